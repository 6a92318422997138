import type { LearningEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'
import { within } from './failures.ts'
import { currentGeneration, databaseName } from './generations.ts'
import { createMirror, reach } from './mirror.ts'
import { createProgressCodec } from './progress-codec.ts'
import { eventsOf, nameOf } from './rows.ts'

export interface PeekOptions {
  name: string
  storage: Storage
  indexedDB: IDBFactory | undefined
  /** Milliseconds after which a database that does not answer counts as refused. */
  patience: number
}

/** What is kept of one scope. */
export interface Peeked {
  progress: Progress
  /** As they are kept, for a backup: also those that this version cannot read. */
  rows: readonly Record<string, unknown>[]
  /** When the last event was written, by the clock on the wall; 0 when there is none. */
  last: number
}

export interface Peek {
  /** Only scopes of which something is kept. */
  kept: ReadonlyMap<string, Peeked>
  /** Every scope that this device knows. */
  scopes: readonly string[]
  /** The database could not be read: what is here comes from beside it, and may not be the latest. */
  isRefused: boolean
}

interface Stored {
  rows: ReadonlyMap<string, Record<string, unknown>[]>
  scopes: readonly string[]
}

const codec = createProgressCodec()
const NOTHING: Stored = { rows: new Map(), scopes: [] }

/** Looks at this browser's journals. */
export const peekLocally = (scopes: readonly string[]): Promise<Peek> =>
  peek(scopes, {
    name: 'stepwise',
    storage: reach(() => globalThis.localStorage),
    indexedDB: globalThis.indexedDB,
    patience: 3_000,
  })

/** Reads what is kept of some scopes and is nobody's writer: takes no lock, and makes and changes nothing. */
export async function peek(scopes: readonly string[], options: PeekOptions): Promise<Peek> {
  const stored = await within(options.patience, readDatabase(scopes, options)).catch(() => null)
  const { rows, scopes: known } = stored ?? NOTHING
  const kept = new Map<string, Peeked>()
  for (const scope of scopes) {
    const found = look(scope, rows.get(scope) ?? [], options)
    if (found) kept.set(scope, found)
  }
  return { kept, scopes: known, isRefused: stored === null }
}

/** The database and what stands beside it, joined as the journal joins them. */
function look(scope: string, rows: readonly Record<string, unknown>[], { name, storage }: PeekOptions): Peeked | null {
  const mirror = createMirror(storage, `${name}:${scope}`, codec)
  const witness = mirror.witness()?.progress ?? undefined
  const waiting = mirror.waiting()
  if (rows.length === 0 && waiting.length === 0 && !witness) return null
  const events = [...eventsOf(rows), ...waiting]
  const known = new Set(rows.map((row) => `${String(row['replica'])} ${String(row['seq'])}`))
  return {
    progress: codec.fold(events, witness),
    rows: [...rows, ...waiting.filter((event) => !known.has(nameOf(event))).map((event) => ({ ...event }))],
    last: events.reduce((last, { t }: LearningEvent) => Math.max(last, t), 0),
  }
}

async function readDatabase(scopes: readonly string[], options: PeekOptions): Promise<Stored> {
  const { name, indexedDB } = options
  if (!indexedDB) throw new DOMException('There is no database.', 'SecurityError')
  const db = await openAsItIs(indexedDB, databaseName(name, await currentGeneration(options)))
  if (!db) return NOTHING
  // Nobody who wants to change the database waits for who only looks at it.
  db.onversionchange = () => db.close()
  try {
    // All that is asked is asked at once: a transaction that has nothing to do ends.
    const { events, heads } = storesOf(db)
    const known = heads ? answer(heads.getAllKeys()) : []
    const rows = await Promise.all(
      scopes.map(
        async (scope) => [scope, await answer(events.getAll(scope) as IDBRequest<Record<string, unknown>[]>)] as const,
      ),
    )
    return { rows: new Map(rows), scopes: (await known).map(String) }
  } finally {
    db.close()
  }
}

/** The first version of the tables had no heads. */
function storesOf(db: IDBDatabase): { events: IDBIndex; heads: IDBObjectStore | null } {
  const names = ['events', 'heads'].filter((name) => db.objectStoreNames.contains(name))
  const transaction = db.transaction(names, 'readonly')
  return {
    events: transaction.objectStore('events').index('scope'),
    heads: names.includes('heads') ? transaction.objectStore('heads') : null,
  }
}

/** The database in whatever version it has; null where there is none, and none is made. */
function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      request.transaction?.abort()
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => (isNew ? resolve(null) : reject(request.error ?? new Error('The database did not open.')))
  })
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database did not answer.'))
  })
