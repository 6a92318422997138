import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LearningEvent, LearningFact } from '../../courses/format/event.ts'
import { progressToData } from '../../courses/format/plain-progress.ts'
import { progressFromData } from '../../courses/format/progress-data.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  knowsMore,
  questionTotal,
  type Progress,
  type QuestionTotal,
} from '../../courses/format/progress.ts'

/** Each law is tried so often, those of joining more often. `ROUNDS=1000000` before a release. */
const [ROUNDS, JOINS] = [5_000, 20_000].map((often) => Number(process.env['ROUNDS'] ?? often)) as [number, number]
const RUNS = { numRuns: ROUNDS, seed: 20_261_121 }
const PATIENCE = 300_000 + JOINS * 20

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
const field = fc.constantFrom('plan.why', 'plan.who')
const said = fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 2 })
const stamp = fc.record({ lc: fc.nat(12), replica })
const asserted = fc.record({
  completed: fc.boolean(),
  passed: fc.boolean(),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
})
const deed: fc.Arbitrary<LearningFact> = fc.oneof(
  page.map((id): LearningFact => ({ type: 'visit', data: { page: id } })),
  { arbitrary: fc.nat(30).map(answerOf), weight: 3 },
  fc.record({ page, round }).map((data): LearningFact => ({ type: 'retake', data })),
  fc.nat(500).map((seconds): LearningFact => ({ type: 'time', data: { seconds } })),
  fc.record({ field, value: said }).map((data): LearningFact => ({ type: 'note', data })),
  fc
    .record({ question: fc.constantFrom('q0', 'q1'), round, response: said })
    .map((data): LearningFact => ({ type: 'draft', data })),
  asserted.map((data): LearningFact => ({ type: 'complete', data })),
  fc.nat(9).map((rev): LearningFact => ({ type: 'confirmed', data: { rev } })),
  fc.constant<LearningFact>({ type: 'reset', data: {} }),
)

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
    asserted,
    origin: fc.option(stamp),
    // Of one event as precise as it is, or in whole minutes.
    completed: fc.option(fc.record({ at: stamp, rough: fc.boolean() })),
    notes: fc.dictionary(field, fc.record({ value: said, at: stamp })),
    drafts: fc.dictionary(fc.constantFrom('q0', 'q1'), fc.record({ round, response: said, at: stamp })),
    confirmed: fc.nat(9),
  })
  .map(({ visited, totals, rounds, seconds, completed, notes, drafts, ...rest }) => ({
    ...rest,
    completed: completed && { ...completed.at, t: completed.at.lc * (completed.rough ? 1 : 2) },
    notes: new Map(Object.entries(notes).map(([key, { at, ...note }]) => [key, { ...note, ...at }])),
    drafts: new Map(Object.entries(drafts).map(([key, { at, ...draft }]) => [key, { ...draft, ...at }])),
    visited: new Set(visited),
    questions: new Map(Object.entries(totals).map(([id, known]) => [id, { answers: [], remote: known }])),
    rounds: new Map(Object.entries(rounds)),
    seconds: new Map(Object.entries(seconds)),
  }))

const known = remote.map((all): LearningFact => ({ type: 'known', data: progressToData(all) }))
const fact = fc.oneof({ arbitrary: deed, weight: 12 }, known)

/** Events as they may meet: of several devices and epochs, at equal Lamport counters too. */
const event: fc.Arbitrary<LearningEvent> = fc
  .record({ replica, seq: fc.nat(99), lc: fc.nat(12), epoch: fc.constantFrom(0, 0, 0, 1, 2), fact })
  .map(({ fact: what, ...frame }) => ({ ...frame, t: frame.lc, v: 1, ...what }))
const events = fc.array(event, { maxLength: 14 })

const progress: fc.Arbitrary<Progress> = fc
  .tuple(events, fc.option(remote))
  .map(([done, known]) => joinProgress(foldEvents(done), known ?? EMPTY_PROGRESS))
const triple = fc.tuple(progress, progress, progress)

/** Said by their texts, which costs a tenth of looking into them. */
function same(a: Progress, b: Progress): void {
  if (JSON.stringify(progressToData(a)) !== JSON.stringify(progressToData(b))) expect(a).toEqual(b)
}

describe('joining progress', () => {
  it(
    'is the same whoever comes first and whichever two are first, adds nothing twice, and takes nothing away',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          const ab = joinProgress(a, b)
          const abc = joinProgress(ab, c)
          same(ab, joinProgress(b, a))
          same(abc, joinProgress(a, joinProgress(b, c)))
          same(abc, joinProgress(c, joinProgress(b, a)))
          same(joinProgress(a, a), a)
          same(joinProgress(a, EMPTY_PROGRESS), a)
          for (const part of [a, b, c, abc]) same(joinProgress(abc, part), abc)
          for (const [more, less] of [
            [ab, a],
            [ab, b],
            [abc, ab],
            [abc, c],
          ] as const) {
            const gone = lost(more, less)
            if (gone.length > 0) expect(gone).toEqual([])
          }
        }),
        { ...RUNS, numRuns: JOINS },
      )
    },
    PATIENCE,
  )
})

describe('what one copy knows more than another', () => {
  it(
    'is nothing of itself and of what was joined from it, and what joining adds',
    () => {
      fc.assert(
        fc.property(triple, ([a, b, c]) => {
          expect(knowsMore(a, a)).toBe(false)
          expect(knowsMore(a, joinProgress(a, b))).toBe(false)
          expect(knowsMore(b, joinProgress(joinProgress(a, b), c))).toBe(false)
          const { epoch, ...added } = joinProgress(a, { ...b, visited: new Set([...b.visited, 'new']) })
          if (epoch === b.epoch) expect(knowsMore({ epoch, ...added }, a)).toBe(true)
        }),
        RUNS,
      )
    },
    PATIENCE,
  )
})

describe('progress as data', () => {
  it(
    'comes back from JSON as it was, and two that are equal are told the same',
    () => {
      fc.assert(
        fc.property(progress, progress, (a, b) => {
          const text = JSON.stringify(progressToData(a))
          same(progressFromData(JSON.parse(text)) ?? expect.fail('refused'), a)
          const ways = [joinProgress(a, b), joinProgress(b, a)].map((all) => JSON.stringify(progressToData(all)))
          expect(ways[1]).toBe(ways[0])
        }),
        RUNS,
      )
    },
    PATIENCE,
  )

  it(
    'is read whole or refused, whatever became of the text, and never throws',
    () => {
      const edit = fc.record({ at: fc.nat(2_000), drop: fc.nat(6), add: fc.constantFrom('', '-', '1', '"', '[]', 'null', '{}', ',', '9e9', '.5', 'x') }) // prettier-ignore
      const value = fc.oneof(fc.jsonValue(), progress.map(progressToData))
      const changed = fc.record({ whole: progress, key: fc.constantFrom(...Object.keys(EMPTY_PROGRESS)), value })
      let taken = 0
      const sound = (raw: unknown) => {
        const found = progressFromData(raw)
        if (!found) return
        taken++
        const text = JSON.stringify(progressToData(found))
        expect(JSON.stringify(progressToData(progressFromData(JSON.parse(text)) ?? EMPTY_PROGRESS))).toBe(text)
        expect(joinProgress(found, EMPTY_PROGRESS).epoch).toBe(found.epoch)
      }
      fc.assert(
        fc.property(progress, edit, changed, (whole, { at, drop, add }, { key, ...other }) => {
          const text = JSON.stringify(progressToData(whole))
          const place = at % text.length
          sound({ ...progressToData(other.whole), [key]: other.value })
          try {
            sound(JSON.parse(text.slice(0, place) + add + text.slice(place + drop)))
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError)
          }
        }),
        RUNS,
      )
      expect(taken).toBeGreaterThan(ROUNDS / 100)
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
          const lc = Math.max(0, ...list.map((one) => Math.max(one.lc, one.type === 'known' ? one.data.lc : 0)))
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
  for (const [key, { lc }] of less.notes) check(`note ${key}`, (more.notes.get(key)?.lc ?? -1) >= lc)
  for (const [key, { lc }] of less.drafts) check(`draft of ${key}`, (more.drafts.get(key)?.lc ?? -1) >= lc)
  check('origin', !less.origin || (more.origin?.lc ?? 99) <= less.origin.lc)
  check('completion', !less.completed || (more.completed?.lc ?? 99) <= less.completed.lc)
  check('confirmed', more.confirmed >= less.confirmed)
  check('score', (more.asserted.score ?? -1) >= (less.asserted.score ?? -1))
  return gone
}

function isAtLeast(more: QuestionTotal | null, less: QuestionTotal | null): boolean {
  if (!more || !less) return !less
  if (more.round !== less.round) return more.round > less.round
  return more.attempts >= less.attempts && more.best >= less.best
}
