import { describe, expect, it } from 'vitest'
import {
  chosenOf,
  orderOf,
  pathOf,
  readPoints,
  sharesOf,
  startOrder,
  stepOf,
  targetsOf,
} from '../../../../player/blocks/drafts.ts'
import { assign } from '../../../component/course.ts'
import { allocation, scenario } from '../../../component/exercises.ts'
import type { Order } from '../../../../courses/format/course.ts'

const LETTERS = ['a', 'b', 'c', 'd']
const order: Order = {
  kind: 'order',
  id: 'q1',
  prompt: [],
  items: LETTERS.map((id) => ({ id, text: [id] })),
  explanation: [],
  points: 1,
}

describe('what is kept of an answer', () => {
  it('are options of the question, in its order, each once, and not too many', () => {
    expect(chosenOf(order.items, ['c', 'a', 'x', 'a', 'constructor'])).toEqual(['a', 'c'])
    expect(chosenOf(order.items, ['c', 'a'], 1)).toEqual(['a'])
  })

  it('are pairs of the question; in a match no target has two items', () => {
    const pairs = ['apple.tree', 'carrot.tree', 'apple.soil', 'pear.tree', 'carrot.moon', 'carrot', '', 'a.b.c']
    expect([...targetsOf(assign({ as: 'sort' }), pairs)]).toEqual([
      ['apple', 'tree'],
      ['carrot', 'tree'],
    ])
    expect([...targetsOf(assign({ as: 'match' }), pairs)]).toEqual([['apple', 'tree']])
  })

  it('is an order of all items, those that it does not know where they stood', () => {
    expect(orderOf(order, ['d', 'x', 'b', 'd'], ['c', 'a', 'b', 'd'])).toEqual(['d', 'b', 'c', 'a'])
    expect(orderOf(order, [], ['c', 'a', 'b', 'd'])).toEqual(['c', 'a', 'b', 'd'])
  })

  it('are points of the items, none beyond the total', () => {
    expect([...sharesOf(allocation(), ['square.40', 'homes.99999', 'gold.5', 'rest.x'])]).toEqual([
      ['homes', 100],
      ['square', 40],
      ['rest', 0],
    ])
  })

  it('is the beginning of a path, as far as the story goes', () => {
    expect(pathOf(scenario(), ['rumour.ask', 'origin.rules'])).toEqual(['rumour.ask', 'origin.rules'])
    expect(pathOf(scenario(), ['rumour.ask', 'back'])).toEqual(['rumour.ask'])
    expect(pathOf(scenario(), ['origin.rules', 'rumour.ask'])).toEqual([])
    expect(pathOf(scenario(), ['rumour.deny', 'rumour.ask'])).toEqual(['rumour.deny'])
  })
})

describe('an order to begin with', () => {
  it('is never the right one', () => {
    for (let i = 0; i < 200; i++) {
      const start = startOrder(order, `seed ${i}`)
      expect(start).not.toEqual(LETTERS)
      expect([...start].sort()).toEqual(LETTERS)
    }
  })
})

describe('points that were written', () => {
  it.each([
    ['30', 30],
    [' 007 ', 7],
    ['٣٠', 30],
    ['３０', 30],
    ['', 0],
    ['  ', 0],
    ['100', 100],
    ['101', null],
    ['1e9', null],
    ['-5', null],
    ['−5', null],
    ['30,5', null],
    ['30.5', null],
    ['9'.repeat(5000), null],
    ['thirty', null],
    ['Infinity', null],
    ['<b>5</b>', null],
  ])('%j is %j', (text, points) => expect(readPoints(text, 100)).toBe(points))

  it('may have a sign between the thousands', () => expect(readPoints('1,000', 10_000)).toBe(1000))
})

it.each([
  [1, 1],
  [10, 1],
  [40, 2],
  [100, 5],
  [1000, 50],
  [10_000, 500],
])('of %i points a press gives %i', (total, step) => expect(stepOf(total)).toBe(step))
