import { expect, test } from 'vitest'
import { excerptOf, marked } from '../../../../player/study/excerpt.ts'

const told = (pieces: string[], ...words: string[]) =>
  excerptOf(pieces, new Set(words))
    ?.parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join('')

test('the piece with most of the words is shown, and they are marked as they are written', () => {
  expect(told(['A tram.', 'The Tram to Neuchâtel'], 'tram', 'neuchatel')).toBe('The [Tram] to [Neuchâtel]')
})

test('a long piece is cut between words, around the first that was found', () => {
  const piece = `${'before '.repeat(40)}tram ${'after '.repeat(60)}end`
  const excerpt = excerptOf([piece], new Set(['tram']))
  const text = excerpt?.parts.map((part) => part.text).join('') ?? ''
  expect(text).toMatch(/^… before (before )*tram (after )*after …$/)
  expect(text.length).toBeLessThan(200)
  expect(piece).toContain(excerpt?.quote)
  expect(excerpt?.quote).toMatch(/^tram after/)
})

test('where no word stands there is nothing to show', () => {
  expect(told(['nothing here'], 'tram')).toBeUndefined()
})

test('a text is given back whole, word for word', () => {
  const parts = marked('Trams, trams & trains', new Set(['trams']))
  expect(parts.map(({ text }) => text).join('')).toBe('Trams, trams & trains')
  expect(parts.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(['Trams', 'trams'])
})
