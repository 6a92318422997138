import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { EMPTY_PROGRESS } from '../../courses/format/progress.ts'
import { JournalError } from '../../player/journal.ts'
import type { Tracker } from '../../player/tracker.ts'
import { attached, openPlayer, renderPlayer, textOf, trackerOf, visit, type Setting } from './render-player.ts'

const pages = [{ id: 'one' }, { id: 'two' }]
const open = (setting: Partial<Setting> = {}) => openPlayer({ pages, ...setting })
const connected = (connection: Parameters<typeof attached>[0]): { tracker: Tracker } => {
  return { tracker: trackerOf({ connect: () => Promise.resolve(attached(connection)) }) }
}
const user = userEvent.setup()

/** The notices as they are read, and the buttons of each. They stand in a status, so that they are read out. */
const notices = () =>
  within(screen.getByRole('status'))
    .queryAllByRole('paragraph')
    .map((notice) => [textOf(notice.firstElementChild), ...within(notice).queryAllByRole('button').map(textOf)])
const press = (name: string) => user.click(within(screen.getByRole('status')).getByRole('button', { name }))

const CANNOT_SAVE = 'Your last step could not be saved on this device. We keep trying; please leave this window open.'
const ONLY_IN_TAB = 'This browser keeps nothing for this course. Your progress lasts until you close this tab.'
const LMS_AWAY = 'Saved on this device. Your LMS is not answering; we keep trying.'

describe('notices', () => {
  it('are none when all is well', async () => {
    await open()
    expect(notices()).toEqual([])
  })

  it('are none when all is well with the LMS', async () => {
    const { clock } = await open({ tracker: trackerOf() })
    clock.increment(1_000)
    expect(await screen.findByText('Saved, sent to your LMS')).toBeInTheDocument()
    expect(notices()).toEqual([])
  })

  it('tell of a browser that keeps nothing, once', async () => {
    const { actor } = await open({ kept: 'tab' })
    expect(notices()).toEqual([[ONLY_IN_TAB, 'Dismiss']])
    await press('Dismiss')
    expect(notices()).toEqual([])
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    expect(notices()).toEqual([])
  })

  it('tell of a browser that keeps nothing that the LMS does', async () => {
    await open({ kept: 'tab', tracker: trackerOf() })
    expect(notices()).toEqual([
      ['This browser keeps nothing for this course. Your progress is kept by your LMS.', 'Dismiss'],
    ])
  })

  it('tell that the last step could not be saved until it is, and let the learner try again', async () => {
    let isFull = true
    const { facts } = renderPlayer({
      pages,
      journal: (memory) => ({
        ...memory,
        append: (events) =>
          isFull ? Promise.reject(new JournalError('full', 'The disk is full.')) : memory.append(events),
      }),
    })
    expect(await screen.findByText(CANNOT_SAVE)).toBeInTheDocument()
    expect(notices()).toEqual([[CANNOT_SAVE, 'Try again', 'Go on in this tab only']])
    await press('Try again')
    expect(notices()).toEqual([[CANNOT_SAVE, 'Try again', 'Go on in this tab only']])
    isFull = false
    await press('Try again')
    expect(notices()).toEqual([])
    expect(facts()).toEqual([visit('one')])
  })

  it('let the learner go on in this tab only, and say what that means', async () => {
    renderPlayer({
      pages,
      journal: (memory) => ({
        ...memory,
        append: () => Promise.reject(new JournalError('unavailable', 'The disk is gone.')),
      }),
    })
    expect(await screen.findByText(CANNOT_SAVE)).toBeInTheDocument()
    await press('Go on in this tab only')
    expect(notices()).toEqual([[ONLY_IN_TAB, 'Dismiss']])
    expect(screen.getByText('Only in this tab')).toBeInTheDocument()
  })

  it('never stop the learner', async () => {
    const append = () => Promise.reject(new JournalError('full', 'The disk is full.'))
    renderPlayer({ pages, journal: (memory) => ({ ...memory, append }) })
    expect(await screen.findByText(CANNOT_SAVE)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Two$/)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('tell that the LMS does not answer until it does, and let the learner try again', async () => {
    let answer: 'sent' | 'unreachable' = 'unreachable'
    const { clock } = await open({ tracker: trackerOf({ report: () => Promise.resolve(answer) }) })
    clock.increment(1_000)
    expect(await screen.findByText(LMS_AWAY)).toBeInTheDocument()
    expect(notices()).toEqual([[LMS_AWAY, 'Try again']])
    await press('Try again')
    expect(notices()).toEqual([[LMS_AWAY, 'Try again']])
    answer = 'sent'
    await press('Try again')
    expect(notices()).toEqual([])
  })

  it('tell of practice as long as it lasts', async () => {
    await open(connected({ recording: false }))
    expect(notices()).toEqual([['Practice: your LMS opened this course for review. Nothing is recorded there.']])
  })

  it('tell of an LMS that was not found', async () => {
    const connect = () => Promise.resolve({ attached: false, reason: 'no-api' } as const)
    await open({ tracker: trackerOf({ connect }) })
    expect(notices()).toEqual([
      ['This course was made for an LMS, and none was found. Your progress is kept on this device.', 'Dismiss'],
    ])
  })

  it.each([
    [
      'another-course',
      'Your LMS held the saved state of another course. It was not used; your progress here begins with what this device knows.',
    ],
    [
      'damaged',
      'The state saved in your LMS could not be read. Your progress here begins with what this device knows.',
    ],
    [
      'newer-version',
      'The state saved in your LMS was made by a newer version. Your progress here begins with what this device knows.',
    ],
  ] as const)('tell of a state in the LMS that was set aside: %s', async (setAside, text) => {
    await open(connected({ setAside }))
    expect(notices()).toEqual([[text, 'Dismiss']])
  })

  it('tell that progress was restored from the LMS', async () => {
    await open(connected({ remote: { ...EMPTY_PROGRESS, visited: new Set(['one']) } }))
    expect(notices()).toEqual([['This device had nothing saved. Your progress was restored from your LMS.', 'Dismiss']])
  })

  it('stand together, and are dismissed one by one', async () => {
    await open({ kept: 'tab', ...connected({ setAside: 'damaged' }) })
    expect(notices().map(([text]) => text)).toEqual([
      'This browser keeps nothing for this course. Your progress is kept by your LMS.',
      'The state saved in your LMS could not be read. Your progress here begins with what this device knows.',
    ])
    await user.click(screen.getAllByRole('button', { name: 'Dismiss' })[0]!)
    expect(notices().map(([text]) => text)).toEqual([
      'The state saved in your LMS could not be read. Your progress here begins with what this device knows.',
    ])
  })
})
