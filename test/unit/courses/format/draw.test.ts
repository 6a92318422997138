import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuestionInfo } from '../../../../courses/format/course.ts'
import { drawQuestions } from '../../../../courses/format/draw.ts'

const RUNS = { numRuns: 2_000, seed: 20_261_121 }
const poolOf = (...types: string[]): QuestionInfo[] =>
  types.map((type, slot) => ({ id: `q${slot}`, page: 'check', slot, points: 1, type }))
const none = () => false
const among = (ids: readonly string[]) => (question: QuestionInfo) => ids.includes(question.id)
const idsOf = (questions: readonly QuestionInfo[]) => questions.map(({ id }) => id)

const pool = fc
  .array(fc.constantFrom('choice', 'order', 'match', 'numeric'), { minLength: 1, maxLength: 20 })
  .map((types) => poolOf(...types))
const seed = fc.string({ maxLength: 12 })
const count = fc.integer({ min: 1, max: 20 })
const chance = fc.infiniteStream(fc.boolean())

const NINE = poolOf('choice', 'choice', 'order', 'choice', 'match', 'choice', 'order', 'choice', 'choice')

describe('drawQuestions', () => {
  it.each([
    ['a1b2c3d4 0 check 1', ['q1', 'q3', 'q4', 'q6', 'q8']],
    ['a1b2c3d4 0 check 2', ['q0', 'q3', 'q4', 'q6', 'q8']],
    ['ffffffff 0 check 1', ['q4', 'q5', 'q6', 'q7', 'q8']],
  ])('draws by the seed "%s" these, in the order of the course', (by, expected) => {
    expect(idsOf(drawQuestions(NINE, 5, none, by))).toEqual(expected)
  })

  it.each([undefined, 9, 10, 1_000])('asks all nine when %s are to be drawn', (many) => {
    expect(drawQuestions(NINE, many, none, 'any')).toBe(NINE)
    expect(drawQuestions(NINE, many, among(['q3']), 'any')).toBe(NINE)
  })

  it('asks nothing where there is nothing', () => {
    expect(drawQuestions([], 3, none, 'any')).toEqual([])
  })

  it('draws as many as it should, each once, in the order of the course', () => {
    fc.assert(
      fc.property(pool, count, seed, (all, many, by) => {
        const drawn = drawQuestions(all, many, none, by)
        expect(drawn).toHaveLength(Math.min(many, all.length))
        expect(drawn).toEqual(all.filter((question) => drawn.includes(question)))
      }),
      RUNS,
    )
  })

  it('stays as it is while its questions are answered, in whatever order', () => {
    fc.assert(
      fc.property(pool, count, seed, chance, (all, many, by, coin) => {
        const drawn = drawQuestions(all, many, none, by)
        const answered = drawn.filter(() => coin.next().value)
        expect(drawQuestions(all, many, (question) => answered.includes(question), by)).toEqual(drawn)
      }),
      RUNS,
    )
  })

  it('holds one question of every type before a second of any, as long as there is room', () => {
    fc.assert(
      fc.property(pool, count, seed, (all, many, by) => {
        const drawn = drawQuestions(all, many, none, by)
        const typesOf = (questions: readonly QuestionInfo[]) => new Set(questions.map(({ type }) => type)).size
        expect(typesOf(drawn)).toBe(Math.min(typesOf(all), drawn.length))
      }),
      RUNS,
    )
  })

  it('keeps what was answered when the pool has changed since', () => {
    fc.assert(
      fc.property(pool, count, seed, chance, chance, (all, many, by, answers, changes) => {
        const answered = idsOf(drawQuestions(all, many, none, by).filter(() => answers.next().value))
        const added = { id: 'new', page: 'check', slot: 99, points: 1, type: 'sort' }
        const changed = [added, ...all.filter(({ id }) => answered.includes(id) || changes.next().value)]
        const drawn = drawQuestions(changed, many, among(answered), by)
        expect(idsOf(drawn)).toEqual(expect.arrayContaining(answered))
        expect(drawn).toHaveLength(Math.min(many, changed.length))
      }),
      RUNS,
    )
  })

  it('keeps what was answered on two devices that had drawn differently, and asks no more than it must', () => {
    fc.assert(
      fc.property(pool, count, seed, seed, chance, (all, many, here, there, coin) => {
        const answered = [here, there].flatMap((by) =>
          drawQuestions(all, many, none, by).filter(() => coin.next().value),
        )
        const drawn = drawQuestions(all, many, (question) => answered.includes(question), here)
        expect(drawn).toEqual(expect.arrayContaining(answered))
        expect(drawn).toHaveLength(Math.min(all.length, Math.max(many, new Set(answered).size)))
      }),
      RUNS,
    )
  })

  it('draws every question of a type about equally often, over many learners', () => {
    const counts = new Map<string, number>()
    for (let learner = 0; learner < 3_000; learner++) {
      for (const id of idsOf(drawQuestions(NINE, 4, none, `${learner.toString(16)} 0 check 1`))) {
        counts.set(id, (counts.get(id) ?? 0) + 1)
      }
    }
    // One of each type, and one more of the eight that are left: 6 choices share 1 + 5/7, 2 orders 1 + 1/7, the match 1.
    expect(counts.get('q4')).toBe(3_000)
    for (const id of ['q2', 'q6']) expect(Math.abs((counts.get(id) ?? 0) - (3_000 * 8) / 14)).toBeLessThan(150)
    for (const id of ['q0', 'q1', 'q3', 'q5', 'q7', 'q8']) {
      expect(Math.abs((counts.get(id) ?? 0) - (3_000 * 12) / 42)).toBeLessThan(150)
    }
  })
})
