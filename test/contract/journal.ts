import { beforeEach, describe, expect, it } from 'vitest'
import type { LearningEvent } from '../../courses/format/event.ts'
import { foldEvents } from '../../courses/format/progress.ts'
import { JournalError, type Journal } from '../../player/journal.ts'

/** A browser profile. What is kept there stays from visit to visit, unless it forgets. */
export interface JournalBench {
  /** A new visit: a journal that has not been opened yet. A scope is one learner in one course. */
  visit(scope?: string): Journal
  /** `tab`: everything is forgotten with the journal. */
  kept: 'device' | 'tab'
}

/** A browser profile whose database can be looked into, past the journal. */
export interface DeviceBench extends JournalBench {
  kept: 'device'
  /** All rows of events, as the database has them. */
  rows(): Promise<unknown[]>
  /** Writes a row beside the journal, as another version or a fault might. */
  putRow(row: Record<string, unknown>): Promise<void>
}

export const REPLICA = 'a1b2c3d4'

/** The event with this number: the visit of a page. */
export function visited(seq: number, page: string, replica = REPLICA): LearningEvent {
  return { replica, seq, lc: seq, epoch: 0, t: 1_700_000_000_000 + seq, v: 1, type: 'visit', data: { page } }
}

export const answered: LearningEvent = {
  replica: REPLICA,
  seq: 3,
  lc: 9,
  epoch: 1,
  t: 1_700_000_000_003,
  v: 1,
  type: 'answer',
  data: { question: 'q1', nonce: 'n1', response: ['a', 'c'], score: 0.5, round: 2, latency: 7 },
}

/** In the order of their replicas and numbers, for a journal promises no order of its own. */
export const sorted = (events: readonly LearningEvent[]): LearningEvent[] =>
  [...events].sort((a, b) => (a.replica === b.replica ? a.seq - b.seq : a.replica < b.replica ? -1 : 1))

/** How a call ended: the code of its `JournalError`. Anything else fails the test. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => new Error('It was done.'),
    (reason: unknown) => reason,
  )
  if (error instanceof JournalError) return error.code
  throw error
}

/** What every journal must do. `setup` gives a browser profile where nobody has begun. */
export function describeJournal(name: string, setup: () => JournalBench): void {
  describe(name, () => {
    let bench: JournalBench
    beforeEach(() => {
      bench = setup()
    })

    async function opened(scope?: string) {
      const journal = bench.visit(scope)
      return { journal, found: await journal.open() }
    }
    /** What a new visit finds, when everything before it was closed. */
    const remembered = async (scope?: string): Promise<LearningEvent[]> => sorted((await opened(scope)).found.events)
    const ifKept = (events: LearningEvent[]): LearningEvent[] => (bench.kept === 'device' ? events : [])

    it('opens empty for someone who has not begun', async () => {
      const { found } = await opened()
      expect(found).toMatchObject({ events: [], kept: bench.kept, replica: expect.any(String) as string, rev: 0 })
      expect(found).toMatchObject({ witness: null, lost: false, readOnly: false })
      expect(found.replica).not.toBe('')
    })

    it('gives back what was appended when it is opened again', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one')])
      await journal.append([visited(2, 'two'), answered])
      expect(sorted((await journal.open()).events)).toEqual([visited(1, 'one'), visited(2, 'two'), answered])
    })

    it('gives the next visit the same events, if it keeps them on the device', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one'), visited(2, 'two'), answered])
      await journal.close()
      expect(await remembered()).toEqual(ifKept([visited(1, 'one'), visited(2, 'two'), answered]))
    })

    it('names the same browser profile at the next visit, if it keeps events on the device', async () => {
      const first = await opened()
      await first.journal.close()
      const second = await opened()
      expect(second.found.replica === first.found.replica).toBe(bench.kept === 'device')
    })

    it('gives events of one replica in the order of their numbers', async () => {
      const { journal } = await opened()
      const events = Array.from({ length: 120 }, (_, i) => visited(i + 1, `page-${i}`))
      await journal.append(events)
      expect((await journal.open()).events).toEqual(events)
    })

    it('lets calls take effect in the order they were made', async () => {
      const { journal } = await opened()
      await Promise.all([
        journal.append([visited(1, 'one')]),
        journal.append([visited(1, 'late'), visited(2, 'two')]),
        journal.append([visited(2, 'late'), visited(3, 'three')]),
      ])
      const { events } = await journal.open()
      expect(sorted(events)).toEqual([visited(1, 'one'), visited(2, 'two'), visited(3, 'three')])
    })

    it('has taken the events over: changing them later changes nothing', async () => {
      const { journal } = await opened()
      const events = [visited(1, 'one')]
      const appended = journal.append(events)
      events.push(visited(2, 'two'))
      await appended
      expect((await journal.open()).events).toEqual([visited(1, 'one')])
    })

    it('keeps an event once that is appended twice', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one')])
      await journal.append([visited(1, 'one'), visited(2, 'two')])
      expect(sorted((await journal.open()).events)).toEqual([visited(1, 'one'), visited(2, 'two')])
    })

    it('keeps an event once that stands twice in one append', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one'), visited(1, 'one'), visited(2, 'two')])
      expect(sorted((await journal.open()).events)).toEqual([visited(1, 'one'), visited(2, 'two')])
    })

    it('keeps events of different replicas apart, whatever their numbers', async () => {
      const { journal } = await opened()
      const events = [visited(1, 'one', 'aaaa'), visited(1, 'two', 'bbbb'), visited(11, 'three', 'aaaa')]
      await journal.append(events)
      expect(sorted((await journal.open()).events)).toEqual(sorted(events))
    })

    it('takes an append of nothing', async () => {
      const { journal } = await opened()
      await journal.append([])
      expect((await journal.open()).events).toEqual([])
    })

    it('refuses to append, or to keep a revision, once it is closed', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one')])
      await journal.close()
      expect(await codeOf(journal.append([visited(2, 'two')]))).toBe('closed')
      expect(await codeOf(journal.keepRev(7))).toBe('closed')
      expect(await remembered()).toEqual(ifKept([visited(1, 'one')]))
    })

    it('may be closed twice', async () => {
      const { journal } = await opened()
      await journal.close()
      expect(await journal.close()).toBeUndefined()
    })

    it('keeps the greatest revision', async () => {
      const { journal } = await opened()
      await journal.keepRev(4)
      await journal.keepRev(12)
      await journal.keepRev(9)
      expect((await journal.open()).rev).toBe(12)
      await journal.close()
      expect((await opened()).found.rev).toBe(bench.kept === 'device' ? 12 : 0)
    })

    it('gives all that is kept as rows, for a backup', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one'), answered])
      expect(await journal.rows()).toMatchObject([visited(1, 'one'), answered])
    })

    it('forgets a learner in a course, and no other, and is closed then', async () => {
      const ben = await opened('course/ben')
      await ben.journal.append([visited(1, 'two')])
      const ada = await opened('course/ada')
      await ada.journal.append([visited(1, 'one')])
      await ada.journal.keepRev(4)
      await ada.journal.forget()
      ada.journal.witness(foldEvents([visited(1, 'one')]), 4)
      expect(await codeOf(ada.journal.append([visited(2, 'two')]))).toBe('closed')
      expect((await opened('course/ada')).found).toMatchObject({ events: [], rev: 0, witness: null, lost: false })
      expect((await ben.journal.open()).events).toEqual([visited(1, 'two')])
    })

    it('goes on writing when the one who writes takes over', async () => {
      const { journal } = await opened()
      await journal.append([visited(1, 'one')])
      expect(await journal.takeOver()).toMatchObject({ events: [visited(1, 'one')], readOnly: false })
      await journal.append([visited(2, 'two')])
      expect(sorted((await journal.open()).events)).toEqual([visited(1, 'one'), visited(2, 'two')])
    })

    it('takes a witness at any time, and never throws', async () => {
      const journal = bench.visit()
      const progress = foldEvents([visited(1, 'one')])
      expect(() => journal.witness(progress, 1)).not.toThrow()
      await journal.open()
      expect(() => journal.witness(progress, 2, [visited(1, 'one')])).not.toThrow()
      await journal.close()
      expect(() => journal.witness(progress, 3)).not.toThrow()
    })

    it('keeps two learners, and two courses, apart', async () => {
      const ada = await opened('course/ada')
      await ada.journal.append([visited(1, 'one')])
      await ada.journal.keepRev(5)
      const ben = await opened('course/ben')
      expect(ben.found).toMatchObject({ events: [], rev: 0 })
      await ben.journal.append([visited(1, 'two'), visited(2, 'three')])
      expect((await ada.journal.open()).events).toEqual([visited(1, 'one')])
      await Promise.all([ada.journal.close(), ben.journal.close()])
      expect(await remembered('course/ada')).toEqual(ifKept([visited(1, 'one')]))
      expect(await remembered('course/ben')).toEqual(ifKept([visited(1, 'two'), visited(2, 'three')]))
      expect(await remembered('course')).toEqual([])
    })
  })
}

/** What every journal must do that keeps events on the device. */
export function describeDeviceJournal(name: string, setup: () => DeviceBench): void {
  describeJournal(name, setup)

  describe(`${name}: rows of the database`, () => {
    const SCOPE = 'course/local'
    let bench: DeviceBench
    beforeEach(() => {
      bench = setup()
    })
    const row = (event: object): Record<string, unknown> => ({ ...event, scope: SCOPE })

    async function begun(...events: LearningEvent[]): Promise<string> {
      const journal = bench.visit(SCOPE)
      const { replica } = await journal.open()
      await journal.append(events.map((event) => ({ ...event, replica })))
      await journal.close()
      return replica
    }

    it('are left out when they cannot be read, and stay where they are', async () => {
      await begun(visited(1, 'one'))
      const unreadable = [
        { ...visited(1, 'no type', 'ffff'), type: undefined },
        { ...visited(2, 'data of another type', 'ffff'), type: 'answer' },
        { ...visited(3, 'no data', 'ffff'), data: null },
        { ...visited(4, 'a counter below nothing', 'ffff'), lc: -1 },
      ]
      for (const event of unreadable) await bench.putRow(row(event))
      const before = await bench.rows()
      const journal = bench.visit(SCOPE)
      const { events } = await journal.open()
      expect(events.map(({ data }) => data)).toEqual([{ page: 'one' }])
      await journal.append([visited(1, 'two', 'eeee')])
      const after = await bench.rows()
      expect(after).toHaveLength(before.length + 1)
      expect(after).toEqual(expect.arrayContaining(before))
    })

    it('are left out when they are not what was written, and told', async () => {
      const replica = await begun(visited(1, 'one'), visited(2, 'two'), visited(3, 'three'))
      const [, second] = (await bench.rows()) as Record<string, unknown>[]
      const changed = { ...second, data: { page: 'elsewhere' } }
      await bench.putRow(changed)
      const found = await bench.visit(SCOPE).open()
      expect(found.events).toEqual([visited(1, 'one', replica), visited(3, 'three', replica)])
      expect(found.unreadable).toBe(1)
      expect(await bench.rows()).toContainEqual(changed)
    })

    it('of newer versions and unknown types are kept, and handed on', async () => {
      const newer = { ...visited(1, 'one', 'ffff'), v: 2, data: { place: 'one' } }
      const unknown = { ...visited(2, 'one', 'ffff'), type: 'badge', data: { page: 'one', note: '…' } }
      await begun()
      await bench.putRow(row(newer))
      await bench.putRow(row(unknown))
      expect((await bench.visit(SCOPE).open()).events).toEqual([newer, unknown])
    })

    it('that cannot be read never take the place of a new event', async () => {
      const replica = await begun(visited(1, 'one'))
      await bench.putRow(row({ ...visited(2, 'lost', replica), data: null }))
      const journal = bench.visit(SCOPE)
      const found = await journal.open()
      const seq = Math.max(0, ...found.events.filter((e) => e.replica === found.replica).map((e) => e.seq)) + 1
      const next = visited(seq, 'two', found.replica)
      await journal.append([next])
      await journal.close()
      expect((await bench.visit(SCOPE).open()).events).toContainEqual(next)
    })

    it('come from the whole of an append, or from none of it', async () => {
      const journal = bench.visit(SCOPE)
      await journal.open()
      await journal.append([visited(1, 'one')])
      const unstorable = { ...visited(3, 'three'), t: (() => 0) as unknown as number }
      expect(await codeOf(journal.append([visited(2, 'two'), unstorable]))).toBe('unavailable')
      expect(await bench.rows()).toMatchObject([row(visited(1, 'one'))])
      await journal.append([visited(2, 'two'), visited(3, 'three')])
      expect((await journal.open()).events).toEqual([visited(1, 'one'), visited(2, 'two'), visited(3, 'three')])
    })
  })
}
