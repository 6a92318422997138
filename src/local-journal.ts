/** The journals of the standalone app, in one chunk: the one that is learnt in, and a look at all of them for home. */
export { openDeviceJournal, openJournalOf } from './device-journal.ts'
export { peekLocally } from './journal/peek.ts'
