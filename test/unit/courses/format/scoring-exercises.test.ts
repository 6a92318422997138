import { describe, expect, it } from 'vitest'
import type { Question } from '../../../../courses/format/course.ts'
import { endOf, goalsMet, placeOf, pointsOf, scoreAnswer } from '../../../../courses/format/scoring.ts'
import { allocation, compose, scenario } from '../../../component/exercises.ts'

const HOSTILE: string[][] = [
  [],
  [''],
  ['.'],
  ['constructor'],
  ['__proto__.100'],
  ['homes.1e9', 'homes.-5', 'homes.30,5', 'homes.٣٠'],
  ['rumour.ask', 'constructor.toString'],
  Array.from({ length: 10_000 }, (_, i) => `x${i}.${i}`),
]
const QUESTIONS: [string, Question][] = [
  ['an allocation', allocation()],
  ['a scenario', scenario()],
  ['a composition', compose()],
]

describe.each(QUESTIONS)('%s', (_name, question) => {
  it.each(HOSTILE.map((response) => [response]))('is worth nothing, and harmed by nothing: %j', (response) => {
    expect(scoreAnswer(question, response)).toBe(0)
    expect(scoreAnswer({ ...question, credit: 'partial' }, response)).toBe(0)
  })
})

describe('the points of a response', () => {
  it('are whole numbers by item', () => {
    expect([...pointsOf(['homes.30', 'square.0', 'rest.007'])]).toEqual([
      ['homes', 30],
      ['square', 0],
      ['rest', 7],
    ])
  })

  it.each(['homes.-5', 'homes.1e9', 'homes.30,5', 'homes.30.5', 'homes.٣٠', 'homes.', '.5', 'homes', 'homes.100000'])(
    'are not read from %j',
    (pair) => expect(pointsOf([pair]).size).toBe(0),
  )

  it('are the last ones said of an item', () => {
    expect([...pointsOf(['homes.30', 'homes.40'])]).toEqual([['homes', 40]])
  })
})

describe('sharing out', () => {
  it.each([
    ['at the lower limits', ['homes.60', 'square.30', 'rest.10'], 1],
    ['at the upper limits', ['homes.30', 'square.40', 'rest.30'], 1],
    ['one below its limit', ['homes.29', 'square.40', 'rest.31'], 1 / 3],
    ['with an item left out, which has none', ['homes.70', 'rest.30'], 1],
    ['too few points', ['homes.60', 'square.30', 'rest.9'], 0],
    ['too many points', ['homes.60', 'square.30', 'rest.11'], 0],
  ])('%s', (_name, response, share) => {
    expect(scoreAnswer(allocation({ credit: 'partial' }), response)).toBeCloseTo(share)
    expect(scoreAnswer(allocation(), response)).toBe(share === 1 ? 1 : 0)
  })

  it('takes no points for what is none of its items', () => {
    expect(scoreAnswer(allocation({ credit: 'partial' }), ['homes.60', 'square.30', 'gold.10'])).toBe(0)
  })
})

describe('a path through a scenario', () => {
  it.each([
    [[], 'rumour', null],
    [['rumour.ask'], 'origin', null],
    [['rumour.deny'], 'closed', 0],
    [['rumour.ask', 'origin.laugh'], 'cool', 0.5],
    [['rumour.ask', 'origin.rules'], 'open', 1],
    [['origin.rules'], null, null],
    [['rumour.rules'], null, null],
    [['rumour.ask', 'rumour.ask'], null, null],
    [['rumour.deny', 'rumour.deny'], null, null],
    [['rumour.ask', 'origin.rules', 'origin.rules'], null, null],
  ])('%j comes to %j', (path, place, score) => {
    expect(placeOf(scenario(), path)).toBe(place)
    expect(endOf(scenario(), path)?.score ?? null).toBe(score)
    expect(scoreAnswer(scenario({ credit: 'partial' }), path)).toBe(score ?? 0)
    expect(scoreAnswer(scenario(), path)).toBe(score === 1 ? 1 : 0)
  })
})

describe('the goals of a composition', () => {
  it.each([
    [[], []],
    [['table'], []],
    [['task'], ['goal']],
    [
      ['table', 'task'],
      ['shared', 'goal'],
    ],
    [['task', 'stage'], []],
    [['table', 'task', 'flags'], []],
    [['task', 'task', 'constructor'], ['goal']],
  ])('%j meets %j', (response, met) => {
    expect([...goalsMet(compose(), response)]).toEqual(met)
    expect(scoreAnswer(compose({ credit: 'partial' }), response)).toBe(met.length / 2)
  })
})
