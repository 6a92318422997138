import type { TrackerReport } from '../player/tracker.ts'
import type { Edition, FoundApi } from './find-api.ts'
import type { LmsSession } from './lms-session.ts'
import type { Runtime } from './runtime.ts'

/** What the tracker knows of its LMS. */
export interface Inspected {
  edition: Edition
  found: FoundApi | null
  runtime: Runtime | null
  session: LmsSession | null
  left: 'left' | 'failed' | null
}

export function inspectSession({ edition, found, runtime, session, left }: Inspected): TrackerReport {
  return {
    standard: `SCORM ${edition}`,
    place: found && { chain: found.chain, up: found.up },
    session: left === 'failed' ? 'not finished' : left ? 'left' : session ? 'open' : 'none',
    read: session ? readBy(session) : [],
    keeps: session ? keptBy(session) : [],
    calls: runtime?.calls ?? [],
  }
}

/** The state itself is left out: answers can be read from it. */
function readBy({ launch, found }: LmsSession): TrackerReport['read'] {
  const { standing, score, location, suspendData } = launch
  return [
    ['First visit of an attempt', yesNo(launch.isFirst)],
    ['Recorded', yesNo(launch.recording)],
    ['Completion', standing.completion],
    ['Success', standing.success],
    ['Score', score === null ? 'none' : String(score)],
    ['Location', location.slice(0, 40) || 'none'],
    ['State', `${found.kind}, ${suspendData.length} characters`],
    ...(found.kind === 'ok'
      ? ([
          ['State is whole', yesNo(found.intact)],
          ['Revision', String(found.rev)],
          ['Written by', found.replica],
        ] as const)
      : []),
    ['Language', launch.preferences.language || 'not set'],
    ['Audio', launch.preferences.audio || 'not set'],
    ['Captions', launch.preferences.captioning || 'not set'],
  ]
}

const keptBy = ({ launch, records }: LmsSession): TrackerReport['keeps'] => [
  ['Least and greatest score', launch.keepsScoreRange],
  ['Interactions', records?.keeps.interactions ?? false],
  ['Objectives', records?.keeps.objectives ?? false],
]

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')
