import { describe, expect, it } from 'vitest'
import { readNumbers, sameText } from '../../../../courses/format/entry.ts'

describe('readNumbers', () => {
  it.each<[string, number[]]>([
    ['7', [7]],
    ['007', [7]],
    ['-7', [-7]],
    ['+7', [7]],
    ['−7', [-7]],
    ['7.5', [7.5]],
    ['7,5', [7.5]],
    ['7.', [7]],
    ['1234', [1234]],
    ['1,234', [1234, 1.234]],
    ['1.234', [1234, 1.234]],
    ['1.234,5', [1234.5]],
    ['1,234.5', [1234.5]],
    ['1’234', [1234]],
    ['1 234', [1234]],
    ['1\u00a0234\u202f567', [1_234_567]],
    ['12 %', [12]],
    ['12 km', [12]],
    ['٣٠', [30]],
    ['۳۰', [30]],
    ['३०', [30]],
    ['３０', [30]],
    ['', []],
    ['-', []],
    ['seven', []],
    ['7 to 9', []],
    ['1e5', []],
    ['0x10', []],
    ['NaN', []],
    ['Infinity', []],
    ['7'.repeat(31), []],
  ])('reads "%s" as %j', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers)
  })
})

describe('sameText', () => {
  it.each([
    ['bridge', 'Bridge'],
    ['bridge', '  brid ge! '],
    ['Neuchâtel', 'Neuchatel'],
    ['Ελλάδα', 'ΕΛΛΑΔΑ'],
    ['ﬁre', 'fire'],
    ['anti-rumours', 'anti rumours'],
  ])('takes "%s" and "%s" for the same', (a, b) => {
    expect(sameText(a, b)).toBe(true)
  })

  it.each([
    ['bridge', 'bridges'],
    ['bridge', ''],
    ['2004', '2005'],
  ])('tells "%s" from "%s"', (a, b) => {
    expect(sameText(a, b)).toBe(false)
  })
})
