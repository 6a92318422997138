import type { ProgressData } from './plain-progress.ts'
import type { Asserted } from './progress.ts'

/**
 * One thing a learner did. Append-only: events are never changed or removed, so any two copies of a journal can be
 * joined by taking their union. `replica` and `seq` together name an event.
 */
export type LearningEvent = {
  /** The browser profile (or LMS copy) that wrote it. */
  replica: string
  /** 1, 2, 3 … within its replica. */
  seq: number
  /** Lamport counter: one more than the greatest seen by the writer. Orders events without trusting clocks. */
  lc: number
  /** Grows by one each time the learner starts again; a higher epoch hides all lower ones. */
  epoch: number
  /** Wall clock in milliseconds, for display only. */
  t: number
  /** Version of `data` for this type. Newer versions are kept and skipped. */
  v: 1
} & LearningFact

/** What an event says. */
export type LearningFact =
  | { type: 'visit'; data: { page: string } }
  | { type: 'answer'; data: Answer }
  /** A new round of an assessment page, from 2 on. */
  | { type: 'retake'; data: { page: string; round: number } }
  /** Seconds of active time on this replica in this epoch, in all. */
  | { type: 'time'; data: { seconds: number } }
  /** A private note: what one field holds from now on. Never leaves the device but by the learner's own hand. */
  | { type: 'note'; data: { field: string; value: readonly string[] } }
  /** An answer on its way, not checked yet. An empty one takes it back. */
  | { type: 'draft'; data: { question: string; round: number; response: readonly string[] } }
  /** Something was reached that must not be lost, even if the course is changed afterwards. */
  | { type: 'complete'; data: Asserted }
  /** What another copy (the LMS, the witness beside the journal) knew and the journal did not. */
  | { type: 'known'; data: ProgressData }
  /** The LMS gave back a state with this revision: it does keep what it is sent. Told once in an epoch. */
  | { type: 'confirmed'; data: { rev: number } }
  /** What the LMS held in the place of the state, and this version could not use. Kept before anything replaces it. */
  | { type: 'aside'; data: { text: string } }
  | { type: 'reset'; data: Record<never, never> }

export interface Answer {
  question: string
  /** Made once per press of "Check answer": the same nonce twice is one answer. */
  nonce: string
  /** Ids of the chosen options, in the course's order. */
  response: readonly string[]
  /** 0 … 1: the share of the question's points that the learner was given and shown. */
  score: number
  /** The round of the page's assessment; 1 where the page is none. */
  round: number
  /** Seconds from showing the question to the answer. */
  latency: number
}

/** The most characters of a text that is put aside: the longest that any LMS can hold. */
export const LONGEST_ASIDE = 65_536

export type EventType = LearningFact['type']
const TYPES: Record<EventType, true> = {
  visit: true,
  answer: true,
  retake: true,
  time: true,
  note: true,
  draft: true,
  complete: true,
  known: true,
  confirmed: true,
  aside: true,
  reset: true,
}

/** True for events this version understands; others (newer types or versions) are kept in the journal and skipped. */
export const isKnownEvent = (event: { type: string; v: number }): boolean =>
  Object.hasOwn(TYPES, event.type) && event.v === 1
