import type { Journal } from '../player/journal.ts'
import { createDexieJournal } from './dexie-journal.ts'
import { createProgressCodec } from './journal/progress-codec.ts'
import { scopeOf, type Owner } from './journal/scope.ts'

/** The journal in this browser's storage. A chunk of its own, with Dexie, so that the first page does not wait for it. */
export const openJournalOf = (owner: Owner, newReplica: () => string): Journal =>
  openDeviceJournal(scopeOf(owner, location), newReplica)

export const openDeviceJournal = (scope: string, newReplica: () => string): Journal =>
  createDexieJournal({
    scope,
    newReplica,
    // Plain http has neither locks nor caches, whatever the types say.
    locks: (navigator as Partial<Navigator>).locks,
    files: () => (globalThis as Partial<typeof globalThis>).caches,
    codec: createProgressCodec(),
  })
