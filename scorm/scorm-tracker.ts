import type { Course, Page } from '../courses/format/course.ts'
import { EMPTY_PROGRESS, joinProgress, type Progress } from '../courses/format/progress.ts'
import type { Attached, Connection, Tracker } from '../player/tracker.ts'
import { createCommits } from './commits.ts'
import { ELEMENTS } from './elements.ts'
import { findApi, findLateApi, type Edition, type FoundApi, type LaunchWindow } from './find-api.ts'
import { inspectSession } from './inspect.ts'
import { readLaunchState } from './launch-state.ts'
import { flush, type LmsSession } from './lms-session.ts'
import { pageOfLocation } from './location.ts'
import { createRecords } from './records.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import { lessonStatus } from './standing.ts'
import { decodeSuspendData } from './suspend-data.ts'
import { decodeTold } from './told.ts'

export interface ScormTrackerOptions {
  window: LaunchWindow
  /** The edition the package was made for. */
  edition: Edition
  course: Course
  /** The content of a page; without it no answers are told one by one. */
  page?(id: string): Promise<Page>
  now(): number
}

/** Milliseconds that a report waits for the content of pages. */
const PATIENCE = 1000

/** The tracker for a learner inside an LMS that speaks SCORM. */
export function createScormTracker(options: ScormTrackerOptions): Tracker {
  const { window, edition, now } = options
  let found: FoundApi | null = null
  let runtime: Runtime | null = null
  let session: LmsSession | null = null
  let left: 'left' | 'failed' | null = null

  function attach(api: FoundApi | null): Connection {
    // Whoever left while the LMS was looked for must not open a session now.
    if (!api || left) return { attached: false, reason: 'no-api' }
    found = api
    runtime = createRuntime(api.api, edition)
    if (!runtime.initialize()) return { attached: false, reason: 'initialize-failed' }
    session = openSession(options, runtime)
    return connectionOf(session)
  }
  const soon = () => new Promise<void>((done) => window.setTimeout(done, PATIENCE))

  return {
    connect: async () => attach(await findApi(window, edition, now)),
    connectLate: async (signal) => attach(await findLateApi(window, edition, signal)),
    async report(state, rev) {
      if (session?.records) await Promise.race([session.records.prepare(state), soon()])
      return session && !left ? flush(session, state, rev, 'now') : 'unreachable'
    },
    leave(state, rev, reason) {
      if (left) return left
      if (!session) return (left = 'left')
      const { runtime, launch } = session
      const sent = flush(session, state, rev, reason)
      if (reason === 'exit' && sent === 'unreachable') return 'failed'
      if (edition === '2004' && !launch.recording && !launch.isFirst) runtime.set(ELEMENTS[edition].exit, 'suspend')
      if (reason === 'exit' && edition === '2004' && launch.recording) runtime.set('adl.nav.request', 'suspendAll')
      return (left = runtime.finish() ? 'left' : 'failed')
    },
    inspect: () => inspectSession({ edition, found, runtime, session, left }),
  }
}

function openSession({ window, edition, course, page, now }: ScormTrackerOptions, runtime: Runtime): LmsSession {
  const launch = readLaunchState(runtime, edition)
  const found = decodeSuspendData(course, launch.suspendData)
  const told = found.kind === 'ok' ? decodeTold(found.unknown) : null
  const records = page && launch.recording ? createRecords({ edition, course, runtime, told, page, now }) : null
  const commits = createCommits(runtime, edition, window, lessonStatus(launch.standing))
  return { course, edition, runtime, commits, launch, found, records, toldSeconds: null }
}

function connectionOf({ course, launch, found }: LmsSession): Attached {
  const remote = remoteProgress(course, launch, found)
  const setAside = found.kind === 'ok' || found.kind === 'empty' ? null : found.kind
  return {
    attached: true,
    learner: launch.learner,
    remote,
    confirmedRev: found.kind === 'ok' && found.intact ? found.rev : 0,
    writer: found.kind === 'ok' && isReplicaNamed(found.replica) ? found.replica : null,
    isNew: launch.isFirst && found.kind === 'empty' && remote === null,
    recording: launch.recording,
    setAside,
    aside: setAside && launch.suspendData,
    preferences: launch.preferences,
    comments: launch.comments,
  }
}

/** A state whose writer was not named has zeros in its place. */
const isReplicaNamed = (replica: string): boolean => !/^0+$/.test(replica)

/** The state; and completion, success, score and place also where no state can be read. */
function remoteProgress(course: Course, launch: LmsSession['launch'], found: LmsSession['found']): Progress | null {
  if (found.kind === 'another-course') return null
  const page = pageOfLocation(course, launch.location)
  const completed = launch.standing.completion === 'completed'
  const passed = launch.standing.success === 'passed'
  const { score } = launch
  if (found.kind !== 'ok' && !completed && !passed && score === null && page === null) return null
  const state = found.kind === 'ok' ? found.progress : EMPTY_PROGRESS
  // A Lamport counter of 0: any page a journal knows was opened later.
  const position = page === null ? null : { page, lc: 0, replica: '' }
  const asserted = { completed, passed, score }
  return joinProgress(state, { ...EMPTY_PROGRESS, epoch: state.epoch, position, asserted })
}
