import type { Learner } from '../player/tracker.ts'
import { ELEMENTS } from './elements.ts'
import type { Edition } from './find-api.ts'
import { numberOf } from './normalise.ts'
import type { Runtime } from './runtime.ts'
import { readStanding, type Standing } from './standing.ts'

/** What an LMS says when a session begins. */
export interface LaunchState {
  /** null when the LMS names nobody. */
  learner: Learner | null
  /** False in review and browse mode and without credit: then the course writes nothing. */
  recording: boolean
  suspendData: string
  location: string
  standing: Standing
  /** 0 … 100, or null. */
  score: number | null
  /** Whether the LMS keeps the least and greatest score, which 1.2 leaves open. */
  keepsScoreRange: boolean
}

/** Reads all of it. Mode is optional in 1.2; where it is missing the session is a normal one. */
export function readLaunchState(runtime: Runtime, edition: Edition): LaunchState {
  const names = ELEMENTS[edition]
  const id = runtime.get(names.learnerId)
  const mode = runtime.get(names.mode)
  const credit = runtime.get(names.credit)
  return {
    // A 2004 name is a localized string, which may begin with its language.
    learner: id === '' ? null : { id, name: runtime.get(names.learnerName).replace(/^\{lang=[^}]*\}/, '') },
    recording: !/^(review|browse)$/i.test(mode) && !/^no-credit$/i.test(credit),
    suspendData: runtime.get(names.suspendData),
    location: runtime.get(names.location),
    standing: readStanding(edition, runtime.get),
    score: readScore(runtime, edition),
    keepsScoreRange: edition === '2004' || /\bmax\b/.test(runtime.get(`${names.score}._children`)),
  }
}

/** A score of 0 is taken for none: some LMSs show it before anything was scored, and nothing is lower. */
function readScore(runtime: Runtime, edition: Edition): number | null {
  const scaled = edition === '2004' ? numberOf(runtime.get('cmi.score.scaled')) : null
  const score = scaled === null ? numberOf(runtime.get(`${ELEMENTS[edition].score}.raw`)) : scaled * 100
  return score !== null && score > 0 && score <= 100 ? score : null
}
