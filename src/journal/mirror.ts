import type { LearningEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'
import { checksum, checksumOf } from './checksum.ts'
import { countOf, eventOf, eventsOf, nameOf } from './rows.ts'
import type { ProgressCodec } from './store.ts'

/** What the witness beside the database knows. It tells when the database has been emptied without a word. */
export interface Witness {
  /** Of the database that it stands beside. */
  generation: number
  /** Events that were there, at least. */
  seq: number
  rev: number
  progress: Progress | null
}

/** Most characters of a state: localStorage belongs to the whole origin, in a package that is the LMS. */
const LONGEST_STATE = 200_000
/** Most characters of events that wait there for the database. */
const LONGEST_ROWS = 1_000_000

/** `localStorage`: small and forgetful, but synchronous, so that it works while a page goes away. */
export interface Mirror {
  witness(): Witness | null
  keepWitness(witness: Omit<Witness, 'progress'>, progress: Progress | null): void
  /** Events that the database has not got. */
  waiting(): LearningEvent[]
  /** Throws when they do not fit; then none of them is kept. */
  keepWaiting(events: readonly LearningEvent[]): void
  /** The last resort for events that no database has acknowledged. Never throws; true when they are there. */
  park(events: readonly LearningEvent[]): boolean
  /** They have reached the database. True when something else still waits. */
  dropWaiting(events: readonly LearningEvent[]): boolean
  head(): { replica: string | null; rev: number }
  keepHead(head: { replica: string; rev: number }): void
  forget(): void
}

/** The mirror of a scope. Only `keepWaiting` and `keepHead` throw; where nothing can be stored, all the rest does nothing. */
export function createMirror(storage: Storage, prefix: string, codec: ProgressCodec | undefined): Mirror {
  const WITNESS = `${prefix}#witness`
  const HEAD = `${prefix}#head`
  const ROWS = `${prefix}#rows `
  /** The text of the last witness: one that says the same is not written again, for each costs a write to the disk. */
  let state = ''

  const keys = (start: string): string[] =>
    attempt(() => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? ''), []).filter((key) =>
      key.startsWith(start),
    )
  const read = (key: string): unknown => attempt(() => JSON.parse(storage.getItem(key) ?? 'null') as unknown, null)
  const bundle = (key: string): unknown[] => {
    const raw = read(key)
    return Array.isArray(raw) ? raw : []
  }
  /** From the first to the last: the same key always holds the same events. */
  const keyOf = (events: readonly LearningEvent[]): string =>
    `${ROWS}${events[0]?.replica} ${events[0]?.seq} ${events.at(-1)?.seq}`

  function keepWaiting(events: readonly LearningEvent[]): void {
    if (events.length === 0) return
    const text = JSON.stringify(events.map((event) => ({ ...event, crc: checksumOf(event) })))
    const used = keys(ROWS).reduce((sum, key) => sum + (storage.getItem(key)?.length ?? 0), 0)
    if (used + text.length > LONGEST_ROWS) throw new DOMException('That is more than fits.', 'QuotaExceededError')
    storage.setItem(keyOf(events), text)
  }

  return {
    witness() {
      state = ''
      const raw = read(WITNESS)
      if (typeof raw !== 'object' || raw === null) return null
      const { generation, seq, rev, state: text, crc } = raw as Record<string, unknown>
      if (typeof text !== 'string' || crc !== checksum(JSON.stringify([generation, seq, rev, text]))) return null
      state = text
      const progress = text === '' ? null : attempt(() => codec?.decode(text) ?? null, null)
      return { generation: countOf(generation), seq: countOf(seq), rev: countOf(rev), progress }
    },
    keepWitness({ generation, seq, rev }, progress) {
      attempt(() => {
        // One too long leaves the one before, which is still true.
        state = (progress && codec?.encode(progress, rev, LONGEST_STATE)) ?? state
        const crc = checksum(JSON.stringify([generation, seq, rev, state]))
        storage.setItem(WITNESS, JSON.stringify({ generation, seq, rev, state, crc }))
      }, undefined)
    },
    waiting: () => eventsOf(keys(ROWS).flatMap(bundle)),
    keepWaiting,
    park: (events) =>
      attempt(() => {
        keepWaiting(events)
        return events.length > 0
      }, false),
    dropWaiting(events) {
      const gone = new Set(events.map(nameOf))
      for (const key of keys(ROWS)) {
        // Where one cannot be read, all stay: they may be of a newer version.
        const isDone = bundle(key).every((raw) => {
          const event = eventOf(raw)
          return event && gone.has(nameOf(event))
        })
        if (isDone && bundle(key).length > 0) attempt(() => storage.removeItem(key), undefined)
      }
      return keys(ROWS).length > 0
    },
    head() {
      const { replica, rev } = (read(HEAD) ?? {}) as Record<string, unknown>
      return { replica: typeof replica === 'string' && replica !== '' ? replica : null, rev: countOf(rev) }
    },
    keepHead: (head) => storage.setItem(HEAD, JSON.stringify(head)),
    forget() {
      state = ''
      for (const key of keys(`${prefix}#`)) attempt(() => storage.removeItem(key), undefined)
    },
  }
}

/** localStorage throws on access in sandboxed frames, when it is full, and when a person has blocked it. */
function attempt<T>(run: () => T, otherwise: T): T {
  try {
    return run()
  } catch {
    return otherwise
  }
}

/** A storage that forgets, for where there is none. What must be kept does not fit into it. */
export const NO_STORAGE: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
  clear: () => undefined,
  setItem: () => {
    throw new DOMException('There is no storage.', 'SecurityError')
  },
}

/** The storage, if it can be reached at all. */
export const reach = (storage: () => Storage | undefined): Storage => attempt(storage, undefined) ?? NO_STORAGE
