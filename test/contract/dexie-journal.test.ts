import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDexieBench, createLocks } from './dexie-bench.ts'
import { describeDexieTabs } from './dexie-tabs.ts'
import { describeDexieTraps } from './dexie-traps.ts'
import { describeDexieTrouble } from './dexie-trouble.ts'
import { codeOf, describeDeviceJournal, visited } from './journal.ts'

const NAME = 'The Dexie journal'
describeDeviceJournal(NAME, () => createDexieBench(createLocks()))
describeDexieTraps(NAME, createLocks)
describeDexieTabs(NAME, createLocks)
describeDexieTrouble(NAME, createLocks)

describe('a storage that answers late', () => {
  afterEach(() => void vi.useRealTimers())

  it('is waited for three seconds, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { indexedDB } = Dexie.dependencies
    Dexie.dependencies.indexedDB = { open: () => ({}) } as unknown as IDBFactory
    const journal = createDexieBench(undefined).visitWith({ storage: () => undefined })
    let ended: string | null = null
    const opening = codeOf(journal.open()).then((code) => (ended = code))
    await vi.advanceTimersByTimeAsync(2_999)
    expect(ended).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(await opening).toBe('unavailable')
    Dexie.dependencies.indexedDB = indexedDB
  })
})

describe('a disk that is full', () => {
  afterEach(() => void vi.restoreAllMocks())
  const { add } = IDBObjectStore.prototype

  it.each([
    [
      'when an event is written',
      () => {
        throw new DOMException('Nothing is left.', 'QuotaExceededError')
      },
    ],
    [
      'when the transaction ends',
      function (this: IDBObjectStore, value: { seq?: number }) {
        const request = add.call(this, value)
        const transaction = this.transaction as unknown as { _abort(error: string): void }
        if (value.seq === 3) request.addEventListener('success', () => transaction._abort('QuotaExceededError'))
        return request
      },
    ],
  ])('is told as such %s, and nothing of the append is kept', async (_, filled) => {
    const bench = createDexieBench(createLocks())
    const journal = bench.visit()
    await journal.open()
    await journal.append([visited(1, 'one')])
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(filled)
    expect(await codeOf(journal.append([visited(2, 'two'), visited(3, 'three')]))).toBe('full')
    spy.mockRestore()
    expect((await journal.open()).events).toEqual([visited(1, 'one')])
    await journal.append([visited(2, 'two')])
    expect((await journal.open()).events).toEqual([visited(1, 'one'), visited(2, 'two')])
  })
})
