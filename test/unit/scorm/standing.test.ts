import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../courses/format/outcome.ts'
import {
  higherStanding,
  lessonStatus,
  readStanding,
  standingOf,
  writeStanding,
  type Standing,
} from '../../../scorm/standing.ts'

const outcome = (complete: boolean, passed: boolean | null): Outcome => {
  return { measure: 0, complete, score: null, passed, modules: [] }
}

describe('a standing', () => {
  it.each([
    [false, null, 'incomplete', 'incomplete', 'unknown'],
    [true, null, 'completed', 'completed', 'unknown'],
    [false, true, 'passed', 'incomplete', 'passed'],
    [true, true, 'passed', 'completed', 'passed'],
    [false, false, 'failed', 'incomplete', 'failed'],
    [true, false, 'failed', 'completed', 'failed'],
  ])(
    'complete %j, passed %j is told as %s in 1.2, as %s and %s in 2004',
    (complete, passed, status, completion, success) => {
      const standing = standingOf({ passingScore: 80 }, outcome(complete, passed))
      expect(writeStanding('1.2', standing)).toEqual([['cmi.core.lesson_status', status]])
      expect(writeStanding('2004', standing)).toEqual([
        ['cmi.success_status', success],
        ['cmi.completion_status', completion],
      ])
    },
  )

  it.each([
    ['passed-failed', false, null, 'incomplete'],
    ['passed-failed', true, true, 'passed'],
    ['passed-failed', true, false, 'failed'],
    ['passed-incomplete', true, true, 'passed'],
    ['passed-incomplete', true, null, 'incomplete'],
    ['passed-incomplete', true, false, 'incomplete'],
    ['completed-failed', true, true, 'completed'],
    ['completed-failed', true, false, 'failed'],
    ['completed-failed', false, null, 'incomplete'],
    ['completed-incomplete', true, true, 'completed'],
    ['completed-incomplete', true, false, 'completed'],
    ['completed-incomplete', false, false, 'incomplete'],
  ] as const)('by the rule %s, complete %j and passed %j is told as %s', (status, complete, passed, told) => {
    const standing = standingOf({ passingScore: 80, lms: { status } }, outcome(complete, passed))
    expect(lessonStatus(standing)).toBe(told)
  })

  it('of a course that is not graded is completed by every rule', () => {
    for (const status of ['passed-failed', 'passed-incomplete', 'completed-failed', 'completed-incomplete'] as const) {
      const standing = standingOf({ passingScore: null, lms: { status } }, outcome(true, null))
      expect(lessonStatus(standing)).toBe('completed')
    }
  })

  it.each([
    ['', 'not attempted', 'unknown'],
    ['not attempted', 'not attempted', 'unknown'],
    ['unknown', 'not attempted', 'unknown'],
    ['incomplete', 'incomplete', 'unknown'],
    ['browsed', 'incomplete', 'unknown'],
    ['Completed ', 'completed', 'unknown'],
    ['passed', 'incomplete', 'passed'],
    ['FAILED', 'incomplete', 'failed'],
  ])('is read from the 1.2 status %j', (status, completion, success) => {
    expect(readStanding('1.2', () => status)).toEqual({ completion, success })
  })

  it.each([
    ['', '', 'not attempted', 'unknown'],
    ['unknown', 'unknown', 'not attempted', 'unknown'],
    ['incomplete', 'passed', 'incomplete', 'passed'],
    ['completed', 'failed', 'completed', 'failed'],
    ['nonsense', 'nonsense', 'incomplete', 'unknown'],
  ])('is read from the 2004 statuses %j and %j', (status, verdict, completion, success) => {
    const get = (element: string) => (element === 'cmi.success_status' ? verdict : status)
    expect(readStanding('2004', get)).toEqual({ completion, success })
  })

  it('is the higher of two on each side', () => {
    const a: Standing = { completion: 'completed', success: 'unknown' }
    const b: Standing = { completion: 'incomplete', success: 'passed' }
    expect(higherStanding(a, b)).toEqual({ completion: 'completed', success: 'passed' })
    expect(higherStanding(b, a)).toEqual({ completion: 'completed', success: 'passed' })
  })
})
