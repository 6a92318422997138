import type { Course } from '../courses/format/course.ts'
import { EMPTY_PROGRESS, type Progress } from '../courses/format/progress.ts'
import {
  crc16,
  crc32,
  fromBase64Url,
  MAX_UINT,
  readBytes,
  toBase64Url,
  uint,
  varint,
  type ByteReader,
} from './bytes.ts'
import {
  CORE_SECTIONS,
  decodeCore,
  encodeCore,
  KNOWN_SECTIONS,
  MOST_ROUNDS,
  replicaBytes,
  replicaName,
} from './suspend-sections.ts'
import { toUtf8 } from './utf8.ts'

/** The most characters of a state: what SCORM 2004 2nd edition allows, the least of all editions (1.2: 4,096). */
export const SUSPEND_DATA_LIMIT = 4000

/** A section this version does not know. It is kept as it is and written back. */
export interface UnknownSection {
  id: number
  body: Uint8Array
}

export interface SuspendDataOptions {
  /** The revision of this flush. */
  rev: number
  /** The writer: 8 hex digits. */
  replica: string
  unknown?: readonly UnknownSection[]
  /** In characters. Unknown sections are dropped to keep it, those with the highest id first. */
  budget?: number
}

/** What a text from an LMS turned out to be. */
export type SuspendData =
  | {
      kind: 'ok'
      progress: Progress
      rev: number
      replica: string
      unknown: UnknownSection[]
      /** False when sections were lost on the way: then `rev` proves nothing. */
      intact: boolean
    }
  | { kind: 'empty' | 'another-course' | 'damaged' | 'newer-version' }

const PREFIX = 'Q1'
/** Version 1 had sums of 16 bits, which let one damaged section in 65,536 through; 2 had all questions one after the other. */
const VERSION = 3
const sumOf = (version: number, bytes: Iterable<number>): number => (version === 1 ? crc16(bytes) : crc32(bytes))
const sumWidth = (version: number): number => (version === 1 ? 2 : 4)
/** Longer texts are not ours. The longest any edition can hold. */
const LONGEST_TEXT = 65_536

/** Packs a learner's state for `cmi.suspend_data`; README.md in this folder has the bytes. Never cuts the core. */
export function encodeSuspendData(course: Course, progress: Progress, options: SuspendDataOptions): string {
  const { rev, replica, unknown = [], budget = SUSPEND_DATA_LIMIT } = options
  const header = [
    VERSION,
    ...uint(courseKey(course), 4),
    ...uint(structureHash(course), 2),
    ...[progress.epoch, rev, progress.lc].flatMap(varint),
    ...replicaBytes(replica),
  ]
  const core = encodeCore(course, progress).flatMap(([id, body]) => section(id, body))
  const extra = [...unknown].sort((a, b) => a.id - b.id).map(({ id, body }) => section(id, body))
  for (;;) {
    const text = PREFIX + toBase64Url([...header, ...uint(crc32(header), 4), ...core, ...extra.flat()])
    if (text.length <= budget || !extra.pop()) return text
  }
}

/** Reads what `encodeSuspendData` wrote, or as much of it as an LMS left over. Total. */
export function decodeSuspendData(course: Course, text: string): SuspendData {
  const content = text.trim()
  if (content === '') return { kind: 'empty' }
  if (/^Q[2-9]/.test(content)) return { kind: 'newer-version' }
  if (!content.startsWith(PREFIX) || content.length > LONGEST_TEXT) return { kind: 'damaged' }

  const bytes = fromBase64Url(content.slice(PREFIX.length))
  const reader = readBytes(bytes)
  const header = decodeHeader(bytes, reader)
  if (!header) return { kind: 'damaged' }
  if (header.key !== courseKey(course)) return { kind: 'another-course' }
  if (header.version > VERSION) return { kind: 'newer-version' }

  const { epoch, lc, rev, replica } = header
  const { bodies, isWhole } = decodeSections(header.version, bytes, reader)
  const unknown = [...bodies].filter(([id]) => !KNOWN_SECTIONS.includes(id)).map(([id, body]) => ({ id, body }))
  const intact = isWhole && CORE_SECTIONS.every((id) => bodies.has(id))
  return {
    kind: 'ok',
    progress: { ...decodeCore(course, bodies, header.version), epoch, lc },
    rev,
    replica,
    unknown,
    intact,
  }
}

/**
 * Characters of the fullest state of a course: everything visited and answered, every counter at its greatest.
 * A course over `SUSPEND_DATA_LIMIT` cannot be tracked and must not be exported.
 */
export function worstCaseLength(course: Course): number {
  const replicas = ['fffffffc', 'fffffffd', 'fffffffe', 'ffffffff']
  const last = [...course.pages].sort((a, b) => b.slot - a.slot)[0]
  const remote = { round: MOST_ROUNDS, attempts: MAX_UINT, best: 1 }
  const stamp = { lc: MAX_UINT, replica: 'ffffffff' }
  const fullest: Progress = {
    ...EMPTY_PROGRESS,
    epoch: MAX_UINT,
    lc: MAX_UINT,
    visited: new Set(course.pages.map(({ id }) => id)),
    position: last ? { page: last.id, ...stamp } : null,
    questions: new Map(course.questions.map(({ id }) => [id, { answers: [], remote }])),
    rounds: new Map(course.pages.map(({ id }) => [id, MOST_ROUNDS])),
    seconds: new Map(replicas.map((replica) => [replica, MAX_UINT])),
    asserted: { completed: true, passed: true, score: 100 },
    origin: stamp,
    completed: { ...stamp, t: MAX_UINT * 60_000 },
  }
  return encodeSuspendData(course, fullest, { rev: MAX_UINT, replica: 'ffffffff' }).length
}

function section(id: number, body: ArrayLike<number>): number[] {
  const bytes = [id, ...varint(body.length), ...Array.from(body)]
  return [...bytes, ...uint(crc32(bytes), 4)]
}

interface Header {
  version: number
  key: number
  epoch: number
  rev: number
  lc: number
  replica: string
}

function decodeHeader(bytes: Uint8Array, reader: ByteReader): Header | null {
  const version = reader.uint(1)
  const key = reader.uint(4)
  reader.take(2) // the structure hash: for people who compare states, since slots keep their meaning
  const [epoch, rev, lc] = [reader.varint(), reader.varint(), reader.varint()]
  const replica = replicaName(reader.uint(4))
  const sum = crc32(bytes.subarray(0, reader.at))
  const sound = reader.uint(4) === sum && reader.at <= bytes.length
  return sound ? { version, key, epoch, rev, lc, replica } : null
}

/** Bodies by id, up to the first section that is not what was written; `isWhole` when there is none. */
function decodeSections(version: number, bytes: Uint8Array, reader: ByteReader) {
  const bodies = new Map<number, Uint8Array>()
  while (!reader.done) {
    const start = reader.at
    const id = reader.uint(1)
    const body = reader.take(reader.varint())
    const sum = sumOf(version, bytes.subarray(start, reader.at))
    if (reader.uint(sumWidth(version)) !== sum || reader.at > bytes.length) return { bodies, isWhole: false }
    bodies.set(id, body)
  }
  return { bodies, isWhole: true }
}

/**
 * Tells courses apart. A CRC, though it is no SHA-256: it is wanted synchronously, also where there is no WebCrypto
 * (http), and only a state of another course in the same place of the same LMS is to be noticed.
 */
const courseKey = (course: Course): number => crc32(toUtf8(course.id))

/** Kept, because making it costs more than all the rest of a flush. */
const structureHashes = new WeakMap<Course, number>()

/** Changes when slots are added, or given to another id, which must not happen. */
function structureHash(course: Course): number {
  const known = structureHashes.get(course)
  if (known !== undefined) return known
  const table = [...course.pages, ...course.questions].map(({ slot, id }) => `${slot} ${id}\n`)
  const hash = crc16(toUtf8(table.sort().join('')))
  structureHashes.set(course, hash)
  return hash
}
