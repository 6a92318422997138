import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDexieBench } from './dexie-bench.ts'
import { describeDexieTraps } from './dexie-traps.ts'
import { codeOf, describeDeviceJournal, visited } from './journal.ts'

const NAME = 'The Dexie journal in Chromium'
Dexie.debug = false // on localhost it would print the failures that are wanted here
describeDeviceJournal(NAME, () => createDexieBench(navigator.locks))
describeDexieTraps(NAME, () => navigator.locks)

/** Storage with a limit of its own; not yet among TypeScript's types. */
interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>
  delete(name: string): Promise<void>
}

describe('a disk that is full', () => {
  const { storageBuckets } = navigator as Navigator & { storageBuckets: StorageBuckets }
  const { indexedDB } = Dexie.dependencies
  afterEach(async () => {
    Dexie.dependencies.indexedDB = indexedDB
    await storageBuckets.delete('small')
  })

  it('is told as such, nothing of the append is kept, and what fits is kept afterwards', async () => {
    const small = await storageBuckets.open('small', { quota: 100_000 })
    Dexie.dependencies.indexedDB = small.indexedDB
    const journal = createDexieBench(navigator.locks).visit()
    await journal.open()
    await journal.append([visited(1, 'one')])
    expect(await codeOf(journal.append([visited(2, 'two'), visited(3, 'x'.repeat(1_000_000))]))).toBe('full')
    expect((await journal.open()).events).toEqual([visited(1, 'one')])
    await journal.append([visited(2, 'two')])
    expect((await journal.open()).events).toEqual([visited(1, 'one'), visited(2, 'two')])
    await journal.close()
  })
})

describe('a tab that dies', () => {
  it('gives its name to the next visit, with all that it had written', async () => {
    const tab = document.createElement('iframe')
    document.body.append(tab)
    const theirs = tab.contentWindow?.navigator.locks
    const bench = createDexieBench(navigator.locks)
    const dying = bench.visitWith({ locks: theirs })
    const { replica } = await dying.open()
    await dying.append([visited(1, 'one', replica)])
    const beside = bench.visit()
    expect((await beside.open()).replica).not.toBe(replica)
    await beside.close()

    tab.remove() // without a word: `close` is never called
    await vi.waitFor(async () => {
      const { held = [] } = await navigator.locks.query()
      expect(held.filter(({ name }) => name?.startsWith(bench.name))).toEqual([])
    })
    expect(await bench.visit().open()).toEqual({
      events: [visited(1, 'one', replica)],
      kept: 'device',
      replica,
      rev: 0,
    })
  })
})

describe('a step that is acknowledged', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('has been written through to the disk', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const journal = createDexieBench(navigator.locks).visit()
    await journal.open()
    begun.mockClear()
    await journal.append([visited(1, 'one')])
    const transactions = begun.mock.results.map(({ value }) => value as IDBTransaction)
    expect(transactions.map(({ mode, durability }) => ({ mode, durability }))).toEqual([
      { mode: 'readwrite', durability: 'strict' },
    ])
  })
})
