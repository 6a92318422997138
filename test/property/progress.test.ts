import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LearningEvent, LearningFact } from '../../courses/format/event.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  questionTotal,
  type Progress,
  type QuestionTotal,
} from '../../courses/format/progress.ts'

/** Four laws, 5,000 triples each. */
const RUNS = { numRuns: 5_000, seed: 20_261_121 }
const PATIENCE = 120_000

const replica = fc.constantFrom('a1', 'b2', 'c3')
const page = fc.constantFrom('one', 'two', 'check')
const round = fc.integer({ min: 1, max: 4 })

/** What is said under a nonce is said once and never changes. */
const answerOf = (nonce: number): LearningFact => ({
  type: 'answer',
  data: {
    question: `q${nonce % 3}`,
    nonce: `n${nonce}`,
    response: nonce % 2 ? ['a'] : [],
    score: (nonce % 5) / 4,
    round: (nonce % 4) + 1,
    latency: nonce,
  },
})
const fact: fc.Arbitrary<LearningFact> = fc.oneof(
  page.map((id): LearningFact => ({ type: 'visit', data: { page: id } })),
  { arbitrary: fc.nat(30).map(answerOf), weight: 3 },
  fc.record({ page, round }).map((data): LearningFact => ({ type: 'retake', data })),
  fc.nat(500).map((seconds): LearningFact => ({ type: 'time', data: { seconds } })),
  fc.constant<LearningFact>({ type: 'reset', data: {} }),
)

/** Events as they may meet: of several devices and epochs, at equal Lamport counters too. */
const event: fc.Arbitrary<LearningEvent> = fc
  .record({ replica, seq: fc.nat(99), lc: fc.nat(12), epoch: fc.constantFrom(0, 0, 0, 1, 2), said: fact })
  .map(({ said, ...stamp }) => ({ ...stamp, t: stamp.lc, v: 1, ...said }))
const events = fc.array(event, { maxLength: 14 })

const total: fc.Arbitrary<QuestionTotal> = fc.record({
  round,
  attempts: fc.integer({ min: 1, max: 5 }),
  best: fc.constantFrom(0, 0.25, 0.5, 1),
})
/** What an LMS gives back: totals and assertions, no answers. */
const remote: fc.Arbitrary<Progress> = fc
  .record({
    epoch: fc.nat(2),
    lc: fc.nat(12),
    visited: fc.uniqueArray(page),
    position: fc.option(fc.record({ page, lc: fc.nat(12), replica })),
    totals: fc.dictionary(fc.constantFrom('q0', 'q1', 'q2'), total),
    rounds: fc.dictionary(page, round),
    seconds: fc.dictionary(replica, fc.nat(500)),
    asserted: fc.record({
      completed: fc.boolean(),
      passed: fc.boolean(),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
    }),
  })
  .map(({ visited, totals, rounds, seconds, ...rest }) => ({
    ...rest,
    visited: new Set(visited),
    questions: new Map(Object.entries(totals).map(([id, known]) => [id, { answers: [], remote: known }])),
    rounds: new Map(Object.entries(rounds)),
    seconds: new Map(Object.entries(seconds)),
  }))

const progress: fc.Arbitrary<Progress> = fc
  .tuple(events, fc.option(remote))
  .map(([done, known]) => joinProgress(foldEvents(done), known ?? EMPTY_PROGRESS))
const triple = fc.tuple(progress, progress, progress)

describe('joining progress', () => {
  it(
    'gives the same whoever comes first',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          expect(joinProgress(a, b)).toEqual(joinProgress(b, a))
          expect(joinProgress(joinProgress(a, b), c)).toEqual(joinProgress(c, joinProgress(b, a)))
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'gives the same whichever two are joined first',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          expect(joinProgress(joinProgress(a, b), c)).toEqual(joinProgress(a, joinProgress(b, c)))
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'adds nothing when the same is joined again',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          const all = joinProgress(joinProgress(a, b), c)
          expect(joinProgress(a, a)).toEqual(a)
          expect(joinProgress(a, EMPTY_PROGRESS)).toEqual(a)
          for (const part of [a, b, c, all]) expect(joinProgress(all, part)).toEqual(all)
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'never takes anything away',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          const ab = joinProgress(a, b)
          const abc = joinProgress(ab, c)
          for (const [more, less] of [[ab, a], [ab, b], [abc, ab], [abc, c]] as const) expect(lost(more, less)).toEqual([]) // prettier-ignore
        }),
        RUNS,
      )
    },
    PATIENCE,
  )
})

describe('folding events', () => {
  const shuffled = events.chain((list) =>
    fc.record({
      list: fc.constant(list),
      // every event at least once, in any order, some again
      mixed: fc
        .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list))
        .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: list.length + again.length })),
    }),
  )

  it(
    'gives the same in any order, and when events come twice',
    () => {
      fc.assert(
        fc.property(shuffled, ({ list, mixed }) => {
          expect(foldEvents(mixed)).toEqual(foldEvents(list))
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'gives the same at once, one by one, or joined from parts',
    () => {
      fc.assert(
        fc.property(events, fc.nat(14), (list, at) => {
          const whole = foldEvents(list)
          const [before, after] = [list.slice(0, at), list.slice(at)]
          expect(list.reduce((known, one) => foldEvents([one], known), EMPTY_PROGRESS)).toEqual(whole)
          expect(joinProgress(foldEvents(before), foldEvents(after))).toEqual(whole)
          expect(foldEvents(after, foldEvents(before))).toEqual(whole)
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'adds to what an LMS knows as joining would',
    () => {
      fc.assert(
        fc.property(remote, events, (known, list) => {
          expect(foldEvents(list, known)).toEqual(joinProgress(known, foldEvents(list)))
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'skips types and versions from later',
    () => {
      const strange = event.chain((one) =>
        fc.constantFrom({ ...one, type: 'bookmark' }, { ...one, v: 2 }, { ...one, type: 'constructor' }),
      ) as fc.Arbitrary<never>
      fc.assert(
        fc.property(events, fc.array(strange, { maxLength: 4 }), fc.nat(14), (list, later, at) => {
          expect(foldEvents([...list.slice(0, at), ...later, ...list.slice(at)])).toEqual(foldEvents(list))
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'knows only the highest epoch, as if the others had never been',
    () => {
      fc.assert(
        fc.property(events, (list) => {
          const highest = Math.max(0, ...list.map(({ epoch }) => epoch))
          const last = foldEvents(list.filter(({ epoch }) => epoch === highest))
          const lc = Math.max(0, ...list.map((one) => one.lc))
          expect(foldEvents(list)).toEqual({ ...last, epoch: highest, lc })
        }),
        RUNS,
      )
    },
    PATIENCE,
  )
})

/** What `less` knew and `more` does not. */
function lost(more: Progress, less: Progress): string[] {
  const gone: string[] = []
  const check = (name: string, isKept: boolean) => void (isKept || gone.push(name))
  check('epoch', more.epoch >= less.epoch)
  check('lc', more.lc >= less.lc)
  if (more.epoch > less.epoch) return gone

  for (const id of less.visited) check(`visit of ${id}`, more.visited.has(id))
  for (const [id, at] of less.rounds) check(`round of ${id}`, (more.rounds.get(id) ?? 0) >= at)
  for (const [id, seconds] of less.seconds) check(`time on ${id}`, (more.seconds.get(id) ?? 0) >= seconds)
  for (const [id, { answers }] of less.questions) {
    const kept = new Set(more.questions.get(id)?.answers.map(({ nonce }) => nonce))
    for (const { nonce } of answers) check(`answer ${nonce}`, kept.has(nonce))
    check(`total of ${id}`, isAtLeast(questionTotal(more.questions.get(id)), questionTotal(less.questions.get(id))))
  }
  check('position', (more.position?.lc ?? -1) >= (less.position?.lc ?? -1))
  check('completed', more.asserted.completed || !less.asserted.completed)
  check('passed', more.asserted.passed || !less.asserted.passed)
  check('score', (more.asserted.score ?? -1) >= (less.asserted.score ?? -1))
  return gone
}

function isAtLeast(more: QuestionTotal | null, less: QuestionTotal | null): boolean {
  if (!more || !less) return !less
  if (more.round !== less.round) return more.round > less.round
  return more.attempts >= less.attempts && more.best >= less.best
}
