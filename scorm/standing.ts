import type { Course } from '../courses/format/course.ts'
import type { Outcome } from '../courses/format/outcome.ts'
import { ELEMENTS, SUCCESS_2004, type Assignment } from './elements.ts'
import type { Edition } from './find-api.ts'

const COMPLETION = ['not attempted', 'incomplete', 'completed'] as const
const SUCCESS = ['unknown', 'failed', 'passed'] as const

/** Completion and success, as SCORM 2004 has them apart and SCORM 1.2 in one status. Each list is in rising order. */
export interface Standing {
  completion: (typeof COMPLETION)[number]
  success: (typeof SUCCESS)[number]
}

/**
 * What a learner has reached, in the words that the author chose. Without a verdict, or with an attempt left, success is
 * unknown: some LMSs let nobody in after `failed`.
 */
export function standingOf({ passingScore, lms }: StandingRules, { complete, passed }: Outcome): Standing {
  const [good, bad] = WORDS[lms?.status ?? 'passed-failed']
  const isUnproven = good === 'passed' && bad === 'incomplete' && passingScore !== null && passed !== true
  const isPassed = passed === true && good === 'passed'
  const isFailed = passed === false && bad === 'failed'
  return {
    completion: complete && !isUnproven ? 'completed' : 'incomplete',
    success: isPassed ? 'passed' : isFailed ? 'failed' : 'unknown',
  }
}

type StandingRules = Pick<Course, 'passingScore' | 'lms'>

const WORDS = {
  'passed-failed': ['passed', 'failed'],
  'passed-incomplete': ['passed', 'incomplete'],
  'completed-failed': ['completed', 'failed'],
  'completed-incomplete': ['completed', 'incomplete'],
} as const

/**
 * What an LMS is to show that showed `before`: never less, except where the last attempt counts. Then success is that of
 * the last attempt, as soon as there is one.
 */
export function nextStanding(
  course: Pick<Course, 'pages'>,
  before: Standing,
  reached: Standing,
  isScored: boolean,
): Standing {
  const isLast = course.pages.some(({ assessment }) => assessment?.graded && assessment.score === 'last')
  const higher = higherStanding(before, reached)
  return isLast && isScored ? { ...higher, success: reached.success } : higher
}

/** The higher of two completions and of two successes. */
export const higherStanding = (a: Standing, b: Standing): Standing => ({
  completion: higher(COMPLETION, a.completion, b.completion),
  success: higher(SUCCESS, a.success, b.success),
})

/** What an LMS shows. A 1.2 status of passed or failed does not say that every page was read. */
export function readStanding(edition: Edition, get: (element: string) => string): Standing {
  const status = get(ELEMENTS[edition].completion).trim().toLowerCase()
  const success = edition === '1.2' ? status : get(SUCCESS_2004).trim().toLowerCase()
  const untouched = ['', 'unknown', 'not attempted'].includes(status)
  return {
    completion: status === 'completed' ? 'completed' : untouched ? 'not attempted' : 'incomplete',
    success: SUCCESS.find((known) => known === success) ?? 'unknown',
  }
}

/** The one status of 1.2, where passed and failed hide completed. */
export const lessonStatus = ({ completion, success }: Standing): string =>
  success === 'unknown' ? completion : success

/** A standing in an edition's elements. */
export function writeStanding(edition: Edition, standing: Standing): Assignment[] {
  const { completion } = ELEMENTS[edition]
  if (edition === '1.2') return [[completion, lessonStatus(standing)]]
  return [
    [SUCCESS_2004, standing.success],
    [completion, standing.completion],
  ]
}

const higher = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) > order.indexOf(b) ? a : b)
