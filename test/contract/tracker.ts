import { beforeEach, describe, expect, it } from 'vitest'
import type { Course } from '../../courses/format/course.ts'
import { outcome } from '../../courses/format/outcome.ts'
import type { Progress } from '../../courses/format/progress.ts'
import type { Connection, Tracker } from '../../player/tracker.ts'
import {
  answer,
  did,
  didThen,
  fail,
  pass,
  readAll,
  REPLICA,
  retake,
  stateOf,
  trackedCourse,
  visit,
} from './tracked-course.ts'

/** An LMS with one learner's attempt at `trackedCourse`. What it has stored stays from launch to launch. */
export interface TrackerBench {
  /** A new page, and a tracker that has not connected yet. */
  launch(mode?: 'normal' | 'review' | 'browse', course?: Course): Promise<Tracker>
  /** How every commit from now on ends. `lies`: answers true and stores nothing. */
  commits(outcome: 'stores' | 'fails' | 'lies' | 'throws'): void
  /** What the present launch has asked the LMS to do, in order; reading is not in it. */
  deeds(): string[]
  /** All that a session of practice asks of it. */
  practises(): string[]
  /** The interactions that are stored: question and result. */
  interactions(): string[]
  /** Whether the present launch was ended. */
  isEnded(): boolean
  /** What a teacher sees. */
  shown(): { completed: boolean; success: 'unknown' | 'failed' | 'passed'; score: number | null }
  /** Puts another text in the place of the state. */
  replaceState(text: string): void
}

/** What every tracker must do. `setup` gives an LMS where nobody has begun. */
export function describeTracker(name: string, setup: () => TrackerBench): void {
  describe(name, () => {
    let lms: TrackerBench
    beforeEach(() => {
      lms = setup()
    })

    async function connect(mode?: 'normal' | 'review' | 'browse', course?: Course) {
      const tracker = await lms.launch(mode, course)
      return { tracker, connection: attached(await tracker.connect()) }
    }
    async function remoteAfter(progress: Progress, rev = 1): Promise<Connection & { attached: true }> {
      const { tracker } = await connect()
      expect(await tracker.report(stateOf(progress), rev)).toBe('sent')
      expect(tracker.leave(stateOf(progress), rev + 1, 'closing')).toBe('left')
      return (await connect()).connection
    }

    it('knows nothing of someone who has not begun', async () => {
      const { connection } = await connect()
      expect(connection).toEqual({
        attached: true,
        learner: { id: 'learner-1', name: 'Ada Lovelace' },
        remote: null,
        confirmedRev: 0,
        writer: null,
        isNew: true,
        recording: true,
        setAside: null,
        aside: null,
        preferences: connection.preferences,
        comments: [],
      })
    })

    it('gives back at the next launch what it was told, and confirms the revision', async () => {
      const progress = did(visit('one'), visit('two'), answer('practice', 0.5), answer('q1', 1))
      const { remote, confirmedRev, writer, isNew } = await remoteAfter(progress, 6)
      expect(confirmedRev).toBe(7)
      expect(writer).toBe(REPLICA)
      expect(isNew).toBe(false)
      expect(remote?.visited).toEqual(new Set(['one', 'two']))
      expect(remote?.position).toEqual(progress.position)
      expect(remote?.questions.get('practice')?.remote).toEqual({ round: 1, attempts: 1, best: 0.5 })
      expect(remote?.questions.get('q1')?.remote).toEqual({ round: 1, attempts: 1, best: 1 })
      expect(remote?.lc).toBe(progress.lc)
    })

    it('says of someone who has only begun that they are on the way', async () => {
      const { tracker } = await connect()
      await tracker.report(stateOf(did(...readAll, answer('q1', 1))), 1)
      expect(lms.shown()).toEqual({ completed: false, success: 'unknown', score: null })
    })

    it('reports completion, success and score together', async () => {
      const { remote } = await remoteAfter(did(...readAll, ...pass()))
      expect(lms.shown()).toMatchObject({ success: 'passed', score: 100 })
      expect(remote?.asserted).toEqual({ completed: true, passed: true, score: 100 })
    })

    it('says failed only when no attempt is left', async () => {
      const once = did(...readAll, ...fail())
      await remoteAfter(once)
      expect(lms.shown()).toEqual({ completed: false, success: 'unknown', score: 60 })
      await remoteAfter(didThen(once, 'a1b2c3d4', retake('check', 2), ...fail(2)))
      expect(lms.shown()).toMatchObject({ success: 'failed', score: 60 })
    })

    it('never shows less than before', async () => {
      await remoteAfter(did(...readAll, ...pass()))
      const { tracker } = await connect()
      await tracker.report(stateOf(did(visit('one'))), 9)
      expect(lms.shown()).toMatchObject({ success: 'passed' })
    })

    it('shows less when the learner has started again', async () => {
      const done = did(...readAll, ...pass())
      await remoteAfter(done)
      const { tracker } = await connect()
      const again = { ...did(visit('one')), epoch: done.epoch + 1 }
      await tracker.report(stateOf(again), 9)
      expect(lms.shown()).toMatchObject({ completed: false, success: 'unknown' })
    })

    it('keeps the best round for a device that sees only the next one', async () => {
      const first = did(...readAll, ...pass())
      const { remote } = await remoteAfter(didThen(first, 'a1b2c3d4', retake('check', 2)))
      expect(remote?.rounds.get('check')).toBe(2)
      expect(remote?.asserted.score).toBe(100)
    })

    it('may be told the same thing twice', async () => {
      const state = stateOf(did(visit('one')))
      const { tracker } = await connect()
      expect(await tracker.report(state, 1)).toBe('sent')
      expect(await tracker.report(state, 1)).toBe('sent')
      expect((await connect()).connection.confirmedRev).toBe(1)
    })

    it.each(['fails', 'throws'] as const)('says so when a commit %s, and goes on', async (outcome) => {
      const { tracker } = await connect()
      lms.commits(outcome)
      expect(await tracker.report(stateOf(did(visit('one'))), 1)).toBe('unreachable')
      lms.commits('stores')
      expect(await tracker.report(stateOf(did(...readAll, ...pass())), 2)).toBe('sent')
      expect(lms.shown()).toMatchObject({ success: 'passed', score: 100 })
      expect((await connect()).connection.confirmedRev).toBe(2)
    })

    it('confirms nothing that was not stored, whatever the LMS said', async () => {
      const { tracker } = await connect()
      expect(await tracker.report(stateOf(did(visit('one'))), 1)).toBe('sent')
      lms.commits('lies')
      expect(await tracker.report(stateOf(did(...readAll)), 2)).toBe('sent')
      expect((await connect()).connection.confirmedRev).toBe(1)
    })

    it('stays open when the last commit of an exit fails, and may try again', async () => {
      const state = stateOf(did(...readAll, ...pass()))
      const { tracker } = await connect()
      lms.commits('fails')
      expect(tracker.leave(state, 1, 'exit')).toBe('failed')
      expect(lms.isEnded()).toBe(false)
      lms.commits('stores')
      expect(tracker.leave(state, 2, 'exit')).toBe('left')
      expect(lms.isEnded()).toBe(true)
      expect(lms.shown()).toMatchObject({ success: 'passed', score: 100 })
    })

    it('tries everything once when the page goes away', async () => {
      const { tracker } = await connect()
      lms.commits('throws')
      expect(tracker.leave(stateOf(did(visit('one'))), 1, 'closing')).toBe('failed')
      const deeds = lms.deeds()
      lms.commits('stores')
      expect(tracker.leave(stateOf(did(visit('one'))), 2, 'closing')).toBe('failed')
      expect(lms.deeds()).toEqual(deeds)
    })

    it('sends nothing once it has left', async () => {
      const { tracker } = await connect()
      expect(tracker.leave(stateOf(did(visit('one'))), 1, 'exit')).toBe('left')
      const deeds = lms.deeds()
      expect(await tracker.report(stateOf(did(...readAll)), 2)).toBe('unreachable')
      expect(tracker.leave(stateOf(did(...readAll)), 3, 'closing')).toBe('left')
      expect(lms.deeds()).toEqual(deeds)
    })

    it('does not touch the LMS before it has connected', async () => {
      const tracker = await lms.launch()
      expect(await tracker.report(stateOf(did(visit('one'))), 1)).toBe('unreachable')
      expect(tracker.leave(stateOf(did(visit('one'))), 2, 'closing')).toBe('left')
      expect(await tracker.connect()).toEqual({ attached: false, reason: 'no-api' })
      expect(lms.deeds()).toEqual([])
    })

    it.each(['review', 'browse'] as const)('reads but does not write in %s mode', async (mode) => {
      await remoteAfter(did(visit('one')), 3)
      const { tracker, connection } = await connect(mode)
      expect(connection).toMatchObject({ recording: false, confirmedRev: 4 })
      expect(connection.remote?.visited).toEqual(new Set(['one']))
      expect(await tracker.report(stateOf(did(...readAll, ...pass())), 9)).toBe('refused')
      expect(tracker.leave(stateOf(did(...readAll, ...pass())), 10, 'exit')).toBe('left')
      // 2004 keeps a state only beyond an exit that says so.
      expect(lms.deeds()).toEqual(lms.practises())
    })

    it('sets aside what it cannot read, and goes on from the journal', async () => {
      await remoteAfter(did(...readAll, ...pass()))
      lms.replaceState('{"some":"other tool"}')
      const { tracker, connection } = await connect()
      expect(connection).toMatchObject({ setAside: 'damaged', confirmedRev: 0 })
      expect(connection.remote?.asserted).toMatchObject({ passed: true, score: 100 })
      expect(await tracker.report(stateOf(did(visit('one'))), 20)).toBe('sent')
      expect((await connect()).connection).toMatchObject({ setAside: null, confirmedRev: 20 })
    })

    it('leaves alone what a newer version wrote until that is kept elsewhere', async () => {
      await remoteAfter(did(visit('one')))
      lms.replaceState('Q2AAAA')
      const { tracker, connection } = await connect()
      expect(connection).toMatchObject({ setAside: 'newer-version', aside: 'Q2AAAA', confirmedRev: 0 })
      const state = stateOf(did(...readAll, ...pass()))
      expect(await tracker.report({ ...state, mayReplace: false }, 20)).toBe('refused')
      expect(lms.shown()).toMatchObject({ success: 'passed' })
      const next = await connect()
      expect(next.connection).toMatchObject({ setAside: 'newer-version', aside: 'Q2AAAA' })
      expect(await next.tracker.report(state, 21)).toBe('sent')
      expect((await connect()).connection).toMatchObject({ setAside: null, confirmedRev: 21 })
    })

    it('tells every answer once, in the order they were given, and no other', async () => {
      const first = did(visit('two'), answer('practice', 0.5), answer('q1', 1), answer('q2', 0))
      const told = ['practice 0.5', 'q1 correct', 'q2 wrong']
      await remoteAfter(first)
      expect(lms.interactions()).toEqual(told)
      await remoteAfter(first)
      expect(lms.interactions()).toEqual(told)
      const second = didThen(first, 'ffff0001', retake('check', 2), answer('q1', 0, 2))
      await remoteAfter(second)
      expect(lms.interactions()).toEqual([...told, 'q1 wrong'])
      // Another device knows its own answers only, and the LMS has those of the first.
      const { tracker, connection } = await connect()
      const other = didThen(connection.remote ?? first, '0000abcd', retake('check', 3), answer('q2', 1, 3))
      await tracker.report(stateOf(other), 40)
      expect(lms.interactions()).toEqual([...told, 'q1 wrong', 'q2 correct'])
    })

    it('tells answers again whose commit failed', async () => {
      const { tracker } = await connect()
      const state = stateOf(did(answer('q1', 1)))
      lms.commits('fails')
      await tracker.report(state, 1)
      lms.commits('stores')
      await tracker.report(state, 2)
      expect(new Set(lms.interactions())).toEqual(new Set(['q1 correct']))
    })

    it('shows the last attempt where the author says that it counts', async () => {
      const [last, best] = [true, false].map((isLast) => trackedLast(isLast))
      for (const [course, success] of [
        [last, 'unknown'],
        [best, 'passed'],
      ] as const) {
        lms = setup()
        const state = (progress: Progress) => ({
          ...stateOf(progress),
          outcome: outcome(course ?? trackedCourse, progress),
        })
        const passed = did(...readAll, ...pass())
        const { tracker } = await connect(undefined, course)
        tracker.leave(state(passed), 1, 'closing')
        expect(lms.shown().success).toBe('passed')
        const next = await connect(undefined, course)
        next.tracker.leave(state(didThen(passed, REPLICA, retake('check', 2), ...fail(2))), 2, 'closing')
        expect(lms.shown().success).toBe(success)
      }
    })

    it('tells no answer in review mode', async () => {
      const { tracker } = await connect('review')
      await tracker.report(stateOf(did(answer('q1', 1))), 1)
      expect(lms.interactions()).toEqual([])
    })
  })
}

/** The course with as many attempts as one likes, of which the last counts, or the best. */
const trackedLast = (isLast: boolean): Course => ({
  ...trackedCourse,
  pages: trackedCourse.pages.map((page) => {
    return page.assessment
      ? { ...page, assessment: { graded: true, attempts: null, ...(isLast && { score: 'last' }) } }
      : page
  }),
})

function attached(connection: Connection): Connection & { attached: true } {
  if (!connection.attached) throw new Error(`The LMS was not found: ${connection.reason}.`)
  return connection
}
