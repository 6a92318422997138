import { isKnownEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'
import { quickChecksum } from './checksum.ts'
import type { JournalDatabase, Row, Snapshot } from './database.ts'
import { eventsOf, readHead } from './rows.ts'
import type { ProgressCodec } from './store.ts'

/** A snapshot pays when it saves reading so many rows, and at least a tenth of those it has. */
const WORTHWHILE = 500

/** A scope by its snapshot: what that came to, and the rows since. */
export interface Short {
  progress: Progress
  tail: Row[]
  /** Rows in all. */
  rows: number
}

/** Null when there is no snapshot, or it is damaged, or rows came or went past it: then all rows have to be read. */
export async function fromSnapshot(db: JournalDatabase, scope: string, codec: ProgressCodec): Promise<Short | null> {
  // A snapshot that the browser cannot read is one that is not there.
  const found = await readSnapshot(db, scope, codec).catch(() => null)
  if (!found || quickChecksum(found.text) !== found.sum) return null
  const progress = codec.decode(found.text)
  return progress && { progress, tail: found.tail, rows: found.rows }
}

const readSnapshot = (db: JournalDatabase, scope: string, { version }: ProgressCodec) =>
  db.transaction('r', db.snapshots, db.events, async () => {
    const snapshot = await db.snapshots.get(scope)
    if (!isSnapshot(snapshot) || snapshot.version !== version) return null
    const [rows, tail] = await Promise.all([db.events.where({ scope }).count(), rowsAfter(db, scope, snapshot.upto)])
    return rows === snapshot.rows + tail.length ? { text: snapshot.text, sum: snapshot.sum, rows, tail } : null
  })

/**
 * Folds the rows that came since the last snapshot into a new one, when there are enough of them. A snapshot that could
 * not be used is replaced. True when one was taken.
 */
export async function takeSnapshot(
  db: JournalDatabase,
  scope: string,
  codec: ProgressCodec,
  isUsable: boolean,
): Promise<boolean> {
  const before = isUsable ? await db.snapshots.get(scope) : undefined
  const covered = before?.rows ?? 0
  const rows = await db.events.where({ scope }).count()
  if (rows - covered < Math.max(WORTHWHILE, covered / 10)) return false
  const start = before && codec.decode(before.text)
  const now = await db.transaction('r', db.events, db.heads, async () => ({
    upto: readHead(await db.heads.get(scope)).n,
    since: before ? await rowsAfter(db, scope, before.upto) : await db.events.where({ scope }).toArray(),
    rows: await db.events.where({ scope }).count(),
  }))
  // A row that came or went past the last snapshot: at the next start all are read.
  if (before && (!start || covered + now.since.length !== now.rows)) return false
  const events = eventsOf(now.since)
  const text = codec.encode(codec.fold(events, start ?? undefined), 0)
  // What this version skips, a newer one will want to read.
  if (text === null || !events.every(isKnownEvent)) return false
  const { version } = codec
  await db.snapshots.put({ scope, upto: now.upto, rows: now.rows, version, text, sum: quickChecksum(text) })
  return true
}

const rowsAfter = (db: JournalDatabase, scope: string, upto: number): Promise<Row[]> =>
  db.events.where('[scope+n]').between([scope, upto], [scope, Infinity], false).toArray()

const isSnapshot = (raw: Snapshot | undefined): raw is Snapshot =>
  raw !== undefined &&
  typeof raw.text === 'string' &&
  [raw.upto, raw.rows, raw.version, raw.sum].every((count) => Number.isSafeInteger(count))
