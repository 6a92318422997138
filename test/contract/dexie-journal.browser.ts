import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDexieBench } from './dexie-bench.ts'
import { describeDexieTabs } from './dexie-tabs.ts'
import { describeDexieTraps } from './dexie-traps.ts'
import { describeDexieTrouble } from './dexie-trouble.ts'
import { codeOf, describeDeviceJournal, visited } from './journal.ts'

const NAME = 'The Dexie journal in Chromium'
Dexie.debug = false // on localhost it would print the failures that are wanted here
describeDeviceJournal(NAME, () => createDexieBench(navigator.locks))
describeDexieTraps(NAME, () => navigator.locks)
describeDexieTabs(NAME, () => navigator.locks)
describeDexieTrouble(NAME, () => navigator.locks)

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

describe('quota full in a small storage', () => {
  const { storageBuckets } = navigator as Navigator & { storageBuckets: StorageBuckets }
  const { indexedDB } = Dexie.dependencies
  afterEach(async () => {
    Dexie.dependencies.indexedDB = indexedDB
    await storageBuckets.delete('ballast')
  })

  it('the ballast goes first; only then is the disk told to be full, and nothing acknowledged is lost', async () => {
    const small = await storageBuckets.open('ballast', { quota: 1_500_000 })
    Dexie.dependencies.indexedDB = small.indexedDB
    const bench = createDexieBench(navigator.locks)
    const journal = bench.visit()
    await journal.open()
    await journal.append([visited(1, 'page')])
    const extras = () => countIn(small.indexedDB, bench.name, 'extras')
    bench.idle()
    await vi.waitFor(async () => expect(await extras()).toBe(1))
    let seq = 1
    let code = ''
    while (code === '' && seq < 200) {
      const long = {
        ...visited(++seq, 'page'),
        type: 'note' as const,
        data: { field: 'f', value: [incompressible()] },
      }
      code = await journal.append([long]).then(
        () => '',
        (error: unknown) => codeOf(Promise.reject(error as Error)),
      )
    }
    expect(code).toBe('full')
    expect(await extras()).toBe(0)
    const { events } = await journal.open()
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq - 1 }, (_, i) => i + 1))
    await journal.close()
  })
})

/** 40,000 letters by chance: what repeats takes no room on the disk. */
const incompressible = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(40_000)), (byte) => String.fromCharCode(33 + (byte % 90))).join('')

function countIn(factory: IDBFactory, name: string, store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name)
    opening.onerror = () => reject(opening.error ?? new Error('It does not open.'))
    opening.onsuccess = () => {
      const count = opening.result.transaction(store).objectStore(store).count()
      count.onsuccess = () => {
        opening.result.close()
        resolve(count.result)
      }
    }
  })
}

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
    expect(await bench.visit().open()).toMatchObject({ events: [visited(1, 'one', replica)], replica, readOnly: false })
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
