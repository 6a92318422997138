import { describe, expect, it } from 'vitest'
import { certificateFacts, spokenName } from '../../../player/certificate.ts'
import { courseOf } from '../../component/course.ts'

describe('a name from an LMS', () => {
  it.each([
    ['Nowak, Anna', 'Anna Nowak'],
    ['de la Cruz , María José', 'María José de la Cruz'],
    ['Anna Nowak', 'Anna Nowak'],
    ['Nowak,', 'Nowak,'],
    ['Nowak, Anna, PhD', 'Nowak, Anna, PhD'],
    ['  ', ''],
    ['', ''],
  ])('%j is said %j', (name, spoken) => {
    expect(spokenName(name)).toBe(spoken)
  })
})

describe('what stands on a certificate', () => {
  const { course } = courseOf({ pages: [{ id: 'one' }], course: { title: 'A course', version: '1.2.0' } })
  const completed = { t: new Date(2026, 2, 1, 23, 30).getTime(), lc: 1, replica: 'a1b2c3d4' }

  it('is the day where the learner is, the score as it is told, and a code of all words', () => {
    const facts = certificateFacts(course, { completed }, { score: 79.6 }, '  Anna \t Nowak ')
    expect(facts).toEqual({
      name: 'Anna Nowak',
      title: 'A course',
      version: '1.2.0',
      date: '2026-03-01',
      score: 80,
      code: facts.code,
    })
    const others = [
      certificateFacts(course, { completed }, { score: 79.4 }, 'Anna Nowak'),
      certificateFacts(course, { completed }, { score: null }, 'Anna Nowak'),
      certificateFacts(course, { completed: null }, { score: 79.6 }, 'Anna Nowak'),
      certificateFacts({ ...course, version: '1.2.1' }, { completed }, { score: 79.6 }, 'Anna Nowak'),
      certificateFacts({ ...course, title: 'B course' }, { completed }, { score: 79.6 }, 'Anna Nowak'),
      certificateFacts(course, { completed }, { score: 79.6 }, 'Anna Nowack'),
    ]
    expect(new Set([facts.code, ...others.map(({ code }) => code)]).size).toBe(7)
  })

  it('leaves out what is not known', () => {
    const { date, score } = certificateFacts(course, { completed: null }, { score: null }, '')
    expect({ date, score }).toEqual({ date: null, score: null })
  })
})
