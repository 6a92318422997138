import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Course } from '../../courses/format/course.ts'
import type { LearningEvent, LearningFact } from '../../courses/format/event.ts'
import { outcome, scoreInRound } from '../../courses/format/outcome.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  questionTotal,
  type Progress,
  type QuestionTotal,
} from '../../courses/format/progress.ts'
import { decodeSuspendData, encodeSuspendData, SUSPEND_DATA_LIMIT, worstCaseLength } from '../../scorm/suspend-data.ts'

const RUNS = { numRuns: 2000, seed: 20_261_121 }
vi.setConfig({ testTimeout: 120_000 })
const uint32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffff_ffff }))
const replica = fc.integer({ min: 0, max: 0xffff_ffff }).map((value) => value.toString(16).padStart(8, '0'))

/** Courses with gaps between their slots, and with and without assessments. */
const course: fc.Arbitrary<Course> = fc
  .record({
    slots: fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 12 }),
    questionSlots: fc.uniqueArray(fc.nat(60), { maxLength: 20 }),
    attempts: fc.constantFrom(null, 1, 2, 30),
    passingScore: fc.constantFrom(null, 50, 80),
  })
  .map(({ slots, questionSlots, attempts, passingScore }) => {
    const pages = slots.map((slot, i) => ({
      id: `page-${i}`,
      title: '',
      minutes: 1,
      slot,
      ...(i % 3 === 1 && { assessment: { graded: i % 2 === 1, attempts } }),
    }))
    return {
      format: 1,
      id: 'any-course',
      version: '1.0.0',
      title: '',
      language: 'en',
      description: '',
      keywords: [],
      navigation: 'free',
      completion: { pages: 'all', assessment: 'none' },
      passingScore,
      modules: [{ id: 'all', title: '', pages: pages.map(({ id }) => id) }],
      pages,
      questions: questionSlots.map((slot, i) => ({
        id: `q-${i}`,
        page: `page-${i % slots.length}`,
        slot,
        points: (i % 3) + 1,
        type: 'choice',
      })),
      assets: [],
    }
  })

const fact: fc.Arbitrary<LearningFact> = fc.oneof(
  fc.nat(14).map((i): LearningFact => ({ type: 'visit', data: { page: `page-${i}` } })),
  fc
    .record({
      i: fc.nat(22),
      round: fc.integer({ min: 1, max: 20 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      nonce: fc.uuid(),
    })
    .map(({ i, ...rest }): LearningFact => ({
      type: 'answer',
      data: { question: `q-${i}`, response: [], latency: 1, ...rest },
    })),
  fc
    .record({ i: fc.nat(14), round: fc.integer({ min: 2, max: 20 }) })
    .map(({ i, round }): LearningFact => ({ type: 'retake', data: { page: `page-${i}`, round } })),
  uint32.map((seconds): LearningFact => ({ type: 'time', data: { seconds } })),
  fc
    .boolean()
    .map((completed): LearningFact => ({ type: 'complete', data: { completed, passed: false, score: null } })),
  // Neither ever leaves the device.
  fc.constant<LearningFact>({ type: 'note', data: { field: 'plan.why', value: ['Because'] } }),
  fc.constant<LearningFact>({ type: 'draft', data: { question: 'q-1', round: 1, response: ['a'] } }),
)

const stamped: fc.Arbitrary<LearningEvent> = fc
  .record({ replica, lc: uint32, epoch: fc.nat(1), t: fc.nat(2_000_000_000_000), fact })
  .map(({ fact: said, ...stamp }) => ({ ...stamp, seq: 1, v: 1, ...said }))

/** A course, and what learners did in it. Nobody answers in a round that was not begun. */
const learnt: fc.Arbitrary<[Course, Progress]> = fc
  .tuple(course, fc.array(stamped, { maxLength: 60 }))
  .map(([of, events]) => [of, foldEvents([...events, ...events.flatMap((event) => beginningOf(of, event))])])

function beginningOf({ questions }: Course, event: LearningEvent): LearningEvent[] {
  if (event.type !== 'answer' || event.data.round === 1) return []
  const page = questions.find(({ id }) => id === event.data.question)?.page
  return page ? [{ ...event, type: 'retake', data: { page, round: event.data.round } }] : []
}

/** What of a progress the format has room for. */
function encodable(of: Course, known: Progress): Progress {
  const ids = new Set(of.pages.map(({ id }) => id))
  const assessed = new Set(of.pages.filter(({ assessment }) => assessment).map(({ id }) => id))
  const rounds = new Map([...known.rounds].filter(([page]) => assessed.has(page)))
  const questions: [string, QuestionTotal][] = []
  for (const { id, page } of of.questions) {
    const total = questionTotal(known.questions.get(id))
    if (!total) continue
    if (!assessed.has(page)) {
      questions.push([id, { round: 1, attempts: Math.min(15, total.attempts), best: hundredths(total.best) }])
      continue
    }
    const current = known.rounds.get(page) ?? 1
    if (total.round >= 15 && total.round < current) continue
    const round = total.round < 15 ? total.round : Math.max(15, current)
    questions.push([id, { round, attempts: 1, best: hundredths(scoreInRound(known, id, total.round) ?? 0) }])
  }
  const { complete, passed, score } = outcome(of, known)
  const counters = [...known.seconds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return {
    ...EMPTY_PROGRESS,
    epoch: known.epoch,
    lc: known.lc,
    visited: new Set([...known.visited].filter((id) => ids.has(id))),
    position: known.position && ids.has(known.position.page) ? known.position : null,
    questions: new Map(questions.map(([id, remote]) => [id, { answers: [], remote }])),
    rounds,
    seconds: new Map(counters.slice(0, 4)),
    asserted: { completed: complete, passed: passed === true, score: score === null ? null : hundredths(score) },
    origin: known.origin,
    completed: known.completed && { ...known.completed, t: Math.floor(known.completed.t / 60_000) * 60_000 },
  }
}

const hundredths = (value: number): number => Math.floor(value * 100 + (value > 1 ? 1e-4 : 1e-6)) / 100

describe('suspend data', () => {
  it('comes back as what of it can be encoded', () => {
    fc.assert(
      fc.property(learnt, uint32, replica, ([of, known], rev, writer) => {
        const decoded = decodeSuspendData(of, encodeSuspendData(of, known, { rev, replica: writer }))
        const expected = encodable(of, known)
        expect(decoded).toEqual({ kind: 'ok', progress: expected, rev, replica: writer, unknown: [], intact: true })
      }),
      RUNS,
    )
  })

  it('says the same after a second way through', () => {
    fc.assert(
      fc.property(learnt, ([of, known]) => {
        const text = encodeSuspendData(of, known, { rev: 1, replica: '00000001' })
        const decoded = decodeSuspendData(of, text)
        expect(decoded.kind === 'ok' && encodeSuspendData(of, decoded.progress, { rev: 1, replica: '00000001' })).toBe(
          text,
        )
      }),
      RUNS,
    )
  })

  it('adds nothing to the score or completion of who wrote it', () => {
    fc.assert(
      fc.property(learnt, ([of, known]) => {
        const decoded = decodeSuspendData(of, encodeSuspendData(of, known, { rev: 1, replica: '00000001' }))
        const joined = decoded.kind === 'ok' ? joinProgress(known, decoded.progress) : known
        const before = outcome(of, known)
        const after = outcome(of, joined)
        expect({ ...after, score: null }).toEqual({ ...before, score: null })
        expect(Math.abs((after.score ?? -1) - (before.score ?? -1))).toBeLessThan(1e-3)
      }),
      RUNS,
    )
  })

  it('keeps its bounds', () => {
    const section = fc.record({ id: fc.integer({ min: 9, max: 255 }), body: fc.uint8Array({ maxLength: 3000 }) })
    fc.assert(
      fc.property(learnt, uint32, fc.array(section, { maxLength: 4 }), ([of, known], rev, unknown) => {
        const core = encodeSuspendData(of, known, { rev, replica: '00000001' })
        expect(core.length).toBeLessThanOrEqual(worstCaseLength(of))
        const whole = encodeSuspendData(of, known, { rev, replica: '00000001', unknown })
        expect(whole.length).toBeLessThanOrEqual(SUSPEND_DATA_LIMIT)
        expect(whole).toMatch(/^Q1[\w-]+$/)
      }),
      RUNS,
    )
  })

  it('is read whatever became of it, and nothing is made up', () => {
    const edit = fc.record({ at: fc.nat(400), drop: fc.nat(5), add: fc.string({ maxLength: 5, unit: 'binary' }) })
    fc.assert(
      fc.property(learnt, fc.array(edit, { minLength: 1, maxLength: 3 }), ([of, known], edits) => {
        let text = encodeSuspendData(of, known, { rev: 5, replica: '00000001' })
        for (const { at, drop, add } of edits) text = text.slice(0, at) + add + text.slice(at + drop)
        const decoded = decodeSuspendData(of, text)
        if (decoded.kind !== 'ok') return
        const whole = encodable(of, known)
        for (const page of decoded.progress.visited) expect(whole.visited).toContain(page)
        for (const [id, question] of decoded.progress.questions) {
          expect(question.remote?.best).toBe(whole.questions.get(id)?.remote?.best)
        }
        // Cut exactly before its last section it looks like a state of before there was that section.
        const without = { ...whole, origin: null, completed: null }
        if (decoded.intact) expect([whole, without]).toContainEqual(decoded.progress)
      }),
      RUNS,
    )
  })

  it('is told from any other text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((rest) => `Q1${rest}`),
    )
    fc.assert(
      fc.property(course, text, (of, other) => {
        expect(['empty', 'damaged', 'newer-version']).toContain(decodeSuspendData(of, other).kind)
      }),
      RUNS,
    )
  })
})
