import { expect, test } from 'vitest'
import { countSyllables } from '../../../../courses/format/syllables.ts'

test.each([
  [1, 'the be name names named rule rules asked street school space queue friend'],
  [
    2,
    'city people table tables houses wanted office social nation question language technique science centre player being',
  ],
  [3, 'policies area idea media radio barrier resident dialogue theatre studying usual video'],
  [4, 'European integration diversity equality reality society indicator situation experience criticism evaluate'],
  [5, 'intercultural participation discrimination association organisation'],
])('words of %i syllables, or as many as they say: %s', (syllables, words) => {
  const expected = words.split(' ').map((word) => [word.split(':')[0] ?? '', Number(word.split(':')[1] ?? syllables)])
  expect(expected.map(([word]) => [word, countSyllables(String(word))])).toEqual(expected)
})

test('what has no letter has no syllable, and every word has one', () => {
  expect(['2004', '–', '30,000', 'mm', 'Zürich', 'city’s'].map(countSyllables)).toEqual([0, 0, 0, 1, 2, 2])
})
