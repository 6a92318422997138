import { describe, expect, it } from 'vitest'
import type { Checklist } from '../../../courses/format/course.ts'
import { axesOf, lowGroups, openItems, ratingOf, withRating, withTick } from '../../../player/checklist-profile.ts'

const list: Checklist = {
  kind: 'checklist',
  id: 'lens',
  title: 'Lens',
  groups: [
    { id: 'x', title: 'Equality' },
    { id: 'y', title: 'Contact' },
  ],
  items: [
    { id: 'a', text: ['A'], group: 'x' },
    { id: 'b', text: ['B'], group: 'x' },
    { id: 'b-2', text: ['C'], group: 'y' },
  ],
}
const scaled: Checklist = { ...list, scale: ['No', 'Partly', 'Yes'] }
const values = (block: Checklist, value: string[]) => axesOf(block, value).map(({ label, value }) => [label, value])

describe('ticks', () => {
  it('are put and taken away once', () => {
    expect(withTick(withTick(['a'], 'b', true), 'b', true)).toEqual(['a', 'b'])
    expect(withTick(['a', 'b'], 'a', false)).toEqual(['b'])
  })

  it('give each group the share that is ticked, and tell which are low', () => {
    expect(values(list, ['a'])).toEqual([
      ['Equality', 0.5],
      ['Contact', 0],
    ])
    expect(lowGroups(list, ['a']).map(({ id }) => id)).toEqual(['y'])
    expect(openItems(list, ['a']).map(({ id }) => id)).toEqual(['b', 'b-2'])
  })

  it('without groups, give each item its own axis', () => {
    expect(values({ ...list, groups: [] }, ['b-2'])).toEqual([
      ['A', 0],
      ['B', 0],
      ['C', 1],
    ])
  })
})

describe('ratings', () => {
  it('replace each other, and are not mixed up by ids that begin alike', () => {
    const value = withRating(withRating(['b-2.1'], 'b', 2), 'b', 0)
    expect([value, ratingOf(value, 'b'), ratingOf(value, 'b-2'), ratingOf(value, 'a')]).toEqual([
      ['b-2.1', 'b.0'],
      0,
      1,
      null,
    ])
  })

  it('count only where they were given', () => {
    expect(values(scaled, ['a.1'])).toEqual([
      ['Equality', 0.5],
      ['Contact', 0],
    ])
  })

  it('call a group low only once all its items are rated', () => {
    expect(lowGroups(scaled, ['a.0'])).toEqual([])
    expect(lowGroups(scaled, ['a.0', 'b.1', 'b-2.1']).map(({ id }) => id)).toEqual(['x'])
    expect(openItems(scaled, ['a.0', 'b-2.1']).map(({ id }) => id)).toEqual(['a'])
  })
})
