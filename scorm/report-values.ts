import type { Course } from '../courses/format/course.ts'
import type { Outcome } from '../courses/format/outcome.ts'
import { ELEMENTS, type Assignment } from './elements.ts'
import type { Edition } from './find-api.ts'
import { formatDuration, formatRaw, formatReal, formatScaled, formatScore, formatTimespan } from './formats.ts'
import { writeStanding, type Standing } from './standing.ts'

export interface Report {
  course: Course
  outcome: Outcome
  standing: Standing
  /** Active seconds of this visit. */
  seconds: number
  /** null leaves what the LMS has as it is. */
  place: { location: string; suspendData: string } | null
  keepsScoreRange: boolean
  /** Writes a 1.2 score as `80.0`: the same number, and yet a change. */
  respell: boolean
}

/**
 * The whole state in the order of Set: the score before the status (Cornerstone), and the state before both, so that
 * "completed" never stands beside an older state. Exit stays `suspend` when all is done, or Moodle drops the state.
 */
export function reportValues(edition: Edition, report: Report): Assignment[] {
  const names = ELEMENTS[edition]
  const { outcome, seconds, place, standing } = report
  return [
    [names.exit, 'suspend'],
    [names.sessionTime, edition === '1.2' ? formatTimespan(seconds) : formatDuration(seconds)],
    ...(place
      ? ([
          [names.location, place.location],
          [names.suspendData, place.suspendData],
        ] as const)
      : []),
    ...scoreValues(edition, report),
    ...(edition === '2004' ? ([['cmi.progress_measure', formatReal(outcome.measure)]] as const) : []),
    ...writeStanding(edition, standing),
  ]
}

/** Without these an LMS lacks something the learner did; the others may be refused. */
export const isEssential = (element: string): boolean => /(suspend_data|raw|scaled|status)$/.test(element)

/** Nothing without a score: a 1.2 LMS with a mark of its own would judge "incomplete" as failed (RTE 1.2 §3.4). */
function scoreValues(edition: Edition, { course, outcome, keepsScoreRange, respell }: Report): Assignment[] {
  if (outcome.score === null) return []
  const { score: element } = ELEMENTS[edition]
  const score = toldScore(outcome.score, course.passingScore)
  const range: Assignment[] = [
    [`${element}.min`, '0'],
    [`${element}.max`, '100'],
  ]
  const raw = edition === '1.2' ? formatRaw(score) + (respell ? '.0' : '') : formatScore(score)
  return [
    ...(keepsScoreRange ? range : []),
    [`${element}.raw`, raw],
    ...(edition === '2004' ? ([[`${element}.scaled`, formatScaled(score)]] as const) : []),
  ]
}

/** 79.6 passes at 80, because learners read 80; an LMS that compares must read it too. */
const toldScore = (score: number, mark: number | null): number =>
  mark !== null && score < mark && Math.round(score) >= mark ? mark : score
