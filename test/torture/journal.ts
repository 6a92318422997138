import { Dexie } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { parseArgs } from 'node:util'
import type { LearningEvent } from '../../courses/format/event.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../courses/format/progress.ts'
import { createDexieJournal } from '../../src/dexie-journal.ts'
import { checksum, checksumOf, quickChecksum } from '../../src/journal/checksum.ts'
import { createMirror } from '../../src/journal/mirror.ts'
import { createProgressCodec } from '../../src/journal/progress-codec.ts'
import { eventOf, readHead } from '../../src/journal/rows.ts'
import { createStorage } from '../contract/dexie-bench.ts'
import { createDisk } from '../property/journal-disk.ts'

export interface Mutated {
  inputs: number
  /** What threw, or took more than a second: with the input. */
  wrong: string[]
}

/** `npm run torture -- journal --inputs N --seed S`: damaged rows, heads, snapshots and witnesses. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { inputs: { type: 'string' }, seed: { type: 'string' } } })
  const { inputs, wrong } = await mutate(Number(values.inputs ?? 20_000), Number(values.seed ?? 1))
  console.log(`${inputs} damaged inputs: ${wrong.length} exceptions or hangs`)
  for (const what of wrong.slice(0, 10)) console.log(what)
  return wrong.length === 0 ? 0 : 1
}

/** Damaged inputs go through every reader; every fiftieth time a whole database of them is opened and written to. */
export async function mutate(inputs: number, seed: number): Promise<Mutated> {
  const random = randomOf(seed)
  const wrong: string[] = []
  const rows: unknown[] = []
  for (let i = 0; i < inputs; i++) {
    const input = damaged(pick(random, SOUND), random)
    if (isStorable(input)) rows.push(input)
    await attempt(wrong, input, () => readAll(input))
    if (rows.length === 50) await attempt(wrong, rows.splice(0), (all) => openWith(all, random))
  }
  return { inputs, wrong }
}

const codec = createProgressCodec()
const events: LearningEvent[] = [
  { replica: 'a', seq: 1, lc: 1, epoch: 0, t: 1, v: 1, type: 'visit', data: { page: 'one' } },
  { replica: 'a', seq: 2, lc: 2, epoch: 0, t: 2, v: 1, type: 'note', data: { field: 'f', value: ['Thoughts', ''] } },
  {
    replica: 'b',
    seq: 1,
    lc: 3,
    epoch: 1,
    t: 3,
    v: 1,
    type: 'answer',
    data: { question: 'q', nonce: 'n', response: ['a'], score: 0.5, round: 1, latency: 2 },
  },
]
const text = codec.encode(foldEvents(events), 4) ?? ''
const SCOPE = 'course/local'
const SOUND: readonly unknown[] = [
  ...events.map((event, i) => ({ ...event, scope: SCOPE, n: i + 1, crc: checksumOf(event) })),
  { scope: SCOPE, replica: 'a', rev: 4, n: 3, writer: '1-2' },
  { scope: SCOPE, upto: 3, rows: 3, version: 1, text, sum: quickChecksum(text) },
  { generation: 1, seq: 3, rev: 4, state: text, crc: checksum(JSON.stringify([1, 3, 4, text])) },
  JSON.parse(text),
  events.map((event) => ({ ...event, crc: checksumOf(event) })),
]

function readAll(input: unknown): void {
  eventOf(input)
  readHead(input)
  const written = typeof input === 'string' ? input : (JSON.stringify(input) ?? '')
  const progress = codec.decode(written)
  // What is taken for a progress must be one: it can be joined, folded upon and written.
  if (progress) codec.encode(codec.join(progress, foldEvents(events, progress)), 1)
  const storage = createStorage(new Map(['p#witness', 'p#head', 'p#rows a 1 2'].map((key) => [key, written])))
  const mirror = createMirror(storage, 'p', codec)
  mirror.witness()
  mirror.head()
  foldEvents(mirror.waiting())
  mirror.dropWaiting(events)
  mirror.keepWitness({ generation: 1, seq: 1, rev: 1 }, progress)
}

/** Opens a database of such rows, writes to it, and opens it again: what was written must be there. */
async function openWith(inputs: readonly unknown[], random: () => number): Promise<void> {
  const keyed = (id: string) => inputs.filter((it) => isRecord(it) && id in it).slice(0, 12)
  const tables = new Map<string, Map<string, unknown>>([
    ['events', new Map(keyed('seq').map((row, i) => [String(i), { ...(row as object), scope: SCOPE, replica: `r${i}`, seq: i }]))],
    ['heads', new Map(keyed('writer').slice(0, 1).map((row) => ['0', { ...(row as object), scope: SCOPE }]))],
    ['snapshots', new Map(keyed('sum').slice(0, 1).map((row) => ['0', { ...(row as object), scope: SCOPE }]))],
  ]) // prettier-ignore
  const disk = await createDisk('mutated', { tables, local: new Map() })
  const { storage } = disk
  storage.setItem('mutated:course/local#witness', JSON.stringify(pick(random, inputs)) ?? '')
  Dexie.dependencies.indexedDB = disk.indexedDB
  Dexie.dependencies.IDBKeyRange = IDBKeyRange
  const visit = () =>
    createDexieJournal({
      name: 'mutated',
      scope: SCOPE,
      newReplica: () => `new-${random()}`,
      locks: undefined,
      codec,
      storage: () => storage,
      channel: () => null,
      whenIdle: () => undefined,
    })
  const journal = visit()
  const found = await journal.open()
  foldEvents(found.events, found.witness ?? EMPTY_PROGRESS)
  const [event] = events
  await journal.append([{ ...event, replica: found.replica, seq: 1_000 } as LearningEvent])
  await journal.close()
  const again = await visit().open()
  if (!again.events.some(({ seq }) => seq === 1_000)) throw new Error('What was acknowledged is not there.')
}

async function attempt<T>(wrong: string[], input: T, use: (input: T) => unknown): Promise<void> {
  const since = performance.now()
  try {
    await use(input)
    if (performance.now() - since > 1_000) wrong.push(`more than a second: ${shown(input)}`)
  } catch (error) {
    wrong.push(`${String(error)}: ${shown(input)}`)
  }
}

const shown = (input: unknown): string => (JSON.stringify(input) ?? String(input)).slice(0, 300)
const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('There is nothing to pick from.')
  return found
}

const HOSTILE: readonly unknown[] = [
  null, true, -1, 1e308, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1, '', '__proto__', 'constructor', '\u0000', '\ud800',
  'x'.repeat(300_000), [], {}, [[[[[[[[]]]]]]]], { length: 1e9 }, Array.from({ length: 5_000 }, () => ['a', {}]), new Date(0),
  JSON.parse('{"__proto__":{"replica":"p"},"toString":1}'), new Map([['a', 1]]), new Uint8Array(8),
] // prettier-ignore

/** One to three changes: a value, a missing part, a text cut or changed. */
function damaged(sound: unknown, random: () => number): unknown {
  let value: unknown = structuredClone(sound)
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const kind = Math.floor(random() * 4)
    if (kind === 0) value = cutText(value, random)
    else value = changePart(value, random, kind === 1)
  }
  return value
}

function cutText(value: unknown, random: () => number): unknown {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const at = Math.floor(random() * written.length)
  const changed =
    random() < 0.5
      ? written.slice(0, at)
      : written.slice(0, at) + pick(random, [...'{}[]",:0x9é']) + written.slice(at + 1)
  try {
    return JSON.parse(changed)
  } catch {
    return changed
  }
}

function changePart(value: unknown, random: () => number, isMissing: boolean): unknown {
  if (!isRecord(value) || ArrayBuffer.isView(value) || Object.keys(value).length === 0)
    return structuredClone(pick(random, HOSTILE))
  const key = pick(random, Object.keys(value))
  const inner = value[key]
  if (isRecord(inner) && random() < 0.6) value[key] = changePart(inner, random, isMissing)
  else if (isMissing) Reflect.deleteProperty(value, key)
  else value[key] = structuredClone(pick(random, HOSTILE))
  return value
}

function isStorable(input: unknown): boolean {
  try {
    structuredClone(input)
    return isRecord(input)
  } catch {
    return false
  }
}
