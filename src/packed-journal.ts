import { createDexieJournal } from './dexie-journal.ts'
import type { Part } from './parts.ts'

// The journal of a package, with Dexie: a script of its own, so that the first page does not wait for it.
globalThis.stepwise ??= new Array<Part>()
globalThis.stepwise.push(['journal', createDexieJournal])
