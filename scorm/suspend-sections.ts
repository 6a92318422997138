import type { Course, PageInfo, QuestionInfo } from '../courses/format/course.ts'
import { outcome, scoreInRound } from '../courses/format/outcome.ts'
import { EMPTY_PROGRESS, questionTotal, type Asserted, type Progress, type Stamp } from '../courses/format/progress.ts'
import { bitsAt, packBits, readBytes, uint, varint } from './bytes.ts'

/** The sections every state has, by id. */
export const CORE_SECTIONS = [1, 2, 3, 4, 5]
const BEGINNINGS = 8
/** All that this version writes. */
export const KNOWN_SECTIONS = [...CORE_SECTIONS, BEGINNINGS]

const MOST_REPLICAS = 4
/** Rounds beyond are this one. The bound also keeps a hostile state from being worked on for ever. */
export const MOST_ROUNDS = 255
/** The first version had a thirteenth, which said again whether the best was all. */
const QUESTION_BITS = 12
const DONE = 1 << 11
/** The greatest count in 4 bits: this many attempts or more; on an assessment page the page's round, however great. */
const MANY = 15
const COMPLETED = 1
const PASSED = 2
const SCORED = 4

/** Ids and bodies. What is not in the course has no slot and is left out. */
export function encodeCore(course: Course, progress: Progress): [id: number, body: number[]][] {
  const visited = bySlot(course.pages, (page) => Number(progress.visited.has(page.id)))
  const questions = bySlot(course.questions, questionEncoder(course, progress))
  const beginnings = encodeBeginnings(progress)
  return [
    [1, packBits(visited, 1)],
    [2, packQuestions(questions)],
    [3, encodeAsserted(course, progress)],
    [4, encodeTimes(progress)],
    [5, encodePlaces(course, progress)],
    ...(beginnings.length > 0 ? [[BEGINNINGS, beginnings] as [number, number[]]] : []),
  ]
}

/** What the sections say; a missing section says nothing. Epoch and Lamport counter are the header's. */
export function decodeCore(course: Course, bodies: ReadonlyMap<number, Uint8Array>, version: number): Progress {
  const body = (id: number): Uint8Array => bodies.get(id) ?? new Uint8Array()
  const visited = course.pages.filter(({ slot }) => bitsAt(body(1), 1, slot)).map(({ id }) => id)
  const places = decodePlaces(course, body(5))
  return {
    ...EMPTY_PROGRESS,
    visited: new Set(visited),
    questions: decodeQuestions(course, questionReader(body(2), version), places.rounds),
    asserted: decodeAsserted(body(3)),
    seconds: decodeTimes(body(4)),
    ...places,
    ...decodeBeginnings(body(BEGINNINGS)),
  }
}

/** One number a slot, up to the last that is not 0. */
function bySlot<T extends { slot: number }>(items: readonly T[], encode: (item: T) => number): number[] {
  const values: number[] = []
  for (const item of items) {
    const value = encode(item)
    if (value === 0) continue
    while (values.length < item.slot) values.push(0)
    values[item.slot] = value
  }
  return values
}

const assessmentPages = (course: Course): Map<string, PageInfo> =>
  new Map(course.pages.filter((page) => page.assessment).map((page) => [page.id, page]))

/** Bits of a question, lowest first: 4 count, 7 per cent of its points, 1 done. 0 = never answered. */
function questionEncoder(course: Course, progress: Progress): (question: QuestionInfo) => number {
  const assessed = assessmentPages(course)
  return ({ id, page }) => {
    const total = questionTotal(progress.questions.get(id))
    if (!total) return 0
    let count = Math.min(total.attempts, MANY)
    let best = total.best
    if (assessed.has(page)) {
      count = Math.min(total.round, MANY)
      best = scoreInRound(progress, id, total.round) ?? best
      // Two late rounds would look like one: a score could be put together from both.
      if (count === MANY && total.round < (progress.rounds.get(page) ?? 1)) return 0
    }
    // Floored, so that no score grows on the way through an LMS; the little more is for 0.57 · 100.
    const hundredths = Math.floor(best * 100 + 1e-6)
    return count | (hundredths << 4) | DONE
  }
}

/** One after the other, or in runs: of the courses of a few answers most slots are empty. The first byte says which. */
const [DENSE, RUNS] = [0, 1]

function packQuestions(values: readonly number[]): number[] {
  if (values.length === 0) return []
  const [dense, runs] = [packBits(values, QUESTION_BITS), packRuns(values)]
  return runs.length < dense.length ? [RUNS, ...runs] : [DENSE, ...dense]
}

/** Each: how many are empty before it, how many it has, and those. */
function packRuns(values: readonly number[]): number[] {
  const bytes: number[] = []
  for (let at = 0; at < values.length;) {
    const from = values.findIndex((value, i) => i >= at && value !== 0)
    const end = values.findIndex((value, i) => i > from && value === 0)
    const run = values.slice(from, end < 0 ? undefined : end)
    bytes.push(...varint(from - at), ...varint(run.length), ...packBits(run, QUESTION_BITS))
    at = from + run.length
  }
  return bytes
}

/** The number of a slot, in 12 bits whatever version wrote it. Total. */
function questionReader(body: Uint8Array, version: number): (slot: number) => number {
  // Of the 13 bits of the first version the last is `done`, and the one before is told by the others.
  if (version === 1) return (slot) => (bitsAt(body, 13, slot) & 0x7ff) | ((bitsAt(body, 13, slot) >> 12) << 11)
  if (version === 2) return (slot) => bitsAt(body, QUESTION_BITS, slot)
  if (body[0] === DENSE) return (slot) => bitsAt(body.subarray(1), QUESTION_BITS, slot)
  const values = body[0] === RUNS ? readRuns(body.subarray(1)) : new Map<number, number>()
  return (slot) => values.get(slot) ?? 0
}

function readRuns(body: Uint8Array): ReadonlyMap<number, number> {
  const bytes = readBytes(body)
  const values = new Map<number, number>()
  let slot = 0
  while (!bytes.done) {
    slot += bytes.varint()
    const wanted = bytes.varint()
    // No more than there are bytes for, whatever is claimed.
    const count = Math.min(wanted, Math.floor(((body.length - bytes.at) * 8) / QUESTION_BITS))
    const run = bytes.take(Math.ceil((count * QUESTION_BITS) / 8))
    for (let i = 0; i < count; i++) values.set(slot++, bitsAt(run, QUESTION_BITS, i))
  }
  return values
}

/** Adds to `rounds` what the questions prove, should section 5 be lost. */
function decodeQuestions(
  course: Course,
  bitsOf: (slot: number) => number,
  rounds: Map<string, number>,
): Progress['questions'] {
  const assessed = assessmentPages(course)
  const questions = new Map<string, Progress['questions'] extends ReadonlyMap<string, infer V> ? V : never>()
  for (const { id, page, slot } of course.questions) {
    const bits = bitsOf(slot)
    if (!(bits & DONE)) continue
    const count = Math.max(1, bits & 15)
    const best = Math.min(100, (bits >> 4) & 127) / 100
    let remote = { round: 1, attempts: count, best }
    if (assessed.has(page)) {
      const round = count === MANY ? Math.max(MANY, rounds.get(page) ?? 1) : count
      remote = { round, attempts: 1, best }
      if (round > (rounds.get(page) ?? 1)) rounds.set(page, round)
    }
    questions.set(id, { answers: [], remote })
  }
  return questions
}

/** What the LMS will have been shown once this is stored: what it was before, and what has been reached since. */
function encodeAsserted(course: Course, progress: Progress): number[] {
  const { complete, passed, score } = outcome(course, progress)
  const flags = (complete ? COMPLETED : 0) | (passed ? PASSED : 0) | (score === null ? 0 : SCORED)
  return score === null ? [flags] : [flags, ...varint(score * 100 + 1e-4)]
}

function decodeAsserted(body: Uint8Array): Asserted {
  const bytes = readBytes(body)
  const flags = bytes.uint(1)
  return {
    completed: (flags & COMPLETED) > 0,
    passed: (flags & PASSED) > 0,
    score: flags & SCORED ? Math.min(100, bytes.varint() / 100) : null,
  }
}

/**
 * The four greatest counters. The rest is left out, not added to one of them: a replica whose seconds were merged into
 * another's would be counted twice as soon as it is joined with its own journal.
 */
function encodeTimes(progress: Progress): number[] {
  return [...progress.seconds]
    .filter(([replica]) => isReplica(replica))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_REPLICAS)
    .flatMap(([replica, seconds]) => [...replicaBytes(replica), ...varint(seconds)])
}

function decodeTimes(body: Uint8Array): Progress['seconds'] {
  const bytes = readBytes(body)
  const seconds = new Map<string, number>()
  while (!bytes.done) seconds.set(replicaName(bytes.uint(4)), bytes.varint())
  return seconds
}

/** Where the learner is, and the rounds of assessment pages. */
function encodePlaces(course: Course, progress: Progress): number[] {
  const { position } = progress
  const page = course.pages.find(({ id }) => id === position?.page)
  const bytes =
    position && page ? [...varint(page.slot + 1), ...varint(position.lc), ...replicaBytes(position.replica)] : [0]
  for (const { id, slot } of assessmentPages(course).values()) {
    const round = progress.rounds.get(id) ?? 1
    if (round > 1) bytes.push(...varint(slot), Math.min(round, MOST_ROUNDS))
  }
  return bytes
}

function decodePlaces(
  course: Course,
  body: Uint8Array,
): { position: Progress['position']; rounds: Map<string, number> } {
  const pageAt = new Map(course.pages.map(({ id, slot }) => [slot, id]))
  const bytes = readBytes(body)
  const place = bytes.varint()
  const stamp = place > 0 ? { lc: bytes.varint(), replica: replicaName(bytes.uint(4)) } : null
  const page = pageAt.get(place - 1)
  const rounds = new Map<string, number>()
  while (!bytes.done) {
    const assessment = pageAt.get(bytes.varint())
    const round = bytes.uint(1)
    if (assessment !== undefined && round > 1) rounds.set(assessment, round)
  }
  return { position: stamp && page !== undefined ? { page, ...stamp } : null, rounds }
}

/** The first event, and when the course was completed, in minutes. */
function encodeBeginnings({ origin, completed }: Progress): number[] {
  if (!origin) return []
  const stamp = ({ lc, replica }: Stamp) => [...varint(lc), ...replicaBytes(replica)]
  return [...stamp(origin), ...(completed ? [...stamp(completed), ...varint(completed.t / 60_000)] : [])]
}

function decodeBeginnings(body: Uint8Array): Pick<Progress, 'origin' | 'completed'> {
  const bytes = readBytes(body)
  const stamp = () => ({ lc: bytes.varint(), replica: replicaName(bytes.uint(4)) })
  if (bytes.done) return { origin: null, completed: null }
  const origin = stamp()
  return { origin, completed: bytes.done ? null : { ...stamp(), t: bytes.varint() * 60_000 } }
}

const isReplica = (name: string): boolean => /^[0-9a-f]{8}$/.test(name)

/** The four bytes of a replica's eight hex digits; zeros for any other name. */
export const replicaBytes = (name: string): number[] => uint(isReplica(name) ? Number.parseInt(name, 16) : 0, 4)
export const replicaName = (value: number): string => value.toString(16).padStart(8, '0')
