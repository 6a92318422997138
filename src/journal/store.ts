import type { LearningEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'

/** How progress is folded and written as text. Lent to the journal, so that its script need not bring it along. */
export interface ProgressCodec {
  /** Grows when the same events come to something else: snapshots of other versions are not used. */
  version: number
  fold(events: Iterable<LearningEvent>, start?: Progress): Progress
  join(a: Progress, b: Progress): Progress
  /** JSON of `ProgressData`, or something shorter that says less; null when there is none of at most `most` characters. */
  encode(progress: Progress, rev: number, most?: number): string | null
  /** Total: null for what is not `encode`'s. */
  decode(text: string): Progress | null
}

/** Who may write from now on. */
export interface Claim {
  /** Made anew for each turn; a store that can tell lets nobody else's writes through. */
  writer: string
  /** The name to write under; null continues the profile's own, if that is safe. */
  replica: string | null
  /** This turn began earlier: whoever has written since has taken it. */
  isContinued: boolean
}

/** What a store found in its scope. */
export interface Found {
  /** All that can be read, beyond what has been folded. */
  events: LearningEvent[]
  /** What earlier events came to. */
  folded: Progress | null
  /** Rows in all. */
  rows: number
  /** Rows that cannot be read; they stay where they are. */
  unreadable: number
  replica: string
  rev: number
}

/** Where the events of one scope are kept. Failures are the storage's own errors. */
export interface Store {
  readonly generation: number
  /** Reads all there is, and becomes the writer if that is claimed. */
  open(claim: Claim | null): Promise<Found>
  /** Resolves with the number of events that were new, once they are durable. */
  append(events: readonly LearningEvent[]): Promise<number>
  keepRev(rev: number): Promise<void>
  rows(): Promise<Record<string, unknown>[]>
  forget(): Promise<void>
  /** Gives up what is kept only to be given up. True when there was something. */
  makeRoom(): Promise<boolean>
  /** What can wait: called when there is nothing else to do. Resolves with events that turned up. */
  tidy(): Promise<LearningEvent[]>
  close(): void
}
