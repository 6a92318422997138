import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outcome } from '../../../courses/format/outcome.ts'
import { JournalError } from '../../../player/journal.ts'
import { did, trackedCourse, visit } from '../../contract/tracked-course.ts'
import {
  answerTo,
  ATTACHED,
  createWorld,
  earlier,
  pass,
  promised,
  running,
  settle,
  told,
  type Session,
  type World,
} from './session-bench.ts'

const contextOf = (session: Session) => session.getSnapshot().context
const trackingOf = (session: Session) =>
  (session.getSnapshot().value as { running: { tracking: unknown } }).running.tracking
const show = (session: Session, page: string) => session.send({ type: 'learner.shown', page })

/** A session whose first report, of how it began, has been sent. */
async function reported(parts: Partial<World> = {}) {
  const world = createWorld(parts)
  const session = await running(world)
  await pass(world, 1_000)
  expect(world.reports.splice(0)).toHaveLength(1)
  world.calls.length = 0
  return { world, session, began: world.clock.now() }
}

describe('tracking', () => {
  it('reports the whole state a second after the course was opened', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    const world = createWorld({ stored })
    const session = await running(world)
    world.seconds = 1.9
    await pass(world, 999, 333)
    expect(world.reports).toEqual([])
    await pass(world, 1)
    const { progress } = contextOf(session)
    const state = { progress, outcome: outcome(trackedCourse, progress), seconds: 1 }
    expect(world.reports).toEqual([{ at: 1_000, rev: 1, state }])
    expect(contextOf(session)).toMatchObject({ rev: 1, sentRev: 1, reported: progress, failures: 0 })
  })

  it('makes one report of a burst, a second after it began', async () => {
    const { world, session, began } = await reported()
    show(session, 'one')
    session.send(answerTo('practice'))
    await pass(world, 500)
    session.send({ type: 'learner.next' })
    show(session, 'two')
    await pass(world, 500)
    expect(world.reports).toMatchObject([{ at: began + 1_000, rev: 2 }])
    expect(world.reports[0]?.state.progress.visited).toEqual(new Set(['one', 'two']))
    await pass(world, 60_000, 1_000)
    expect(world.reports).toHaveLength(1)
  })

  it('reports what is done during a report in the next one', async () => {
    const answered = promised<'sent'>()
    const { world, session } = await reported()
    show(session, 'one')
    world.reporting = () => answered.promise
    await pass(world, 1_000)
    const sent = contextOf(session).progress
    session.send(answerTo('q1'))
    await pass(world, 5_000)
    expect(world.reports).toHaveLength(1)
    answered.keep('sent')
    await settle()
    expect(contextOf(session).reported).toBe(sent)
    await pass(world, 1_000)
    expect(world.reports.map(({ rev }) => rev)).toEqual([2, 3])
    expect(contextOf(session).reported).toBe(contextOf(session).progress)
  })

  it('reports nothing that the journal does not have yet', async () => {
    const { world, session } = await reported()
    const written = promised()
    world.writing = () => written.promise
    show(session, 'one')
    await pass(world, 5_000)
    expect(world.calls).toEqual(['append visit one'])
    written.keep()
    await pass(world, 1_000)
    expect(world.calls).toEqual(['append visit one', 'keep rev 2', 'report 2'])
  })

  it('does not wait for a journal that refuses', async () => {
    const { world, session } = await reported()
    world.writing = () => Promise.reject(new JournalError('full', 'The storage of this browser is full.'))
    show(session, 'one')
    await pass(world, 1_000)
    expect(world.calls).toEqual(['append visit one', 'keep rev 2', 'report 2'])
    expect(world.reports[0]?.state.progress.visited).toEqual(new Set(['one']))
  })

  it('gives revisions above every one that was used before, and keeps each before it is sent', async () => {
    const world = createWorld({ rev: 12, connection: { ...ATTACHED, confirmedRev: 9 } })
    await running(world)
    await pass(world, 1_000)
    expect(world.calls).toEqual(['connect', 'open', 'keep rev 13', 'report 13'])
    const other = createWorld({ rev: 3, connection: { ...ATTACHED, confirmedRev: 9 } })
    await running(other)
    await pass(other, 1_000)
    expect(other.calls).toEqual(['connect', 'open', 'keep rev 10', 'report 10'])
  })

  it('flushes at once when the page is hidden, with the time', async () => {
    const { world, session, began } = await reported()
    show(session, 'one')
    await settle()
    world.seconds = 20
    session.send({ type: 'browser.hidden' })
    await settle()
    expect(told(world.stored)).toEqual(['visit one', 'time 20'])
    expect(world.reports).toMatchObject([{ at: began, rev: 2 }])
    expect(world.reports[0]?.state.progress.seconds).toEqual(contextOf(session).progress.seconds)
    expect(contextOf(session).reported).toBe(contextOf(session).progress)
  })

  it('tells the time at once when the page is hidden and all else has been told', async () => {
    const { world, session, began } = await reported()
    world.seconds = 20
    session.send({ type: 'browser.hidden' })
    await settle()
    expect(told(world.stored)).toEqual(['time 20'])
    expect(world.reports).toMatchObject([{ at: began, rev: 2 }])
    expect(contextOf(session).reported).toBe(contextOf(session).progress)
  })

  it('says nothing when there is nothing to say', async () => {
    const { world, session } = await reported()
    for (const type of ['browser.hidden', 'browser.visible', 'browser.online', 'learner.retry'] as const) {
      session.send({ type })
    }
    await pass(world, 120_000, 1_000)
    expect(world.calls).toEqual([])
  })

  it.each([
    ['in practice mode', { ...ATTACHED, recording: false, remote: did(visit('one')) }],
    ['without an LMS', null],
    ['with an LMS that was not found', { attached: false, reason: 'initialize-failed' } as const],
  ])('is off %s', async (_, connection) => {
    const world = createWorld({ connection })
    const session = await running(world)
    show(session, 'one')
    session.send({ type: 'browser.hidden' })
    session.send({ type: 'browser.online' })
    await pass(world, 120_000, 1_000)
    expect(trackingOf(session)).toBe('off')
    expect(world.reports).toEqual([])
    expect(contextOf(session)).toMatchObject({ rev: 0, sentRev: 0, ackSeq: 1 })
  })
})

describe('an LMS that does not answer', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(1))
  afterEach(() => void vi.restoreAllMocks())

  async function away(answer: 'refused' | 'unreachable' = 'unreachable') {
    const { world, session } = await reported({ stored: [earlier(1, visit('two'))] })
    world.reporting = () => Promise.resolve(answer)
    show(session, 'two')
    await pass(world, 1_000)
    expect(world.reports.splice(0)).toHaveLength(1)
    return { world, session, since: world.clock.now() }
  }

  it.each(['refused', 'unreachable'] as const)('is tried after 2, 4, 8 … 60 seconds, for ever (%s)', async (answer) => {
    const { world, session, since } = await away(answer)
    await pass(world, 242_000, 500)
    expect(world.reports.map(({ at }) => at - since)).toEqual([
      2_000, 6_000, 14_000, 30_000, 62_000, 122_000, 182_000, 242_000,
    ])
    await pass(world, 2_000 * 60_000, 60_000)
    expect(world.reports).toHaveLength(8 + 2_000)
    expect(contextOf(session)).toMatchObject({ failures: 2_009, sentRev: 1 })
  })

  it('is tried up to a quarter earlier, so that not all learners come at once', async () => {
    vi.mocked(Math.random).mockReturnValue(0)
    const { world, since } = await away()
    await pass(world, 10_500)
    expect(world.reports.map(({ at }) => at - since)).toEqual([1_500, 4_500, 10_500])
  })

  it('gets the latest state when it answers again, with a revision of its own', async () => {
    const { world, session } = await away()
    session.send(answerTo('q1'))
    await settle()
    world.reporting = () => Promise.resolve('sent')
    await pass(world, 2_000)
    expect(world.reports).toMatchObject([{ rev: 3 }])
    expect(world.reports[0]?.state.progress).toBe(contextOf(session).progress)
    expect(contextOf(session)).toMatchObject({ failures: 0, sentRev: 3 })
    await pass(world, 120_000, 1_000)
    expect(world.reports).toHaveLength(1)
  })

  it.each(['browser.online', 'browser.visible', 'learner.retry'] as const)('is tried at once on %s', async (type) => {
    const { world, session, since } = await away()
    await pass(world, 250)
    session.send({ type })
    await settle()
    expect(world.reports.map(({ at }) => at - since)).toEqual([250])
  })

  it('is tried after two seconds again once it has answered', async () => {
    const { world, session } = await away()
    await pass(world, 6_000)
    world.reporting = () => Promise.resolve('sent')
    session.send({ type: 'learner.retry' })
    await settle()
    world.reporting = () => Promise.resolve('unreachable')
    session.send(answerTo('q1'))
    await pass(world, 1_000)
    const since = world.clock.now()
    world.reports.length = 0
    await pass(world, 2_000)
    expect(world.reports.map(({ at }) => at - since)).toEqual([2_000])
  })

  it('does not stop the learner, nor the journal', async () => {
    const { world, session } = await away()
    session.send({ type: 'learner.next' })
    show(session, 'three')
    await settle()
    expect(contextOf(session)).toMatchObject({ page: 'three', unsaved: [], ackSeq: 3 })
    expect(world.stored).toHaveLength(3)
  })
})
