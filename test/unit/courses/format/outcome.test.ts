import { describe, expect, it } from 'vitest'
import type { Assessment, Course, PageInfo } from '../../../../courses/format/course.ts'
import type { LearningFact } from '../../../../courses/format/event.ts'
import {
  assessmentState,
  currentRound,
  outcome,
  scoreInRound,
  seedOf,
  type AssessmentState,
} from '../../../../courses/format/outcome.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  type Progress,
  type QuestionTotal,
} from '../../../../courses/format/progress.ts'

const GRADED: Assessment = { graded: true, attempts: null }

interface Shape {
  passingScore?: number | null
  completion?: Course['completion']
  /** The check's; null makes it a page to read. */
  assessment?: Assessment | null
  /** Points of the questions of the check. */
  points?: number[]
}

/** Two pages to read, one with a question for practice, and a check with the questions q0, q1 … */
function courseOf({ passingScore = 70, completion, assessment = GRADED, points = [1, 1] }: Shape = {}): Course {
  const pages: PageInfo[] = [
    { id: 'one', title: 'One', minutes: 1, slot: 0 },
    { id: 'two', title: 'Two', minutes: 1, slot: 1 },
    { id: 'check', title: 'Check', minutes: 1, slot: 2, ...(assessment && { assessment }) },
  ]
  return {
    format: 1,
    id: 'of-three-pages',
    version: '1.0.0',
    title: 'Of three pages',
    language: 'en',
    description: '',
    keywords: [],
    navigation: 'free',
    completion: completion ?? { pages: 'all', assessment: 'passed' },
    passingScore,
    modules: [
      { id: 'reading', title: 'Reading', pages: ['one', 'two'] },
      { id: 'checking', title: 'Checking', pages: ['check'] },
    ],
    pages,
    questions: [
      { id: 'practice', page: 'two', slot: 0, points: 5, type: 'choice' },
      ...points.map((weight, i) => ({ id: `q${i}`, page: 'check', slot: i + 1, points: weight, type: 'choice' })),
    ],
    assets: [],
  }
}
const check = (course: Course): PageInfo => course.pages[2] ?? expect.fail('no check')

const did = (...facts: LearningFact[]): Progress =>
  foldEvents(facts.map((fact, i) => ({ replica: 'a1', seq: i + 1, lc: i + 1, epoch: 0, t: 0, v: 1, ...fact })))
const visit = (page: string): LearningFact => ({ type: 'visit', data: { page } })
const readAll = ['one', 'two', 'check'].map(visit)
const retake = (round: number): LearningFact => ({ type: 'retake', data: { page: 'check', round } })
const answer = (question: string, score: number, round = 1, nonce = `${question}.${round}`): LearningFact => {
  return { type: 'answer', data: { question, nonce, response: [], score, round, latency: 1 } }
}
/** Answers to q0, q1 … in a round; null leaves one out. */
const round = (number: number, ...scores: (number | null)[]): LearningFact[] => [
  ...(number > 1 ? [retake(number)] : []),
  ...scores.flatMap((score, i) => (score === null ? [] : [answer(`q${i}`, score, number)])),
]
const told = (totals: Record<string, QuestionTotal>, rounds: Record<string, number> = {}): Progress => ({
  ...EMPTY_PROGRESS,
  questions: new Map(Object.entries(totals).map(([id, remote]) => [id, { answers: [], remote }])),
  rounds: new Map(Object.entries(rounds)),
})
const asserted = (changes: Partial<Progress['asserted']>, progress = EMPTY_PROGRESS): Progress => ({
  ...progress,
  asserted: { ...progress.asserted, ...changes },
})

describe('assessmentState', () => {
  /** All questions of the check are asked, if nothing else is said. */
  const state = (changes: Partial<AssessmentState>) => {
    return { round: 1, answered: 0, score: null, counted: null, attemptsLeft: true, ...changes }
  }
  const twice: Assessment = { graded: true, attempts: 2 }

  it.each<[string, Shape, Progress, ReturnType<typeof state>]>([
    ['is untouched at first', {}, EMPTY_PROGRESS, state({})],
    ['has no score while a question is open', {}, did(...round(1, 1)), state({ answered: 1 })],
    ['has a score when all are answered', {}, did(...round(1, 1, 0)), state({ answered: 2, score: 50, counted: 50 })],
    ['weighs its points', { points: [1, 3] }, did(...round(1, 0, 1)), state({ answered: 2, score: 75, counted: 75 })],
    [
      'counts shares of points',
      { points: [1, 3] },
      did(...round(1, 1, 0.5)),
      state({ answered: 2, score: 62.5, counted: 62.5 }),
    ],
    [
      'counts the first answer of a round',
      {},
      did(answer('q0', 0, 1, 'first'), answer('q0', 1, 1, 'again'), answer('q1', 1)),
      state({ answered: 2, score: 50, counted: 50 }),
    ],
    ['does not count practice', {}, did(answer('practice', 1)), state({})],
    ['begins again with a new round', {}, did(...round(1, 1, 0), ...round(2)), state({ round: 2, counted: 50 })],
    [
      'keeps the best of its rounds while another goes on',
      {},
      did(...round(1, 1, 0), ...round(2, 1)),
      state({ round: 2, answered: 1, counted: 50 }),
    ],
    [
      'keeps the best when a later round is worse',
      {},
      did(...round(1, 1, 1), ...round(2, 0, 0), ...round(3, 1, 0)),
      state({ round: 3, answered: 2, score: 50, counted: 100 }),
    ],
    [
      'takes the later round when it is better',
      {},
      did(...round(1, 0, 0), ...round(2, 1, 1)),
      state({ round: 2, answered: 2, score: 100, counted: 100 }),
    ],
    [
      'does not mix rounds into a score',
      {},
      did(...round(1, 1, null), ...round(2, null, 1)),
      state({ round: 2, answered: 1 }),
    ],
    [
      'has an attempt left after the first of two',
      { assessment: twice },
      did(...round(1, 0, 0)),
      state({ answered: 2, score: 0, counted: 0 }),
    ],
    [
      'has one left until the last is finished',
      { assessment: twice },
      did(...round(1, 0, 0), ...round(2, 1)),
      state({ round: 2, answered: 1, counted: 0 }),
    ],
    [
      'has none left after the second of two',
      { assessment: twice },
      did(...round(1, 0, 0), ...round(2, 0, 1)),
      state({ round: 2, answered: 2, score: 50, counted: 50, attemptsLeft: false }),
    ],
    [
      'has one left after many, without a limit',
      {},
      did(...round(40, 0, 0)),
      state({ round: 40, answered: 2, score: 0, counted: 0 }),
    ],
    [
      'believes an LMS that knows only totals',
      {},
      told({ q0: { round: 1, attempts: 1, best: 1 }, q1: { round: 1, attempts: 1, best: 0.5 } }),
      state({ answered: 2, score: 75, counted: 75 }),
    ],
    [
      'believes answers of its own more than a total of the same round',
      {},
      joinProgress(did(...round(1, 0, 1)), told({ q0: { round: 1, attempts: 1, best: 1 } })),
      state({ answered: 2, score: 50, counted: 50 }),
    ],
    [
      'finishes here what was begun elsewhere',
      {},
      joinProgress(did(answer('q1', 1)), told({ q0: { round: 1, attempts: 1, best: 1 } })),
      state({ answered: 2, score: 100, counted: 100 }),
    ],
    [
      'finds an earlier round that only an LMS knows',
      {},
      told({ q0: { round: 1, attempts: 1, best: 1 }, q1: { round: 1, attempts: 1, best: 1 } }, { check: 2 }),
      state({ round: 2, counted: 100 }),
    ],
    [
      'makes up nothing for a round of which an LMS told a part',
      {},
      told({ q0: { round: 2, attempts: 1, best: 1 }, q1: { round: 1, attempts: 1, best: 1 } }, { check: 2 }),
      state({ round: 2, answered: 1 }),
    ],
    ['has no score without questions', { points: [] }, did(...readAll), state({})],
    [
      'does not count up to a round that a damaged row claims',
      {},
      did(...round(1, 1, 1), retake(Number.MAX_SAFE_INTEGER)),
      state({ round: Number.MAX_SAFE_INTEGER, counted: 100 }),
    ],
    ['knows no round before the first', {}, did(...round(0, 1, 1)), state({})],
  ])('%s', (_, shape, progress, expected) => {
    const course = courseOf(shape)
    const drawn = course.questions.filter(({ page }) => page === 'check')
    expect(assessmentState(course, progress, check(course))).toEqual({ drawn, ...expected })
  })
})

describe('currentRound and scoreInRound', () => {
  it('are 1 and null before anything was done', () => {
    expect(currentRound(EMPTY_PROGRESS, 'check')).toBe(1)
    expect(scoreInRound(EMPTY_PROGRESS, 'q0', 1)).toBeNull()
  })

  it('tell the round that was begun, and what was scored in each', () => {
    const progress = did(...round(1, 0.25), ...round(3, 1))
    expect(currentRound(progress, 'check')).toBe(3)
    expect([1, 2, 3].map((number) => scoreInRound(progress, 'q0', number))).toEqual([0.25, null, 1])
  })

  it('tell what an LMS knows only for the round it told of', () => {
    const progress = told({ q0: { round: 2, attempts: 1, best: 0.5 } })
    expect([1, 2, 3].map((number) => scoreInRound(progress, 'q0', number))).toEqual([null, 0.5, null])
  })
})

describe('outcome', () => {
  const OPEN = { complete: false, score: null, passed: null }

  it('of someone who has not begun is this value', () => {
    expect(outcome(courseOf(), EMPTY_PROGRESS)).toEqual({
      measure: 0,
      ...OPEN,
      modules: [
        { id: 'reading', visited: 0, pages: 2, complete: false },
        { id: 'checking', visited: 0, pages: 1, complete: false },
      ],
    })
  })

  it('of someone who is done is this value', () => {
    expect(outcome(courseOf(), did(...readAll, ...round(1, 1, 1)))).toEqual({
      measure: 1,
      complete: true,
      score: 100,
      passed: true,
      modules: [
        { id: 'reading', visited: 2, pages: 2, complete: true },
        { id: 'checking', visited: 1, pages: 1, complete: true },
      ],
    })
  })

  it('ignores pages and questions that the course no longer has', () => {
    const before = did(visit('one'))
    const more = did(visit('one'), visit('gone'), answer('gone-too', 1))
    expect(outcome(courseOf(), more)).toEqual(outcome(courseOf(), before))
  })

  it.each([
    [70, [1, 1, 1, 0], 75, true],
    [70, [1, 1, 0, 0], 50, null],
    [50, [1, 1, 0, 0], 50, true],
    [51, [1, 1, 0, 0], 50, null],
    [100, [1, 1, 1, 1], 100, true],
    [1, [0, 0, 0, 0], 0, null],
  ])('needs %i to pass, which %j makes %d: %s', (passingScore, scores, score, passed) => {
    const course = courseOf({ passingScore, points: [1, 1, 1, 1] })
    expect(outcome(course, did(...round(1, ...scores)))).toMatchObject({ score, passed })
  })

  it.each([
    [69.4, null],
    [69.49, null],
    [69.5, true],
    [69.99, true],
    [70, true],
    [70.4, true],
  ])('takes %d per cent as shown, rounded, against 70: %s', (per, passed) => {
    const course = courseOf({ points: [per, 100 - per] })
    const { score, passed: found } = outcome(course, did(...round(1, 1, 0)))
    expect(score).toBeCloseTo(per, 9)
    expect(found).toBe(passed)
  })

  it.each<[string, number | null, LearningFact[], boolean | null]>([
    ['undecided before the first is finished', 1, round(1, 0), null],
    ['false when the only attempt was not enough', 1, round(1, 0, 1), false],
    ['undecided when another attempt is left', 2, round(1, 0, 1), null],
    ['undecided while the last attempt goes on', 2, [...round(1, 0, 1), ...round(2, 0)], null],
    ['false when the last attempt was not enough', 2, [...round(1, 0, 1), ...round(2, 0, 0)], false],
    ['true when the last attempt was enough', 2, [...round(1, 0, 1), ...round(2, 1, 1)], true],
    ['true though a later attempt was worse', 2, [...round(1, 1, 1), ...round(2, 0, 0)], true],
    ['never false without a limit', null, [...round(1, 0, 0), ...round(9, 0, 0)], null],
  ])('is %s', (_, attempts, facts, passed) => {
    const course = courseOf({ assessment: { graded: true, attempts } })
    expect(outcome(course, did(...facts)).passed).toBe(passed)
  })

  it.each<[Course['completion'], string, LearningFact[], boolean, number]>([
    [{ pages: 'all', assessment: 'passed' }, 'all is read', readAll, false, 0.75],
    [{ pages: 'all', assessment: 'passed' }, 'all is passed', round(1, 1, 1), false, 0.25],
    [{ pages: 'all', assessment: 'passed' }, 'all is read and taken', [...readAll, ...round(1, 0, 0)], false, 0.75],
    [{ pages: 'all', assessment: 'passed' }, 'all is read and passed', [...readAll, ...round(1, 1, 1)], true, 1],
    [{ pages: 'all', assessment: 'taken' }, 'all is read', readAll, false, 0.75],
    [{ pages: 'all', assessment: 'taken' }, 'a question is open', [...readAll, ...round(1, 1)], false, 0.75],
    [{ pages: 'all', assessment: 'taken' }, 'all is read and taken', [...readAll, ...round(1, 0, 0)], true, 1],
    [
      { pages: 'all', assessment: 'taken' },
      'another round goes on',
      [...readAll, ...round(1, 0, 0), ...round(2)],
      true,
      1,
    ],
    [{ pages: 'all', assessment: 'none' }, 'two pages are read', readAll.slice(0, 2), false, 2 / 3],
    [{ pages: 'all', assessment: 'none' }, 'all is read', readAll, true, 1],
    [{ pages: 'none', assessment: 'passed' }, 'all is read', readAll, false, 0.75],
    [{ pages: 'none', assessment: 'passed' }, 'all is passed', round(1, 1, 1), true, 1],
    [{ pages: 'none', assessment: 'taken' }, 'all is taken', round(1, 0, 0), true, 1],
    [{ pages: 'none', assessment: 'taken' }, 'one page is read', [visit('one')], false, 0.25],
  ])('by %j, when %s: complete %s, %d of the way', (completion, _, facts, complete, measure) => {
    const found = outcome(courseOf({ completion }), did(...facts))
    expect(found.complete).toBe(complete)
    expect(found.measure).toBeCloseTo(measure, 12)
  })

  it('of a course of pages alone has neither score nor success', () => {
    const course = courseOf({
      passingScore: null,
      assessment: null,
      points: [],
      completion: { pages: 'all', assessment: 'none' },
    })
    expect(outcome(course, did(visit('one')))).toMatchObject({ ...OPEN, measure: 1 / 3 })
    expect(outcome(course, did(...readAll))).toMatchObject({ measure: 1, complete: true, score: null, passed: null })
  })

  it('of a check that only teaches has neither score nor success', () => {
    const course = courseOf({
      passingScore: null,
      assessment: { graded: false, attempts: null },
      completion: { pages: 'all', assessment: 'none' },
    })
    expect(outcome(course, did(...round(1, 1, 1)))).toMatchObject(OPEN)
  })

  it('weighs two graded pages by their points, once both are finished', () => {
    const course = courseOf({ passingScore: 60, points: [3] })
    const twoChecks: Course = {
      ...course,
      pages: course.pages.map((page) =>
        page.id === 'two' ? { ...page, assessment: { graded: true, attempts: 1 } } : page,
      ),
    }
    expect(outcome(twoChecks, did(answer('practice', 1)))).toMatchObject(OPEN)
    expect(outcome(twoChecks, did(answer('practice', 0), answer('q0', 1)))).toMatchObject({
      score: 37.5,
      passed: null,
    })
    expect(outcome(twoChecks, did(answer('practice', 1), answer('q0', 0)))).toMatchObject({
      score: 62.5,
      passed: true,
    })
  })

  describe('never shows less than an LMS has shown', () => {
    it.each<[string, Progress, object]>([
      ['completed', asserted({ completed: true }), { measure: 1, complete: true, score: null, passed: null }],
      ['passed', asserted({ passed: true }), { measure: 0.25, complete: false, score: null, passed: true }],
      ['a score', asserted({ score: 40 }), { measure: 0, complete: false, score: 40, passed: null }],
      ['a score that passes', asserted({ score: 69.5 }), { measure: 0.25, complete: false, score: 69.5, passed: true }],
      [
        'a score that is better than this round',
        asserted({ score: 80 }, did(...round(1, 0, 1))),
        { measure: 0.25, complete: false, score: 80, passed: true },
      ],
      [
        'a score that is worse than this round',
        asserted({ score: 20 }, did(...round(1, 0, 1))),
        { measure: 0, complete: false, score: 50, passed: null },
      ],
      [
        'everything, though a page was added since',
        asserted({ completed: true, passed: true, score: 90 }, did(visit('one'))),
        { measure: 1, complete: true, score: 90, passed: true },
      ],
    ])('when that is %s', (_, progress, expected) => {
      expect(outcome(courseOf(), progress)).toMatchObject(expected)
    })

    it('though every attempt has failed', () => {
      const course = courseOf({ assessment: { graded: true, attempts: 1 } })
      expect(outcome(course, asserted({ passed: true }, did(...round(1, 0, 0)))).passed).toBe(true)
    })

    it('until the learner starts again', () => {
      const shown = asserted({ completed: true, passed: true, score: 90 })
      const again = foldEvents([{ replica: 'a1', seq: 1, lc: 1, epoch: 1, t: 0, v: 1, type: 'reset', data: {} }], shown)
      expect(outcome(courseOf(), again)).toMatchObject({ ...OPEN, measure: 0 })
    })
  })
})

describe('an assessment that draws', () => {
  const points = Array.from({ length: 6 }, () => 1)
  const course = courseOf({ points, assessment: { graded: true, attempts: null, draw: 2 } })
  const stateAfter = (...facts: LearningFact[]) => assessmentState(course, did(visit('one'), ...facts), check(course))
  const ids = (state: AssessmentState) => state.drawn.map(({ id }) => id)
  const [one = '', two = ''] = ids(stateAfter())
  const [other = ''] = points.map((_, i) => `q${i}`).filter((id) => id !== one && id !== two)

  it('asks as many questions as it draws, and is finished when these are answered', () => {
    expect(ids(stateAfter())).toHaveLength(2)
    expect(stateAfter(answer(one, 1))).toMatchObject({ answered: 1, score: null, counted: null })
    expect(stateAfter(answer(one, 1), answer(two, 0))).toMatchObject({ answered: 2, score: 50, counted: 50 })
    expect(outcome(course, did(...readAll, answer(one, 1), answer(two, 1)))).toMatchObject({
      score: 100,
      passed: true,
      complete: true,
    })
  })

  it('asks the same while they are answered, and others in another round', () => {
    expect(ids(stateAfter(answer(one, 1)))).toEqual([one, two])
    const rounds = Array.from({ length: 12 }, (_, i) => ids(stateAfter(retake(i + 1))).join())
    expect(new Set(rounds).size).toBeGreaterThan(3)
  })

  it('asks other learners others, and whoever starts again', () => {
    const drawnFor = (replica: string, epoch = 0) => {
      const progress = { ...EMPTY_PROGRESS, epoch, origin: { lc: 1, replica } }
      return ids(assessmentState(course, progress, check(course))).join()
    }
    expect(new Set(Array.from({ length: 12 }, (_, i) => drawnFor(`a${i}`))).size).toBeGreaterThan(3)
    expect(new Set(Array.from({ length: 12 }, (_, i) => drawnFor('a1', i))).size).toBeGreaterThan(3)
    expect(drawnFor('a1')).toBe([one, two].join())
  })

  it('counts what was answered here and on another device, that had drawn another', () => {
    const state = stateAfter(answer(one, 1), answer(other, 0))
    expect(new Set(ids(state))).toEqual(new Set([one, other]))
    expect(state).toMatchObject({ answered: 2, score: 50 })
    const three = stateAfter(answer(one, 1), answer(two, 1), answer(other, 0))
    expect(ids(three)).toHaveLength(3)
    expect(three.score).toBeCloseTo(200 / 3, 9)
  })

  it('keeps the score of an earlier round, whatever is drawn now and though the pool has changed', () => {
    const done = [answer(one, 1), answer(two, 0), retake(2)]
    expect(stateAfter(...done)).toMatchObject({ round: 2, answered: 0, score: null, counted: 50 })
    const grown = courseOf({ points: [...points, 1, 1, 1], assessment: { graded: true, attempts: null, draw: 2 } })
    expect(assessmentState(grown, did(visit('one'), ...done), check(grown)).counted).toBe(50)
  })

  it('asks all where no more are there', () => {
    const few = courseOf({ assessment: { graded: true, attempts: null, draw: 9 } })
    expect(ids(assessmentState(few, EMPTY_PROGRESS, check(few)))).toEqual(['q0', 'q1'])
  })
})

describe('the round that counts', () => {
  const by = (score?: 'first' | 'last', attempts: number | null = null) =>
    courseOf({ assessment: { graded: true, attempts, ...(score && { score }) } })
  const three = [...round(1, 1, 0), ...round(2, 1, 1), ...round(3, 0, 0)]

  it.each<['first' | 'last' | undefined, LearningFact[], number | null]>([
    [undefined, three, 100],
    ['first', three, 50],
    ['last', three, 0],
    ['first', round(1, 1), null],
    ['last', round(1, 1), null],
    ['last', [...round(1, 1, 0), ...round(2, 1)], 50],
    ['last', [...round(1, 1, 0), ...round(2, 1), ...round(3, 1, 1)], 100],
    ['first', [...round(1, 1), ...round(2, 1, 1), ...round(3, 0, 0)], 100],
  ])('with "%s" is of these the one with %#: %d', (rule, facts, score) => {
    const course = by(rule)
    expect(assessmentState(course, did(...facts), check(course)).counted).toBe(score)
    expect(outcome(course, did(...facts)).score).toBe(score)
  })

  it.each<['first' | 'last' | undefined, LearningFact[], boolean | null]>([
    ['first', [...round(1, 1, 0), ...round(2, 1, 1)], false],
    ['first', round(1, 1, 0), false],
    ['first', round(1, 1), null],
    ['first', [...round(1, 1, 1), ...round(2, 0, 0)], true],
    ['last', [...round(1, 1, 0), ...round(2, 1, 1)], true],
    ['last', [...round(1, 1, 1), ...round(2, 0, 0)], null],
    [undefined, [...round(1, 1, 1), ...round(2, 0, 0)], true],
  ])('with "%s" decides success: %#', (rule, facts, passed) => {
    expect(outcome(by(rule), did(...facts)).passed).toBe(passed)
  })

  it('fails with "last" when the last attempt fails, though an earlier one had passed and was told', () => {
    const facts = [...round(1, 1, 1), ...round(2, 0, 0)]
    const known = asserted({ completed: true, passed: true, score: 100 }, did(...readAll, ...facts))
    expect(outcome(by('last', 2), known)).toMatchObject({ score: 0, passed: false, complete: true })
  })

  it.each(['first', 'last'] as const)('with "%s" is what was told, as long as no round is known', (rule) => {
    const known = asserted({ passed: true, score: 85 }, told({ q0: { round: 2, attempts: 1, best: 1 } }, { check: 2 }))
    expect(outcome(by(rule), known)).toMatchObject({ score: 85, passed: true })
    expect(outcome(by(rule), asserted({ score: 85 }))).toMatchObject({ score: 85, passed: true })
    expect(outcome(by(rule), asserted({ score: 40 }))).toMatchObject({ score: 40 })
    expect(outcome(by(rule), asserted({ passed: true }))).toMatchObject({ score: null, passed: true })
    const course = by(rule)
    expect(assessmentState(course, asserted({ score: 85 }), check(course)).counted).toBeNull()
  })

  it('with "first" is the first, whatever better was told since', () => {
    const facts = [...round(1, 1, 0), ...round(2, 1, 1)]
    expect(outcome(by('first'), asserted({ passed: true, score: 90 }, did(...facts)))).toMatchObject({
      score: 50,
      passed: false,
    })
  })

  it.each(['first', 'last', undefined] as const)('with "%s" is known from totals of the first round', (rule) => {
    const totals = { q0: { round: 1, attempts: 1, best: 1 }, q1: { round: 1, attempts: 1, best: 0.5 } }
    expect(outcome(by(rule), told(totals)).score).toBe(75)
  })

  describe('from totals of the second round only', () => {
    const best = { round: 2, attempts: 1, best: 1 }
    const second = asserted({ score: 40 }, told({ q0: best, q1: best }, { check: 2 }))

    it('is with "first" the score that was told, not the round that is left', () => {
      const course = by('first')
      expect(assessmentState(course, second, check(course))).toMatchObject({ score: 100, counted: 40 })
      expect(outcome(course, second)).toMatchObject({ score: 40, passed: false })
    })

    it('is with "last" and with "best" the round that is left', () => {
      expect(outcome(by('last'), second)).toMatchObject({ score: 100, passed: true })
      expect(outcome(by(), second)).toMatchObject({ score: 100, passed: true })
    })

    it('has been taken with "first", also while another round goes on', () => {
      const course = courseOf({
        completion: { pages: 'none', assessment: 'taken' },
        assessment: { graded: true, attempts: null, score: 'first' },
      })
      expect(outcome(course, asserted({ score: 40 }, told({ q0: best }, { check: 2 }))).complete).toBe(true)
    })

    it('is with "first" the best that is known where nothing was told, and where nothing is graded', () => {
      const unasserted = told({ q0: best, q1: best }, { check: 2 })
      expect(outcome(by('first'), unasserted).score).toBe(100)
      const ungraded = courseOf({ passingScore: null, assessment: { graded: false, attempts: null, score: 'first' } })
      expect(assessmentState(ungraded, second, check(ungraded)).counted).toBe(100)
    })
  })
})

describe('seedOf', () => {
  it('is the learner, the epoch, and what it is for', () => {
    const progress = { ...EMPTY_PROGRESS, epoch: 2, origin: { lc: 7, replica: 'a1b2c3d4' } }
    expect(seedOf(progress, 'check', 3)).toBe('a1b2c3d4 2 check 3')
    expect(seedOf(EMPTY_PROGRESS, 'check')).toBe(' 0 check')
  })
})
