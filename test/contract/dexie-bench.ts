import { createDexieJournal, type DexieJournalOptions } from '../../src/dexie-journal.ts'
import { createProgressCodec } from '../../src/journal/progress-codec.ts'
import type { DeviceBench } from './journal.ts'

export interface DexieBench extends DeviceBench {
  name: string
  storage: Storage
  /** A visit with options of its own. */
  visitWith(options: Partial<DexieJournalOptions>): ReturnType<typeof createDexieJournal>
  /** All rows of a store, as the database has them. */
  inStore(store: string, generation?: number): Promise<unknown[]>
  heads(): Promise<unknown[]>
  putHead(row: Record<string, unknown>): Promise<void>
  putIn(store: string, row: Record<string, unknown>): Promise<void>
  removeIn(store: string, key: IDBValidKey): Promise<void>
  /** Does what journals have put off until there is nothing else to do. */
  idle(): void
}

/** A browser profile with an empty database. */
export function createDexieBench(locks: LockManager | undefined): DexieBench {
  const name = `journal-${crypto.randomUUID()}`
  const storage = createStorage()
  const putOff: (() => void)[] = []
  let replicas = 0
  const visitWith: DexieBench['visitWith'] = (options) =>
    createDexieJournal({
      scope: 'course/local',
      newReplica: () => `replica-${++replicas}`,
      locks,
      name,
      codec: createProgressCodec(),
      storage: () => storage,
      whenIdle: (task) => void putOff.push(task),
      ...options,
    })
  const all = (store: string, generation = 1) =>
    inStore(generation === 1 ? name : `${name}-${generation}`, store, 'readonly', (it) => it.getAll())
  const put = async (store: string, row: Record<string, unknown>) =>
    void (await inStore(name, store, 'readwrite', (it) => it.put(row)))
  return {
    name,
    storage,
    kept: 'device',
    visitWith,
    visit: (scope = 'course/local') => visitWith({ scope }),
    inStore: all,
    rows: () => all('events'),
    heads: () => all('heads'),
    putRow: (row) => put('events', row),
    putHead: (row) => put('heads', row),
    putIn: put,
    removeIn: async (store, key) => void (await inStore(name, store, 'readwrite', (it) => it.delete(key))),
    idle: () => putOff.splice(0).forEach((task) => task()),
  }
}

/** A `localStorage` of its own. */
export function createStorage(kept = new Map<string, string>()): Storage {
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
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

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('The database was not deleted.'))
    request.onblocked = () => reject(new Error('The journal holds on to its database.'))
  })
}

export async function inStore<T>(
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
  interface Held {
    steal(): void
  }
  const held = new Map<string, Held>()
  const waiting = new Map<string, (() => void)[]>()

  async function hold<T>(name: string, use: (lock: Lock | null) => T | PromiseLike<T>): Promise<T> {
    const stolen = new Promise<never>((_, reject) => {
      held.set(name, { steal: () => reject(new DOMException('Taken by another.', 'AbortError')) })
    })
    const mine = held.get(name)
    try {
      return await Promise.race([stolen, use({ name, mode: 'exclusive' })])
    } finally {
      if (held.get(name) === mine) {
        held.delete(name)
        waiting.get(name)?.shift()?.()
      }
    }
  }
  function turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = waiting.get(name) ?? []
      waiting.set(name, queue)
      queue.push(resolve)
      signal?.addEventListener('abort', () => {
        queue.splice(queue.indexOf(resolve), 1)
        reject(new DOMException('Waited too long.', 'AbortError'))
      })
    })
  }
  async function request<T>(
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    use: (lock: Lock | null) => T | PromiseLike<T>,
  ): Promise<T> {
    if (steal) {
      held.get(name)?.steal()
      held.delete(name)
    }
    if (held.has(name)) {
      if (ifAvailable) return use(null)
      await turn(name, signal)
    }
    return hold(name, use)
  }
  const query = () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name, mode: 'exclusive' as const })) })
  return { request, query } as LockManager
}
