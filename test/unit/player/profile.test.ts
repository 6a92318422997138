import { describe, expect, it } from 'vitest'
import { pointOn, polygon, segment, wholePercent } from '../../../player/profile.ts'

const COUNTS = [3, 4, 7, 8, 14]
const radius = ([x, y]: readonly number[]) => Math.hypot(x ?? 0, y ?? 0)
/** The end points of a path that has absolute commands only. */
const points = (path: string) =>
  [...path.matchAll(/[MLA][^MLAZ]*/g)].map(([part]) => part.slice(1).split(' ').slice(-2).map(Number))

describe('the axes of a profile', () => {
  it('begin at the top and go round clockwise', () => {
    expect([0, 1, 2, 3].map((axis) => pointOn(axis, 4, 100))).toEqual([
      [0, -100],
      [100, 0],
      [0, 100],
      [-100, 0],
    ])
  })

  it.each(COUNTS)('are equally long and equally far from each other: %i', (count) => {
    const ends = Array.from({ length: count }, (_, axis) => pointOn(axis, count, 100))
    for (const [axis, end] of ends.entries()) {
      const next = ends[(axis + 1) % count] ?? [0, 0]
      expect(radius(end)).toBeCloseTo(100, 1)
      expect(radius([end[0] - next[0], end[1] - next[1]])).toBeCloseTo(200 * Math.sin(Math.PI / count), 1)
    }
  })
})

describe('a spider', () => {
  it('has a corner on each axis, as far out as its value', () => {
    expect(polygon([1, 0.5, 0, 0.25])).toBe('0,-100 50,0 0,0 -25,0')
  })
})

describe('a segment of a wheel', () => {
  it('is filled outwards by its value', () => {
    const outermost = (value: number) => Math.max(...points(segment(2, 8, value) ?? '').map(radius))
    expect(outermost(1)).toBeCloseTo(100, 1)
    expect(outermost(0.5)).toBeCloseTo(61, 1)
    expect(outermost(0.1)).toBeGreaterThan(22)
  })

  it('is not there for nothing, and never larger than the wheel', () => {
    expect(segment(0, 8, 0)).toBeNull()
    expect(segment(0, 8, 1.4)).toBe(segment(0, 8, 1))
  })

  it.each(COUNTS)('leaves room to its neighbours, hub and rim: %i', (count) => {
    for (const value of [0.05, 0.5, 1]) {
      const angles = points(segment(0, count, value) ?? '').map(([x = 0, y = 0]) => Math.atan2(x, -y))
      expect(Math.max(...angles)).toBeLessThan(Math.PI / count)
      expect(Math.min(...angles)).toBeGreaterThan(-Math.PI / count)
    }
  })
})

it('tells a share in whole per cent', () => {
  expect([0, 0.335, 0.5, 1].map(wholePercent)).toEqual(['0%', '34%', '50%', '100%'])
})
