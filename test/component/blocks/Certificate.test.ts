import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { choice } from '../course.ts'
import { answer, attached, openPlayer, textOf, trackerOf, visit, type Setting } from '../render-player.ts'
import { note, notesOf } from './notes.ts'

const PASSED: Course['completion'] = { pages: 'all', assessment: 'passed' }
const complete: Setting['done'] = [
  visit('one'),
  visit('test'),
  answer('q1', ['a'], 1),
  { type: 'complete', data: { completed: true, passed: true, score: 100 } },
]

/** Three pages, the second of which is the graded assessment; the certificate stands on the last. */
async function open(done: Setting['done'], setting: Partial<Setting> = {}) {
  const test = {
    id: 'test',
    title: 'Test',
    assessment: { graded: true, attempts: null },
    blocks: [choice({ id: 'q1' })],
  }
  const shown = await openPlayer({
    course: { completion: PASSED, passingScore: 80, version: '1.2.0', title: 'The city' },
    pages: [{ id: 'one' }, test, { id: 'end', blocks: [{ kind: 'certificate' }] }],
    wanted: 'end',
    ...(done && { done }),
    ...setting,
  })
  const region = within(screen.getByRole('region', { name: 'Your certificate' }))
  return { ...shown, region, user: userEvent.setup() }
}
type Region = Awaited<ReturnType<typeof open>>['region']
const sheet = (region: Region) => textOf(region.getByRole('article', { name: 'Certificate' }))
const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(0)
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}/

describe('before the course is complete', () => {
  it('says what is missing, with links', async () => {
    const { region } = await open([visit('test')])
    expect(region.queryByRole('article')).toBeNull()
    expect(region.getAllByRole('listitem').map(textOf)).toEqual([
      'One page is still unread. Go to the first unread page',
      'The final assessment is not passed yet. Go to the assessment',
    ])
    expect(region.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#/one', '#/test'])
  })
})

describe('when the course is complete', () => {
  it('asks for the name, keeps it on the device, and writes it on the sheet', async () => {
    const { region, user, facts } = await open(complete)
    expect(sheet(region)).toBe(
      `Certificate … has completed the course The city Completed on ${day} Score 100% Course version 1.2.0 Check code … The code shows whether these words were altered. It does not prove who took the course.`,
    )
    expect(region.queryByRole('button')).toBeNull()
    region.getByRole('textbox', { name: 'Your name, as it should stand on the certificate' }).focus()
    await user.keyboard('Zoë Öztürk')
    expect(sheet(region)).toMatch(/^Certificate Zoë Öztürk has completed the course The city /)
    expect(sheet(region)).toMatch(CODE)
    await user.tab()
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'certificate.name': ['Zoë Öztürk'] }))
    expect(region.getByRole('button', { name: 'Print the certificate' })).toHaveFocus()
  })

  it('takes the name from the LMS, as people say it', async () => {
    const learner = { id: 'learner-1', name: 'Nowak, Anna' }
    const tracker = trackerOf({ connect: () => Promise.resolve(attached({ learner })) })
    const { region } = await open(complete, { tracker })
    expect(sheet(region)).toMatch(/^Certificate Anna Nowak has completed/)
    expect(region.queryByRole('textbox')).toBeNull()
  })

  it('asks for it where the LMS has none', async () => {
    const tracker = trackerOf({ connect: () => Promise.resolve(attached({ learner: { id: 'learner-1', name: ' ' } })) })
    const { region } = await open([...complete, note('certificate.name', 'Anna')], { tracker })
    expect(region.getByRole('textbox')).toHaveValue('Anna')
    expect(sheet(region)).toMatch(/^Certificate Anna has/)
  })

  it('says honestly what it proves', async () => {
    const { region } = await open(complete)
    expect(region.getByText(/It does not prove who took the course, and a score .* can be forged\.$/)).toBeVisible()
  })

  it('tells no score where nothing is graded', async () => {
    const { region } = await open([visit('one'), note('certificate.name', 'Anna')], {
      course: { completion: { pages: 'all', assessment: 'none' } },
      pages: [{ id: 'one' }, { id: 'end', blocks: [{ kind: 'certificate' }] }],
    })
    expect(sheet(region)).not.toContain('Score')
  })

  it('is printed alone', async () => {
    const { region, user } = await open([...complete, note('certificate.name', 'Anna')])
    let printed = ''
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'))
      printed = textOf(document.querySelector('.printing-part [data-printing]'))
      window.dispatchEvent(new Event('afterprint'))
    }
    await user.click(region.getByRole('button', { name: 'Print the certificate' }))
    expect(printed).toBe(sheet(region))
    expect(document.querySelector('.printing-part, [data-printing]')).toBeNull()
  })
})
