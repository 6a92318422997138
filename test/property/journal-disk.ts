import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { createStorage } from '../contract/dexie-bench.ts'

/** What would be left if the power went now. */
export interface Durable {
  tables: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  local: ReadonlyMap<string, string>
}

/** A disk that tells of every step of whoever works on it, and can be looked at between any two. */
export interface Disk {
  indexedDB: globalThis.IDBFactory
  storage: Storage
  durable(): Durable
  /** Steps so far: requests, ends of transactions, writes to localStorage. */
  steps(): number
  /** Called after each step that changed what is durable. */
  onChange: () => void
  /** Asked before each write to the database; true: there is no room for it. */
  isFull: () => boolean
}

const SCHEMA: Record<string, { keyPath: string | string[]; indexes: [string, string | string[]][] }> = {
  events: {
    keyPath: ['scope', 'replica', 'seq'],
    indexes: [
      ['scope', 'scope'],
      ['[scope+n]', ['scope', 'n']],
    ],
  },
  heads: { keyPath: 'scope', indexes: [] },
  snapshots: { keyPath: 'scope', indexes: [] },
  extras: { keyPath: 'id', indexes: [] },
}

const disks = new WeakMap<object, { log: (transaction: object, change: Change) => void; isFull: () => boolean }>()
type Change = { store: string } & ({ put: unknown } | { remove: unknown })

/** A disk as an earlier one was left; the database is not there before something was committed to it. */
export async function createDisk(name: string, left?: Durable): Promise<Disk> {
  const indexedDB = new IDBFactory()
  if (left && left.tables.size > 0) await restore(indexedDB, name, left)
  const tables = new Map([...(left?.tables ?? [])].map(([store, rows]) => [store, new Map(rows)]))
  const local = new Map(left?.local)
  let steps = 0
  const uncommitted = new WeakMap<object, Change[]>()
  const disk: Disk = {
    indexedDB,
    storage: createStorage(local),
    durable: () => ({
      tables: new Map([...tables].map(([store, rows]) => [store, new Map(rows)])),
      local: new Map(local),
    }),
    steps: () => steps,
    onChange: () => undefined,
    isFull: () => false,
  }
  const { setItem, removeItem } = disk.storage
  disk.storage.setItem = (key, value) => change(() => setItem(key, value))
  disk.storage.removeItem = (key) => change(() => removeItem(key))
  const change = (make: () => void): void => {
    steps++
    make()
    disk.onChange()
  }
  disks.set(indexedDB, {
    isFull: () => disk.isFull(),
    log(transaction, made) {
      steps++
      const known = uncommitted.get(transaction)
      if (known) return void known.push(made)
      const changes = [made]
      uncommitted.set(transaction, changes)
      // Before the journal hears of it: a kill may come in between.
      ;(transaction as IDBTransaction).addEventListener('complete', () => change(() => commit(tables, changes)))
    },
  })
  current = indexedDB
  return disk
}

/** The disk that is being worked on. One at a time. */
let current: object | null = null

/** Lets disks see what is written to them. Returns the end of it. */
export function watchDisks(): () => void {
  const proto = IDBObjectStore.prototype
  const { put, add, delete: remove } = proto
  const write = (real: typeof put) =>
    function (this: IDBObjectStore, value: unknown): IDBRequest<IDBValidKey> {
      const disk = current && this.transaction.mode !== 'versionchange' ? disks.get(current) : null
      if (disk?.isFull()) throw new DOMException('Nothing is left.', 'QuotaExceededError')
      disk?.log(this.transaction, { store: this.name, put: structuredClone(value) })
      return real.call(this, value)
    }
  proto.put = write(put)
  proto.add = write(add)
  proto.delete = function (this: IDBObjectStore, query) {
    if (current) disks.get(current)?.log(this.transaction, { store: this.name, remove: query })
    return remove.call(this, query)
  }
  return () => void Object.assign(proto, { put, add, delete: remove })
}

const keyOf = (store: string, row: unknown): unknown => {
  const keyPath = SCHEMA[store]?.keyPath ?? ''
  const part = (name: string): unknown => (row as Record<string, unknown>)[name]
  return Array.isArray(keyPath) ? keyPath.map(part) : part(keyPath)
}

function commit(tables: Map<string, Map<string, unknown>>, changes: readonly Change[]): void {
  for (const made of changes) {
    const rows = tables.get(made.store) ?? new Map<string, unknown>()
    tables.set(made.store, rows)
    if ('put' in made) rows.set(JSON.stringify(keyOf(made.store, made.put)), made.put)
    else for (const key of rows.keys()) if (isIn(made.remove, JSON.parse(key))) rows.delete(key)
  }
}

const isIn = (query: unknown, key: unknown): boolean =>
  query instanceof IDBKeyRange ? query.includes(key) : JSON.stringify(query) === JSON.stringify(key)

function restore(indexedDB: globalThis.IDBFactory, name: string, { tables }: Durable): Promise<void> {
  current = null
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 20)
    request.onupgradeneeded = () => {
      for (const [store, { keyPath, indexes }] of Object.entries(SCHEMA)) {
        const made = request.result.createObjectStore(store, { keyPath })
        for (const [index, path] of indexes) made.createIndex(index, path)
        for (const row of tables.get(store)?.values() ?? []) made.put(row)
      }
    }
    request.onerror = () => reject(request.error ?? new Error('The disk was not restored.'))
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
}
