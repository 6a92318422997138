import { createDexieJournal, type DexieJournalOptions } from '../../src/dexie-journal.ts'
import type { DeviceBench } from './journal.ts'

export interface DexieBench extends DeviceBench {
  name: string
  /** A visit with options of its own. */
  visitWith(options: Partial<DexieJournalOptions>): ReturnType<typeof createDexieJournal>
  /** All rows about scopes, as the database has them. */
  heads(): Promise<unknown[]>
  putHead(row: Record<string, unknown>): Promise<void>
}

/** A browser profile with an empty database. */
export function createDexieBench(locks: LockManager | undefined): DexieBench {
  const name = `journal-${crypto.randomUUID()}`
  let replicas = 0
  const visitWith: DexieBench['visitWith'] = (options) =>
    createDexieJournal({
      scope: () => Promise.resolve('course/local'),
      newReplica: () => `replica-${++replicas}`,
      locks,
      name,
      ...options,
    })
  return {
    name,
    kept: 'device',
    visitWith,
    visit: (scope = 'course/local') => visitWith({ scope: () => Promise.resolve(scope) }),
    rows: () => inStore(name, 'events', 'readonly', (store) => store.getAll()),
    heads: () => inStore(name, 'heads', 'readonly', (store) => store.getAll()),
    putRow: async (row) => void (await inStore(name, 'events', 'readwrite', (store) => store.put(row))),
    putHead: async (row) => void (await inStore(name, 'heads', 'readwrite', (store) => store.put(row))),
  }
}

/** A connection of another program. It ignores requests to close, as one that hangs does. */
export function connect(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database was not opened.'))
    request.onblocked = () => reject(new Error('Another connection blocks the database.'))
  })
}

async function inStore<T>(
  name: string,
  store: string,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await connect(name)
  try {
    const transaction = db.transaction(store, mode)
    const request = use(transaction.objectStore(store))
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'))
    })
    return request.result
  } finally {
    db.close()
  }
}

/** Web Locks for one browser profile, for where there are none. */
export function createLocks(): LockManager {
  const held = new Set<string>()
  async function request<T>(name: string, _: LockOptions, use: (lock: Lock | null) => T | PromiseLike<T>): Promise<T> {
    if (held.has(name)) return use(null)
    held.add(name)
    try {
      return await use({ name, mode: 'exclusive' })
    } finally {
      held.delete(name)
    }
  }
  const query = () => Promise.resolve({ held: [...held].map((name) => ({ name, mode: 'exclusive' as const })) })
  return { request, query } as LockManager
}
