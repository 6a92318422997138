import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_PROGRESS, foldEvents } from '../../courses/format/progress.ts'
import type { Opened } from '../../player/journal.ts'
import { createDexieBench, createLocks, createStorage, deleteDatabase, type DexieBench } from './dexie-bench.ts'
import { createFiles, type Files } from './files.ts'
import { codeOf, visited } from './journal.ts'

const pages = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => visited(from + i, `page-${from + i}`))
const known = ({ events, witness }: Opened) => foldEvents(events, witness ?? EMPTY_PROGRESS).visited.size

describe('the second copy of a journal', () => {
  let bench: DexieBench
  let files: Files
  beforeEach(() => {
    bench = createDexieBench(createLocks())
    files = createFiles()
  })

  /** A visit whose localStorage the browser had no time to write. */
  const visit = (copy: CacheStorage = files) =>
    bench.visitWith({ files: () => copy, storage: () => createStorage(), locks: createLocks() })
  const entries = () => [...(files.kept.values().next().value ?? new Map<string, string>()).keys()]
  /** A journal with so many pages, one after the other, and all that it does afterwards. */
  async function written(count: number): Promise<void> {
    const journal = visit()
    await journal.open()
    for (const event of pages(count)) await journal.append([event])
    await vi.waitFor(() => expect(entries().length).toBeLessThanOrEqual(20))
    await journal.close()
  }

  it.each([1, 19, 20, 70])('has all of %i events when the browser has deleted the database', async (count) => {
    await written(count)
    await deleteDatabase(bench.name)
    const found = await visit().open()
    expect(known(found)).toBe(count)
    expect(found.lost).toBe(true)
  })

  it('is not needed twice: what it gave is in the database again, under a name of its own', async () => {
    await written(50)
    await deleteDatabase(bench.name)
    const second = visit()
    const { replica } = await second.open()
    expect(replica).not.toBe(pages(1)[0]?.replica)
    await second.close()
    files.kept.clear()
    const third = await visit().open()
    expect(known(third)).toBe(50)
    expect(third.lost).toBe(false)
  })

  it('outlives one loss after the other', async () => {
    await written(30)
    for (let round = 1; round <= 5; round++) {
      await deleteDatabase(bench.name)
      const journal = visit()
      const { replica, events } = await journal.open()
      const seq = Math.max(0, ...events.filter((event) => event.replica === replica).map((event) => event.seq)) + 1
      await journal.append([{ ...visited(seq, `round-${round}`), replica }])
      await journal.close()
    }
    await deleteDatabase(bench.name)
    expect(known(await visit().open())).toBe(35)
  })

  it('brings in what was cut off before the database had it', async () => {
    const journal = visit()
    const { replica } = await journal.open()
    for (const event of pages(3)) await journal.append([{ ...event, replica }])
    await journal.close()
    await bench.removeIn('events', ['course/local', replica, 3])
    const found = await visit().open()
    expect(known(found)).toBe(3)
    expect(found).toMatchObject({ replica, lost: false })
    expect(await bench.rows()).toHaveLength(3)
  })

  it('has nothing that the database has refused', async () => {
    const [first, second] = [visit(), visit()]
    const { replica } = await first.open()
    await second.takeOver()
    expect(await codeOf(first.append([{ ...visited(1, 'one'), replica }]))).toBe('closed')
    expect(entries()).toEqual([])
    expect(known(await visit().open())).toBe(0)
  })

  it('is not read where a turn is taken from another tab, and yet folded in time', async () => {
    const first = visit()
    const { replica } = await first.open()
    for (const event of pages(15)) await first.append([{ ...event, replica }])
    const second = visit()
    const before = files.read
    const taken = await second.takeOver()
    expect(known(taken)).toBe(15)
    expect(files.read).toBe(before)
    for (const event of pages(5)) await second.append([{ ...event, replica: taken.replica }])
    await vi.waitFor(() => expect(entries()).toEqual([expect.stringMatching(/\/state$/)]))
    await deleteDatabase(bench.name)
    expect(known(await visit().open())).toBe(15)
  })

  it('is read where the database is gone when a turn is taken', async () => {
    await written(30)
    const second = visit()
    await second.open()
    await second.close()
    await deleteDatabase(bench.name)
    expect(known(await visit().takeOver())).toBe(30)
  })

  it('says nothing of a loss where there was nothing', async () => {
    expect(await visit().open()).toMatchObject({ events: [], witness: null, lost: false })
  })

  it('leaves out what is damaged', async () => {
    await written(5)
    const [cache] = files.kept.values()
    const [first = '', second = ''] = entries()
    cache?.set(first, cache.get(first)?.slice(0, 40) ?? '')
    cache?.set(second, cache.get(second)?.replace('page-', 'other-') ?? '')
    await deleteDatabase(bench.name)
    expect(known(await visit().open())).toBe(3)
  })

  it('leaves out a state that is damaged, and keeps what came after it', async () => {
    await written(70)
    const since = entries().filter((address) => !address.endsWith('/state')).length
    const [cache] = files.kept.values()
    const state = entries().find((address) => address.endsWith('/state')) ?? ''
    cache?.set(state, cache.get(state)?.replace('page-3', 'page-x') ?? '')
    await deleteDatabase(bench.name)
    expect(known(await visit().open())).toBe(since)
  })

  it('is forgotten with the journal', async () => {
    const journal = visit()
    await journal.open()
    await journal.append(pages(25))
    await journal.forget()
    expect(files.kept.size).toBe(0)
    expect(await visit().open()).toMatchObject({ events: [], lost: false })
  })

  it('is waited for once, and keeps nothing from being acknowledged', async () => {
    const answer = vi.fn(() => new Promise(() => undefined))
    const journal = visit(createFiles(answer))
    await journal.open()
    for (const event of pages(5)) await journal.append([event])
    expect(await bench.rows()).toHaveLength(5)
    expect(answer).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['refused', () => createFiles(() => Promise.reject(new DOMException('No.', 'SecurityError')))],
    ['nowhere', () => undefined],
    [
      'not even to be asked for, as in a frame without an origin',
      () => {
        throw new DOMException('No.', 'SecurityError')
      },
    ],
  ])('does without files that are %s', async (_, files) => {
    const journal = bench.visitWith({ files })
    await journal.open()
    await journal.append(pages(3))
    expect(await bench.rows()).toHaveLength(3)
  })
})
