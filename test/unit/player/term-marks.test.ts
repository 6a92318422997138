import { describe, expect, it } from 'vitest'
import type { RichText } from '../../../courses/format/rich-text.ts'
import { marksAfter, marksBefore, withoutMarks } from '../../../player/term-marks.ts'

const term: RichText[number] = { tag: 'term', term: 'city', children: ['city'] }
const strong: RichText[number] = { tag: 'strong', children: ['city'] }

/** What stands where, a term as its marks. */
const shown = (text: RichText): string[] =>
  text.map((node, i) =>
    typeof node === 'string' ? withoutMarks(text, i) : `${marksBefore(text, i)}_${marksAfter(text, i)}`,
  )

describe('the marks that touch a term', () => {
  it.each<[string, RichText, string[]]>([
    ['a comma', ['A ', term, ', big'], ['A ', '_,', ' big']],
    ['brackets and a stop', ['A (', term, ').'], ['A ', '(_).', '']],
    [
      'French quotation marks with their spaces',
      ['La «\u00a0', term, '\u00a0», là'],
      ['La ', '«\u00a0_\u00a0»,', ' là'],
    ],
    ['one string between two terms', [term, ', (', term], ['_,', ' ', '(_']],
    ['marks that could belong to either, once', [term, '…', term], ['_…', '', '_']],
    ['no marks', ['A ', term, ' is'], ['A ', '_', ' is']],
    ['a dash, which may begin a line', [term, ' – big'], ['_', ' – big']],
  ])('are with it: %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  it('leaves all else as it is', () => {
    expect(withoutMarks(['A (', strong, ').'], 0)).toBe('A (')
    expect(withoutMarks(['A (', strong, ').'], 2)).toBe(').')
  })

  it('changes no text', () => {
    const text: RichText = ['“', term, '”, (', term, '!) ', term, ': ', term]
    expect(shown(text).join('')).toBe('“_”, (_!) _: _')
  })
})
