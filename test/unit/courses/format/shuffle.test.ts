import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffle } from '../../../../courses/format/shuffle.ts'

const RUNS = { numRuns: 1_000, seed: 20_261_121 }
const list = (...ids: string[]) => ids.map((id) => ({ id }))
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)
const items = fc
  .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 36 })
  .map((ids) => list(...ids))
const seed = fc.string({ unit: 'grapheme' })

describe('shuffle', () => {
  it('gives the same order for the same seed, in whatever order the items come', () => {
    fc.assert(
      fc.property(items, seed, (all, by) => {
        expect(shuffle([...all].reverse(), by)).toEqual(shuffle(all, by))
      }),
      RUNS,
    )
  })

  it('gives every item back once, and leaves the list as it was', () => {
    fc.assert(
      fc.property(items, seed, (all, by) => {
        const before = [...all]
        expect(idsOf(shuffle(all, by)).sort()).toEqual(idsOf(all).sort())
        expect(all).toEqual(before)
      }),
      RUNS,
    )
  })

  it('leaves the order of the others as it was when an item is added or removed', () => {
    fc.assert(
      fc.property(items, seed, fc.nat(35), (all, by, at) => {
        const fewer = all.filter((_, i) => i !== at)
        const gone = all[at]
        expect(shuffle(fewer, by)).toEqual(shuffle(all, by).filter((item) => item !== gone))
      }),
      RUNS,
    )
  })

  it.each([
    ['letters', ['a', 'b', 'c']],
    ['longer ids with the same end', ['the-a', 'my-a', 'our-a']],
    ['numbered ids', ['q1', 'q2', 'q3']],
  ])('gives every order about equally often, over many seeds: %s', (_, ids) => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 6_000; i++) {
      const order = idsOf(shuffle(list(...ids), `a1b2c3d4 0 question-${i} 1`)).join(' ')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })

  it('puts every one of many items everywhere, over many learners', () => {
    const all = list(...Array.from({ length: 10 }, (_, i) => `option-${i}`))
    const places = new Map<string, number>()
    for (let learner = 0; learner < 5_000; learner++) {
      const name = (learner * 2_654_435_761).toString(16).slice(-8)
      shuffle(all, `${name} 0 q1 1`).forEach(({ id }, place) => {
        places.set(`${id} ${place}`, (places.get(`${id} ${place}`) ?? 0) + 1)
      })
    }
    expect(places.size).toBe(100)
    for (const count of places.values()) expect(Math.abs(count - 500)).toBeLessThan(120)
  })
})
