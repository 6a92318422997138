import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outcome } from '../../../courses/format/outcome.ts'
import { JournalError } from '../../../player/journal.ts'
import { saveSign } from '../../../player/save-sign.ts'
import { did, trackedCourse, visit } from '../../contract/tracked-course.ts'
import { walkedCourse } from '../../lms/visits/courses.ts'
import {
  answerTo,
  ATTACHED,
  createWorld,
  earlier,
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
    const state = {
      replica: REPLICA,
      progress,
      outcome: outcome(trackedCourse, progress),
      seconds: 1,
      mayReplace: true,
    }
    expect(world.reports).toEqual([{ at: 1_000, rev: 1, state }])
    expect(contextOf(session)).toMatchObject({ rev: 1, sentRev: 1, reported: progress, failures: 0 })
  })

  it('tells small things a second after the last of them, and not more often than every ten seconds', async () => {
    const { world, session, began } = await reported()
    await pass(world, 20_000, 1_000)
    session.send(answerTo('practice'))
    await pass(world, 500)
    session.send(answerTo('practice', 0))
    await pass(world, 750)
    expect(world.reports).toEqual([])
    await pass(world, 250)
    expect(world.reports).toMatchObject([{ at: began + 21_500, rev: 2 }])
    for (let i = 0; i < 4; i++) {
      session.send(answerTo('practice'))
      await pass(world, 5_000)
    }
    expect(world.reports.map(({ at }) => at - began)).toEqual([21_500, 31_500, 41_500])
    await pass(world, 60_000, 1_000)
    expect(world.reports.slice(3)).toHaveLength(0)
  })

  it.each([
    ['a page that is finished', (session: Session) => show(session, 'one')],
    ['a graded answer', (session: Session) => session.send(answerTo('q1'))],
    ['a new beginning', (session: Session) => session.send({ type: 'learner.startAgain' })],
  ])('tells %s at once', async (_, act) => {
    const { world, session, began } = await reported()
    act(session)
    await settle()
    expect(world.reports).toMatchObject([{ at: began, rev: 2 }])
  })

  it('waits with a page that was read before', async () => {
    const { world, session, began } = await reported()
    show(session, 'one')
    await settle()
    session.send({ type: 'learner.goTo', page: 'two' })
    show(session, 'two')
    await settle()
    await pass(world, 3_000)
    session.send({ type: 'learner.goTo', page: 'one' })
    show(session, 'one')
    await pass(world, 20_000)
    expect(world.reports.map(({ at }) => at - began)).toEqual([0, 0, 10_000])
  })

  it('lets what is urgent run a few reports ahead, and no more than that', async () => {
    const { world, session } = await reported()
    const began = world.clock.now()
    for (let i = 0; i < 600; i++) {
      session.send({ type: 'learner.startAgain' })
      await pass(world, 1_000, 1_000)
    }
    expect(world.reports.filter(({ at }) => at - began < 10_000).length).toBeLessThanOrEqual(7)
    expect(world.reports.length).toBeLessThanOrEqual(60 + 6)
    expect(world.reports.length).toBeGreaterThan(50)
  })

  describe('of a long visit', () => {
    const LONG = walkedCourse(60, 1, 1)
    const MINUTE = 60_000
    const times = (many: number, value: number): number[] => new Array<number>(many).fill(value)

    /** A visit that has read so many pages, a minute each; `read` reads the next, `tellings` are how many pages each report told. */
    async function longVisit(pages: number) {
      const { world, session } = await reported({ course: LONG })
      let page = 0
      const read = async (): Promise<void> => {
        const id = `page-${page++}`
        session.send({ type: 'learner.goTo', page: id })
        world.seconds += MINUTE / 1_000
        show(session, id)
        await pass(world, MINUTE, MINUTE)
      }
      for (let i = 0; i < pages; i++) await read()
      const tellings = () => {
        const sizes = [0, ...world.reports.map(({ state }) => state.progress.visited.size)]
        return sizes.slice(1).map((size, i) => size - (sizes[i] ?? 0))
      }
      return { world, session, read, tellings }
    }

    it('tells one page at a time, after ten reports two, then three', async () => {
      const { tellings } = await longVisit(45)
      expect(tellings()).toEqual([...times(10, 1), ...times(10, 2), ...times(5, 3)])
    })

    it.each([
      ['a small thing, by its interval', (session: Session) => session.send(answerTo('practice-0')), 1_000],
      ['a graded answer', (session: Session) => session.send(answerTo('check-0')), 0],
      ['a page that is hidden', (session: Session) => session.send({ type: 'browser.hidden' }), 0],
    ])('tells a page that waits with %s', async (_, act, after) => {
      const { world, session, tellings } = await longVisit(11)
      expect(tellings()).toHaveLength(10)
      expect(saveSign(session.getSnapshot()).state).toBe('saved-on-this-device')
      act(session)
      await settle()
      if (after > 0) expect(tellings()).toHaveLength(10)
      await pass(world, after)
      expect(tellings()).toEqual([...times(11, 1)])
      expect(saveSign(session.getSnapshot()).state).toBe('sent-to-lms')
    })

    it('tells at once what is reached with it', async () => {
      const { world, session } = await reported({
        course: { ...walkedCourse(10, 0, 0), completion: { pages: 'all', assessment: 'none' } },
      })
      for (const { id } of world.course.pages) {
        session.send({ type: 'learner.goTo', page: id })
        show(session, id)
        await pass(world, MINUTE, MINUTE)
      }
      expect(world.reports).toHaveLength(11)
      expect(world.reports.at(-1)?.state.outcome.complete).toBe(true)
    })

    it('tells it before Exit', async () => {
      const { world, session } = await longVisit(11)
      session.send({ type: 'learner.exit' })
      await settle()
      expect(world.accepted.at(-1)?.state?.progress.visited.size).toBe(11)
    })

    it('lets it wait half an hour at most', async () => {
      const { world, tellings } = await longVisit(11)
      await pass(world, 28 * MINUTE, MINUTE)
      expect(tellings()).toHaveLength(10)
      await pass(world, MINUTE, MINUTE)
      expect(tellings()).toHaveLength(11)
      await pass(world, 120 * MINUTE, MINUTE)
      expect(tellings()).toHaveLength(11)
    })

    it('holds nothing back that an LMS did not take', async () => {
      const { world, session, read } = await longVisit(11)
      world.reporting = () => Promise.reject(new Error('away'))
      await read()
      world.reporting = () => Promise.resolve('sent')
      session.send({ type: 'browser.online' })
      await settle()
      expect(world.accepted.at(-1)?.state?.progress.visited.size).toBe(12)
      expect(saveSign(session.getSnapshot()).state).toBe('sent-to-lms')
    })
  })

  it('asks a slow LMS less often', async () => {
    const { world, session } = await reported()
    world.reporting = () => {
      world.clock.increment(4_000)
      return Promise.resolve('sent')
    }
    show(session, 'one')
    await settle()
    world.reports.length = 0
    const since = world.clock.now() - 4_000
    session.send(answerTo('q1'))
    await pass(world, 60_000, 1_000)
    expect(world.reports.map(({ at }) => at - since)).toEqual([40_000])
  })

  it('keeps to the interval the author asks for', async () => {
    const { world, session, began } = await reported({ course: { ...trackedCourse, lms: { interval: 30 } } })
    session.send(answerTo('practice'))
    await pass(world, 60_000, 1_000)
    expect(world.reports.map(({ at }) => at - began)).toEqual([30_000])
  })

  it('reports what is done during a report in the next one', async () => {
    const answered = promised<'sent'>()
    const { world, session } = await reported()
    show(session, 'one')
    world.reporting = () => answered.promise
    await settle()
    session.send(answerTo('q1'))
    await pass(world, 500)
    expect(world.reports).toHaveLength(1)
    answered.keep('sent')
    await settle()
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
    session.send(answerTo('practice'))
    await settle()
    world.seconds = 20
    session.send({ type: 'browser.hidden' })
    await settle()
    expect(told(world.stored)).toEqual(['answer practice', 'time 20'])
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

  it.each(['idle', 'reporting'] as const)('tells nothing of private notes and drafts, made while %s', async (when) => {
    const answered = promised<'sent'>()
    const { world, session } = await reported()
    if (when === 'reporting') {
      world.reporting = () => answered.promise
      show(session, 'one')
      await settle()
    }
    session.send({ type: 'learner.note', field: 'plan.first', value: ['Talk to the library'] })
    session.send({ type: 'learner.draft', question: 'q1', round: 1, response: ['a'] })
    await pass(world, 100)
    answered.keep('sent')
    await pass(world, 60_000, 1_000)
    expect(world.reports).toHaveLength(when === 'reporting' ? 1 : 0)
    expect(saveSign(session.getSnapshot()).state).toBe('sent-to-lms')
    // Time went by with them; it goes out with the next thing that is told.
    session.send({ type: 'learner.goTo', page: 'two' })
    show(session, 'two')
    await pass(world, 1_000)
    expect(world.reports.at(-1)?.state.progress.notes.size).toBe(1)
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
    // What only the LMS knew is kept here, though it is told nothing.
    ['in practice mode', { ...ATTACHED, recording: false, remote: did(visit('one')) }, ['known', 'visit one']],
    ['without an LMS', null, ['visit one']],
    ['with an LMS that was not found', { attached: false, reason: 'initialize-failed' } as const, ['visit one']],
  ])('is off %s', async (_, connection, kept) => {
    const world = createWorld({ connection })
    const session = await running(world)
    show(session, 'one')
    session.send({ type: 'browser.hidden' })
    session.send({ type: 'browser.online' })
    await pass(world, 120_000, 1_000)
    expect(trackingOf(session)).toBe('off')
    expect(world.reports).toEqual([])
    expect(contextOf(session)).toMatchObject({ rev: 0, sentRev: 0, ackSeq: kept.length })
    expect(told(world.stored)).toEqual(kept)
  })
})

describe('an LMS that does not answer', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(1))
  afterEach(() => void vi.restoreAllMocks())

  async function away(answer: 'refused' | 'unreachable' = 'unreachable') {
    const { world, session } = await reported()
    world.reporting = () => Promise.resolve(answer)
    show(session, 'one')
    await settle()
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
    await settle()
    const since = world.clock.now()
    world.reports.length = 0
    await pass(world, 2_000)
    expect(world.reports.map(({ at }) => at - since)).toEqual([2_000])
  })

  it('does not stop the learner, nor the journal', async () => {
    const { world, session } = await away()
    session.send({ type: 'learner.next' })
    show(session, 'two')
    await settle()
    expect(contextOf(session)).toMatchObject({ page: 'two', unsaved: [], ackSeq: 2 })
    expect(world.stored).toHaveLength(2)
  })
})
