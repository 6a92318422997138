import type { LearningEvent } from '../courses/format/event.ts'
import type { Progress } from '../courses/format/progress.ts'

/** What a journal found when it was opened. */
export interface Opened {
  /**
   * The events of this learner in this course: this device's, those of other tabs and earlier visits. What `witness`
   * already holds may be left out, but never the last event of `replica`.
   */
  events: LearningEvent[]
  /** `device`: events outlive the tab. `tab`: they do not. */
  kept: 'device' | 'tab'
  /** Names this browser profile in new events. */
  replica: string
  /** The greatest revision a flush to the LMS was given. */
  rev: number
  /**
   * What is known beyond the events: what earlier ones came to, and what the witness beside the database knew. Null when
   * there is nothing. The progress of the learner is this, joined with the fold of the events.
   */
  witness: Progress | null
  /** True when the database had lost what the witness knew. */
  lost: boolean
  /** True when another tab does the writing: this one must only read until `takeOver`. */
  readOnly: boolean
  /** Rows that are kept, and left out because they cannot be read. */
  unreadable?: number
}

/** Why a journal does not write any more: another tab does, or the database belongs to a newer version of the app. */
export type Retirement = 'other-tab' | 'newer-version'

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
  /**
   * Writes the witness at once, synchronously, best effort: for hidden and pagehide. Never throws. `unsaved` are the
   * events that no append has acknowledged; they are found again at the next start. Left out: those that `append` has.
   */
  witness(progress: Progress, rev: number, unsaved?: readonly LearningEvent[]): void
  /** Calls back when another tab has written events of this learner in this course. Returns the end of it. */
  onOthers?(listener: (events: LearningEvent[]) => void): () => void
  /** Asks the tab that writes to stop, and becomes the writer; resolves when it is. */
  takeOver(): Promise<Opened>
  /** Calls back when this journal stops writing. Returns the end of it. */
  onRetired(listener: (why: Retirement) => void): () => void
  /** All that is kept, for a backup: raw rows, also those this version cannot read. */
  rows(): Promise<readonly Record<string, unknown>[]>
  /** Removes everything of this learner in this course from the device, and closes. Other tabs of it are retired. */
  forget(): Promise<void>
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
