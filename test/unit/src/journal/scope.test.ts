import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../../../src/journal/scope.ts'

const learner = { id: 'learner-1', name: 'Nowak, Anna' }
const PACKAGES = { origin: 'https://packages.example' }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('under which name the journal keeps a learner’s work', () => {
  it('is the SHA-256 of the LMS and the learner’s id, and holds neither', () => {
    const scope = scopeOf({ course: 'course', learner }, PACKAGES)
    expect(scope).toBe(`course/${sha256('https://packages.example learner-1')}`)
  })

  it('keeps two LMSs on one host of packages apart: by the outermost window', () => {
    const scopes = ['https://one.example', 'https://two.example'].map((lms) =>
      scopeOf({ course: 'course', learner }, { ...PACKAGES, ancestorOrigins: ['https://frame.example', lms] }),
    )
    expect(scopes).toEqual([
      `course/${sha256('https://one.example learner-1')}`,
      `course/${sha256('https://two.example learner-1')}`,
    ])
  })

  it('takes any id: of no letters, of every script, of half a pair', () => {
    const scopes = ['', 'Ołena 😀', '\ud800'].map((id) => scopeOf({ course: 'c', learner: { id, name: '' } }, PACKAGES))
    expect(new Set(scopes).size).toBe(3)
  })

  it('without an LMS is the learner of this device', () => {
    expect(scopeOf({ course: 'course', learner: null }, PACKAGES)).toBe('course/local')
    expect(scopeOf({ course: 'course', learner: null, local: '0a1b2c3d' }, PACKAGES)).toBe('course/local-0a1b2c3d')
  })
})
