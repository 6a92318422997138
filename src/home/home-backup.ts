import type { LearningEvent } from '../../courses/format/event.ts'
import type { BackupProblem, BackupResult } from '../../player/backup.ts'
import type { ReadingSettings } from '../../player/reading-settings.ts'

const MAGIC = 'stepwise-backups'
const FORMAT = 1

/** The backups of several courses in one file, each as the player writes it. */
export const writeBackups = (backups: readonly string[]): string =>
  JSON.stringify({ magic: MAGIC, format: FORMAT, courses: backups.map((text): unknown => JSON.parse(text)) })

export interface Backups {
  ok: true
  courses: { id: string; events: LearningEvent[] }[]
  /** Courses in it that are not here. */
  unknown: number
  settings?: ReadingSettings
}

/**
 * Reads such a file, or the backup of one course. Everything is read before anything is taken: one part that is not
 * whole spoils all. Courses that are not here are counted and left out.
 */
export async function readBackups(
  text: string,
  courses: readonly string[],
  read: (course: string, text: string) => Promise<BackupResult>,
): Promise<Backups | { ok: false; problem: BackupProblem }> {
  const raw = record(parse(text))
  if (raw['magic'] === MAGIC && Number(raw['format']) > FORMAT) return { ok: false, problem: 'newer' }
  const parts = raw['magic'] === MAGIC ? raw['courses'] : [raw]
  if (!Array.isArray(parts)) return { ok: false, problem: 'damaged' }
  const result: Backups = { ok: true, courses: [], unknown: 0 }
  for (const part of parts.map(record)) {
    const id = String(part['course'])
    const found = await read(id, JSON.stringify(part))
    if (!found.ok) return found
    if (found.settings) result.settings = found.settings
    if (courses.includes(id)) result.courses.push({ id, events: found.events })
    else result.unknown++
  }
  if (result.courses.length === 0 && result.unknown > 0) return { ok: false, problem: 'another-course' }
  return result
}

const record = (raw: unknown): Record<string, unknown> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
