import { describe, expect, test } from 'vitest'
import { isOneLetterOff, search, shelfOf } from '../../../../player/study/shelves.ts'

const TEXTS = ['the tram to the harbour', 'trams and buses', 'a harbour without a tram', 'a bridge']
const shelves = [
  shelfOf(
    TEXTS.map((text, i) => [i, text]),
    1,
  ),
]
const found = (query: string) => search(shelves, query, TEXTS.length).entries.map(({ entry }) => entry)

describe('a search', () => {
  test('finds what has all words', () => expect(found('harbour tram').sort()).toEqual([0, 2]))
  test('finds the word before what only begins with it', () => expect(found('tram')).toEqual([0, 2, 1]))
  test('finds what is being typed', () => expect(found('harb').sort()).toEqual([0, 2]))
  test('forgives one letter', () => expect(found('bridgf')).toEqual([3]))
  test('falls back on what has some of the words', () => expect(found('bridge zebra')).toEqual([3]))
  test('takes short words whole unless they are being typed', () => {
    expect(found('a bridge')).toEqual([3])
    expect(found('tr harbour').sort()).toEqual([0, 2])
  })
  test('finds nothing for nothing', () => expect([found(''), found('…'), found('qqqq')]).toEqual([[], [], []]))
  test('tells which words were found', () =>
    expect([...search(shelves, 'tra', 4).words].sort()).toEqual(['tram', 'trams']))
  test('puts what weighs more first', () => {
    const titles = shelfOf([[1, 'Harbour']], 3)
    expect(search([...shelves, titles], 'harbour', 4).entries[0]?.entry).toBe(1)
  })
})

test.each([
  ['city', 'city', false], ['city', 'cite', true], ['city', 'citty', true], ['city', 'cty', true], ['city', 'ctiy', true],
  ['city', 'cities', false], ['city', 'tram', false], ['abcd', 'badc', false],
] as const)('%s and %s are one letter apart: %s', (a, b, are) => {
  expect([isOneLetterOff(a, b), isOneLetterOff(b, a)]).toEqual([are, are])
}) // prettier-ignore
