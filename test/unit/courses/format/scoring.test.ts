import { describe, expect, it } from 'vitest'
import type { Assign, Choice, Entry, Order } from '../../../../courses/format/course.ts'
import { scoreAnswer } from '../../../../courses/format/scoring.ts'

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
