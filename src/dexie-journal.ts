import { Dexie, type Table } from 'dexie'
import type { LearningEvent } from '../courses/format/event.ts'
import { parseEvent } from '../courses/format/parse-event.ts'
import { JournalError, type Journal, type Opened } from '../player/journal.ts'

/** An event as a row. `scope` keeps courses and learners apart. */
type Row = LearningEvent & { scope: string }
/** One a scope: the name of this browser profile, and the greatest revision given to a flush. */
interface Head {
  scope: string
  replica: string
  rev: number
}

class JournalDatabase extends Dexie {
  readonly events!: Table<Row, [string, string, number]>
  readonly heads!: Table<Head, string>

  constructor(name: string) {
    // strict: an acknowledged step survives the death of the browser, not only of the page
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ events: '[scope+replica+seq], scope', heads: 'scope' })
    // Without `disableAutoOpen` old code would write into a newer version's database; `false` keeps Dexie's own handler
    // from allowing it again.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true })
      return false
    })
  }
}

export interface DexieJournalOptions {
  /** Which learner's work in which course. May take a while (hashing) and may reject. */
  scope: () => Promise<string>
  newReplica: () => string
  locks: LockManager | undefined
  name?: string
  /** Milliseconds after which an opening that hangs counts as refused. */
  patience?: number
}

/** Milliseconds after which a write that hangs counts as refused. It may still be done: the next try finds it there. */
const ANSWER = 5_000

/** The journal in IndexedDB. See `Journal` for what it promises. */
export function createDexieJournal(options: DexieJournalOptions): Journal {
  const { newReplica, locks, name = 'stepwise', patience = 3_000 } = options
  const db = new JournalDatabase(name)
  let head: Head | null = null
  let release: (() => void) | null = null

  async function open(): Promise<Opened> {
    const scope = await options.scope()
    await within(patience, db.open())
    // Before anything is read: the one who had the lock may have written until it was given back.
    release ??= await tryLock(locks, `${name}:${scope}`)
    const rows = await db.events.where({ scope }).toArray()
    const found = rows.map(({ scope: _, ...event }) => parseEvent(event))
    const stored = readHead(await db.heads.get(scope))
    // Only the holder of the lock continues the profile's own numbering; a second tab writes under a name of its own,
    // so that no two tabs ever give two events the same place. Nor may a new event take that of one that cannot be read.
    const isWhole = rows.every(({ replica }, i) => replica !== stored.replica || found[i])
    head = { scope, replica: (release && isWhole && stored.replica) || newReplica(), rev: stored.rev }
    if (release && head.replica !== stored.replica) {
      await db.heads.put(head).catch(() => undefined) // a name that is not kept is only used once
    }
    const events = found.filter((event) => event !== null)
    return { events, kept: 'device', replica: head.replica, rev: head.rev }
  }

  async function append(events: readonly LearningEvent[]): Promise<void> {
    const { scope } = opened()
    const once = new Map<string, Row>()
    for (const event of events) {
      const key = `${event.replica} ${event.seq}`
      if (!once.has(key)) once.set(key, { ...event, scope })
    }
    const rows = [...once.values()]
    await db.transaction('rw', db.events, async () => {
      const known = await db.events.bulkGet(
        rows.map(({ replica, seq }): [string, string, number] => [scope, replica, seq]),
      )
      await db.events.bulkAdd(rows.filter((_, i) => known[i] === undefined))
    })
  }

  async function keepRev(rev: number): Promise<void> {
    const { scope, replica } = opened()
    await db.transaction('rw', db.heads, async () => {
      const stored = readHead(await db.heads.get(scope))
      if (rev > stored.rev) await db.heads.put({ scope, replica: stored.replica ?? replica, rev })
    })
  }

  function opened(): Head {
    if (!head) throw new JournalError('closed', 'The journal is not open.')
    return head
  }

  return {
    open: () => open().catch(explain),
    append: (events) => within(ANSWER, append(events)).catch(explain),
    keepRev: (rev) => within(ANSWER, keepRev(rev)).catch(explain),
    close() {
      head = null
      release?.()
      release = null
      db.close({ disableAutoOpen: true })
      return Promise.resolve()
    },
  }
}

/** What can be used of the row about a scope, which may be missing or damaged. */
function readHead(raw: { replica?: unknown; rev?: unknown } | undefined): { replica: string | null; rev: number } {
  const { replica, rev } = raw ?? {}
  return {
    replica: typeof replica === 'string' && replica !== '' ? replica : null,
    rev: typeof rev === 'number' && Number.isSafeInteger(rev) && rev > 0 ? rev : 0,
  }
}

/** A function that gives the lock back, or null when another tab has it or locks are missing (http addresses). */
function tryLock(locks: LockManager | undefined, name: string): Promise<(() => void) | null> {
  if (!locks) return Promise.resolve(null)
  return new Promise((resolve) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
    held.catch(() => resolve(null))
  })
}

function within<T>(ms: number, promise: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new JournalError('unavailable', 'The browser’s storage does not answer.')),
      ms,
    )
    promise.then(resolve, reject)
    const stop = () => clearTimeout(timer)
    promise.then(stop, stop)
  })
}

/** Turns whatever storage throws into the two cases a learner can do something about. */
function explain(error: unknown): never {
  if (error instanceof JournalError) throw error
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) => (e as Error | null)?.name)
  if (names.includes('QuotaExceededError')) {
    throw new JournalError('full', 'The storage of this browser is full.', { cause: error })
  }
  throw new JournalError('unavailable', `The storage of this browser cannot be used (${String(error)}).`, {
    cause: error,
  })
}
