import type { LearningEvent } from '../courses/format/event.ts'
import { parseEvent } from '../courses/format/parse-event.ts'
import { readSettings, type ReadingSettings } from './reading-settings.ts'

const MAGIC = 'stepwise-backup'
const FORMAT = 1
/** Most characters of a backup: 20,000 events take about 5 million. */
export const LARGEST_BACKUP = 30_000_000
/** Counters beyond are forged, and would leave no room for what comes after. */
const GREATEST_COUNT = 2 ** 40

export type BackupProblem = 'no-backup' | 'newer' | 'damaged' | 'another-course' | 'too-big'
export type BackupResult =
  { ok: true; events: LearningEvent[]; settings?: ReadingSettings } | { ok: false; problem: BackupProblem }

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
 * Reads a backup, all of it before anything is taken: a text that is not whole gives a problem and no event. Events of
 * newer versions come along; those that no version can read do not.
 */
export async function readBackup(course: string, text: string): Promise<BackupResult> {
  if (text.length > LARGEST_BACKUP) return { ok: false, problem: 'too-big' }
  const raw = parse(text)
  if (raw === null || raw['magic'] !== MAGIC) return { ok: false, problem: 'no-backup' }
  const { format, events, settings, sha256 } = raw
  if (typeof format === 'number' && format > FORMAT) return { ok: false, problem: 'newer' }
  if (format !== FORMAT || !Array.isArray(events)) return { ok: false, problem: 'damaged' }
  if (raw['course'] !== course) return { ok: false, problem: 'another-course' }
  const sum = await sumOf(course, events, settings)
  if (sum !== null && sha256 !== null && sha256 !== sum) return { ok: false, problem: 'damaged' }
  return {
    ok: true,
    events: events
      .map(parseEvent)
      .filter((event) => event !== null)
      .filter(isPlausible),
    ...(settings !== undefined && { settings: readSettings(settings) }),
  }
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

/** Null for what is no JSON, or cannot be written as JSON again because it is nested too deeply. */
function parse(text: string): Record<string, unknown> | null {
  try {
    const raw: unknown = JSON.parse(text)
    JSON.stringify(raw)
    return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : null
  } catch {
    return null
  }
}
