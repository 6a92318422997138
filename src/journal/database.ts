import { Dexie, type Table } from 'dexie'
import type { LearningEvent } from '../../courses/format/event.ts'

/** An event as a row. `scope` keeps courses and learners apart. Rows of the first version lack `n` and `crc`. */
export type Row = LearningEvent & {
  scope: string
  /** 1, 2, 3 … in the order of arrival within its scope. */
  n?: number
  crc?: number
}

/** One a scope. */
export interface Head {
  scope: string
  /** The name of this browser profile in new events. */
  replica: string
  /** The greatest revision given to a flush. */
  rev: number
  /** The greatest `n` given. */
  n: number
  /** Whose turn it is to write, where Web Locks tell; nobody else's transaction goes through. */
  writer?: string
}

/** What all readable rows up to the `upto`-th come to. One a scope; rows stay where they are. */
export interface Snapshot {
  scope: string
  upto: number
  /** How many rows there were in all. When they do not add up, rows are read instead. */
  rows: number
  /** Of the codec that made the text. */
  version: number
  text: string
  sum: number
}

/** One of a database: the record that is given up when the disk is full. */
export interface Extra {
  id: 'ballast' | 'salvaged'
  bytes?: Uint8Array
}

/** The version of the tables; IndexedDB's own number is ten times as great, which is Dexie's way. */
const VERSION = 2

export class JournalDatabase extends Dexie {
  readonly events!: Table<Row, [string, string, number]>
  readonly heads!: Table<Head, string>
  readonly snapshots!: Table<Snapshot, string>
  readonly extras!: Table<Extra, string>

  constructor(name: string, indexedDB: IDBFactory = Dexie.dependencies.indexedDB) {
    super(name, {
      // strict: an acknowledged step survives the death of the browser, not only of the page
      chromeTransactionDurability: 'strict',
      indexedDB: indexedDB && onlyVersion(indexedDB, VERSION * 10),
    })
    this.version(VERSION).stores({
      events: '[scope+replica+seq], scope, [scope+n]',
      heads: 'scope',
      snapshots: 'scope',
      extras: 'id',
    })
  }
}

/**
 * A factory that opens databases in one version only. Dexie, when it meets a newer database, opens it as it is and may
 * even change its tables: old code would write into what it does not understand.
 */
function onlyVersion(factory: IDBFactory, wanted: number): IDBFactory {
  return {
    open(name: string, version?: number) {
      if (version !== wanted) throw new DOMException('The database has a newer version.', 'VersionError')
      return factory.open(name, version)
    },
    cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
    databases: () => factory.databases(),
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
  }
}
