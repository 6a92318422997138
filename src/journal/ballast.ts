import type { JournalDatabase } from './database.ts'

/** Enough to go on for an hour when the disk is full: some thousand events. */
const SIZE = 256 * 1024
/** Most that the browser gives at once. */
const CHUNK = 65_536

/** Puts the record there that can be given up, if it is not. It is random, so that no compression makes it nothing. */
export async function keepBallast(db: JournalDatabase): Promise<void> {
  if ((await db.extras.where('id').equals('ballast').count()) > 0) return
  const bytes = new Uint8Array(SIZE)
  for (let at = 0; at < SIZE; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK))
  await db.extras.put({ id: 'ballast', bytes })
}

/** True when there was one. */
export async function dropBallast(db: JournalDatabase): Promise<boolean> {
  const dropped = await db.extras.where('id').equals('ballast').delete()
  return dropped > 0
}
