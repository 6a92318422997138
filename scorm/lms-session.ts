import type { Course } from '../courses/format/course.ts'
import type { TrackedState } from '../player/tracker.ts'
import type { Commits } from './commits.ts'
import { ELEMENTS } from './elements.ts'
import type { Edition } from './find-api.ts'
import type { LaunchState } from './launch-state.ts'
import { formatLocation } from './location.ts'
import { isEssential, reportValues } from './report-values.ts'
import type { Runtime } from './runtime.ts'
import { higherStanding, lessonStatus, standingOf, type Standing } from './standing.ts'
import { encodeSuspendData, type SuspendData } from './suspend-data.ts'

/** A session that the LMS has opened, with what it said at the beginning. */
export interface LmsSession {
  course: Course
  edition: Edition
  replica: string
  runtime: Runtime
  commits: Commits
  launch: LaunchState
  found: SuspendData
}

/**
 * Makes the LMS keep what it will get: without exit `suspend` 2004 drops the state, and Moodle's 1.2 turns a status
 * nobody has set into "completed".
 */
export function settle({ edition, runtime, commits, launch }: LmsSession): void {
  if (!launch.recording) return
  const { exit, completion } = ELEMENTS[edition]
  runtime.set(exit, 'suspend')
  if (launch.standing.completion === 'not attempted') runtime.set(completion, 'incomplete')
  commits.commit(lessonStatus(atLeastBegun(launch.standing)))
}

/** Sends the whole state and commits it. `leaving`: the page goes away, where a second commit may overtake the first. */
export function flush(
  session: LmsSession,
  state: TrackedState,
  rev: number,
  leaving: boolean,
): 'sent' | 'refused' | 'unreachable' {
  const { edition, runtime, commits, launch } = session
  if (!launch.recording) return 'refused'
  const standing = currentStanding(session, state)
  if (!leaving) commits.unstick(lessonStatus(standing))
  const values = reportValues(edition, {
    course: session.course,
    outcome: state.outcome,
    seconds: state.seconds,
    standing,
    place: placeOf(session, state, rev),
    keepsScoreRange: launch.keepsScoreRange,
    respell: commits.failures % 2 === 1,
  })
  const refused = values.filter(([element, value]) => !runtime.set(element, value))
  if (!commits.commit(lessonStatus(standing))) return 'unreachable'
  return refused.some(([element]) => isEssential(element)) ? 'refused' : 'sent'
}

const atLeastBegun = (standing: Standing): Standing =>
  higherStanding(standing, { completion: 'incomplete', success: 'unknown' })

/** Never below what the LMS showed at launch, unless the learner has started again since. */
function currentStanding({ launch, found }: LmsSession, { progress, outcome }: TrackedState): Standing {
  const reached = standingOf(outcome)
  const restarted = found.kind === 'ok' && progress.epoch > found.progress.epoch
  return restarted ? reached : higherStanding(launch.standing, reached)
}

/** null where a newer version has written: what is there is the only copy of it. */
function placeOf({ course, found, replica }: LmsSession, { progress }: TrackedState, rev: number) {
  if (found.kind === 'newer-version') return null
  const unknown = found.kind === 'ok' ? found.unknown : []
  return {
    location: formatLocation(course, progress, rev),
    suspendData: encodeSuspendData(course, progress, { rev, replica, unknown }),
  }
}
