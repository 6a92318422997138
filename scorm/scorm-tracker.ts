import type { Course } from '../courses/format/course.ts'
import { EMPTY_PROGRESS, joinProgress, type Progress } from '../courses/format/progress.ts'
import type { Connection, Tracker } from '../player/tracker.ts'
import { createCommits } from './commits.ts'
import { findApi, type Edition, type LaunchWindow } from './find-api.ts'
import { readLaunchState } from './launch-state.ts'
import { flush, settle, type LmsSession } from './lms-session.ts'
import { pageOfLocation } from './location.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import { decodeSuspendData } from './suspend-data.ts'

export interface ScormTrackerOptions {
  window: LaunchWindow
  /** The edition the package was made for. */
  edition: Edition
  course: Course
  now(): number
  /** This browser profile, 8 hex digits. When given, a revision that another profile wrote confirms nothing. */
  replica?: string
}

/** The tracker for a learner inside an LMS that speaks SCORM. */
export function createScormTracker(options: ScormTrackerOptions): Tracker {
  const { window, edition, now } = options
  let session: LmsSession | null = null
  let left: 'left' | 'failed' | null = null
  return {
    async connect() {
      const api = await findApi(window, edition, now)
      // Whoever left while the LMS was looked for must not open a session now.
      if (!api || left) return { attached: false, reason: 'no-api' }
      const runtime = createRuntime(api, edition)
      if (!runtime.initialize()) return { attached: false, reason: 'initialize-failed' }
      session = openSession(options, runtime)
      return connectionOf(session, options.replica)
    },
    report: (state, rev) => Promise.resolve(session && !left ? flush(session, state, rev, false) : 'unreachable'),
    leave(state, rev, reason) {
      if (left) return left
      if (!session) return (left = 'left')
      const { runtime, launch } = session
      const sent = flush(session, state, rev, reason === 'closing')
      if (reason === 'exit' && sent === 'unreachable') return 'failed'
      if (reason === 'exit' && edition === '2004' && launch.recording) runtime.set('adl.nav.request', 'suspendAll')
      return (left = runtime.finish() ? 'left' : 'failed')
    },
  }
}

function openSession({ window, edition, course, replica = '' }: ScormTrackerOptions, runtime: Runtime): LmsSession {
  const launch = readLaunchState(runtime, edition)
  const found = decodeSuspendData(course, launch.suspendData)
  const commits = createCommits(runtime, edition, window)
  const session = { course, edition, replica, runtime, commits, launch, found }
  settle(session)
  return session
}

function connectionOf(session: LmsSession, replica: string | undefined): Connection {
  const { course, launch, found } = session
  const proves = found.kind === 'ok' && found.intact && (replica === undefined || found.replica === replica)
  return {
    attached: true,
    learner: launch.learner,
    remote: remoteProgress(course, session),
    confirmedRev: proves ? found.rev : 0,
    writer: found.kind === 'ok' && replicaNamed(found.replica) ? found.replica : null,
    recording: launch.recording,
    setAside: found.kind === 'ok' || found.kind === 'empty' ? null : found.kind,
  }
}

/** A state whose writer was not named has zeros in its place. */
const replicaNamed = (replica: string): boolean => !/^0+$/.test(replica)

/** The state; and completion, success, score and place also where no state can be read. */
function remoteProgress(course: Course, { launch, found }: LmsSession): Progress | null {
  if (found.kind === 'another-course') return null
  const page = pageOfLocation(course, launch.location)
  const asserted = {
    completed: launch.standing.completion === 'completed',
    passed: launch.standing.success === 'passed',
    score: launch.score,
  }
  const { completed, passed, score } = asserted
  if (found.kind !== 'ok' && !completed && !passed && score === null && page === null) return null
  const state = found.kind === 'ok' ? found.progress : EMPTY_PROGRESS
  // A Lamport counter of 0: any page a journal knows was opened later.
  const position = page === null ? null : { page, lc: 0, replica: '' }
  return joinProgress(state, { ...EMPTY_PROGRESS, epoch: state.epoch, position, asserted })
}
