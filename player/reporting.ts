import type { Course, LmsRules } from '../courses/format/course.ts'
import type { LearningFact } from '../courses/format/event.ts'
import type { Progress } from '../courses/format/progress.ts'
import type { Connection } from './tracker.ts'

/** When the LMS was told, and when it is to be told again. All in milliseconds of the wall clock. */
export interface Pace {
  /** Something was done that the LMS is to know at once. */
  isUrgent: boolean
  /** Something was done that the LMS is to know when the interval is over. */
  isSmall: boolean
  /** Pages finished that it does not know; and how many reports of this visit told it of any. */
  pages: number
  tellings: number
  /** The first and the latest change that it does not know; what it has been told of all the same is overwritten. */
  since: number
  changed: number
  sent: number
  /** Each report uses up one interval; what is urgent may run a few of them ahead. */
  paid: number
  /** How long the last report took. */
  took: number
}

export const newPace = (now: number): Pace => ({
  isUrgent: false,
  isSmall: true,
  pages: 0,
  tellings: 0,
  since: now,
  changed: now,
  sent: -Infinity,
  paid: -Infinity,
  took: 0,
})

const QUIET = 1_000
const SLOW = 1_000
/** Reports that may run ahead: the first pages and answers of a visit. */
const AHEAD = 5
const LONGEST = 60_000
/** After so many reports of pages a visit tells one page more at a time. */
const STRIDE = 10

/**
 * Whether finished pages are enough for a report. The longer a visit, the more it tells at a time: one page, after ten
 * reports two, then three. In Moodle each report holds the learner up for 30 to 400 ms, and a course of 42 pages would
 * need 50.
 */
const areEnough = ({ pages, tellings }: Pace): boolean => pages > tellings / STRIDE

/** Pages wait for the next ones, and nothing else is to be told. */
export const isHeld = (pace: Pace): boolean => pace.pages > 0 && !areEnough(pace) && !pace.isUrgent && !pace.isSmall

/** Least time between two reports of small things. A slow LMS stands still for a tenth of the time at most. */
export function intervalOf(rules: LmsRules | undefined, { took }: Pace): number {
  const wanted = (rules?.interval ?? 10) * 1_000
  return took > SLOW ? Math.max(wanted, Math.min(took * 10, LONGEST)) : wanted
}

/** Milliseconds until the next report; 0 when it is due. */
export function dueIn(rules: LmsRules | undefined, pace: Pace, now: number): number {
  const interval = intervalOf(rules, pace)
  if ((pace.isUrgent || areEnough(pace)) && pace.took <= SLOW && now >= pace.paid - AHEAD * interval) return 0
  const quiet = Math.min(pace.changed + QUIET, pace.since + interval)
  // No longer than that, should the clock have been set back.
  return Math.min(Math.max(0, Math.max(quiet, pace.sent + interval) - now), interval + QUIET)
}

/** A report begins. */
export function paceSending(rules: LmsRules | undefined, pace: Pace, now: number): Pace {
  return {
    ...pace,
    isUrgent: false,
    isSmall: false,
    pages: 0,
    tellings: pace.tellings + (pace.pages > 0 ? 1 : 0),
    sent: now,
    since: Infinity,
    paid: Math.max(now, pace.paid) + intervalOf(rules, pace),
  }
}

/** How soon an LMS is to know of something: `page` as a page that is finished. */
export type News = 'urgent' | 'page' | 'small'

/** Something was done. */
export const paceChanging = (pace: Pace, news: readonly News[], now: number): Pace => ({
  ...pace,
  isUrgent: pace.isUrgent || news.includes('urgent'),
  isSmall: pace.isSmall || news.includes('small'),
  pages: pace.pages + news.filter((one) => one === 'page').length,
  // What is held has no hurry of its own.
  since: isHeld(pace) ? now : Math.min(pace.since, now),
  changed: now,
})

/** What never waits: a graded answer, what was reached, a new beginning. A page that is finished does only where `isHeld`. */
export function newsOf(course: Course, progress: Progress, fact: LearningFact): News {
  switch (fact.type) {
    case 'visit':
      return progress.visited.has(fact.data.page) ? 'small' : 'page'
    case 'answer': {
      const page = course.questions.find(({ id }) => id === fact.data.question)?.page
      return course.pages.some(({ id, assessment }) => id === page && assessment?.graded) ? 'urgent' : 'small'
    }
    default:
      return fact.type === 'complete' || fact.type === 'reset' ? 'urgent' : 'small'
  }
}

/**
 * What to do about the LMS's attempt. `asking`: the LMS has begun a new one, and the learner must say what counts;
 * `restarted`, `restored`: so it was done; `known`: nothing is to be done.
 */
export type Attempt = 'known' | 'asking' | 'restarted' | 'restored'

/** An LMS that once kept a state and has none has begun anew; one that never kept any has lost it. */
export function attemptOf(rules: LmsRules | undefined, connection: Connection | null, local: Progress): Attempt {
  if (!connection?.attached || !connection.recording) return 'known'
  const isEmpty = connection.remote === null && connection.setAside === null
  if (!isEmpty || local.visited.size === 0) return 'known'
  if (!connection.isNew || local.confirmed === 0) return 'restored'
  return ({ ask: 'asking', restart: 'restarted', restore: 'restored' } as const)[rules?.onReset ?? 'ask']
}
