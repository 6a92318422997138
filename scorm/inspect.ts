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
    ['first visit of an attempt', yesNo(launch.isFirst)],
    ['recorded', yesNo(launch.recording)],
    ['completion', standing.completion],
    ['success', standing.success],
    ['score', score === null ? 'none' : String(score)],
    ['location', location.slice(0, 40) || 'none'],
    ['state', `${found.kind}, ${suspendData.length} characters`],
    ...(found.kind === 'ok'
      ? ([
          ['state is whole', yesNo(found.intact)],
          ['revision', String(found.rev)],
          ['written by', found.replica],
        ] as const)
      : []),
    ['language', launch.preferences.language || 'not set'],
    ['audio', launch.preferences.audio || 'not set'],
    ['captions', launch.preferences.captioning || 'not set'],
  ]
}

const keptBy = ({ launch, records }: LmsSession): TrackerReport['keeps'] => [
  ['least and greatest score', launch.keepsScoreRange],
  ['interactions', records?.keeps.interactions ?? false],
  ['objectives', records?.keeps.objectives ?? false],
]

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')
