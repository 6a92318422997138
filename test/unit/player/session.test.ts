import { describe, expect, it } from 'vitest'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { outcome } from '../../../courses/format/outcome.ts'
import { progressToData } from '../../../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../../courses/format/progress.ts'
import { parseEvent } from '../../../courses/format/parse-event.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'
import type { CourseSource } from '../../../courses/format/course.ts'
import {
  initialContext,
  isTracking,
  record,
  startAgain,
  trackedState,
  writeDraft,
  writeNote,
  type SessionContext,
} from '../../../player/session.ts'
import { begin } from '../../../player/session-opening.ts'
import type { Connection } from '../../../player/tracker.ts'
import { answer, did, pass, readAll, retake, trackedCourse, visit } from '../../contract/tracked-course.ts'
import { ATTACHED, earlier, NOTHING_LOST, REPLICA } from './session-bench.ts'

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
  const opened = { ...NOTHING_LOST, events, kept: 'device' as const, replica: REPLICA, rev }
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
    expect({ seq: after.seq, progress: after.progress, unsaved: after.unsaved }).toEqual({
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
      progress: { ...EMPTY_PROGRESS, origin: { lc: 1, replica: REPLICA } },
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
    expect(trackedState(context)).toEqual({
      replica: REPLICA,
      progress,
      outcome: outcome(trackedCourse, progress),
      seconds: 59,
      mayReplace: true,
    })
  })
})

describe('isTracking', () => {
  it('needs an LMS that wants to be written to', () => {
    const found = [null, ATTACHED, { ...ATTACHED, recording: false }, { attached: false, reason: 'no-api' } as const]
    expect(found.map((connection) => isTracking({ connection }))).toEqual([false, true, false, false])
  })
})

/** What a context says once something was done in it. */
const after = (context: SessionContext, parts: Partial<SessionContext>): SessionContext => ({ ...context, ...parts })
const factsOf = ({ unsaved }: Partial<SessionContext>) => unsaved?.map(({ type, data }) => ({ type, data }))

describe('what the LMS knew and this device did not', () => {
  const remote = foldEvents([earlier(1, visit('one'), 'ffffffff'), earlier(2, visit('two'), 'ffffffff')])

  it('is written down, once', () => {
    const first = begun([earlier(1, visit('three'))], { ...ATTACHED, remote })
    expect(factsOf(first)).toEqual([{ type: 'known', data: progressToData(remote) }])
    expect(first.unsaved[0]).toMatchObject({ seq: 2, lc: 3, epoch: 0, replica: REPLICA })
    const kept = [earlier(1, visit('three')), ...first.unsaved]
    expect(begun(kept, { ...ATTACHED, remote }).unsaved).toEqual([])
    expect(begun(kept, null).progress.visited).toEqual(new Set(['one', 'two', 'three']))
  })

  it('is found again on this device alone, as it was', () => {
    const first = begun([], { ...ATTACHED, remote })
    expect(begun([...first.unsaved], null).progress).toEqual(first.progress)
    expect(first.progress.origin).toEqual({ lc: 1, replica: 'ffffffff' })
  })

  it.each([
    ['the LMS has nothing', null],
    ['the LMS knows less', foldEvents([earlier(1, visit('three'))])],
    ['the LMS is of before the learner started again', remote],
  ])('is nothing when %s', (_, known) => {
    const events = [{ ...earlier(1, visit('three')), epoch: known === remote ? 1 : 0 }]
    expect(begun(events, { ...ATTACHED, remote: known }).unsaved).toEqual([])
  })

  it('is a whole new beginning when the learner started again elsewhere', () => {
    const again = { ...remote, epoch: 2 }
    const first = begun([earlier(9, visit('three'))], { ...ATTACHED, remote: again })
    expect(first.unsaved).toMatchObject([{ type: 'known', epoch: 2, lc: 10 }])
    const second = begun([earlier(9, visit('three')), ...first.unsaved], null)
    expect(second.progress).toMatchObject({ epoch: 2, visited: new Set(['one', 'two']) })
  })

  it('may be another writer’s: then its revision confirms nothing, and is not used again', () => {
    const mine = { ...ATTACHED, remote: did(...readAll), confirmedRev: 6 }
    const events = readAll.map((fact, i) => earlier(i + 1, fact))
    expect(begun(events, { ...mine, writer: REPLICA }, 6)).toMatchObject({ rev: 6, confirmedRev: 6 })
    expect(begun(events, { ...mine, writer: null }, 6)).toMatchObject({ rev: 6, confirmedRev: 6 })
    const others = begun(events, { ...mine, writer: 'ffffffff', confirmedRev: 9 }, 6)
    expect(others).toMatchObject({ rev: 9, confirmedRev: 0, confirmed: null })
  })
})

describe('the first event', () => {
  it('names the learner before it is written, and does not change when it is', () => {
    const start = begun([], null)
    expect(start.progress.origin).toEqual({ lc: 1, replica: REPLICA })
    expect(record(start, visit('one')).progress?.origin).toEqual(start.progress.origin)
    const old = begun([], { ...ATTACHED, remote: { ...EMPTY_PROGRESS, lc: 7, visited: new Set(['one']) } })
    expect(old.progress.origin).toEqual({ lc: 8, replica: REPLICA })
    expect(begun([...old.unsaved], null).progress.origin).toEqual({ lc: 8, replica: REPLICA })
  })
})

describe('what was reached', () => {
  it('is written once, after what reached it', () => {
    const before = contextWith({ progress: did(...readAll, answer('q1', 1)) })
    const done = record(before, answer('q2', 1))
    expect(factsOf(done)).toEqual([
      answer('q2', 1),
      { type: 'complete', data: { completed: true, passed: true, score: 100 } },
    ])
    expect(done.progress?.completed).toEqual({ t: 5_000, lc: 7, replica: REPLICA })
    const again = after(before, done)
    expect(factsOf(record({ ...again, unsaved: [] }, visit('one')))).toEqual([visit('one')])
  })

  it('is written again when there is more of it: passed, a better score, complete', () => {
    const read = contextWith({ progress: did(answer('q1', 0), answer('q2', 1)) })
    const taken = after(read, record(read, visit('one')))
    const reached = (fact: Parameters<typeof record>[1], context: SessionContext) =>
      factsOf(record({ ...context, unsaved: [] }, fact))?.filter(({ type }) => type === 'complete')
    expect(factsOf(taken)?.[1]).toEqual({ type: 'complete', data: { completed: false, passed: false, score: 60 } })
    expect(reached(answer('q1', 1, 2), taken)).toEqual([])
    const second = after(taken, record(taken, answer('q1', 1, 2), answer('q2', 1, 2), retake('check', 2)))
    expect(factsOf(second)?.at(-1)?.data).toEqual({ completed: false, passed: true, score: 100 })
    const three = after(second, record(second, ...readAll))
    expect(factsOf(three)?.at(-1)?.data).toEqual({ completed: true, passed: true, score: 100 })
    expect(three.progress.asserted).toEqual({ completed: true, passed: true, score: 100 })
  })

  it('outlives a page that is added to the course', () => {
    const before = contextWith({ progress: did(...readAll, answer('q1', 1)) })
    const { progress = EMPTY_PROGRESS } = record(before, answer('q2', 1))
    const pages = [...trackedCourse.pages, { id: 'four', title: 'Four', minutes: 1, slot: 20 }]
    expect(outcome({ ...trackedCourse, pages }, progress)).toMatchObject({ complete: true, passed: true, score: 100 })
  })
})

describe('startAgain', () => {
  const before = contextWith({
    progress: did(...readAll, ...pass(), { type: 'time', data: { seconds: 40 } }),
    page: 'check',
    seq: 7,
    secondsBefore: 30,
    activeSeconds: () => 12.5,
    unsaved: [earlier(7, visit('check'))],
  })
  const again = after(before, startAgain(before))

  it('is a new epoch at the first page, with nothing done and another origin', () => {
    expect(again.page).toBe('one')
    const lc = before.progress.lc + 1
    expect(again.progress).toEqual({ ...EMPTY_PROGRESS, epoch: 1, lc, origin: { lc, replica: REPLICA } })
    expect(again.unsaved).toEqual([
      earlier(7, visit('check')),
      { replica: REPLICA, seq: 8, lc, epoch: 1, t: 5_000, v: 1, type: 'reset', data: {} },
    ])
    expect(outcome(trackedCourse, again.progress)).toMatchObject({ complete: false, score: null, passed: null })
  })

  it('counts the time from now on', () => {
    expect(record({ ...again, unsaved: [], activeSeconds: () => 16 }).unsaved).toEqual([])
    const later = record({ ...again, unsaved: [], activeSeconds: () => 20.5 })
    expect(factsOf(later)).toEqual([{ type: 'time', data: { seconds: 8 } }])
  })

  it('hides what was done before at every later launch, on every device', () => {
    const old = [...readAll, ...pass()].map((fact, i) => earlier(i + 1, fact))
    const next = begun([...old, ...again.unsaved], { ...ATTACHED, remote: before.progress })
    expect(next.progress).toMatchObject({ epoch: 1, visited: new Set(), position: null, notes: new Map() })
    expect(next).toMatchObject({ page: 'one', seq: 8, unsaved: [] })
  })
})

describe('writeNote', () => {
  const long = 'x'.repeat(50_000)

  it('keeps what has changed, and nothing else', () => {
    const first = after(contextWith(), writeNote(contextWith(), 'plan.why', ['Because']))
    expect(factsOf(first)).toEqual([{ type: 'note', data: { field: 'plan.why', value: ['Because'] } }])
    expect(writeNote(first, 'plan.why', ['Because'])).toEqual({})
    expect(writeNote(first, 'plan.who', [])).toEqual({})
    const second = after(first, writeNote(first, 'plan.why', []))
    expect(second.progress.notes.get('plan.why')?.value).toEqual([])
    expect(factsOf(second)).toHaveLength(2)
  })

  it('keeps as many texts as the journal can read back, and knows them again', () => {
    const many = Array.from({ length: 101 }, (_, i) => `text ${i}`)
    const first = after(contextWith(), writeNote(contextWith(), 'plan.why', many))
    expect(first.progress.notes.get('plan.why')?.value).toEqual(many.slice(0, 100))
    expect(first.unsaved.map(parseEvent)).not.toContain(null)
    expect(writeNote(first, 'plan.why', many)).toEqual({})
  })

  it('cuts what the journal could not read back, and knows it again', () => {
    const first = after(contextWith(), writeNote(contextWith(), 'plan.why', [`${long}y`]))
    expect(first.progress.notes.get('plan.why')?.value).toEqual([long])
    expect(parseEvent(first.unsaved[0])).toEqual(first.unsaved[0])
    expect(writeNote(first, 'plan.why', [`${long}z`])).toEqual({})
  })
})

describe('writeDraft', () => {
  const draft = (response: string[], round = 1) => ({ question: 'q1', round, response })

  it('keeps what has changed, for its round, and takes it back', () => {
    const none = contextWith()
    expect(writeDraft(none, draft([]))).toEqual({})
    const first = after(none, writeDraft(none, draft(['a'])))
    expect(factsOf(first)).toEqual([{ type: 'draft', data: draft(['a']) }])
    expect(writeDraft(first, draft(['a']))).toEqual({})
    expect(factsOf(writeDraft(first, draft(['a'], 2)))).toEqual([...(factsOf(first) ?? []), { type: 'draft', data: draft(['a'], 2) }]) // prettier-ignore
    const back = after(first, writeDraft(first, draft([])))
    expect(back.progress.drafts.get('q1')?.response).toEqual([])
    expect(outcome(trackedCourse, back.progress)).toEqual(outcome(trackedCourse, EMPTY_PROGRESS))
  })

  it('cuts what the journal could not read back', () => {
    const { unsaved = [] } = writeDraft(contextWith(), draft(['x'.repeat(60_000)]))
    expect(parseEvent(unsaved[0])).toMatchObject({ data: { response: ['x'.repeat(50_000)] } })
  })
})
