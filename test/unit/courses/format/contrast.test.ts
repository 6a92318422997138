import { describe, expect, it } from 'vitest'
import { contrast, HEX_COLOUR, mix } from '../../../../courses/format/contrast.ts'

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#949494', '#ffffff', 3.03],
    ['#ff0000', '#ffffff', 4],
    ['#00ff00', '#ffffff', 1.37],
    ['#0000ff', '#ffffff', 8.59],
    ['#0000ff', '#ffff00', 8],
    ['#800080', '#ffffff', 9.42],
  ])('of %s and %s is %d, whichever comes first', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})

describe('mixing', () => {
  it.each([
    ['#8a1f5c', '#000000', 0, '#8a1f5c'],
    ['#8a1f5c', '#000000', 0.5, '#45102e'],
    ['#8a1f5c', '#000000', 1, '#000000'],
    ['#000000', '#ffffff', 0.2, '#333333'],
    ['#ffffff', '#23418f', 0.08, '#edf0f6'],
  ])('%s with %s, %d of it, makes %s', (colour, other, part, expected) => {
    expect(mix(colour, other, part)).toBe(expected)
  })
})

it('is of colours that are written in full', () => {
  const written = ['#23418f', '#ABCDEF', '#fff', '23418f', '#23418g', '#23418f80', 'navy', '#23418f\n', '']
  expect(written.filter((one) => HEX_COLOUR.test(one))).toEqual(['#23418f', '#ABCDEF'])
})
