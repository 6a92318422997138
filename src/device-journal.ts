import type { Journal } from '../player/journal.ts'
import { createDexieJournal } from './dexie-journal.ts'
import { createProgressCodec } from './journal/progress-codec.ts'

/** The journal in this browser's storage. A chunk of its own, with Dexie, so that the first page does not wait for it. */
export const openDeviceJournal = (scope: () => Promise<string>, newReplica: () => string): Journal =>
  createDexieJournal({ scope, newReplica, locks: navigator.locks, codec: createProgressCodec() })
