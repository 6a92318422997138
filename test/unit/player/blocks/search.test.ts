import { describe, expect, it } from 'vitest'
import { fold } from '../../../../courses/format/fold.ts'
import { matches } from '../../../../player/blocks/search.ts'

describe('fold', () => {
  it.each([
    ['Neuchâtel', 'neuchatel'],
    ['REYKJAVÍK', 'reykjavik'],
    ['Ioannina Ιωάννινα', 'ioannina ιωαννινα'],
    ['ﬁnance', 'finance'],
    ['I\u0307stanbul', 'istanbul'],
    ['İstanbul', 'istanbul'],
    ['№ 1', 'no 1'],
    ['', ''],
  ])('makes "%s" "%s"', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('matches', () => {
  it('finds words whatever their case and accents, on both sides', () => {
    expect(matches('neuchatel', 'The canton of Neuchâtel')).toBe(true)
    expect(matches('NEUCHÂTEL', 'the canton of neuchatel')).toBe(true)
    expect(matches('neucha\u0302tel', 'Neuchâtel')).toBe(true)
  })

  it('needs every word, in any order, and takes parts of words', () => {
    expect(matches('city inter', 'Intercultural city')).toBe(true)
    expect(matches('city village', 'Intercultural city')).toBe(false)
  })

  it('finds everything when nothing is asked', () => {
    expect(['', ' ', '\t\n'].map((query) => matches(query, 'Anything'))).toEqual([true, true, true])
  })

  it('does not mind spaces around and between words', () => {
    expect(matches('  inter   city ', 'Intercultural city')).toBe(true)
  })

  it('takes signs as they are written', () => {
    expect(matches('(a.b)*', 'It says (a.b)* here')).toBe(true)
    expect(matches('a.b', 'axb')).toBe(false)
  })
})
