import { describe, expect, it } from 'vitest'
import type { Allocation, Assign, Choice, Compose, Entry, Order, Scenario } from '../../../../courses/format/course.ts'
import { endOf, goalsMet, placeOf, scoreAnswer } from '../../../../courses/format/scoring.ts'

const common = { id: 'q', prompt: ['Which?'], explanation: ['So.'], points: 1 }
const named = (id: string) => ({ id, text: [id] })

const choice = (select: Choice['select'], right: string[], ids = ['a', 'b', 'c', 'd']): Choice => {
  const options = ids.map((id) => ({ ...named(id), right: right.includes(id) }))
  return { ...common, kind: 'choice', select, options, shuffle: true }
}
const sort: Assign = {
  ...common,
  kind: 'assign',
  as: 'sort',
  items: [
    { ...named('old'), target: 'stone' },
    { ...named('new'), target: 'wood' },
    { ...named('mill'), target: 'wood' },
    { ...named('toll'), target: 'stone' },
  ],
  targets: [named('stone'), named('wood')],
}
const order: Order = { ...common, kind: 'order', items: ['a', 'b', 'c', 'd', 'e'].map(named) }
const number = (answer: number, tolerance = 0): Entry => {
  return { ...common, kind: 'entry', wanted: { as: 'number', answer, tolerance } }
}
const word = (...accept: string[]): Entry => ({ ...common, kind: 'entry', wanted: { as: 'text', accept } })
const partial = { credit: 'partial' } as const

describe('scoreAnswer', () => {
  it.each<[Choice['select'], string[], string[], number]>([
    ['one', ['b'], ['b'], 1],
    ['one', ['b'], ['a'], 0],
    ['one', ['b'], [], 0],
    ['one', ['b'], ['a', 'b'], 0],
    ['many', ['a', 'c'], ['a', 'c'], 1],
    ['many', ['a', 'c'], ['c', 'a'], 1],
    ['many', ['a', 'c'], ['c', 'a', 'c'], 1],
    ['many', ['a', 'c'], ['a'], 0],
    ['many', ['a', 'c'], ['a', 'b', 'c'], 0],
    ['many', ['a', 'c'], [], 0],
    ['many', ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'], 1],
  ])('of "%s" with %j right gives the answer %j %i', (select, right, response, score) => {
    expect(scoreAnswer(choice(select, right), response)).toBe(score)
  })

  it.each([
    [['true'], 1],
    [['false'], 0],
    [['true', 'false'], 0],
  ])('gives %j to a statement that is true %i', (response, score) => {
    expect(scoreAnswer(choice('true-false', ['true'], ['true', 'false']), response)).toBe(score)
  })

  it.each([
    [['a', 'c'], 1],
    [['a'], 0.5],
    [['a', 'c', 'b'], 0.5],
    [['a', 'b'], 0],
    [['b', 'd'], 0],
    [['a', 'b', 'c', 'd'], 0],
    [[], 0],
  ])('gives part of the points for %j, where a and c are right', (response, score) => {
    expect(scoreAnswer({ ...choice('many', ['a', 'c']), ...partial }, response)).toBe(score)
  })

  it.each([
    [['old.stone', 'new.wood', 'mill.wood', 'toll.stone'], 1, 1],
    [['toll.stone', 'mill.wood', 'new.wood', 'old.stone'], 1, 1],
    [['old.stone', 'new.wood', 'mill.wood', 'toll.wood'], 0, 0.75],
    [['old.stone'], 0, 0.25],
    [['old.wood', 'new.stone', 'mill.stone', 'toll.wood'], 0, 0],
    [['stone.old'], 0, 0],
    [[], 0, 0],
  ])('gives the assignment %j %d, or %d in parts', (response, whole, share) => {
    expect(scoreAnswer(sort, response)).toBe(whole)
    expect(scoreAnswer({ ...sort, ...partial }, response)).toBe(share)
  })

  it.each([
    [['a', 'b', 'c', 'd', 'e'], 1, 1],
    [['b', 'a', 'c', 'd', 'e'], 0, 0.5],
    [['e', 'a', 'b', 'c', 'd'], 0, 0.75],
    [['e', 'd', 'c', 'b', 'a'], 0, 0],
    [['a', 'b'], 0, 0.25],
    [[], 0, 0],
  ])('gives the order %j %d, or %d in parts', (response, whole, share) => {
    expect(scoreAnswer(order, response)).toBe(whole)
    expect(scoreAnswer({ ...order, ...partial }, response)).toBe(share)
  })

  it.each<[Entry, string, number]>([
    [number(120.5, 0.5), '120.5', 1],
    [number(120.5, 0.5), '120,5 m', 1],
    [number(120.5, 0.5), '121', 1],
    [number(120.5, 0.5), '120', 1],
    [number(120.5, 0.5), '119.9', 0],
    [number(30_000), '30,000', 1],
    [number(30_000), '30.000', 1],
    [number(30), '30.000', 1],
    [number(30_000), '30 000', 1],
    [number(-3), '−3', 1],
    [number(0), '', 0],
    [number(0), 'none', 0],
    [word('bridge'), 'Bridge', 1],
    [word('bridge'), ' the bridge', 0],
    [word('the bridge', 'bridge'), 'The  Bridge!', 1],
    [word('Łódź', 'Neuchâtel'), 'neuchatel', 1],
    [word('bridge'), '', 0],
  ])('of what %j wants, gives %j %i', (question, written, score) => {
    expect(scoreAnswer(question, [written])).toBe(score)
  })

  it('gives nothing for nothing written', () => {
    expect(scoreAnswer(number(0), [])).toBe(0)
    expect(scoreAnswer(word('bridge'), [])).toBe(0)
  })
})

describe('an allocation, a scenario and a composition', () => {
  const asked = { id: 'q', prompt: [], explanation: [], points: 1 }
  const partial = { credit: 'partial' } as const
  const allocation: Allocation = {
    kind: 'allocation',
    ...asked,
    total: 10,
    items: [
      { id: 'a', text: [], least: 2, most: 5 },
      { id: 'b', text: [], least: 0, most: 3 },
      { id: 'c', text: [], least: 0, most: 10 },
      { id: 'd', text: [], least: 0, most: 10 },
    ],
  }

  it.each([
    [['a.2', 'b.3', 'c.5', 'd.0'], 1, 1],
    [['a.5', 'c.5'], 1, 1],
    [['a.1', 'b.3', 'c.6', 'd.0'], 0, 0.75],
    [['a.6', 'b.4', 'c.0', 'd.0'], 0, 0.5],
    [['a.2', 'b.3', 'c.4', 'd.0'], 0, 0],
    [['a.2', 'b.3', 'c.6', 'd.0'], 0, 0],
    [['a.2.5', 'b.3', 'c.5'], 0, 0],
    [['a.-2', 'b.3', 'c.9'], 0, 0],
    [['a.12345678', 'c.10'], 0, 0.75],
    [[], 0, 0],
  ])('gives of these points %j %d, or %d in parts', (response, whole, share) => {
    expect(scoreAnswer(allocation, response)).toBe(whole)
    expect(scoreAnswer({ ...allocation, ...partial }, response)).toBe(share)
  })

  const choice = (id: string, next: string) => ({ id, text: [], then: [], next })
  const scenario: Scenario = {
    kind: 'scenario',
    ...asked,
    as: 'decisions',
    steps: [
      { id: 'one', text: [], choices: [choice('x', 'two'), choice('y', 'poor')] },
      { id: 'two', text: [], choices: [choice('x', 'good'), choice('y', 'fair')] },
    ],
    ends: [
      { id: 'good', title: '', text: [], score: 1 },
      { id: 'fair', title: '', text: [], score: 0.5 },
      { id: 'poor', title: '', text: [], score: 0 },
    ],
  }

  it.each<[string[], string | null, string | null, number, number]>([
    [['one.x', 'two.x'], 'good', 'good', 1, 1],
    [['one.x', 'two.y'], 'fair', 'fair', 0, 0.5],
    [['one.y'], 'poor', 'poor', 0, 0],
    [['one.x'], 'two', null, 0, 0],
    [[], 'one', null, 0, 0],
    [['two.x'], null, null, 0, 0],
    [['one.x', 'one.x'], null, null, 0, 0],
    [['one.z', 'two.x'], null, null, 0, 0],
    [['one.x', 'two.x', 'two.x'], null, null, 0, 0],
  ])('comes by %j to %s', (path, place, end, whole, share) => {
    expect(placeOf(scenario, path)).toBe(place)
    expect(endOf(scenario, path)?.id ?? null).toBe(end)
    expect(scoreAnswer(scenario, path)).toBe(whole)
    expect(scoreAnswer({ ...scenario, ...partial }, path)).toBe(share)
  })

  const option = (id: string, serves: string[], harms: string[] = []) => ({ id, text: [], effect: [], serves, harms })
  const compose: Compose = {
    kind: 'compose',
    ...asked,
    most: 2,
    options: [option('a', ['x']), option('b', ['x', 'y']), option('c', [], ['y']), option('d', ['y'])],
    goals: [
      { id: 'x', text: [], needs: 2, hint: [] },
      { id: 'y', text: [], needs: 1, hint: [] },
    ],
  }

  it.each<[string[], string[], number, number]>([
    [['a', 'b'], ['x', 'y'], 1, 1],
    [['b', 'a'], ['x', 'y'], 1, 1],
    [['b'], ['y'], 0, 0.5],
    [['b', 'c'], [], 0, 0],
    [['a', 'b', 'd'], [], 0, 0],
    [['a', 'b', 'unknown'], ['x', 'y'], 1, 1],
    [['b', 'b'], ['y'], 0, 0.5],
    [[], [], 0, 0],
  ])('meets by %j the goals %j', (response, goals, whole, share) => {
    expect([...goalsMet(compose, response)]).toEqual(goals)
    expect(scoreAnswer(compose, response)).toBe(whole)
    expect(scoreAnswer({ ...compose, ...partial }, response)).toBe(share)
  })
})
