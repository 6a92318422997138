import type { LearningEvent } from '../../courses/format/event.ts'
import { parseEvent } from '../../courses/format/parse-event.ts'
import { checksumOf } from './checksum.ts'
import type { Head, Row } from './database.ts'

export type Key = [scope: string, replica: string, seq: number]

/** The event of a row from outside; null when it cannot be read, or is not what was written. */
export function eventOf(row: unknown): LearningEvent | null {
  if (typeof row !== 'object' || row === null) return null
  const { scope: _, n: _n, crc, ...frame } = row as Record<string, unknown>
  const event = parseEvent(frame)
  return event && (crc === undefined || crc === checksumOf(event)) ? event : null
}

/** Those that can be read, in their order. */
export const eventsOf = (rows: readonly unknown[]): LearningEvent[] =>
  rows.map(eventOf).filter((event) => event !== null)

/** Each event once, by its name. */
export function distinct(events: Iterable<LearningEvent>): LearningEvent[] {
  const once = new Map<string, LearningEvent>()
  for (const event of events) {
    const name = nameOf(event)
    if (!once.has(name)) once.set(name, event)
  }
  return [...once.values()]
}

/** Those that are not among the known. */
export function beyond(events: readonly LearningEvent[], known: readonly LearningEvent[]): LearningEvent[] {
  const names = new Set(events.length > 0 ? known.map(nameOf) : [])
  return events.filter((event) => !names.has(nameOf(event)))
}

export const nameOf = ({ replica, seq }: Pick<LearningEvent, 'replica' | 'seq'>): string => `${replica} ${seq}`

export const rowOf = (event: LearningEvent, scope: string, n: number): Row => ({
  ...event,
  scope,
  n,
  crc: checksumOf(event),
})

/** What can be used of the row about a scope, which may be missing or damaged. */
export function readHead(raw: unknown): Omit<Head, 'scope' | 'replica'> & { replica: string | null } {
  const { replica, rev, n, writer } = (raw ?? {}) as Record<string, unknown>
  return {
    replica: typeof replica === 'string' && replica !== '' ? replica : null,
    rev: countOf(rev),
    n: countOf(n),
    ...(typeof writer === 'string' && { writer }),
  }
}

export const countOf = (raw: unknown): number =>
  Number.isSafeInteger(raw) && (raw as number) > 0 ? (raw as number) : 0
