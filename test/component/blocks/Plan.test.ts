import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Block, Plan, Reference } from '../../../courses/format/course.ts'
import { courseOf } from '../course.ts'
import { openPlayer, textOf, type Setting } from '../render-player.ts'
import { note, watchFiles } from './notes.ts'

const form: Block = {
  kind: 'form',
  id: 'vision',
  title: 'Vision',
  fields: [
    { id: 'more', label: 'What more?', as: 'text' },
    { id: 'with', label: 'With whom?', as: 'many', options: [{ id: 'firms', text: ['Firms'] }] },
  ],
  sentence: ['We want ', { field: 'vision.more' }, '.'],
}
const list: Block = {
  kind: 'checklist',
  id: 'lens',
  title: 'Lens',
  groups: [{ id: 'g', title: 'Equality' }],
  items: [
    { id: 'a', text: ['Everyone can get in'], group: 'g' },
    { id: 'b', text: ['It is free'], group: 'g' },
  ],
  chart: 'wheel',
}
const plan: Plan = {
  kind: 'plan',
  title: 'My plan',
  parts: [
    { title: 'Our vision', from: 'vision', page: 'two' },
    { title: 'One measure', from: 'lens', page: 'two' },
  ],
}
const reference: Partial<Reference> = {
  resources: {
    sections: [{ id: 's', title: 'Guides' }],
    items: [
      {
        number: 7,
        section: 's',
        title: 'Manual',
        languages: ['en'],
        links: [{ label: 'PDF', type: 'pdf', url: 'https://example.org/a.pdf' }],
      },
      { number: 8, section: 's', title: 'Film', languages: ['en'], links: [] },
    ],
  },
}
const drafts: Setting['pages'] = [
  { id: 'one', blocks: [plan] },
  { id: 'two', title: 'Where to go', blocks: [form, list] },
]

async function open(setting: Partial<Setting> = {}) {
  const shown = await openPlayer({ pages: drafts, reference, ...setting })
  return { ...shown, plan: within(screen.getByRole('region', { name: 'My plan' })), user: userEvent.setup() }
}
const done = [
  note('vision.more', 'trust\nand time'),
  note('vision.with', 'firms'),
  note('lens', 'b'),
  note('star.7', '1'),
  note('star.8', '1'),
  note('star.8'),
]
const button = (name: string) => screen.getByRole('button', { name })
afterEach(() => void vi.restoreAllMocks())

describe('the plan', () => {
  it('gathers what was written on other pages, the profile and the stars, with ways back', async () => {
    const { plan } = await open({ done, wanted: 'one' })
    expect(plan.getAllByRole('heading').map(textOf)).toEqual([
      'My plan',
      'Our vision',
      'One measure',
      'Resources you starred',
    ])
    expect(plan.getByText('We want trust and time.')).toBeVisible()
    expect(textOf(plan.getByText('What more?').nextElementSibling)).toBe('trust and time')
    expect(textOf(plan.getByText('With whom?').nextElementSibling)).toBe('Firms')
    expect(plan.getByText('It is free')).toBeVisible()
    expect(plan.queryByText('Everyone can get in')).toBeNull()
    expect(textOf(plan.getByRole('figure', { name: 'Your profile' }))).toBe('Equality 50%')
    expect(plan.getByText('Manual')).toBeVisible()
    expect(plan.queryByText('Film')).toBeNull()
    const back = plan.getAllByRole('link', { name: 'Where to go' }).map((link) => link.getAttribute('href'))
    expect(back).toEqual(['#/two', '#/two'])
  })

  it('says where nothing is written yet', async () => {
    const { plan } = await open()
    expect(plan.getAllByText('Nothing written yet')).toHaveLength(2)
    expect(plan.getByText('Nothing starred yet')).toBeVisible()
  })

  it('says so when a page does not arrive, and gets it again', async () => {
    const { pages } = courseOf({ pages: drafts })
    let isAway = true
    const page = (id: string) => {
      const found = pages.find((other) => other.id === id)
      return found && (id === 'one' || !isAway) ? Promise.resolve(found) : Promise.reject(new Error('away'))
    }
    const { plan, user } = await open({ done, wanted: 'one', source: { page } })
    const [again] = plan.getAllByRole('button', { name: 'Try again' })
    isAway = false
    await user.click(again!)
    expect(await plan.findByText('We want trust and time.')).toBeVisible()
    expect(plan.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('is saved as a file', async () => {
    const files = watchFiles()
    const { user, time } = await open({ done, wanted: 'one' })
    time.ms = new Date(2026, 2, 1).getTime()
    await user.click(button('Save the plan'))
    expect(await files.get('my-plan.md')).toBe(`# My plan

_A course, March 1, 2026_

## Our vision

**What more?**

trust
and time

**With whom?**

- Firms

> We want trust and time.

## One measure

- It is free

## Resources you starred

- Manual · https://example.org/a.pdf
`)
  })

  it('saves all notes of the course, those of pages that do not arrive too', async () => {
    const files = watchFiles()
    const { pages } = courseOf({ pages: drafts })
    const page = (id: string) => (id === 'one' ? Promise.resolve(pages[0]!) : Promise.reject(new Error('away')))
    const { plan, user } = await open({ done, wanted: 'one', source: { page } })
    button('Save all my notes').focus()
    await user.keyboard('{Enter}')
    await vi.waitFor(() =>
      expect(textOf(plan.getByRole('status'))).toMatch(/^The file with your notes is ready\. Some/),
    )
    const text = await files.get('a-course-my-notes.md')
    expect(text).toContain('**vision.more**\n\ntrust\nand time\n')
    expect(text).toContain('- Manual · https://example.org/a.pdf')
  })

  it('says that there are no notes', async () => {
    const files = watchFiles()
    const { plan, user } = await open()
    await user.click(button('Save all my notes'))
    await vi.waitFor(() => expect(textOf(plan.getByRole('status'))).toBe('There are no notes yet.'))
    expect(files.size).toBe(0)
  })
})

describe('printing', () => {
  const marks = () => [
    document.documentElement.classList.contains('printing-part'),
    [...document.querySelectorAll('[data-printing]')].map((part) => part.getAttribute('aria-labelledby')),
  ]

  it('marks the plan alone, until it is printed', async () => {
    const { user } = await open({ done, wanted: 'one' })
    const id = screen.getByRole('region', { name: 'My plan' }).getAttribute('aria-labelledby')
    let during: unknown
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'))
      during = marks()
    }
    await user.click(button('Print the plan'))
    expect(during).toEqual([true, [id]])
    expect(marks()).toEqual([true, [id]])
    window.dispatchEvent(new Event('afterprint'))
    expect(marks()).toEqual([false, []])
  })

  it('that the window does not allow is said, and leaves no mark', async () => {
    const { plan, user } = await open({ done, wanted: 'one' })
    window.print = () => undefined
    await user.click(button('Print the plan'))
    expect(textOf(plan.getByRole('status'))).toMatch(/^This window may not print\./)
    expect(marks()).toEqual([false, []])
  })
})
