import { describe, expect, it } from 'vitest'
import { JournalError } from '../../../player/journal.ts'
import { noticesOf } from '../../../player/notices.ts'
import { en } from '../../../player/strings/en.ts'
import { did, visit } from '../../contract/tracked-course.ts'
import { ATTACHED, createWorld, pass, running, settle, type World } from './session-bench.ts'

const refuse = () => Promise.reject(new JournalError('unavailable', 'A private window.'))

/** What a learner is told who has read a page and waited a little. */
async function noticesIn(parts: Partial<World>) {
  const world = createWorld(parts)
  const session = await running(world)
  session.send({ type: 'learner.shown', page: session.getSnapshot().context.page })
  await settle()
  await pass(world, 1_000)
  return noticesOf(session.getSnapshot(), en)
}

describe('a learner is told', () => {
  it('nothing when all is well', async () => {
    expect(await noticesIn({})).toEqual([])
    expect(await noticesIn({ connection: null })).toEqual([])
  })

  it('that a step could not be saved, and what can be done', async () => {
    expect(await noticesIn({ connection: null, writing: refuse })).toEqual([
      { text: en.cannotSave, actions: ['retry', 'keep-in-tab'], canDismiss: false },
    ])
  })

  it('that their work lasts as long as the tab', async () => {
    expect(await noticesIn({ connection: null, opening: refuse })).toEqual([
      { text: en.onlyInThisTab, actions: [], canDismiss: true },
    ])
  })

  it('that only the LMS keeps their work', async () => {
    expect(await noticesIn({ opening: refuse })).toEqual([
      { text: en.onlyInThisTabButLms, actions: [], canDismiss: true },
    ])
  })

  it('that practice is kept by nobody, when storage is refused, too', async () => {
    expect(await noticesIn({ opening: refuse, connection: { ...ATTACHED, recording: false } })).toEqual([
      { text: en.onlyInThisTab, actions: [], canDismiss: true },
      { text: en.practice, actions: [], canDismiss: false },
    ])
  })

  it('that the LMS does not answer', async () => {
    expect(await noticesIn({ reporting: () => Promise.resolve('unreachable') })).toEqual([
      { text: en.lmsAway, actions: ['retry'], canDismiss: false },
    ])
  })

  it('nothing that another notice denies, when neither the device nor the LMS keeps anything', async () => {
    const unreachable = () => Promise.resolve('unreachable' as const)
    expect(await noticesIn({ opening: refuse, reporting: unreachable })).toEqual([
      { text: en.onlyInThisTab, actions: [], canDismiss: true },
      { text: en.lmsAwayInTab, actions: ['retry'], canDismiss: false },
    ])
    expect(await noticesIn({ writing: refuse, reporting: unreachable })).toEqual([
      { text: en.cannotSave, actions: ['retry', 'keep-in-tab'], canDismiss: false },
      { text: en.lmsAwayInTab, actions: ['retry'], canDismiss: false },
    ])
    expect(await noticesIn({ opening: refuse, connection: { attached: false, reason: 'no-api' } })).toEqual([
      { text: en.onlyInThisTab, actions: [], canDismiss: true },
      { text: en.noLmsInTab, actions: [], canDismiss: true },
    ])
  })

  it('that no LMS was found', async () => {
    expect(await noticesIn({ connection: { attached: false, reason: 'no-api' } })).toEqual([
      { text: en.noLms, actions: [], canDismiss: true },
    ])
  })

  it.each(['another-course', 'damaged', 'newer-version'] as const)(
    'that the LMS held a state that is %s',
    async (setAside) => {
      expect(await noticesIn({ connection: { ...ATTACHED, setAside } })).toEqual([
        { text: en.setAside[setAside], actions: [], canDismiss: true },
      ])
    },
  )

  it('that progress was restored', async () => {
    expect(await noticesIn({ connection: { ...ATTACHED, remote: did(visit('two')) } })).toEqual([
      { text: en.restored, actions: [], canDismiss: true },
    ])
  })

  it('the most pressing first', async () => {
    const notices = await noticesIn({
      writing: refuse,
      reporting: () => Promise.resolve('unreachable'),
      connection: { ...ATTACHED, remote: did(visit('two')), setAside: 'damaged' },
    })
    expect(notices[0]?.text).toBe(en.cannotSave)
    expect(notices.map(({ text }) => text).slice(-2)).toEqual([en.setAside.damaged, en.restored])
  })
})
