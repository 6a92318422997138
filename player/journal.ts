import type { LearningEvent } from '../courses/format/event.ts'

/** What a journal found when it was opened. */
export interface Opened {
  /** All events of this learner in this course: this device's, those of other tabs and earlier visits. */
  events: LearningEvent[]
  /** `device`: events outlive the tab. `tab`: they do not. */
  kept: 'device' | 'tab'
  /** Names this browser profile in new events. */
  replica: string
  /** The greatest revision a flush to the LMS was given. */
  rev: number
}

/** One learner's events in one course, kept on this device. */
export interface Journal {
  /** Opening never destroys what it cannot read: such rows stay where they are and are left out. */
  open(): Promise<Opened>
  /**
   * Resolves once the events are durable; rejects with a `JournalError`, and then none of them is. Calls take effect in
   * the order they were made. An event that is already there (same replica and seq) is not written again.
   */
  append(events: readonly LearningEvent[]): Promise<void>
  /** Remembers the revision of a flush, before the flush is made. Same failures as `append`. */
  keepRev(rev: number): Promise<void>
  close(): Promise<void>
}

export type JournalErrorCode = 'full' | 'unavailable' | 'closed'

/** Why a journal could not do what was asked; its message is for people. */
export class JournalError extends Error {
  constructor(
    readonly code: JournalErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'JournalError'
  }
}

/** By its name, because in a package the journal is a script of its own and brings a class of its own. */
export const isJournalError = (error: unknown): boolean => error instanceof Error && error.name === 'JournalError'
