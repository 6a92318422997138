import { Dexie } from 'dexie'
import { JournalDatabase, type Row } from './database.ts'
import { blocked, failureOf, within, type Failure } from './failures.ts'
import { eventOf, rowOf } from './rows.ts'

/** How often a database may fail to open before the next generation is begun. */
const TRIES = 3
/** More than any profile should ever need: a browser that breaks each new database has no storage. */
const MOST = 50

/** Milliseconds in which the browser has listed its databases. */
const LISTING = 500

export interface GenerationsOptions {
  name: string
  storage: Storage
  /** Milliseconds after which an opening that hangs counts as refused. */
  patience: number
}

export const databaseName = (name: string, generation: number): string =>
  generation === 1 ? name : `${name}-${generation}`

/**
 * The generation in use. Its number stands in localStorage; where that has been cleared, the browser's list of databases
 * tells, and the greater of the two holds.
 */
export async function currentGeneration({ name, storage, patience }: GenerationsOptions): Promise<number> {
  const { indexedDB } = Dexie.dependencies as { indexedDB: IDBFactory | undefined }
  const asked = Promise.resolve(indexedDB?.databases?.() ?? [])
  const listed = await within(Math.min(patience, LISTING), asked).catch(() => [])
  const numbers = listed.map((database) => {
    const [prefix, number] = [database.name?.slice(0, name.length + 1), database.name?.slice(name.length + 1)]
    return prefix === `${name}-` && /^\d+$/.test(number ?? '') ? Number(number) : 1
  })
  return Math.max(1, ...[...numbers, Number(storedGeneration(name, storage))].filter((number) => number <= MOST))
}

function storedGeneration(name: string, storage: Storage): string | null {
  try {
    return storage.getItem(`${name}#generation`)
  } catch {
    return null
  }
}

/** Remembers a generation, once it has been opened. */
export function keepGeneration(generation: number, { name, storage }: GenerationsOptions): void {
  if (generation === 1) return
  try {
    storage.setItem(`${name}#generation`, String(generation))
  } catch {
    // The list of databases tells it as well.
  }
}

/** Opens a generation and uses it; one that is broken three times over is left for the next. */
export async function withGeneration<T>(
  options: GenerationsOptions,
  use: (db: JournalDatabase, generation: number) => Promise<T>,
): Promise<T> {
  const generation = await currentGeneration(options)
  let broken: unknown
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      return await openOnce(options, generation, use)
    } catch (error) {
      broken = error
      if (!mayTryAgain(failureOf(error), tries)) throw error
    }
  }
  if (failureOf(broken) !== 'broken' || generation >= MOST) throw broken
  const result = await openOnce(options, generation + 1, use)
  keepGeneration(generation + 1, options)
  return result
}

/** What was refused or cut is tried once more, what is broken twice. Who waited three seconds waits no longer. */
const mayTryAgain = (failure: Failure, tries: number): boolean =>
  failure === 'broken' || (tries === 1 && (failure === 'cut' || failure === 'refused'))

async function openOnce<T>(
  { name, patience }: GenerationsOptions,
  generation: number,
  use: (db: JournalDatabase, generation: number) => Promise<T>,
): Promise<T> {
  const db = new JournalDatabase(databaseName(name, generation))
  let isBlocked = false
  db.on('blocked', () => (isBlocked = true))
  try {
    await within(patience, db.open())
    return await use(db, generation)
  } catch (error) {
    db.close({ disableAutoOpen: true })
    throw isBlocked ? blocked() : error
  }
}

/** Copies what can be read of the generation before, once. Resolves with the rows that were copied. */
export async function salvage(
  db: JournalDatabase,
  { name, patience }: GenerationsOptions,
  before: number,
): Promise<Row[]> {
  if (before < 1 || (await db.extras.where('id').equals('salvaged').count()) > 0) return []
  const old = new JournalDatabase(databaseName(name, before))
  const rows = await within(patience, old.open())
    .then(() => readableRows(old))
    .finally(() => old.close({ disableAutoOpen: true }))
  await db.transaction('rw', db.events, db.heads, db.extras, async () => {
    for (const row of rows) await copyRow(db, row)
    await db.extras.put({ id: 'salvaged' })
  })
  return rows
}

/** Uses each generation before this one, as far as it opens. */
export async function withOlder(
  { name, patience }: GenerationsOptions,
  generation: number,
  use: (db: JournalDatabase) => Promise<void>,
): Promise<void> {
  for (let older = generation - 1; older >= 1; older--) {
    const db = new JournalDatabase(databaseName(name, older))
    await within(patience, db.open())
      .then(() => use(db))
      .catch(() => undefined) // what cannot be opened cannot be read by anyone either
    db.close({ disableAutoOpen: true })
  }
}

async function readableRows(old: JournalDatabase): Promise<Row[]> {
  const keys = await old.events.toCollection().primaryKeys()
  const rows = await Promise.all(keys.map((key) => old.events.get(key).catch(() => undefined)))
  return rows.filter((row) => row !== undefined)
}

async function copyRow(db: JournalDatabase, row: Row): Promise<void> {
  const event = eventOf(row)
  if (!event || (await db.events.get([row.scope, row.replica, row.seq]))) return
  const head = await db.heads.get(row.scope)
  const n = (head?.n ?? 0) + 1
  await db.events.add(rowOf(event, row.scope, n))
  await db.heads.put({ rev: 0, replica: '', scope: row.scope, ...head, n })
}
