import { describe, expect, it } from 'vitest'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { outcome } from '../../../courses/format/outcome.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../../courses/format/progress.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'
import type { CourseSource } from '../../../courses/format/course.ts'
import {
  begin,
  initialContext,
  isTracking,
  record,
  trackedState,
  type SessionContext,
} from '../../../player/session.ts'
import type { Connection } from '../../../player/tracker.ts'
import { did, readAll, trackedCourse, visit } from '../../contract/tracked-course.ts'
import { ATTACHED, earlier, REPLICA } from './session-bench.ts'

function contextWith(parts: Partial<SessionContext> = {}): SessionContext {
  const journal = createMemoryJournal(REPLICA)
  const input = {
    source: { course: trackedCourse } as CourseSource,
    tracker: null,
    journalFor: () => journal,
    memoryJournal: () => journal,
    wanted: null,
    now: () => 5_000,
    activeSeconds: () => 0,
    nonce: () => 'nonce',
  }
  return { ...initialContext(input), replica: REPLICA, ...parts }
}

function begun(events: LearningEvent[], connection: Connection | null, rev = 0): SessionContext {
  const context = contextWith()
  const opened = { events, kept: 'device' as const, replica: REPLICA, rev }
  return { ...context, ...begin(context, { connection, journal: createMemoryJournal(REPLICA), opened }) }
}

describe('record', () => {
  it('numbers facts one after another, after everything that was seen', () => {
    const progress = foldEvents([{ ...earlier(1, visit('one'), 'ffff'), lc: 30, epoch: 2 }])
    const before = contextWith({ seq: 4, progress, activeSeconds: () => 12.7 })
    const after = record(before, visit('two'), visit('three'))
    const stamp = { replica: REPLICA, epoch: 2, t: 5_000, v: 1 }
    const events = [
      { ...stamp, seq: 5, lc: 31, ...visit('two') },
      { ...stamp, seq: 6, lc: 32, ...visit('three') },
      { ...stamp, seq: 7, lc: 33, type: 'time', data: { seconds: 12 } },
    ]
    expect(after).toEqual({
      seq: 7,
      progress: foldEvents(events as LearningEvent[], progress),
      unsaved: events,
    })
  })

  it('adds to what waits already, and changes nothing it was given', () => {
    const first = { ...contextWith(), ...record(contextWith(), visit('one')) }
    const { unsaved } = first
    const second = record(first, visit('two'))
    expect(second.unsaved?.map(({ seq }) => seq)).toEqual([1, 2])
    expect(unsaved).toHaveLength(1)
    expect(first.progress.visited).toEqual(new Set(['one']))
  })

  it('without facts records nothing but time', () => {
    expect(record(contextWith({ activeSeconds: () => 4.9 })).unsaved).toEqual([])
    expect(record(contextWith({ activeSeconds: () => 5 })).unsaved).toMatchObject([{ type: 'time', seq: 1 }])
  })
})

describe('begin', () => {
  it('of nothing is the first page, with nothing done', () => {
    expect(begun([], null)).toMatchObject({
      connection: null,
      kept: 'device',
      restored: false,
      replica: REPLICA,
      seq: 0,
      ackSeq: 0,
      progress: EMPTY_PROGRESS,
      secondsBefore: 0,
      page: 'one',
      rev: 0,
      confirmedRev: 0,
      confirmed: null,
      error: null,
    })
  })

  it('does not count as restored when this device had something, or the LMS nothing', () => {
    expect(begun([earlier(1, visit('one'))], { ...ATTACHED, remote: did(visit('one')) }).restored).toBe(false)
    expect(begun([], { ...ATTACHED, remote: EMPTY_PROGRESS }).restored).toBe(false)
    expect(begun([], ATTACHED).restored).toBe(false)
  })

  describe('counts progress as confirmed by the LMS', () => {
    const events = readAll.map((fact, i) => earlier(i + 1, fact))
    const remote = foldEvents(events)

    it('when the LMS gave back everything that this device knows', () => {
      const context = begun(events, { ...ATTACHED, remote, confirmedRev: 6 }, 6)
      expect(context.confirmed).toBe(context.progress)
    })

    it.each([
      ['the device knows an event more', [...events, earlier(5, visit('one'))], { remote, confirmedRev: 6 }, 6],
      ['a later revision was given to a flush', events, { remote, confirmedRev: 6 }, 7],
      ['the LMS confirmed nothing', events, { remote, confirmedRev: 0 }, 0],
      ['the LMS has nothing', events, { remote: null, confirmedRev: 6 }, 6],
    ])('but not when %s', (_, known, lms, rev) => {
      expect(begun(known, { ...ATTACHED, ...lms }, rev).confirmed).toBeNull()
    })
  })
})

describe('trackedState', () => {
  it('is all progress, what it amounts to, and the whole seconds of this visit', () => {
    const progress = did(...readAll)
    const context = contextWith({ progress, activeSeconds: () => 59.9 })
    expect(trackedState(context)).toEqual({ progress, outcome: outcome(trackedCourse, progress), seconds: 59 })
  })
})

describe('isTracking', () => {
  it('needs an LMS that wants to be written to', () => {
    const found = [null, ATTACHED, { ...ATTACHED, recording: false }, { attached: false, reason: 'no-api' } as const]
    expect(found.map((connection) => isTracking({ connection }))).toEqual([false, true, false, false])
  })
})
