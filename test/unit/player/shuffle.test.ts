import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffle } from '../../../player/shuffle.ts'

const RUNS = { numRuns: 1_000, seed: 20_261_121 }

describe('shuffle', () => {
  it('gives the same order for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string({ unit: 'grapheme' }), (items, seed) => {
        expect(shuffle(items, seed)).toEqual(shuffle([...items], seed))
      }),
      RUNS,
    )
  })

  it('gives every item back once, and leaves the list as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items]
        const shuffled = shuffle(items, seed)
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b))
        expect(items).toEqual(before)
      }),
      RUNS,
    )
  })

  it('gives every order about equally often, over many seeds', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 6_000; seed++) {
      const order = shuffle(['a', 'b', 'c'], `a1b2c3d4 question-${seed}`).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })
})
