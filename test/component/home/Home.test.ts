import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_PROGRESS, type Progress } from '../../../courses/format/progress.ts'
import * as player from '../../../player/extras.ts'
import { language } from '../../../player/language.svelte.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'
import { HomeState, type Device } from '../../../src/home/home-state.svelte.ts'
import Home from '../../../src/home/Home.svelte'
import type { HomeCourse } from '../../../src/home/standing.ts'
import type { Peek } from '../../../src/journal/peek.ts'
import { courseOf } from '../course.ts'
import { textOf } from '../render-player.ts'

const stamp = { lc: 1, replica: 'r' }
const resource = { number: 1, section: 'all', languages: ['en'], links: [] }
const courseFor = (id: string, tag: string): HomeCourse => {
  const { course, reference } = courseOf({
    course: { id, title: `Course ${id}`, language: tag },
    pages: [{ id: 'one' }, { id: 'two' }],
    reference: {
      glossary: [{ id: 'term', term: `Term of ${id}`, meaning: 'A word', pages: ['two'] }],
      resources: {
        sections: [{ id: 'all', title: `Books of ${id}` }],
        items: [{ ...resource, title: `Book ${id.repeat(3)}` }],
      },
    },
  })
  const plan = { page: 'two', parts: ['form'] }
  return { course, texts: [], plan, certificate: 'two', reference: () => Promise.resolve({ default: reference }) }
}
const begun: Progress = { ...EMPTY_PROGRESS, visited: new Set(['one']), position: { ...stamp, page: 'one' } }
const nothing: Peek = { kept: new Map(), scopes: [], isRefused: false }
const keptOf = (progress: Progress, last = 1) => ({ progress, rows: [{ seq: 1 }], last })

/** Home with two courses, over a device whose journals hold what the test says. */
function show(peek: () => Peek | Promise<Peek> = () => nothing, wanted: string | null = null, tag = 'en') {
  const forgotten: string[] = []
  let ids = 9
  const device: Device = {
    storage: () => localStorage,
    peek: () => Promise.resolve().then(peek),
    openJournal: (scope) =>
      Promise.resolve({
        ...createMemoryJournal('00000000'),
        forget: () => Promise.resolve(void forgotten.push(scope)),
      }),
    newId: () => String(++ids).padStart(8, '0'),
  }
  const state = new HomeState([courseFor('a', tag), courseFor('b', tag)], device)
  render(Home, { state, player, texts: player.en, wanted, speak: () => Promise.resolve() })
  return { state, forgotten }
}
const card = (id: string) => within(document.querySelector<HTMLElement>(`[data-course="${id}"]`)!)
const progressOf = (id: string) => textOf(document.querySelector(`[data-course="${id}"] [data-progress]`))
const user = userEvent.setup()

afterEach(() => {
  localStorage.clear()
  location.hash = ''
  language.current = 'en'
})

describe('home', () => {
  it('looks for progress, and says that nothing is begun when there is none', async () => {
    show()
    expect(progressOf('a')).toBe('Looking for your progress …')
    await waitFor(() => expect(progressOf('a')).toBe('Not begun yet'))
    expect(screen.getByText('Welcome')).toBeVisible()
    expect(card('a').getByRole('link', { name: 'Begin the course' })).toHaveAttribute('href', './?course=a')
    expect(card('b').getByRole('link', { name: 'Begin the course: Course b' })).toHaveAttribute('href', './?course=b')
    expect(screen.getByText(/stand here once a course is begun/)).toBeVisible()
  })

  it('puts first where the learner was, with what is left', async () => {
    show(() => ({ ...nothing, kept: new Map([['b/local', keptOf(begun)]]) }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Course b'))
    expect(progressOf('b')).toBe('1 of 2 pages read · about 5 min left')
    expect(card('b').getByRole('link', { name: 'Continue on page 1' })).toHaveAttribute('href', './?course=b')
    expect(textOf(document.querySelector('.where'))).toBe('You were on page 1: One')
    expect(screen.getByText('Welcome back')).toBeVisible()
    expect(card('b').getByRole('link', { name: 'One (read)' })).toHaveAttribute('href', './?course=b#/one')
    expect(screen.getByRole('link', { name: 'Your plan' })).toHaveAttribute('href', './?course=b#/two')
  })

  it('says when progress cannot be read, and every course still opens', async () => {
    let isRefused = true
    show(() => ({ ...nothing, isRefused }))
    const notice = await screen.findByText(/does not let this page read/)
    expect(card('a').getByRole('link', { name: 'Begin the course' })).toBeVisible()
    isRefused = false
    await user.click(within(notice).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText(/does not let this page read/)).toBeNull())
  })

  it('shows the newest state when it is shown again', async () => {
    let progress = begun
    show(() => ({ ...nothing, kept: new Map([['a/local', keptOf(progress)]]) }))
    await waitFor(() => expect(progressOf('a')).toMatch(/^1 of 2/))
    progress = { ...begun, visited: new Set(['one', 'two']) }
    document.dispatchEvent(new Event('visibilitychange'))
    await waitFor(() => expect(progressOf('a')).toMatch(/^Complete · 2 of 2/))
  })

  it('says that a course is not here, with the way to those that are', () => {
    show(() => nothing, 'c')
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('There is no such course here')
    expect(screen.getByRole('link', { name: 'Go to the courses' })).toHaveAttribute('href', './')
    expect(document.querySelector('[data-course]')).toBeNull()
  })

  it('has the resources of each course under its name, with their number and without stars, and one glossary', async () => {
    location.hash = '#resources'
    show()
    expect(await screen.findByRole('heading', { level: 1, name: 'Resource library' })).toBeVisible()
    const buttons = await screen.findAllByRole('button', { name: /resource/ })
    expect(buttons.map(textOf)).toEqual(['Course a: 1 resource', 'Course b: 1 resource'])
    const headings = () => [2, 3].flatMap((level) => screen.queryAllByRole('heading', { level }).map(textOf))
    expect(headings()).toEqual(['Course a', 'Books of a'])
    await user.type(screen.getByRole('searchbox'), 'bbb')
    expect(headings()).toEqual(['Course a'])
    await user.click(screen.getByRole('button', { name: /Course b/ }))
    expect(headings()).toEqual(['Course b', 'Books of b'])
    expect(screen.getByRole('button', { name: /Course b/ })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.queryByRole('button', { name: /^Star/ })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: 'Starred' })).toBeNull()
    location.hash = '#glossary'
    window.dispatchEvent(new Event('hashchange'))
    expect(await screen.findByText('Term of b')).toBeVisible()
    expect(screen.getAllByRole('link', { name: 'Two' }).map((link) => link.getAttribute('href'))).toEqual([
      './?course=a#/two',
      './?course=b#/two',
    ])
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Glossary' })).toHaveFocus())
  })

  it('tells beforehand how many resources each course has', async () => {
    show()
    const teaser = within(await screen.findByRole('region', { name: 'From the resource library' }))
    expect(teaser.getAllByRole('paragraph').map(textOf)).toEqual(
      expect.arrayContaining(['Course a: 1 resource', 'Course b: 1 resource']),
    )
    expect(teaser.getByRole('link', { name: 'All resources' })).toHaveAttribute('href', './#resources')
  })

  it('marks what a course says in another language than home', async () => {
    const kept = new Map([['a/local', { ...keptOf(begun), rows: [{ seq: 1 }] }]])
    show(() => ({ ...nothing, kept }), null, 'ar')
    await waitFor(() => expect(progressOf('a')).toMatch(/^1 of 2/))
    const texts = ['Course a', 'Course b', 'One', 'Book aaa', 'Book bbb']
    await waitFor(() => expect([...document.querySelectorAll('[lang=ar]')].map(textOf)).toEqual(expect.arrayContaining(texts))) // prettier-ignore
    expect(screen.getByRole('heading', { level: 3, name: 'Course a' })).toHaveAttribute('lang', 'ar')
    expect(screen.getByText(/You were on page 1/)).not.toHaveAttribute('lang')
    location.hash = '#data'
    window.dispatchEvent(new Event('hashchange'))
    expect((await screen.findByRole('rowheader', { name: 'Course a' })).firstElementChild).toHaveAttribute('lang', 'ar')
  })

  it('speaks French', async () => {
    language.current = 'fr'
    show()
    await waitFor(() => expect(progressOf('a')).toBe('Pas encore commencé'))
    expect(screen.getByRole('link', { name: 'Commencer le cours' })).toBeVisible()
  })
})

describe('the learners on home', () => {
  it('are added, chosen and removed; each has progress of their own', async () => {
    const kept = new Map([['a/local', keptOf(begun)]])
    const { state, forgotten } = show(() => ({ kept, scopes: ['a/local', 'a/local-0000000f'], isRefused: false }))
    await waitFor(() => expect(progressOf('a')).toMatch(/^1 of 2/))
    await user.click(screen.getByRole('button', { name: /Who is learning/ }))
    // One whose name was lost is here again: the work is on the device.
    expect(screen.getByRole('button', { name: 'Learn as No name (2)' })).toBeVisible()
    await user.type(screen.getByLabelText('Name of a new learner'), '  Ana {Enter}')
    expect(await screen.findByText('Ana learns now.')).toBeVisible()
    await waitFor(() => expect(progressOf('a')).toBe('Not begun yet'))
    kept.set(`a/local-${state.learners.current.id}`, keptOf(begun))
    await user.click(screen.getByRole('button', { name: 'Remove Ana' }))
    expect(screen.getByText(/of Ana are removed from this device for good/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Yes, remove' }))
    await waitFor(() => expect(forgotten).toEqual(['a/local-00000010']))
    expect(await screen.findByText('Ana is removed.')).toBeVisible()
    expect(state.learners.current.id).toBe('')
  })

  it('without a letter in the name are not added', async () => {
    const { state } = show()
    await user.click(screen.getByRole('button', { name: /Who is learning/ }))
    await user.click(screen.getByRole('button', { name: 'Add' }))
    expect(await screen.findByText('Write a name first.')).toBeVisible()
    expect(state.learners.all).toHaveLength(1)
  })
})

describe('your data on home', () => {
  it('tells what is kept, and forgets it after asking', async () => {
    location.hash = '#data'
    const { forgotten } = show(() => ({ ...nothing, kept: new Map([['a/local', keptOf(begun)]]) }))
    expect(await screen.findByRole('rowheader', { name: 'Course a' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Forget everything' }))
    expect(forgotten).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Yes, remove everything' }))
    await waitFor(() => expect(forgotten).toEqual(['a/local']))
    expect(await screen.findByText('Everything is removed from this device.')).toBeVisible()
  })

  it('saves one file for all courses, and takes it back', async () => {
    location.hash = '#data'
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
    // Here the press on a download would go to its address.
    const pressed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined)
    const row = { replica: 'r', seq: 1, lc: 1, epoch: 0, t: 1, v: 1, type: 'visit', data: { page: 'one' } }
    show(() => ({ ...nothing, kept: new Map([['a/local', { ...keptOf(begun), rows: [row] }]]) }))
    await user.click(screen.getByRole('button', { name: 'Save a backup of everything' }))
    expect(await screen.findByText(/The backup is saved as a file/)).toBeVisible()
    const text = await (made.mock.calls[0]?.[0] as Blob).text()
    const file = new File([text], 'all.backup.json', { type: 'application/json' })
    await user.upload(screen.getByLabelText('Restore from a backup', { selector: 'input' }), file)
    await waitFor(() =>
      expect(screen.getAllByRole('status').map(textOf)).toContain('The backup of 1 course was added.'),
    )
    made.mockRestore()
    pressed.mockRestore()
  })
})
