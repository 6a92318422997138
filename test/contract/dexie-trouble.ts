import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { foldEvents, joinProgress, EMPTY_PROGRESS } from '../../courses/format/progress.ts'
import type { Opened } from '../../player/journal.ts'
import { createDexieBench, createStorage, deleteDatabase, type DexieBench } from './dexie-bench.ts'
import { codeOf, visited } from './journal.ts'

/** What can happen to a database, and to what stands beside it. */
export function describeDexieTrouble(name: string, locksOf: () => LockManager): void {
  describe(`${name}: trouble`, () => {
    let bench: DexieBench
    const { indexedDB } = Dexie.dependencies
    beforeEach(() => {
      bench = createDexieBench(locksOf())
      vi.spyOn(console, 'warn').mockImplementation(() => undefined) // Dexie, of openings that fail
    })
    afterEach(() => {
      Dexie.dependencies.indexedDB = indexedDB
      vi.restoreAllMocks()
    })

    async function opened(journal = bench.visit()) {
      return { journal, found: await journal.open() }
    }
    const pages = (count: number, from = 1) =>
      Array.from({ length: count }, (_, i) => visited(from + i, `page-${from + i}`))
    const visitedPages = ({ events, witness }: Opened): string[] =>
      [...foldEvents(events, witness ?? EMPTY_PROGRESS).visited].sort()
    /** A browser in which some databases do not open; `IDBFactory` cannot be inherited from. */
    const refusing = (error: string, isRefused: (name: string) => boolean) => {
      Dexie.dependencies.indexedDB = {
        ...{ cmp: (a: unknown, b: unknown) => indexedDB.cmp(a, b), databases: () => indexedDB.databases() },
        open(database: string, version?: number) {
          if (isRefused(database)) throw new DOMException('It does not open.', error)
          return indexedDB.open(database, version)
        },
      } as IDBFactory
    }

    describe('the witness', () => {
      it('database opens empty although the mirror knows more: that is told, and given', async () => {
        const { journal } = await opened()
        await journal.append(pages(12))
        await vi.waitFor(() => expect(bench.storage.length).toBe(1))
        await journal.close()
        await deleteDatabase(bench.name)
        const { found } = await opened()
        expect(found).toMatchObject({ events: [], lost: true, readOnly: false })
        expect(found.witness).toEqual(foldEvents(pages(12)))
      })

      it('tells a loss at every start until events are kept again', async () => {
        const first = await opened()
        await first.journal.append(pages(3))
        first.journal.witness(foldEvents(pages(3)), 5)
        await first.journal.close()
        await deleteDatabase(bench.name)
        const second = await opened()
        expect(second.found).toMatchObject({ lost: true, rev: 5 })
        await second.journal.close()
        const third = await opened()
        expect(third.found.lost).toBe(true)
        await third.journal.append(pages(1, 50))
        await third.journal.close()
        const last = await opened()
        expect(last.found.lost).toBe(false)
        expect(visitedPages(last.found)).toEqual(['page-1', 'page-2', 'page-3', 'page-50'])
      })

      it('numbers new events under a new name, when some of the old were lost', async () => {
        const { journal, found } = await opened()
        await journal.append([1, 2, 3].map((seq) => visited(seq, `page-${seq}`, found.replica)))
        await journal.close()
        const rows = (await bench.rows()) as { scope: string; replica: string; seq: number }[]
        await removeRow(bench, rows.at(-1))
        const second = await opened()
        expect(second.found.lost).toBe(true)
        expect(second.found.replica).not.toBe(found.replica)
      })

      it('keeps what no append has acknowledged, until it is in the database', async () => {
        const { journal, found } = await opened()
        const unsaved = [visited(1, 'private', found.replica), visited(2, 'note', found.replica)]
        journal.witness(EMPTY_PROGRESS, 0, unsaved)
        await journal.close()
        const second = await opened()
        expect(second.found.events).toEqual(unsaved)
        expect(second.found.replica).toBe(found.replica)
        expect((await bench.rows()).length).toBe(2)
        expect(keysOf(bench.storage).filter((key) => key.includes('#rows'))).toEqual([])
      })

      it.each([
        ['cut', (text: string) => text.slice(0, -9)],
        ['changed', (text: string) => text.replace('page-3', 'page-x')],
        ['nonsense', () => '{"generation":1,"seq":1e999}'],
      ])('that is %s says nothing', async (_, damage) => {
        const { journal } = await opened()
        await journal.append(pages(10))
        await journal.close()
        for (const key of keysOf(bench.storage)) bench.storage.setItem(key, damage(bench.storage.getItem(key) ?? ''))
        await deleteDatabase(bench.name)
        expect((await opened()).found).toMatchObject({ events: [], witness: null, lost: false })
      })

      it('may be refused, full or blocked: nothing depends on it', async () => {
        const no = () => {
          throw new DOMException('No.', 'SecurityError')
        }
        const blocked = { getItem: no, setItem: no, removeItem: no, key: no, clear: no, length: 3 } as Storage
        for (const storage of [() => blocked, no, () => undefined]) {
          const journal = bench.visitWith({ storage })
          await journal.open()
          await journal.append(pages(10))
          expect(() => journal.witness(foldEvents(pages(10)), 1, pages(1))).not.toThrow()
          await journal.close()
        }
        expect((await opened()).found).toMatchObject({ events: pages(10), witness: null, lost: false })
      })
    })

    describe('site data cleared while open', () => {
      it('is written again from what this tab holds, at the next append', async () => {
        const { journal, found } = await opened()
        await journal.append(pages(3))
        await deleteDatabase(bench.name)
        await journal.append(pages(1, 4))
        await journal.close()
        const again = await opened()
        expect(again.found.events).toEqual(pages(4))
        expect(again.found.replica).toBe(found.replica)
      })

      it('is written again at once, with what had been folded long ago', async () => {
        const first = await opened()
        await first.journal.append(pages(600))
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('snapshots')).toHaveLength(1))
        await first.journal.close()
        const second = await opened()
        expect(second.found.events).toHaveLength(0)
        expect(visitedPages(second.found)).toHaveLength(600)
        await second.journal.append(pages(1, 601))
        await deleteDatabase(bench.name)
        await vi.waitFor(async () => expect(await second.journal.rows()).toHaveLength(2))
        await second.journal.close()
        expect(visitedPages((await opened()).found)).toHaveLength(601)
      })
    })

    describe('database fails to open three times', () => {
      it('moves to the next generation, and stays there', async () => {
        const first = await opened()
        await first.journal.append(pages(10))
        await first.journal.close()
        refusing('UnknownError', (database) => database === bench.name)
        const second = await opened()
        expect(second.found).toMatchObject({ events: [], lost: true, kept: 'device' })
        expect(visitedPages(second.found)).toHaveLength(10)
        await second.journal.append(pages(1, 11))
        await second.journal.close()
        Dexie.dependencies.indexedDB = indexedDB
        expect((await opened()).found.events).toEqual(pages(1, 11))
        expect(await bench.inStore('events', 2)).toHaveLength(1)
      })

      it('finds the generation without localStorage', async () => {
        refusing('UnknownError', (database) => database === bench.name)
        const first = await opened()
        await first.journal.append(pages(2))
        await first.journal.close()
        Dexie.dependencies.indexedDB = indexedDB
        const cleared = bench.visitWith({ storage: () => createStorage() })
        expect((await cleared.open()).events).toEqual(pages(2))
      })

      it('copies what can be read of the old one, as soon as it opens', async () => {
        const first = await opened()
        await first.journal.append(pages(3))
        await first.journal.close()
        refusing('UnknownError', (database) => database === bench.name)
        const second = await opened()
        await second.journal.append(pages(1, 9))
        await second.journal.close()
        Dexie.dependencies.indexedDB = indexedDB
        const third = await opened()
        const others: string[] = []
        third.journal.onOthers?.((events) => others.push(...visitedPages({ ...third.found, events, witness: null })))
        bench.idle()
        await vi.waitFor(() => expect(others).toEqual(['page-1', 'page-2', 'page-3']))
        await third.journal.close()
        expect(visitedPages((await opened()).found)).toEqual(['page-1', 'page-2', 'page-3', 'page-9'])
      })

      it('does not move on when storage as a whole is refused', async () => {
        refusing('UnknownError', () => true)
        expect((await opened()).found).toMatchObject({ kept: 'device', events: [] })
        Dexie.dependencies.indexedDB = indexedDB
        await opened(bench.visit('course/other'))
        expect(await databasesOf(bench.name)).toEqual([bench.name])
      })
    })

    describe('IndexedDB refused', () => {
      const refuse = () => refusing('SecurityError', () => true)

      it('keeps a small journal in localStorage, which goes to the database when that opens', async () => {
        refuse()
        const first = await opened()
        expect(first.found).toMatchObject({ kept: 'device', events: [], readOnly: false })
        await first.journal.append(pages(2))
        await first.journal.append(pages(1, 3))
        await first.journal.append(pages(1, 3))
        await first.journal.keepRev(7)
        await first.journal.close()
        const second = await opened()
        expect(second.found).toMatchObject({ replica: first.found.replica, rev: 7, lost: false })
        expect(visitedPages(second.found)).toEqual(['page-1', 'page-2', 'page-3'])
        await second.journal.close()
        Dexie.dependencies.indexedDB = indexedDB
        expect(visitedPages((await opened()).found)).toEqual(['page-1', 'page-2', 'page-3'])
        expect(await bench.rows()).toHaveLength(3)
        expect(keysOf(bench.storage).filter((key) => key.includes('#rows'))).toEqual([])
      })

      it('has lost nothing only because it cannot be asked', async () => {
        const first = await opened()
        await first.journal.append(pages(10))
        await first.journal.close()
        refuse()
        const second = await opened()
        expect(second.found.lost).toBe(false)
        expect(visitedPages(second.found)).toHaveLength(10)
        await second.journal.append(pages(1, 11))
        await second.journal.close()
        Dexie.dependencies.indexedDB = indexedDB
        const third = await opened()
        expect(third.found.lost).toBe(false)
        expect(visitedPages(third.found)).toHaveLength(11)
      })

      it('is full when a million characters are', async () => {
        refuse()
        const { journal } = await opened()
        await journal.append(pages(1))
        const long = {
          ...visited(2, 'two'),
          type: 'note' as const,
          data: { field: 'f', value: Array<string>(25).fill('x'.repeat(50_000)) },
        }
        expect(await codeOf(journal.append([long]))).toBe('full')
        expect(visitedPages(await journal.open())).toEqual(['page-1'])
      })

      it('and localStorage too: there is no journal', async () => {
        refuse()
        expect(await codeOf(bench.visitWith({ storage: () => undefined }).open())).toBe('unavailable')
      })

      it('is asked again later, and gives what it had', async () => {
        const first = await opened()
        await first.journal.append(pages(2))
        await first.journal.close()
        refuse()
        const now = vi.spyOn(Date, 'now')
        const { journal } = await opened()
        const others: string[] = []
        journal.onOthers?.((events) => others.push(...events.map(({ data }) => ('page' in data ? data.page : ''))))
        Dexie.dependencies.indexedDB = indexedDB
        now.mockReturnValue(Date.now() + 60_000)
        await journal.append(pages(1, 3))
        await vi.waitFor(async () => expect(await bench.rows()).toHaveLength(3))
        expect(others).toEqual(['page-1', 'page-2'])
        await journal.append(pages(1, 4))
        expect(await bench.rows()).toHaveLength(4)
      })
    })

    describe('quota full', () => {
      async function withBallast() {
        const { journal, found } = await opened()
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('extras')).toHaveLength(1))
        return { journal, found }
      }
      /** A disk that has no room while the ballast is there, or never. */
      function fill(until: 'ballast is gone' | 'ever'): void {
        const { add, delete: remove } = IDBObjectStore.prototype
        let isFull = true
        vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, query) {
          if (this.name === 'extras' && until !== 'ever') isFull = false
          return remove.call(this, query)
        })
        vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown) {
          if (isFull) throw new DOMException('Nothing is left.', 'QuotaExceededError')
          return add.call(this, value)
        })
      }

      it('gives up the ballast before it says so, and gets it back when there is room', async () => {
        const { journal } = await withBallast()
        fill('ballast is gone')
        await journal.append(pages(1))
        vi.restoreAllMocks()
        expect(await bench.rows()).toHaveLength(1)
        expect(await bench.inStore('extras')).toEqual([])
        await journal.close()
        await withBallast()
      })

      it('says so when that is not enough, and goes on when there is room', async () => {
        const { journal } = await withBallast()
        fill('ever')
        expect(await codeOf(journal.append(pages(1)))).toBe('full')
        vi.restoreAllMocks()
        await journal.append(pages(2))
        expect((await journal.open()).events).toEqual(pages(2))
      })
    })

    describe('IndexedDB loses its connection', () => {
      it('opens it again, and does what was asked', async () => {
        const { journal } = await opened()
        await journal.append(pages(1))
        const { transaction } = IDBDatabase.prototype
        let failures = 2
        vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
          if (failures-- > 0) throw new DOMException('The connection was closed.', 'InvalidStateError')
          return transaction.apply(this, asked)
        })
        await journal.append(pages(1, 2))
        expect((await journal.open()).events).toEqual(pages(2))
      })
    })

    describe('a long history', () => {
      it('is folded once: a start gives what it came to, and the events since', async () => {
        const { journal, found } = await opened()
        const all = Array.from({ length: 700 }, (_, i) => visited(i + 1, `page-${i % 90}`, found.replica))
        await journal.append(all.slice(0, 600))
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('snapshots')).toHaveLength(1))
        await journal.append(all.slice(600))
        await journal.close()
        const second = await opened()
        expect(second.found.events).toEqual(all.slice(600))
        expect(foldEvents(second.found.events, second.found.witness ?? EMPTY_PROGRESS)).toEqual(foldEvents(all))
        expect(joinProgress(foldEvents(second.found.events), second.found.witness ?? EMPTY_PROGRESS)).toEqual(
          foldEvents(all),
        )
        expect(await second.journal.rows()).toHaveLength(700)
      })

      it('gives the last event of this profile even when all are folded', async () => {
        const { journal, found } = await opened()
        await journal.append(Array.from({ length: 600 }, (_, i) => visited(i + 1, 'one', found.replica)))
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('snapshots')).toHaveLength(1))
        await journal.close()
        expect((await opened()).found.events).toEqual([visited(600, 'one', found.replica)])
      })

      it.each([
        [
          'damaged',
          (row: Record<string, unknown>) => ({ ...row, text: String(row['text']).replace('page-7', 'page-x') }),
        ],
        ['of another version', (row: Record<string, unknown>) => ({ ...row, version: 99 })],
        ['one that rows have passed by', (row: Record<string, unknown>) => ({ ...row, rows: 599 })],
        ['nonsense', (row: Record<string, unknown>) => ({ scope: row['scope'], text: 7 })],
      ])('whose fold is %s is read event by event', async (_, damage) => {
        const { journal } = await opened()
        await journal.append(pages(600))
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('snapshots')).toHaveLength(1))
        await journal.close()
        const [snapshot] = (await bench.inStore('snapshots')) as Record<string, unknown>[]
        await bench.putIn('snapshots', damage(snapshot ?? {}))
        const second = await opened()
        expect(second.found.events).toHaveLength(600)
        expect(visitedPages(second.found)).toHaveLength(600)
      })

      it('with events of a newer version is not folded: those will be wanted', async () => {
        const { journal } = await opened()
        await journal.append([...pages(600), { ...visited(601, 'x'), v: 2 as 1 }])
        bench.idle()
        await vi.waitFor(async () => expect(await bench.inStore('extras')).toHaveLength(1))
        await journal.close()
        expect((await opened()).found.events).toHaveLength(601)
      })
    })
  })
}

const keysOf = (storage: Storage): string[] => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')

async function databasesOf(name: string): Promise<(string | undefined)[]> {
  const all = await indexedDB.databases()
  return all.map((database) => database.name).filter((database) => database?.startsWith(name))
}

async function removeRow(
  bench: DexieBench,
  row: { scope: string; replica: string; seq: number } | undefined,
): Promise<void> {
  if (!row) throw new Error('There is no row.')
  await bench.removeIn('events', [row.scope, row.replica, row.seq])
}
