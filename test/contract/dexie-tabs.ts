import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LearningEvent } from '../../courses/format/event.ts'
import type { Opened } from '../../player/journal.ts'
import { createDexieBench, type DexieBench } from './dexie-bench.ts'
import { codeOf, sorted, visited } from './journal.ts'

/** Several tabs of one course in one browser profile. */
export function describeDexieTabs(name: string, locksOf: () => LockManager): void {
  describe(`${name}: two windows of one course`, () => {
    let bench: DexieBench
    const journals: { close(): Promise<void> }[] = []
    beforeEach(() => {
      bench = createDexieBench(locksOf())
    })
    afterEach(async () => {
      await Promise.all(journals.splice(0).map((journal) => journal.close()))
    })

    async function tab(options: Parameters<DexieBench['visitWith']>[0] = {}) {
      const journal = bench.visitWith(options)
      journals.push(journal)
      const retired: string[] = []
      const others: LearningEvent[] = []
      journal.onRetired((why) => retired.push(why))
      journal.onOthers?.((events) => others.push(...events))
      return { journal, retired, others, found: await journal.open() }
    }
    const mine = (seq: number, page: string, { replica }: Pick<Opened, 'replica'>) => visited(seq, page, replica)

    it('have one writer: the second reads what is there, and only reads', async () => {
      const first = await tab()
      await first.journal.append([mine(1, 'one', first.found)])
      const second = await tab()
      expect([first.found.readOnly, second.found.readOnly]).toEqual([false, true])
      expect(second.found.events).toEqual([mine(1, 'one', first.found)])
      expect(await codeOf(second.journal.append([mine(1, 'two', second.found)]))).toBe('closed')
      expect(await codeOf(second.journal.keepRev(3))).toBe('closed')
      expect((await second.journal.open()).events).toEqual([mine(1, 'one', first.found)])
    })

    it('tell each other what was written', async () => {
      const first = await tab()
      const second = await tab()
      await first.journal.append([mine(1, 'one', first.found)])
      await first.journal.append([mine(2, 'two', first.found)])
      await vi.waitFor(() => expect(second.others).toEqual([mine(1, 'one', first.found), mine(2, 'two', first.found)]))
      expect(first.others).toEqual([])
    })

    it('change places: the first has finished what it had begun, then writes no more', async () => {
      const first = await tab()
      const second = await tab()
      const begun = [1, 2, 3].map((seq) => first.journal.append([mine(seq, `page-${seq}`, first.found)]))
      const taken = await second.journal.takeOver()
      await Promise.all(begun)
      expect(taken).toMatchObject({ readOnly: false, kept: 'device' })
      expect(taken.events).toEqual([1, 2, 3].map((seq) => mine(seq, `page-${seq}`, first.found)))
      expect(taken.replica).not.toBe(first.found.replica)
      expect(first.retired).toEqual(['other-tab'])
      expect(await codeOf(first.journal.append([mine(4, 'late', first.found)]))).toBe('closed')
      await second.journal.append([mine(1, 'here', taken)])
      expect(second.retired).toEqual([])
    })

    it('change places and back, and what could not be saved meanwhile is saved then', async () => {
      const first = await tab()
      const second = await tab()
      await second.journal.takeOver()
      const late = mine(1, 'late', first.found)
      expect(await codeOf(first.journal.append([late]))).toBe('closed')
      const again = await first.journal.takeOver()
      await first.journal.append([late, mine(1, 'again', again)])
      expect(second.retired).toEqual(['other-tab'])
      expect(sorted((await first.journal.open()).events)).toEqual(sorted([late, mine(1, 'again', again)]))
    })

    it('one that hangs loses its turn after a second, and nothing that it had been told was saved', async () => {
      const first = await tab({ channel: () => null }) // it hears nothing
      await first.journal.append([mine(1, 'one', first.found)])
      const second = await tab()
      const taken = await second.journal.takeOver()
      expect(taken.events).toEqual([mine(1, 'one', first.found)])
      await second.journal.append([mine(1, 'two', taken)])
      expect(await codeOf(first.journal.append([mine(2, 'late', first.found)]))).toBe('closed')
      expect(first.retired).toEqual(['other-tab'])
      expect(sorted((await second.journal.open()).events)).toEqual(
        sorted([mine(1, 'one', first.found), mine(1, 'two', taken)]),
      )
    })

    it('one that does not know that its turn is over is not let through by the database', async () => {
      const own = new Map<string, boolean>()
      // Locks that two tabs hold at once, as after a restored snapshot of a machine: only the database can tell.
      const careless = {
        request: (lock: string, _: LockOptions, use: (it: Lock | null) => unknown) => {
          own.set(lock, true)
          return Promise.resolve(use({ name: lock, mode: 'exclusive' }))
        },
      } as LockManager
      const first = await tab({ locks: careless })
      await first.journal.append([mine(1, 'one', first.found)])
      const second = await tab({ locks: careless })
      await second.journal.append([mine(2, 'two', second.found)])
      expect(await codeOf(first.journal.append([mine(2, 'late', first.found)]))).toBe('closed')
      expect(await codeOf(first.journal.keepRev(9))).toBe('closed')
      expect(first.retired).toEqual(['other-tab'])
      expect((await second.journal.open()).events).toEqual([mine(1, 'one', first.found), mine(2, 'two', second.found)])
    })

    it('without Web Locks each writes under a name of its own, and nothing is overwritten', async () => {
      const first = await tab({ locks: undefined })
      const second = await tab({ locks: undefined })
      const [a, b] = [
        [1, 2, 3],
        [1, 2],
      ]
      await Promise.all([
        ...a.map((seq) => first.journal.append([mine(seq, `a${seq}`, first.found)])),
        ...b.map((seq) => second.journal.append([mine(seq, `b${seq}`, second.found)])),
        first.journal.keepRev(8),
        second.journal.keepRev(5),
      ])
      const third = await tab({ locks: undefined })
      expect(third.found.rev).toBe(8)
      expect(sorted(third.found.events)).toEqual(
        sorted([
          ...a.map((seq) => mine(seq, `a${seq}`, first.found)),
          ...b.map((seq) => mine(seq, `b${seq}`, second.found)),
        ]),
      )
      expect([first, second, third].map(({ found }) => found.readOnly)).toEqual([false, false, false])
    })

    it('one that forgets the course retires the others, and nothing of it comes back', async () => {
      const first = await tab()
      await first.journal.append([mine(1, 'one', first.found)])
      const second = await tab()
      await second.journal.forget()
      await vi.waitFor(() => expect(first.retired).toEqual(['other-tab']))
      expect(await codeOf(first.journal.append([mine(2, 'two', first.found)]))).toBe('closed')
      await first.journal.close()
      expect(await bench.rows()).toEqual([])
      expect(await bench.heads()).toEqual([])
      expect((await tab()).found).toMatchObject({ events: [], witness: null, lost: false })
    })
  })
}
