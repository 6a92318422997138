import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import * as extras from '../../player/extras.ts'
import { JournalError } from '../../player/journal.ts'
import {
  attached,
  deferred,
  openPlayer,
  renderPlayer,
  textOf,
  trackerOf,
  visit,
  type Setting,
} from './render-player.ts'

const pages = [{ id: 'one' }, { id: 'two' }]
const open = (setting: Partial<Setting> = {}) => openPlayer({ pages, ...setting })
const user = userEvent.setup()
const press = (name: string) => user.click(screen.getByRole('button', { name }))
const main = () => within(screen.getByRole('main'))
/** The screen as it is read: its heading, its paragraphs, its buttons. */
const screenNow = () => [
  textOf(main().getByRole('heading', { level: 1 })),
  ...main().getAllByRole('paragraph').map(textOf),
  ...main()
    .queryAllByRole('button')
    .map((button) => `[${textOf(button)}]`),
]
const LEFT = 'Your progress is saved'

describe('leaving', () => {
  it('says that the work is on this device, takes the focus, and leads back to the same page', async () => {
    await open({ wanted: 'two' })
    await press('Exit')
    expect(screenNow()).toEqual([
      LEFT,
      'It is kept on this device. You can close this window, or go on.',
      '[Back to the course]',
    ])
    expect(main().getByRole('heading', { level: 1 })).toHaveFocus()
    expect(screen.queryByRole('banner')).toBeNull()
    await press('Back to the course')
    expect(screen.getByRole('heading', { level: 1, name: 'Two' })).toHaveFocus()
  })

  it('leads home, where there is a home', async () => {
    await open({ local: { name: '', home: './' } })
    await press('Exit')
    expect(main().getByRole('link', { name: 'All courses, your data: home' })).toHaveAttribute('href', './')
  })

  it('tells the LMS, says so, and offers no way back into a session that is over', async () => {
    const reasons: string[] = []
    const leave = (_state: unknown, _rev: number, reason: string) => {
      reasons.push(reason)
      return 'left' as const
    }
    await open({ tracker: trackerOf({ leave }) })
    await press('Exit')
    expect(screenNow()).toEqual([LEFT, 'It was sent to your LMS. You can close this window now.'])
    expect(reasons).toEqual(['exit'])
  })

  it('does not say of practice that it was sent to the LMS', async () => {
    await open({ tracker: trackerOf({ connect: () => Promise.resolve(attached({ recording: false })) }) })
    await press('Exit')
    expect(screenNow()).toEqual([
      LEFT,
      'It is kept on this device. You can close this window, or go on.',
      '[Back to the course]',
    ])
    await press('Back to the course')
    expect(screen.getByRole('heading', { level: 1, name: 'One' })).toBeInTheDocument()
  })

  it('says that the work is on this device when the LMS was not found', async () => {
    const connect = () => Promise.resolve({ attached: false, reason: 'initialize-failed' } as const)
    await open({ tracker: trackerOf({ connect }) })
    await press('Exit')
    expect(screenNow()[1]).toBe('It is kept on this device. You can close this window, or go on.')
  })

  it('does not say that the work is saved when it is only in this tab', async () => {
    await open({ kept: 'tab' })
    await press('Exit')
    expect(screenNow()).toEqual([
      'Only in this tab',
      'This browser keeps nothing for this course. Your progress lasts until you close this tab.',
      '[Back to the course]',
    ])
  })

  it('does not say that the work is saved when the journal refuses it', async () => {
    const append = () => Promise.reject(new JournalError('full', 'The disk is full.'))
    renderPlayer({ pages, journal: (memory) => ({ ...memory, append }) })
    expect(await screen.findByText('Not saved')).toBeInTheDocument()
    await press('Exit')
    expect(screenNow()).toEqual([
      'Not saved',
      'Your last step could not be saved on this device. We keep trying; please leave this window open.',
      '[Back to the course]',
    ])
  })

  it('says that it is saving until the journal has answered', async () => {
    const kept = deferred<undefined>()
    renderPlayer({ pages, journal: (memory) => ({ ...memory, append: () => kept.promise }) })
    expect(await screen.findByText('Saving …')).toBeInTheDocument()
    await press('Exit')
    expect(textOf(main().getByRole('status'))).toBe('Saving your progress …')
    kept.resolve(undefined)
    expect(await screen.findByRole('heading', { level: 1, name: LEFT })).toHaveFocus()
  })
})

describe('an LMS that does not take the last report', () => {
  const FAILED = [
    'Saved on this device, not yet in your LMS',
    'Your LMS did not accept the last report. You can try again now, or go on and leave later.',
    '[Try again]',
    '[Back to the course]',
  ]

  it('is told, and may be tried again until it does', async () => {
    let result: 'left' | 'failed' = 'failed'
    await open({ tracker: trackerOf({ leave: () => result }) })
    await press('Exit')
    expect(screenNow()).toEqual(FAILED)
    expect(main().getByRole('heading', { level: 1 })).toHaveFocus()
    await press('Try again')
    expect(screenNow()).toEqual(FAILED)
    result = 'left'
    await press('Try again')
    expect(screenNow()).toEqual([LEFT, 'It was sent to your LMS. You can close this window now.'])
  })

  it('does not keep the learner from going on', async () => {
    await open({ tracker: trackerOf({ leave: () => 'failed' }) })
    await press('Exit')
    await press('Back to the course')
    expect(screen.getByRole('heading', { level: 1, name: 'One' })).toHaveFocus()
    expect(screen.getByRole('button', { name: 'Next' })).toBeEnabled()
  })

  it('is not told in words that claim too much when the work is only in this tab', async () => {
    await open({ kept: 'tab', tracker: trackerOf({ leave: () => 'failed' }) })
    await press('Exit')
    expect(screenNow()).toEqual(['Only in this tab', ...FAILED.slice(1)])
  })
})

describe('progress that cannot be opened', () => {
  const setting = (): { setting: Setting; mend: () => void } => {
    let isBroken = true
    const journal: Setting['journal'] = (memory) => ({
      ...memory,
      open: () => (isBroken ? Promise.reject(new Error('The lock is held.')) : memory.open()),
    })
    return { setting: { pages, journal, done: [visit('one'), visit('two')] }, mend: () => (isBroken = false) }
  }

  it('is told with its reason, and may be tried again', async () => {
    const { setting: broken, mend } = setting()
    renderPlayer(broken)
    expect(await screen.findByRole('heading', { level: 1 })).toHaveFocus()
    expect(screenNow()).toEqual([
      'Your saved progress cannot be opened',
      'This browser refuses to open its storage for this course. Private windows and strict privacy settings do that.',
      'Error: The lock is held.',
      '[Try again]',
      '[Go on without saving]',
    ])
    expect(textOf(main().getByRole('group'))).toBe('Details Error: The lock is held.')
    await press('Try again')
    expect(screenNow()[0]).toBe('Your saved progress cannot be opened')
    mend()
    await press('Try again')
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Two$/)
  })

  it('does not keep the learner from the course', async () => {
    renderPlayer(setting().setting)
    expect(await screen.findByRole('button', { name: 'Go on without saving' })).toBeInTheDocument()
    await press('Go on without saving')
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^One$/)
    expect(screen.getByText('Only in this tab')).toBeInTheDocument()
  })
})

describe('a screen whose part of the player did not arrive', () => {
  it('is not empty: it says so, and asks for the part again', async () => {
    let tries = 0
    const missing = () => Promise.reject(new Error('The file did not arrive.'))
    await open({ extras: () => (tries++ === 0 ? missing() : Promise.resolve(extras)) })
    await press('Exit')
    expect(textOf(main().getByRole('alert'))).toBe('A part of the player did not arrive. Try again')
    await press('Try again')
    expect(main().getByRole('heading', { level: 1, name: LEFT })).toHaveFocus()
  })
})
