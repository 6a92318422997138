import type { Course } from '../courses/format/course.ts'
import type { TrackedState } from '../player/tracker.ts'
import type { Commits } from './commits.ts'
import type { Edition } from './find-api.ts'
import type { LaunchState } from './launch-state.ts'
import { formatLocation } from './location.ts'
import type { Records } from './records.ts'
import { isEssential, reportValues } from './report-values.ts'
import type { Runtime } from './runtime.ts'
import { lessonStatus, nextStanding, standingOf, type Standing } from './standing.ts'
import { encodeSuspendData, type SuspendData } from './suspend-data.ts'
import { encodeTold, TOLD_SECTION } from './told.ts'

/** A session that the LMS has opened, with what it said at the beginning. */
export interface LmsSession {
  course: Course
  edition: Edition
  runtime: Runtime
  commits: Commits
  launch: LaunchState
  found: SuspendData
  /** null in a session that is not recorded. */
  records: Records | null
  /** The time of this visit as the LMS has it, in seconds; null before it has any. */
  toldSeconds: number | null
}

/** Time grows with every report. Less often than this it is told by itself only when the page is left. */
const TIME_STEP = 30

/** Sends the whole state and commits it. `closing`: the page goes away, where a second commit may overtake the first. */
export function flush(
  session: LmsSession,
  state: TrackedState,
  rev: number,
  when: 'now' | 'exit' | 'closing',
): 'sent' | 'refused' | 'unreachable' {
  const { edition, runtime, commits, launch, records } = session
  if (!launch.recording) return 'refused'
  const standing = currentStanding(session, state)
  if (when !== 'closing') commits.unstick(lessonStatus(standing))
  // Before the state, which says how far they have been told. Offline, and after a commit that failed, they wait until one
  // has worked: Moodle never sends again what it has tried to send, and records would be tried in ever new places.
  const isFailing = commits.failures > 0
  if (when !== 'now' || (commits.isOnline() && !isFailing)) records?.tell(state, when)
  const place = placeOf(session, state, rev)
  const { toldSeconds } = session
  const isTime = when !== 'now' || toldSeconds === null || state.seconds - toldSeconds >= TIME_STEP
  const values = reportValues(edition, {
    course: session.course,
    outcome: state.outcome,
    seconds: isTime ? state.seconds : toldSeconds,
    standing,
    place,
    keepsScoreRange: launch.keepsScoreRange,
    respell: commits.failures % 2 === 1,
  })
  // Chamilo (1.2) forgets the status at each commit, and stores none with the next.
  const refused = values.filter(([element, value]) => !runtime.set(element, value, element.endsWith('lesson_status')))
  const worked = commits.commit(lessonStatus(standing))
  records?.committed(worked)
  if (isTime) session.toldSeconds = worked ? state.seconds : null
  if (!worked) return 'unreachable'
  // It works again: what has waited follows at once.
  if (when === 'now' && isFailing && commits.failures === 0) return flush(session, state, rev, when)
  return place && !refused.some(([element]) => isEssential(element)) ? 'sent' : 'refused'
}

/** Never below what the LMS showed at launch, unless the learner has started again since. */
function currentStanding({ course, launch, found }: LmsSession, { progress, outcome }: TrackedState): Standing {
  const reached = standingOf(course, outcome)
  const restarted = found.kind === 'ok' && progress.epoch > found.progress.epoch
  return restarted ? reached : nextStanding(course, launch.standing, reached, outcome.score !== null)
}

/** null where what the LMS holds is the only copy of it. */
function placeOf({ course, found, records }: LmsSession, { replica, progress, mayReplace }: TrackedState, rev: number) {
  if (!mayReplace) return null
  const kept = found.kind === 'ok' ? found.unknown.filter(({ id }) => id !== TOLD_SECTION) : []
  const unknown = [...kept, ...encodeTold(records?.told ?? new Map())]
  return {
    location: formatLocation(course, progress, rev),
    suspendData: encodeSuspendData(course, progress, { rev, replica, unknown }),
  }
}
