import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outcome } from '../../../courses/format/outcome.ts'
import { JournalError } from '../../../player/journal.ts'
import { saveSign } from '../../../player/save-sign.ts'
import { trackedCourse } from '../../contract/tracked-course.ts'
import {
  answerTo,
  ATTACHED,
  createWorld,
  pass,
  promised,
  REPLICA,
  running,
  settle,
  told,
  type Session,
  type World,
} from './session-bench.ts'

const contextOf = (session: Session) => session.getSnapshot().context
const isAt = (session: Session, learning: 'reading' | 'leaving' | 'left' | 'leaveFailed') =>
  session.getSnapshot().matches({ running: { learning } })

/** A session that has reported once, and an answer that it has not. */
async function answered(parts: Partial<World> = {}) {
  const world = createWorld(parts)
  const session = await running(world)
  await pass(world, 1_000)
  world.calls.length = 0
  world.reports.length = 0
  session.send(answerTo('practice'))
  return { world, session }
}

describe('Exit', () => {
  it('keeps everything in the journal, then tells the LMS, then has left', async () => {
    const { world, session } = await answered()
    world.seconds = 61
    session.send({ type: 'learner.exit' })
    await settle()
    expect(world.calls).toEqual(['append answer practice', 'append time 61', 'keep rev 2', 'leave 2 exit'])
    const { progress } = contextOf(session)
    const state = {
      replica: REPLICA,
      progress,
      outcome: outcome(trackedCourse, progress),
      seconds: 61,
      mayReplace: true,
    }
    expect(world.reports).toEqual([{ at: 1_000, rev: 2, state }])
    expect(isAt(session, 'left')).toBe(true)
  })

  it('waits for a journal that is at work; meanwhile nothing else is taken', async () => {
    const written = promised()
    const { world, session } = await answered()
    world.writing = () => written.promise
    await settle()
    session.send({ type: 'learner.shown', page: 'one' })
    session.send({ type: 'learner.exit' })
    session.send({ type: 'learner.next' })
    session.send(answerTo('q2'))
    await pass(world, 10_000)
    expect(isAt(session, 'leaving')).toBe(true)
    expect(world.reports).toEqual([])
    written.keep()
    await settle()
    expect(isAt(session, 'left')).toBe(true)
    expect(told(world.stored)).toEqual(['answer practice', 'visit one'])
    expect(contextOf(session).page).toBe('one')
  })

  it('does not wait for a journal that refuses', async () => {
    const { world, session } = await answered()
    world.writing = () => Promise.reject(new JournalError('full', 'The storage of this browser is full.'))
    session.send({ type: 'learner.exit' })
    await settle()
    expect(isAt(session, 'left')).toBe(true)
    expect(world.reports).toMatchObject([{ rev: 2 }])
    expect(world.reports[0]?.state.progress.questions.has('practice')).toBe(true)
  })

  it('is the last that the LMS hears', async () => {
    const { world, session } = await answered()
    session.send({ type: 'learner.exit' })
    await settle()
    // An LMS that was left answers nothing more.
    world.reporting = () => Promise.resolve('unreachable')
    world.calls.length = 0
    world.seconds = 90
    session.send({ type: 'browser.hidden' })
    session.send({ type: 'browser.visible' })
    session.send({ type: 'browser.online' })
    await pass(world, 120_000, 1_000)
    expect(world.calls).toEqual(['append time 90'])
    expect(isAt(session, 'left')).toBe(true)
  })

  it('while a report is under way or waits for its next try ends the reporting, too', async () => {
    const answer = promised<'unreachable'>()
    const { world, session } = await answered({ reporting: () => Promise.resolve('unreachable') })
    await pass(world, 1_000)
    expect(contextOf(session).failures).toBeGreaterThan(0)
    world.reporting = () => answer.promise
    session.send({ type: 'learner.retry' })
    session.send({ type: 'learner.exit' })
    await settle()
    answer.keep('unreachable')
    world.calls.length = 0
    await pass(world, 120_000, 1_000)
    expect(world.calls).toEqual([])
    expect(saveSign(session.getSnapshot())).toEqual({ state: 'sent-to-lms', lmsAway: false, practice: false })
  })

  it('leaves the sign at "sent" with the revision that was sent', async () => {
    const { session } = await answered()
    session.send({ type: 'learner.exit' })
    await settle()
    expect(saveSign(session.getSnapshot()).state).toBe('sent-to-lms')
    expect(contextOf(session)).toMatchObject({ rev: 2, sentRev: 2, failures: 0 })
  })

  it('is final with an LMS', async () => {
    const { session } = await answered()
    session.send({ type: 'learner.exit' })
    await settle()
    session.send({ type: 'learner.return' })
    expect(isAt(session, 'left')).toBe(true)
  })

  it.each([
    ['without an LMS', null, []],
    ['in practice mode', { ...ATTACHED, recording: false }, ['leave 1 exit']],
  ])('can be taken back %s', async (_, connection, said) => {
    const { world, session } = await answered({ connection })
    session.send({ type: 'learner.exit' })
    await settle()
    expect(isAt(session, 'left')).toBe(true)
    expect(world.calls.filter((call) => call.startsWith('leave'))).toEqual(said)
    session.send({ type: 'learner.return' })
    session.send({ type: 'learner.next' })
    expect(isAt(session, 'reading')).toBe(true)
    expect(contextOf(session).page).toBe('two')
  })
})

describe('an LMS that does not take the last report', () => {
  async function leaveFailed() {
    const { world, session } = await answered({ goodbye: () => 'failed' })
    session.send({ type: 'learner.exit' })
    await settle()
    expect(isAt(session, 'leaveFailed')).toBe(true)
    world.calls.length = 0
    return { world, session }
  }

  it('keeps the course open, and can be told again', async () => {
    const { world, session } = await leaveFailed()
    world.goodbye = () => 'left'
    session.send({ type: 'learner.exit' })
    await settle()
    expect(isAt(session, 'left')).toBe(true)
    expect(world.calls).toEqual(['keep rev 3', 'leave 3 exit'])
  })

  it('may fail again', async () => {
    const { world, session } = await leaveFailed()
    session.send({ type: 'learner.exit' })
    await settle()
    expect(isAt(session, 'leaveFailed')).toBe(true)
    expect(world.calls).toEqual(['keep rev 3', 'leave 3 exit'])
    expect(contextOf(session).sentRev).toBe(1)
  })

  it('lets the learner go on, and is told later', async () => {
    const { world, session } = await leaveFailed()
    session.send({ type: 'learner.return' })
    session.send({ type: 'learner.shown', page: 'one' })
    expect(isAt(session, 'reading')).toBe(true)
    await pass(world, 1_000)
    expect(contextOf(session)).toMatchObject({ sentRev: 3, ackSeq: 2 })
    expect(contextOf(session).reported).toBe(contextOf(session).progress)
  })
})

describe('a report under way at Exit', () => {
  it('counts as sent with its own revision only', async () => {
    const answer = promised<'sent'>()
    const { world, session } = await answered({ goodbye: () => 'failed' })
    world.reporting = () => answer.promise
    await pass(world, 10_000, 1_000)
    session.send({ type: 'learner.exit' })
    await settle()
    expect(world.reports.map(({ rev }) => rev)).toEqual([2, 3])
    answer.keep('sent')
    await settle()
    expect(contextOf(session)).toMatchObject({ rev: 3, sentRev: 2 })
  })
})

describe('a page that goes away', () => {
  it('has the last word at once, with everything and a new revision', async () => {
    const { world, session } = await answered()
    session.send({ type: 'browser.leaving' })
    expect(world.reports).toMatchObject([{ rev: 2 }])
    expect(world.calls.at(-1)).toBe('leave 2 closing')
    expect(world.reports[0]?.state.progress).toBe(contextOf(session).progress)
  })

  it('says nothing where there is no LMS', async () => {
    for (const connection of [null, { attached: false, reason: 'no-api' } as const]) {
      const { world, session } = await answered({ connection })
      session.send({ type: 'browser.leaving' })
      expect(world.reports).toEqual([])
    }
  })

  describe('while the LMS is away', () => {
    beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(1))
    afterEach(() => void vi.restoreAllMocks())

    it('tries once more', async () => {
      const { world, session } = await answered({ reporting: () => Promise.resolve('unreachable') })
      await pass(world, 1_500)
      world.calls.length = 0
      session.send({ type: 'browser.leaving' })
      expect(world.calls).toEqual([`leave ${contextOf(session).rev + 1} closing`])
    })
  })
})
