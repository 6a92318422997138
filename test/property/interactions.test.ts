import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Question, type Compose, type Course, type Scenario } from '../../courses/format/course.ts'
import { outcome } from '../../courses/format/outcome.ts'
import type { RichText } from '../../courses/format/rich-text.ts'
import { EMPTY_PROGRESS } from '../../courses/format/progress.ts'
import { encodeInteraction, type GivenAnswer } from '../../scorm/interactions.ts'
import { encodeObjectives } from '../../scorm/objectives.ts'
import { createLms } from '../../scorm/host/create-lms.ts'
import { violations } from '../unit/scorm/strict-interactions.ts'

const SEED = 20_261_122
const RUNS = { numRuns: Number(process.env['ROUNDS'] ?? 3000), seed: SEED }
const EDITIONS = ['1.2', '2004'] as const

// A hundred thousand rounds on a busy machine take their time.
vi.setConfig({ testTimeout: 3_600_000 })

/** As long as ids may be, and in all shapes. */
const word = fc.string({ unit: fc.constantFrom(...'abcxyz0189'), minLength: 1, maxLength: 8 })
const id = fc.oneof(
  { weight: 8, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-')) },
  {
    weight: 1,
    arbitrary: fc
      .array(word, { minLength: 60, maxLength: 60 })
      .map((words) => words.join('-').slice(0, 200).replace(/-$/, 'z')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', 'true', 'false', '0', '1-2', 'x'.repeat(200), 'a-'.repeat(99) + 'b'),
  },
)

const HUGE = ['x', '🏙️👩🏽‍🏫', '[,]', '{lang=en}', ' \n', '1', 'مرحبا ', '\ud83c', 'e\u0301', '\u0000', '[.][:]'].map(
  (piece) => piece.repeat(Math.ceil(200_000 / piece.length)),
)
const text = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 10, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  {
    weight: 10,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '[,]',
          '[.]',
          '[:]',
          '{',
          '}',
          '{lang=de}',
          '{case_matters=true}',
          '\u200f',
          'שלום',
          '\u2028',
          '\ufeff',
          ',',
          '.',
          ' ',
          'a',
          '\ud83c',
          '\udfd9',
          '\uffff',
          '\u0301',
          '🏙️',
        ),
        { maxLength: 40 },
      )
      .map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...HUGE) },
)

/** Numbers as people write them, and some that are none. */
const written = fc.oneof(
  fc.double().map(String),
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n.toLocaleString('de-DE')),
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n.toLocaleString('ar-EG')),
  fc.constantFrom(
    '30,000',
    '1’000.5 km',
    '−5',
    '+7',
    '１２．５',
    '९९',
    '1e7',
    '.5',
    '5.',
    '0x10',
    '-0',
    'Infinity',
    '9'.repeat(30),
    '0,00000001',
    '99999.99999999',
    '-99.999,99999999',
  ),
  text,
)
const amount = fc.oneof(
  fc.constantFrom(0, -0, 1, 0.1, 1e-9, 99_999, 99_999.99999999, 1e5, 9_999_999_999.5, 1e21, -1e-8),
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const rich: fc.Arbitrary<RichText> = fc.oneof(
  text.map((words) => [words]),
  fc.tuple(text, text).map(([a, b]) => [
    { tag: 'p' as const, children: [a] },
    { tag: 'em' as const, children: [b] },
  ]),
)
const common = {
  id,
  prompt: rich,
  explanation: fc.constant<RichText>([]),
  points: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 1e-12, max: 1e12, noNaN: true })),
}
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model)
const ids = (maxLength = 36) => fc.uniqueArray(id, { minLength: 2, maxLength })
const named = (one: string) => ({ id: one, text: [one] })
const flags = fc.infiniteStream(fc.boolean())
const flag = (stream: Iterator<boolean>) => Boolean(stream.next().value)

const choice = record({
  kind: fc.constant('choice' as const),
  ...common,
  select: fc.constantFrom('one' as const, 'many' as const),
  options: fc.tuple(ids(), flags).map(([all, right]) => all.map((one) => ({ ...named(one), right: flag(right) }))),
  shuffle: fc.boolean(),
})
const truth = record({
  kind: fc.constant('choice' as const),
  ...common,
  select: fc.constant('true-false' as const),
  options: fc.boolean().map((right) => [
    { id: 'true', text: [], right },
    { id: 'false', text: [], right: !right },
  ]),
  shuffle: fc.constant(false),
})
const assign = record({
  kind: fc.constant('assign' as const),
  ...common,
  as: fc.constantFrom('match' as const, 'sort' as const),
  parts: fc.tuple(ids(), ids()),
}).map(({ parts: [items, targets], ...rest }) => ({
  ...rest,
  items: items.map((one, i) => ({ ...named(one), target: targets[i % targets.length] ?? '' })),
  targets: targets.map(named),
}))
const order = record({ kind: fc.constant('order' as const), ...common, items: ids().map((all) => all.map(named)) })
const entry = record({
  kind: fc.constant('entry' as const),
  ...common,
  wanted: fc.oneof(
    record({ as: fc.constant('number' as const), answer: amount, tolerance: amount.map(Math.abs) }),
    record({ as: fc.constant('text' as const), accept: fc.array(text, { minLength: 1, maxLength: 12 }) }),
  ),
})
const allocation = record({
  kind: fc.constant('allocation' as const),
  ...common,
  total: fc.integer({ min: 1, max: 10_000 }),
  items: ids().map((all) => all.map((one) => ({ ...named(one), least: 0, most: 5 }))),
})
const scenario = record({
  kind: fc.constant('scenario' as const),
  ...common,
  as: fc.constantFrom('decisions' as const, 'dialogue' as const),
  steps: fc.tuple(ids(), ids(6)).map(([steps, choices]) =>
    steps.map((step) => ({
      ...named(step),
      choices: choices.map((one) => ({ ...named(one), then: [], next: 'end' })),
    })),
  ),
  ends: fc.constant<Scenario['ends']>([{ id: 'end', title: '', text: [], score: 1 }]),
})
const compose = record({
  kind: fc.constant('compose' as const),
  ...common,
  most: fc.integer({ min: 1, max: 36 }),
  options: ids().map((all) => all.map((one) => ({ ...named(one), effect: [], serves: [], harms: [] }))),
  goals: fc.constant<Compose['goals']>([{ ...named('goal'), needs: 1, hint: [] }]),
})

/** What could be clicked or written, in any selection and order; now and then something else. */
function responseTo(question: Question): fc.Arbitrary<string[]> {
  const garbage = fc.array(
    fc.oneof(
      text,
      id,
      fc.tuple(id, written).map(([a, b]) => `${a}.${b}`),
    ),
    { maxLength: 6 },
  )
  const sensible = sensibleTo(question)
  return fc.oneof({ weight: 6, arbitrary: sensible }, { weight: 1, arbitrary: garbage })
}

function sensibleTo(question: Question): fc.Arbitrary<string[]> {
  switch (question.kind) {
    case 'choice':
    case 'compose':
      return some(question.options)
    case 'order':
      return some(question.items)
    case 'assign':
      return pairs(question.items, fc.constantFrom(...question.targets.map((target) => target.id)))
    case 'allocation':
      return pairs(question.items, fc.integer({ min: 0, max: question.total }).map(String))
    case 'scenario':
      return pairs(question.steps, fc.constantFrom(...(question.steps[0]?.choices ?? []).map((option) => option.id)))
    case 'entry':
      return written.map((line) => [line])
  }
}

/** Some of them in any order, now and then one of them twice. */
const some = (all: readonly { id: string }[]) => {
  const known = all.map((one) => one.id)
  return fc.oneof(
    { weight: 9, arbitrary: fc.shuffledSubarray(known) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...known), { maxLength: 40 }) },
  )
}

const pairs = (items: readonly { id: string }[], second: fc.Arbitrary<string>) =>
  fc
    .array(second, { minLength: items.length, maxLength: items.length })
    .map((all) => all.map((to, i) => `${items[i]?.id}.${to}`))

const question: fc.Arbitrary<Question> = fc.oneof(choice, truth, assign, order, entry, allocation, scenario, compose)

const given = (to: Question): fc.Arbitrary<GivenAnswer> =>
  fc.record({
    question: fc.constant(to.id),
    nonce: fc.oneof(fc.uuid(), text),
    response: responseTo(to),
    score: fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true })),
    round: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.maxSafeNat()),
    latency: fc.oneof(fc.nat(10_000), fc.maxSafeNat(), fc.constantFrom(Infinity, NaN, 0.1 + 0.2)),
    t: fc.oneof(fc.date({ noInvalidDate: true }).map(Number), fc.integer({ min: 0, max: 4e12 }), fc.double()),
  })

const answered = question.chain((one) => given(one).map((answer) => ({ question: one, answer })))

const language = fc.constantFrom('en', 'de', 'pt-BR', 'zh-Hant-TW', 'ar', 'fil', 'x-private', '', 'EN-gb')

/** A course that has this question, or one that does not know it. */
const courseOf = (question: string, module: string, language: string): Course => ({
  format: 1,
  id: 'any-course',
  version: '1.0.0',
  title: '',
  language,
  description: '',
  keywords: [],
  navigation: 'free',
  completion: { pages: 'all', assessment: 'none' },
  passingScore: null,
  modules: [{ id: module, title: module, pages: ['page'] }],
  pages: [{ id: 'page', title: '', minutes: 1, slot: 0 }],
  questions: [{ id: question, page: 'page', slot: 0, points: 1, type: '' }],
  assets: [],
})

describe('interactions', () => {
  it('are made of questions as authors may write them', () => {
    fc.assert(
      fc.property(question, (one) => {
        // What compiling refuses or corrects is tried here all the same: empty texts and points of any size.
        const { error } = Question.safeParse(one)
        expect(error?.issues ?? []).toEqual([])
      }),
      { numRuns: 500, seed: SEED },
    )
  })

  it.each(EDITIONS)(
    'are always taken by the strictest %s',
    (edition) => {
      fc.assert(
        fc.property(fc.array(answered, { minLength: 1, maxLength: 3 }), language, id, (answers, spoken, module) => {
          const distinct = [
            ...new Map(
              answers.map((one) => [`${one.question.id} ${one.answer.round} ${one.answer.nonce}`, one]),
            ).values(),
          ]
          const calls = distinct.flatMap(({ question: one, answer }, index) =>
            encodeInteraction(edition, courseOf(one.id, module, spoken), one, answer, index),
          )
          expect(violations(edition, calls)).toEqual([])
        }),
        RUNS,
      )
    },
    3_600_000,
  )

  it.each(EDITIONS)('are always taken by scorm-again (%s), and kept as they were', async (edition) => {
    for (const seed of [SEED, SEED + 1]) {
      const lms = await createLms({ edition, learner: { id: 'anna', name: 'Nowak, Anna' } })
      const api = lms.api as Record<string, (...args: string[]) => string>
      const prefix = edition === '1.2' ? 'LMS' : ''
      api[`${prefix}Initialize`]?.('')
      const calls = fc
        .sample(answered, { numRuns: 240, seed })
        .flatMap(({ question: one, answer }, index) =>
          encodeInteraction(edition, courseOf(one.id, 'module', 'de'), one, answer, index),
        )
      const refused = calls.filter(([element, value]) => api[`${prefix}SetValue`]?.(element, value) !== 'true')
      expect(refused).toEqual([])
      expect(api[`${prefix}Commit`]?.('')).toBe('true')
      const latencies = calls.filter(([element]) => !element.endsWith('.latency')) // scorm-again spells 1.2's anew
      expect(lms.save()?.values).toMatchObject(Object.fromEntries(latencies))
    }
  })
})

describe('objectives', () => {
  it.each(EDITIONS)('are always taken by the strictest %s', (edition) => {
    const modules = fc.uniqueArray(fc.record({ id, title: text, read: fc.nat(3) }), {
      selector: (one) => one.id,
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(modules, language, fc.constantFrom(true, false, null), (all, spoken, passed) => {
        const pages = all.flatMap((_, m) =>
          [0, 1, 2].map((p) => ({
            id: `p-${m}-${p}`,
            title: '',
            minutes: 1,
            slot: m * 3 + p,
            ...(p === m && { assessment: { graded: true, attempts: 1 } }),
          })),
        )
        const course: Course = {
          ...courseOf('q', 'm', spoken),
          pages,
          modules: all.map(({ id: module, title }, m) => ({
            id: module,
            title,
            pages: pages.slice(m * 3, m * 3 + 3).map((page) => page.id),
          })),
        }
        const visited = new Set(all.flatMap(({ read }, m) => pages.slice(m * 3, m * 3 + read).map((page) => page.id)))
        const reached = { ...outcome(course, { ...EMPTY_PROGRESS, visited }), passed }
        expect(violations(edition, encodeObjectives(edition, course, reached).flat())).toEqual([])
      }),
      { numRuns: Math.min(RUNS.numRuns, 3000), seed: SEED },
    )
  })
})
