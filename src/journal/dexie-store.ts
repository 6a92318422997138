import type { LearningEvent } from '../../courses/format/event.ts'
import { dropBallast, keepBallast } from './ballast.ts'
import type { JournalDatabase, Row } from './database.ts'
import { Cleared, failureOf, Outdone } from './failures.ts'
import { distinct, eventOf, eventsOf, readHead, rowOf, type Key } from './rows.ts'
import { fromSnapshot, takeSnapshot } from './snapshots.ts'
import type { Claim, Found, ProgressCodec, Store } from './store.ts'

export interface DexieStoreOptions {
  db: JournalDatabase
  generation: number
  scope: string
  newReplica: () => string
  codec: ProgressCodec | undefined
  /** Copies what the generation before had. */
  salvage: () => Promise<Row[]>
}

/** A scope in IndexedDB. Every write is one transaction together with the row about the scope. */
export function createDexieStore(options: DexieStoreOptions): Store {
  const { db, generation, scope, newReplica, codec, salvage } = options
  /** The name to write under, and the turn, once they are there. */
  let replica = ''
  let writer: string | null = null
  let isClaimed = false
  let hasSnapshot = false

  async function open(claim: Claim | null): Promise<Found> {
    writer = claim?.writer ?? null
    isClaimed = false
    replica = claim?.replica ?? ''
    const head = claim
      ? await begin(claim).catch((error: unknown) => withoutRoom(error, claim))
      : await headAsItIs(null)
    const found = await read()
    return { ...found, replica, rev: head.rev }
  }

  /** Becomes the writer, and finds the name to write under, in one transaction: whoever wrote before is in it or out. */
  const begin = (claim: Claim) =>
    db.transaction('rw', db.heads, db.events, async () => {
      const head = await headAsItIs(claim)
      if (claim.isContinued && head.writer && head.writer !== claim.writer) throw new Outdone('Another tab writes.')
      const last = await db.events.where('[scope+n]').between([scope, 0], [scope, Infinity]).last()
      const n = Math.max(head.n, last?.n ?? 0)
      await db.heads.put({ scope, replica, rev: head.rev, n, writer: claim.writer })
      isClaimed = true
      return head
    })

  /** A disk that is full still gives what it has: then the turn is claimed by the first append. */
  function withoutRoom(error: unknown, claim: Claim) {
    if (failureOf(error) !== 'full') throw error
    return headAsItIs(claim)
  }

  async function headAsItIs(claim: Claim | null) {
    const head = readHead(await db.heads.get(scope))
    replica = claim?.replica ?? ((await isWhole(head.replica)) && claim ? head.replica : null) ?? newReplica()
    return head
  }

  /** A new event must not take the place of one that cannot be read. */
  async function isWhole(name: string | null): Promise<boolean> {
    const last = name && (await ownRows(name).last())
    return !last || eventOf(last) !== null
  }

  const ownRows = (name: string) =>
    db.events.where('[scope+replica+seq]').between([scope, name, 0], [scope, name, Infinity])

  async function read(): Promise<Pick<Found, 'events' | 'folded' | 'rows' | 'unreadable'>> {
    const short = codec && (await fromSnapshot(db, scope, codec))
    hasSnapshot = Boolean(short)
    const rows = short?.tail ?? (await db.events.where({ scope }).toArray())
    const events = eventsOf(rows)
    const unreadable = rows.length - events.length
    // The last of one's own is always given, folded or not: new events are numbered after it.
    if (short && !events.some((event) => event.replica === replica)) {
      events.push(...eventsOf(await ownRows(replica).reverse().limit(1).toArray()))
    }
    return { events, folded: short?.progress ?? null, rows: short?.rows ?? rows.length, unreadable }
  }

  const append = (events: readonly LearningEvent[]): Promise<number> =>
    db.transaction('rw', db.events, db.heads, async () => {
      const head = await fencedHead()
      const once = distinct(events)
      const known = await db.events.bulkGet(once.map((event): Key => [scope, event.replica, event.seq]))
      const fresh = once.filter((_, i) => known[i] === undefined)
      // Both at once: a transaction that is aborted while it has nothing to do says why.
      await Promise.all([
        db.heads.put({ ...head, n: head.n + fresh.length }),
        db.events.bulkAdd(fresh.map((event, i) => rowOf(event, scope, head.n + i + 1))),
      ])
      return fresh.length
    })

  /** The row about the scope, if it is still this tab's turn. */
  async function fencedHead() {
    const raw = await db.heads.get(scope)
    if (!raw && isClaimed) throw new Cleared('The storage of this page was cleared.')
    const head = readHead(raw)
    if (writer && isClaimed && head.writer !== writer) throw new Outdone('Another tab writes.')
    return { ...head, scope, replica: (isClaimed ? head.replica : null) ?? replica, ...(writer && { writer }) }
  }

  return {
    generation,
    open,
    append: async (events) => {
      const fresh = await append(events)
      isClaimed = true
      return fresh
    },
    keepRev: (rev) =>
      db.transaction('rw', db.heads, async () => {
        const head = await fencedHead()
        if (rev > head.rev) await db.heads.put({ ...head, rev })
      }),
    rows: async () => (await db.events.where({ scope }).toArray()).map((row) => ({ ...row })),
    forget: () => forgetScope(db, scope),
    makeRoom: () => dropBallast(db),
    async tidy() {
      await keepBallast(db).catch(() => undefined) // no room for it: the next time
      const salvaged = await salvage().catch((): Row[] => []) // still broken: the next time
      if (codec) hasSnapshot = (await takeSnapshot(db, scope, codec, hasSnapshot)) || hasSnapshot
      return eventsOf(salvaged.filter((row) => row.scope === scope))
    },
    close: () => db.close({ disableAutoOpen: true }),
  }
}

export const forgetScope = (db: JournalDatabase, scope: string): Promise<void> =>
  db.transaction('rw', db.events, db.heads, db.snapshots, async () => {
    await db.events.where({ scope }).delete()
    await db.heads.delete(scope)
    await db.snapshots.delete(scope)
  })
