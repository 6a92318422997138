import { JournalError } from '../../player/journal.ts'
import type { JournalDatabase } from './database.ts'
import { createDexieStore } from './dexie-store.ts'
import { failureOf, Outdone, within } from './failures.ts'
import { salvage, withGeneration, type GenerationsOptions } from './generations.ts'
import { createLocalStore } from './local-store.ts'
import { NO_STORAGE, type Mirror, type Witness } from './mirror.ts'
import type { Found, ProgressCodec, Store } from './store.ts'
import type { Turn, Whose } from './turn.ts'

/** Milliseconds in which even 100,000 rows have been read. */
const READING = 20_000

/** What an opening needs: where, and as whom. */
export interface Opening {
  generations: GenerationsOptions
  scope: string
  turn: Turn
  mirror: Mirror
  codec: ProgressCodec | undefined
  newReplica: () => string
  /** Another tab's turn is taken. */
  isTaking: boolean
  /** This tab has written in this turn before: whoever wrote since has taken it. */
  isContinued: boolean
  writer: string
  replica: string | null
  witness: Witness | null
  /** A store is about to be read: from now on it may be cut off. */
  watch(db: JournalDatabase, store: Store): void
}

export interface OpenedStore {
  store: Store
  found: Found
  whose: Whose
  /** The database did not open: this is what localStorage holds. */
  isRefused: boolean
  /** The database has less than it had. One that cannot be reached has lost nothing. */
  lost: boolean
}

/** Opens the database, else what there is beside it. */
export async function openStore(opening: Opening): Promise<OpenedStore> {
  try {
    return await openDatabase(opening)
  } catch (error) {
    const isFinal = error instanceof JournalError || error instanceof Outdone || failureOf(error) === 'newer'
    if (isFinal || opening.generations.storage === NO_STORAGE) throw error
    return openWith(createLocalStore(opening.mirror, opening.newReplica), opening, true)
  }
}

export const openDatabase = (opening: Opening): Promise<OpenedStore> =>
  withGeneration(opening.generations, (db, generation) => {
    const { generations, scope, newReplica, codec } = opening
    const store = createDexieStore({
      ...{ db, generation, scope, newReplica, codec },
      salvage: () => salvage(db, generations, generation - 1),
    })
    opening.watch(db, store)
    return openWith(store, opening, false)
  })

/** Before anything is read, it is settled whose turn it is: who had it may have written until then. */
async function openWith(store: Store, opening: Opening, isRefused: boolean): Promise<OpenedStore> {
  const { turn, isTaking, isContinued, writer, replica, witness, newReplica } = opening
  const whose = await (isTaking ? turn.take() : turn.ask())
  const claim = whose === 'mine' ? { writer, replica, isContinued } : null
  const found = await within(READING, store.open(claim))
  const lost = !isRefused && witness !== null && found.rows < witness.seq
  if (!lost || !claim || replica !== null) return { store, found, whose, isRefused, lost }
  // Names are lost with a database. One that came back from a backup would number new events like lost ones.
  const renamed = await within(READING, store.open({ writer, replica: newReplica(), isContinued: true }))
  return { store, found: renamed, whose, isRefused, lost }
}
