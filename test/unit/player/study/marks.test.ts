import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorOf, LONGEST_QUOTE, markValue, marksOf, placeOf, type Mark } from '../../../../player/study/marks.ts'

const TEXT = 'A city is a place. A city is a promise. People settle in a street.'
const anchor = (quote: string, from = 0) => {
  const start = TEXT.indexOf(quote, from)
  const made = anchorOf(TEXT, start, start + quote.length)
  if (!made) throw new Error('There is nothing to keep.')
  return made
}

test('a passage is found again where it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % text.length, (b % text.length) + 1]
      const made = anchorOf(text, start, end)
      if (made) expect(placeOf(text, made)).toBe(made.at)
      else expect(text.slice(start, end).trim()).toBe('')
    }),
  )
})

test('of the same words twice, those with the same neighbours are meant', () => {
  const second = anchor('A city is a', 5)
  expect(placeOf(`Something new. ${TEXT}`, second)).toBe(15 + TEXT.indexOf('A city is a', 5))
  expect(placeOf(`A city is a house. ${TEXT}`, second)).toBe(19 + TEXT.indexOf('A city is a', 5))
})

test('without any neighbours the nearest is meant', () => {
  const far = { quote: 'a', before: '', after: '', at: 9 }
  expect(placeOf('a.......a.a', far)).toBe(8)
})

test('a passage whose words have changed is not found', () => {
  expect(placeOf(TEXT.replace('street', 'road'), anchor('in a street'))).toBeNull()
})

test('spaces around a passage are left out, and long ones are cut between characters', () => {
  expect(anchorOf(' one two ', 0, 9)).toMatchObject({ quote: 'one two', at: 1 })
  const long = anchorOf(`${'x'.repeat(LONGEST_QUOTE - 1)}😀 and more`, 0, 600)
  expect(long?.quote).toBe('x'.repeat(LONGEST_QUOTE - 1))
})

test('highlights come back from notes in the order of the text; what was deleted or is something else does not', () => {
  const mark = (id: string, at: number): Mark => ({
    ...{ key: `study.mark.one.${id}`, page: 'one', quote: 'words', before: 'a', after: 'b', at, note: 'mine' },
  })
  const notes = new Map<string, { value: string[] }>([
    ['study.mark.one.b', { value: markValue(mark('b', 9)) }],
    ['study.mark.one.a', { value: markValue(mark('a', 2)) }],
    ['study.mark.one.gone', { value: [] }],
    ['study.note.one', { value: ['text'] }],
    ['form.field', { value: ['text'] }],
  ])
  expect(marksOf(notes)).toEqual([mark('a', 2), mark('b', 9)])
})
