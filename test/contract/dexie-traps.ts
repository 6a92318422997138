import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, createDexieBench, type DexieBench } from './dexie-bench.ts'
import { codeOf, sorted, visited } from './journal.ts'

/** What IndexedDB and Web Locks have in store, wherever they come from. */
export function describeDexieTraps(name: string, locksOf: () => LockManager): void {
  describe(`${name}: traps`, () => {
    let bench: DexieBench
    let locks: LockManager
    const connections: IDBDatabase[] = []
    beforeEach(() => {
      locks = locksOf()
      bench = createDexieBench(locks)
      vi.spyOn(console, 'warn').mockImplementation(() => undefined) // Dexie, of an opening that is blocked
    })
    afterEach(() => {
      for (const connection of connections.splice(0)) connection.close()
      vi.restoreAllMocks()
    })

    async function connected(version?: number): Promise<IDBDatabase> {
      const connection = await connect(bench.name, version)
      connections.push(connection)
      return connection
    }
    async function heldLocks(): Promise<(string | undefined)[]> {
      const names = ((await locks.query()).held ?? []).map((lock) => lock.name)
      return names.filter((lock) => lock?.startsWith(bench.name))
    }
    async function opened(journal = bench.visit()) {
      return { journal, found: await journal.open() }
    }

    it('a visit to another course does not take the name from this one', async () => {
      const other = await opened(bench.visit('other-course/local'))
      const replica = (await opened()).found.replica
      expect(other.found.replica).not.toBe(replica)
      expect(await bench.heads()).toMatchObject([
        { scope: 'course/local', replica, rev: 0 },
        { scope: 'other-course/local', replica: other.found.replica, rev: 0 },
      ])
    })

    it('a visit that takes over the name has read everything that was written under it', async () => {
      const first = await opened()
      const late = visited(1, 'late', first.found.replica)
      const handover = {
        // The first visit writes and ends in the very moment in which the second asks for the name.
        request: async (...asked: Parameters<LockManager['request']>) => {
          await first.journal.append([late])
          await first.journal.close()
          await vi.waitFor(async () => expect(await heldLocks()).toEqual([]))
          return locks.request(...asked)
        },
      } as LockManager
      const second = await opened(bench.visitWith({ locks: handover }))
      expect(second.found).toMatchObject({ replica: first.found.replica, events: [late] })
    })

    it('a journal that is opened again keeps its name', async () => {
      const { journal, found } = await opened()
      expect(await journal.open()).toEqual(found)
    })

    it('without Web Locks each visit has a name of its own, and all of them are remembered', async () => {
      const first = await opened(bench.visitWith({ locks: undefined }))
      await first.journal.append([visited(1, 'one', first.found.replica)])
      await first.journal.keepRev(3)
      await first.journal.close()
      const second = await opened(bench.visitWith({ locks: undefined }))
      expect(second.found.replica).not.toBe(first.found.replica)
      expect(second.found).toMatchObject({ events: [visited(1, 'one', first.found.replica)], kept: 'device', rev: 3 })
      await second.journal.append([visited(1, 'two', second.found.replica)])
      expect(sorted((await second.journal.open()).events)).toEqual([
        visited(1, 'one', first.found.replica),
        visited(1, 'two', second.found.replica),
      ])
    })

    it('Web Locks that are refused are as good as none', async () => {
      const refusing = {
        request: () => Promise.reject(new DOMException('Not in this frame.', 'SecurityError')),
      } as unknown as LockManager
      const first = await opened(bench.visitWith({ locks: refusing }))
      await first.journal.append([visited(1, 'one', first.found.replica)])
      const second = await opened(bench.visitWith({ locks: refusing }))
      expect(second.found.events).toEqual([visited(1, 'one', first.found.replica)])
      expect(second.found.replica).not.toBe(first.found.replica)
    })

    it('an opening that hangs is given up, and may be tried again', async () => {
      const older = await connected(1) // blocks the version that the journal wants
      const journal = bench.visitWith({ patience: 100 })
      expect(await codeOf(journal.open())).toBe('unavailable')
      older.close()
      await vi.waitFor(async () => expect((await journal.open()).kept).toBe('device'))
    })

    it('a newer version of the database is neither held up nor written into', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one')])
      const retired = vi.fn()
      journal.onRetired(retired)
      const before = await bench.rows()
      await connected(1_000)
      expect(await codeOf(journal.append([visited(2, 'two')]))).toBe('unavailable')
      expect(await codeOf(journal.keepRev(9))).toBe('unavailable')
      expect(await codeOf(journal.takeOver())).toBe('unavailable')
      expect(retired.mock.calls).toEqual([['newer-version']])
      expect(await bench.rows()).toEqual(before)
      expect(await bench.heads()).toMatchObject([{ rev: 0 }])
    })

    it('a database of a newer version is never written by old code, nor are its tables changed', async () => {
      const newer = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(bench.name, 1_000)
        request.onupgradeneeded = () => request.result.createObjectStore('events', { keyPath: 'id' })
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('It was not made.'))
      })
      newer.close()
      const journal = bench.visit()
      await expect(journal.open()).rejects.toThrow('A newer version of this course has been open in this browser.')
      expect(await codeOf(journal.append([visited(1, 'one')]))).toBe('closed')
      const after = await connected()
      expect([after.version, ...after.objectStoreNames]).toEqual([1_000, 'events'])
      expect(await bench.rows()).toEqual([])
      expect(bench.storage.length).toBe(0)
    })

    it('a blocked upgrade is told, and the older version goes on working', async () => {
      const older = await connected(1)
      await expect(bench.visitWith({ patience: 100 }).open()).rejects.toThrow('Close the other windows of this course.')
      expect([older.version, ...older.objectStoreNames]).toEqual([1])
    })

    it.each([
      ['no name', { rev: 4 }, { replica: 'replica-2', rev: 4 }],
      ['a name that is none', { replica: 7, rev: 4 }, { replica: 'replica-2', rev: 4 }],
      ['no revision', { replica: 'replica-0', rev: '4' }, { replica: 'replica-0', rev: 0 }],
      ['an endless revision', { replica: 'replica-0', rev: Infinity }, { replica: 'replica-0', rev: 0 }],
    ])('of a profile row with %s the rest is used', async (_, damaged, used) => {
      const first = await opened()
      await first.journal.append([visited(1, 'one')])
      await first.journal.close()
      await bench.putHead({ scope: 'course/local', ...damaged })
      const { journal, found } = await opened()
      expect(found).toMatchObject({ events: [visited(1, 'one')], kept: 'device', ...used })
      await journal.keepRev(7)
      await journal.close()
      expect((await opened()).found).toMatchObject({ replica: used.replica, rev: 7 })
    })

    it('an append that gets no answer is refused, and done once when it is tried again', async () => {
      const { journal } = await opened()
      const connection = await connected(20)
      const transaction = connection.transaction(['events', 'heads'], 'readwrite')
      let isBusy = true
      const keepBusy = () => {
        if (isBusy) transaction.objectStore('heads').get('nobody').onsuccess = keepBusy
      }
      keepBusy()
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const refused = codeOf(journal.append([visited(1, 'one')]))
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await refused).toBe('unavailable')
      isBusy = false
      vi.useRealTimers()
      await journal.append([visited(1, 'one'), visited(2, 'two')])
      expect((await journal.open()).events).toEqual([visited(1, 'one'), visited(2, 'two')])
    })

    it('a disk that is full is told as such, and gives what it has', async () => {
      const { journal, found } = await opened()
      await journal.append([visited(1, 'one')])
      await journal.close()
      const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('Nothing is left.', 'QuotaExceededError')
      })
      const second = await opened()
      expect(second.found).toEqual({ ...found, witness: expect.anything() as unknown, events: [visited(1, 'one')] })
      expect(await codeOf(second.journal.keepRev(3))).toBe('full')
      const stranger = await opened(bench.visit('course/stranger'))
      expect(stranger.found).toMatchObject({ events: [], kept: 'device', rev: 0 })
      expect(full).toHaveBeenCalled()
    })

    it('a browser without IndexedDB has no journal', async () => {
      const { indexedDB } = Dexie.dependencies
      Dexie.dependencies.indexedDB = undefined as unknown as IDBFactory
      try {
        expect(await codeOf(bench.visitWith({ storage: () => undefined }).open())).toBe('unavailable')
      } finally {
        Dexie.dependencies.indexedDB = indexedDB
      }
    })
  })
}
