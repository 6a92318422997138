import { expect, it } from 'vitest'
import { checkCode } from '../../../player/check-code.ts'

const words = ['Anna Nowak', 'A course', '1.0.0', '2026-03-01', '84%']

it('is eight signs in two groups, none of which is taken for another', () => {
  for (let i = 0; i < 500; i++)
    expect(checkCode([`learner ${i}`])).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
})

it('never changes: certificates that were printed stay valid', () => {
  expect([checkCode(words), checkCode([]), checkCode(['', ''])]).toEqual(['TJ0M-4B5Z', 'WNT1-8710', 'XYY0-158B'])
})

it('does not mind blanks and the encoding of accents', () => {
  expect(checkCode(['  Zoë \n Nowak '])).toBe(checkCode(['Zoe\u0308 Nowak']))
})

it('shows every altered, moved and swapped word', () => {
  const altered = [
    ['Anna Novak', ...words.slice(1)],
    ['anna Nowak', ...words.slice(1)],
    [...words.slice(0, 4), '85%'],
    [...words.slice(0, 3), '2026-03-02', '84%'],
    ['Anna', 'Nowak A course', ...words.slice(2)],
    [...words].reverse(),
  ].map(checkCode)
  expect(new Set([checkCode(words), ...altered]).size).toBe(7)
})

it('is shared by next to nobody', () => {
  const codes = Array.from({ length: 20_000 }, (_, i) => checkCode(['Anna Nowak', 'A course', '1.0.0', '', `${i}`]))
  expect(new Set(codes).size).toBe(20_000)
})
