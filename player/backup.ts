import type { LearningEvent } from '../courses/format/event.ts'
import { parseEvent } from '../courses/format/parse-event.ts'
import { readSettings, type ReadingSettings } from './reading-settings.ts'

const MAGIC = 'stepwise-backup'
/** The file in which home keeps several of them. */
const MAGIC_OF_SEVERAL = 'stepwise-backups'
const FORMAT = 1
/** Most characters of a backup: 20,000 events take about 5 million. */
export const LARGEST_BACKUP = 30_000_000
/** Counters beyond are forged, and would leave no room for what comes after. */
const GREATEST_COUNT = 2 ** 40

export type BackupProblem = 'no-backup' | 'newer' | 'damaged' | 'another-course' | 'too-big'
export interface Backup {
  ok: true
  courses: { id: string; events: LearningEvent[] }[]
  /** How many courses in it were not asked for. */
  others: number
  settings?: ReadingSettings
}
export type BackupResult = Backup | { ok: false; problem: BackupProblem }

/**
 * What a learner did, as a text to keep: the rows of the journal as they are, how the learner likes to read, and a sum
 * that tells whether they still are.
 */
export async function writeBackup(
  course: string,
  rows: readonly Record<string, unknown>[],
  settings?: ReadingSettings,
): Promise<string> {
  const events = rows.map(({ scope: _, crc: __, ...event }) => event)
  const sha256 = await sumOf(course, events, settings)
  return JSON.stringify({ magic: MAGIC, format: FORMAT, course, events, settings, sha256 })
}

/**
 * Reads the backup of one course or of several, all of it before anything is taken: a part that is not whole gives a
 * problem and no event. Events of newer versions come along; those that no version can read do not.
 */
export async function readBackup(courses: readonly string[], text: string): Promise<BackupResult> {
  if (text.length > LARGEST_BACKUP) return refused('too-big')
  const raw = parse(text)
  if (raw['magic'] !== MAGIC_OF_SEVERAL) return fromParts(courses, [raw])
  if (isNewer(raw)) return refused('newer')
  return Array.isArray(raw['courses']) ? fromParts(courses, raw['courses'].map(record)) : refused('damaged')
}

type Raw = Record<string, unknown>
type Part = Backup['courses'][number] & { settings: unknown }
const refused = (problem: BackupProblem) => ({ ok: false, problem }) as const
const isNewer = ({ format }: Raw): boolean => typeof format === 'number' && format > FORMAT

async function fromParts(courses: readonly string[], parts: readonly Raw[]): Promise<BackupResult> {
  const backup: Backup = { ok: true, courses: [], others: 0 }
  for (const raw of parts) {
    const part = await readPart(raw)
    if (typeof part === 'string') return refused(part)
    const { id, events, settings } = part
    if (settings !== undefined) backup.settings = readSettings(settings)
    if (courses.includes(id)) backup.courses.push({ id, events })
    else backup.others++
  }
  return backup.courses.length > 0 ? backup : refused('another-course')
}

async function readPart(raw: Raw): Promise<Part | BackupProblem> {
  const { magic, format, course: id, events, settings, sha256 } = raw
  if (magic !== MAGIC) return 'no-backup'
  if (isNewer(raw)) return 'newer'
  if (format !== FORMAT || typeof id !== 'string' || !Array.isArray(events)) return 'damaged'
  const sum = await sumOf(id, events, settings)
  if (sum !== null && sha256 !== null && sha256 !== sum) return 'damaged'
  return { id, events: events.flatMap((event) => readable(event) ?? []), settings }
}

function readable(raw: unknown): LearningEvent | null {
  const event = parseEvent(raw)
  return event && isPlausible(event) ? event : null
}

const isPlausible = ({ seq, lc, epoch }: LearningEvent): boolean => Math.max(seq, lc, epoch) < GREATEST_COUNT

/** Against damage, not against forgery. Null without a secure address (https), where browsers have no SHA-256. */
async function sumOf(course: string, events: unknown, settings: unknown): Promise<string | null> {
  const { subtle } = crypto as Partial<Crypto>
  if (!subtle) return null
  // Without settings as it has always been.
  const whole = [FORMAT, course, events, ...(settings === undefined ? [] : [settings])]
  const sum = await subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(whole)))
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Empty for what is no JSON, or cannot be written as JSON again because it is nested too deeply. */
function parse(text: string): Raw {
  try {
    const raw: unknown = JSON.parse(text)
    JSON.stringify(raw)
    return record(raw)
  } catch {
    return {}
  }
}

const record = (raw: unknown): Raw => (typeof raw === 'object' && raw !== null ? (raw as Raw) : {})
