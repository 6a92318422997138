import type { Outcome } from '../courses/format/outcome.ts'
import type { Progress } from '../courses/format/progress.ts'

/** Who the LMS says is learning. Texts from an LMS are shown as text and never as anything else. */
export interface Learner {
  /** As the LMS gave it; hashed before it names anything on the device. */
  id: string
  name: string
}

/** What the learner has set in the LMS, in its own words; '' for what is not set. */
export interface Preferences {
  language: string
  audio: string
  captioning: string
}

/** What was found when the LMS was looked for. */
export type Connection =
  /** There is no LMS, or none that answers: the course is taken on this device alone. */
  { attached: false; reason: 'no-api' | 'initialize-failed' } | Attached

export interface Attached {
  attached: true
  learner: Learner | null
  /** What the LMS knows; null when it knows nothing or nothing readable. */
  remote: Progress | null
  /** The revision read back from the LMS: everything that `writer` sent up to it is confirmed. 0 when none. */
  confirmedRev: number
  /** The replica that wrote what was read; null when it named none. */
  writer: string | null
  /** True when the LMS says that an attempt begins, and has nothing of one. */
  isNew: boolean
  /** False when the LMS asked for review, browsing or no credit: then nothing is written. */
  recording: boolean
  /** Set when the LMS held a state this course could not use. */
  setAside: 'another-course' | 'damaged' | 'newer-version' | null
  /** The text of that state; null when there was none. */
  aside: string | null
  preferences: Preferences
  /** What teachers wrote to the learner. */
  comments: readonly string[]
}

/** The whole state, as it is reported. */
export interface TrackedState {
  /** Who writes it. */
  replica: string
  progress: Progress
  outcome: Outcome
  /** Active seconds of this visit so far. */
  seconds: number
  /** False while the LMS holds the only copy of a state that was set aside: then it stays there. */
  mayReplace: boolean
}

/** What is known of the LMS and the calls to it, for people who look for a fault: no names, answers or notes. */
export interface TrackerReport {
  standard: string
  /** Where the API was found, so many windows above the first of its chain; null when it was not. */
  place: { chain: 'window' | 'opener' | 'top-opener'; up: number } | null
  session: 'none' | 'open' | 'left' | 'not finished'
  read: readonly (readonly [what: string, value: string])[]
  /** Whether the LMS keeps what it need not keep. */
  keeps: readonly (readonly [what: string, keeps: boolean])[]
  calls: readonly { name: string; element: string; value: string | null; answer: string; error: string | null }[]
}

/** The LMS of this launch. Total: every call resolves with what happened and never throws. */
export interface Tracker {
  /** Looks for the LMS and reads what it knows. Called once. */
  connect(): Promise<Connection>
  /** Goes on looking for an LMS that was not there; resolves when it is, or once `signal` says that nobody waits. */
  connectLate(signal: AbortSignal): Promise<Connection>
  /**
   * Sends the whole state and asks the LMS to store it. Idempotent; `rev` grows with each call. `sent` means the LMS
   * answered true, which is not proof that it stored anything: only reading `rev` back at a later launch is.
   */
  report(state: TrackedState, rev: number): Promise<'sent' | 'refused' | 'unreachable'>
  /**
   * The last word: synchronous, safe while the page goes away, effective at most once. `exit`: the learner pressed
   * Exit; after a failed commit the session stays open so that it can be tried again. `closing`: the page goes away.
   */
  leave(state: TrackedState, rev: number, reason: 'exit' | 'closing'): 'left' | 'failed'
  inspect(): TrackerReport
}
