import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../../courses/format/progress.ts'
import { JournalError } from '../../../player/journal.ts'
import { saveSign } from '../../../player/save-sign.ts'
import { visit } from '../../contract/tracked-course.ts'
import { ATTACHED, createWorld, earlier, pass, promised, running, settle, type Session } from './session-bench.ts'

const signOf = (session: Session) => saveSign(session.getSnapshot())
const refuse = () => Promise.reject(new JournalError('full', 'The storage of this browser is full.'))
const show = async (session: Session, page: string) => {
  session.send({ type: 'learner.shown', page })
  await settle()
}

describe('the save sign says', () => {
  it('"saving" until the journal has answered, then "saved on this device"', async () => {
    const written = promised()
    const session = await running(createWorld({ connection: null, writing: () => written.promise }))
    await show(session, 'one')
    expect(signOf(session)).toEqual({ state: 'saving', lmsAway: false, practice: false })
    written.keep()
    await settle()
    expect(signOf(session)).toEqual({ state: 'saved-on-this-device', lmsAway: false, practice: false })
  })

  it('"sent to your LMS" when it was, and not before', async () => {
    const answer = promised<'sent'>()
    const world = createWorld({ reporting: () => answer.promise })
    const session = await running(world)
    await show(session, 'one')
    expect(signOf(session).state).toBe('saved-on-this-device')
    await pass(world, 1_000)
    expect(signOf(session).state).toBe('saved-on-this-device')
    answer.keep('sent')
    await settle()
    expect(signOf(session)).toEqual({ state: 'sent-to-lms', lmsAway: false, practice: false })
    await show(session, 'one')
    expect(signOf(session).state).toBe('saved-on-this-device')
  })

  it('"confirmed by your LMS" of what was read back, and not of what is done afterwards', async () => {
    const stored = [earlier(1, visit('one'))]
    const connection = { ...ATTACHED, remote: foldEvents(stored), confirmedRev: 3 }
    const session = await running(createWorld({ stored, connection, rev: 3 }))
    expect(signOf(session).state).toBe('confirmed-by-lms')
    await show(session, 'one')
    expect(signOf(session).state).toBe('saved-on-this-device')
  })

  it('"saved on this device" when the LMS gave back less than this device knows', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    const connection = { ...ATTACHED, remote: foldEvents(stored.slice(0, 1)), confirmedRev: 3 }
    const session = await running(createWorld({ stored, connection, rev: 3 }))
    expect(signOf(session).state).toBe('saved-on-this-device')
  })

  it('"only in this tab" where the journal is lost with the tab', async () => {
    const session = await running(createWorld({ connection: null, opening: refuse }))
    expect(signOf(session).state).toBe('only-in-this-tab')
    await show(session, 'one')
    expect(signOf(session)).toEqual({ state: 'only-in-this-tab', lmsAway: false, practice: false })
  })

  it('"sent to your LMS" also where the journal is lost with the tab', async () => {
    const answer = promised<'sent'>()
    const world = createWorld({ opening: refuse, reporting: () => answer.promise })
    const session = await running(world)
    await show(session, 'one')
    expect(signOf(session).state).toBe('only-in-this-tab')
    answer.keep('sent')
    await settle()
    expect(signOf(session).state).toBe('sent-to-lms')
  })

  it('"cannot save" from the first refusal until the journal has taken everything', async () => {
    const written = promised()
    const world = createWorld({ connection: null, writing: refuse })
    const session = await running(world)
    await show(session, 'one')
    expect(signOf(session)).toEqual({ state: 'cannot-save', lmsAway: false, practice: false })
    world.writing = () => written.promise
    session.send({ type: 'learner.retry' })
    await settle()
    expect(signOf(session).state).toBe('cannot-save')
    written.keep()
    await settle()
    expect(signOf(session).state).toBe('saved-on-this-device')
  })

  it('"cannot save" rather than "sent", for the LMS is not the place that keeps the work', async () => {
    const world = createWorld({ writing: refuse })
    const session = await running(world)
    await show(session, 'one')
    await pass(world, 1_000)
    expect(world.accepted).toMatchObject([{ rev: 0 }, { rev: 1 }])
    expect(signOf(session).state).toBe('cannot-save')
  })
})

describe('beside the state, the save sign says', () => {
  it('that the LMS is away, from the first report that failed until one was sent', async () => {
    const world = createWorld({ reporting: () => Promise.resolve('unreachable') })
    const session = await running(world)
    expect(signOf(session).lmsAway).toBe(false)
    await pass(world, 1_000)
    expect(signOf(session)).toEqual({ state: 'saved-on-this-device', lmsAway: true, practice: false })
    const answer = promised<'sent'>()
    world.reporting = () => answer.promise
    session.send({ type: 'browser.online' })
    await settle()
    expect(signOf(session).lmsAway).toBe(true)
    answer.keep('sent')
    await settle()
    expect(signOf(session)).toEqual({ state: 'sent-to-lms', lmsAway: false, practice: false })
  })

  it('that nothing is recorded in practice', async () => {
    const session = await running(createWorld({ connection: { ...ATTACHED, recording: false } }))
    await show(session, 'one')
    expect(signOf(session)).toEqual({ state: 'saved-on-this-device', lmsAway: false, practice: true })
  })
})
