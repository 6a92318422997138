import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { LearningEvent } from '../../courses/format/event.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../courses/format/progress.ts'
import type { Journal, Opened } from '../../player/journal.ts'
import { createDexieJournal } from '../../src/dexie-journal.ts'
import { createProgressCodec } from '../../src/journal/progress-codec.ts'
import { createLocks } from '../contract/dexie-bench.ts'
import { createDisk, watchDisks, type Disk, type Durable } from './journal-disk.ts'

const HISTORIES = 500
const NAME = 'kills'

type Step =
  | { do: 'append'; count: number; again: boolean }
  | { do: 'append many' | 'idle' | 'reopen' | 'take over' }
  | { do: 'keep rev'; rev: number }
  | { do: 'witness'; unsaved: number }
  | { do: 'disk full'; after: number; for: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }), again: fc.boolean() }), weight: 8 },
  { arbitrary: fc.record({ do: fc.constantFrom('idle' as const, 'reopen' as const, 'take over' as const) }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('keep rev' as const), rev: fc.nat(9) }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('witness' as const), unsaved: fc.nat(3) }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('disk full' as const), after: fc.nat(3), for: fc.nat(6) }), weight: 1 },
) // prettier-ignore
const history = fc.record({
  isLong: fc.nat(100).map((it) => it === 0),
  steps: fc.array(step, { minLength: 1, maxLength: 7 }),
})

/** What is left at a moment, and what had been acknowledged when the next moment came. */
interface Moment {
  left: Durable
  acknowledged: ReadonlySet<string>
}

const nonceOf = (event: LearningEvent): string => (event.type === 'answer' ? event.data.nonce : '')

function answer(seq: number, replica: string, nonce: string): LearningEvent {
  const data = { question: `q${seq % 5}`, nonce, response: ['a'], score: 1, round: 1, latency: 1 }
  return { replica, seq, lc: seq, epoch: 0, t: 0, v: 1, type: 'answer', data }
}

/** Goes through a history once, and keeps what was durable at every moment at which that changed. */
async function live({ isLong, steps }: { isLong: boolean; steps: readonly Step[] }): Promise<[Moment[], Disk]> {
  const disk = await createDisk(NAME)
  Dexie.dependencies.indexedDB = disk.indexedDB
  const acknowledged = new Set<string>()
  const moments: Moment[] = []
  let last = disk.durable()
  const note = (): void => {
    moments.push({ left: last, acknowledged: new Set(acknowledged) })
    last = disk.durable()
  }
  disk.onChange = note
  const profile = createProfile(disk)
  let journal = profile.visit()
  let opened = await journal.open()
  let [seq, made] = [0, 0]
  const begin = (found: Opened): void => {
    opened = found
    seq = found.events.reduce((most, event) => (event.replica === found.replica ? Math.max(most, event.seq) : most), 0)
  }
  const next = (count: number) => Array.from({ length: count }, () => answer(++seq, opened.replica, `n${++made}`))
  const append = async (events: LearningEvent[]): Promise<void> => {
    await journal.append(events).then(
      () => events.forEach((event) => acknowledged.add(nonceOf(event))),
      () => undefined, // the disk is full: nobody was told that it was saved
    )
  }
  if (isLong) await append(next(600))
  for (const it of steps) {
    if (it.do === 'append') {
      const events = next(it.count)
      await append(events)
      if (it.again) await append(events)
    } else if (it.do === 'idle') {
      profile.idle()
      await new Promise((resolve) => setTimeout(resolve, 1))
    } else if (it.do === 'keep rev') {
      await journal.keepRev(it.rev).catch(() => undefined)
    } else if (it.do === 'witness') {
      const unsaved = next(it.unsaved)
      journal.witness(foldEvents([...opened.events, ...unsaved], opened.witness ?? EMPTY_PROGRESS), 1, unsaved)
      await append(unsaved)
    } else if (it.do === 'disk full') {
      let count = 0
      disk.isFull = () => ++count > it.after && count <= it.after + it.for
    } else {
      const before = journal
      if (it.do === 'reopen') await before.close()
      journal = profile.visit()
      if (it.do === 'take over') await journal.open()
      begin(await (it.do === 'take over' ? journal.takeOver() : journal.open()))
      await before.close()
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1))
  note()
  await journal.close()
  return [moments, disk]
}

/** One browser profile on a disk. */
function createProfile(disk: Disk) {
  const locks = createLocks()
  const putOff: (() => void)[] = []
  let replicas = 0
  const prefix = Math.random().toString(36).slice(2)
  const visit = (): Journal =>
    createDexieJournal({
      name: NAME,
      scope: 'course/local',
      newReplica: () => `${prefix}-${++replicas}`,
      locks,
      codec: createProgressCodec(),
      storage: () => disk.storage,
      channel: () => null,
      whenIdle: (task) => void putOff.push(task),
    })
  return { visit, idle: () => putOff.splice(0).forEach((task) => task()) }
}

/** Opens what was left, as the next visit does. Gives what is wrong with it. */
async function judge({ left, acknowledged }: Moment): Promise<string[]> {
  const disk = await createDisk(NAME, left)
  Dexie.dependencies.indexedDB = disk.indexedDB
  const journal = createProfile(disk).visit()
  const found = await journal.open()
  const questions = foldEvents(found.events, found.witness ?? EMPTY_PROGRESS).questions.values()
  const nonces = [...questions].flatMap(({ answers }) => answers.map(({ nonce }) => nonce))
  const known = new Set(nonces)
  const seq = found.events.reduce(
    (most, event) => (event.replica === found.replica ? Math.max(most, event.seq) : most),
    0,
  )
  const before = (await journal.rows()).length
  await journal.append([answer(seq + 1, found.replica, 'after')])
  const rows = (await journal.rows()).map((row) => nonceOf(row as unknown as LearningEvent))
  await journal.close()
  return [
    ...[...acknowledged].filter((nonce) => !known.has(nonce)).map((nonce) => `${nonce} is lost`),
    ...nonces.filter((nonce, i) => nonces.indexOf(nonce) !== i).map((nonce) => `${nonce} counts twice`),
    ...rows.filter((nonce, i) => rows.indexOf(nonce) !== i).map((nonce) => `${nonce} is kept twice`),
    ...(found.lost ? ['a loss is claimed'] : []),
    ...(rows.length === before + 1 ? [] : ['what follows takes the place of something']),
  ]
}

const { indexedDB } = Dexie.dependencies
let unwatch: () => void
beforeAll(() => {
  unwatch = watchDisks()
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterAll(() => {
  unwatch()
  Dexie.dependencies.indexedDB = indexedDB
  vi.restoreAllMocks()
})

it(`${HISTORIES} random histories, killed at every step of the storage: nothing acknowledged is lost or doubled`, async () => {
  let [steps, moments] = [0, 0]
  await fc.assert(
    fc.asyncProperty(history, async (it) => {
      const [lived, disk] = await live(it)
      steps += disk.steps()
      moments += lived.length
      for (const moment of lived) expect(await judge(moment)).toEqual([])
    }),
    { numRuns: HISTORIES, seed: 20_261_122 },
  )
  expect(steps).toBeGreaterThan(moments)
  expect(moments).toBeGreaterThan(5 * HISTORIES)
}, 300_000)
