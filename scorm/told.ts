import { readBytes, varint } from './bytes.ts'
import { replicaBytes, replicaName } from './suspend-sections.ts'
import type { UnknownSection } from './suspend-data.ts'

/** By replica, the Lamport counter of its last answer that the LMS has as an interaction. */
export type Told = ReadonlyMap<string, number>

/** The section beside the state. It may be dropped: then the LMS itself is asked what it has. */
export const TOLD_SECTION = 9

const MOST_REPLICAS = 8

export function encodeTold(told: Told): UnknownSection[] {
  const latest = [...told].sort(([, a], [, b]) => b - a).slice(0, MOST_REPLICAS)
  const body = latest.flatMap(([replica, lc]) => [...replicaBytes(replica), ...varint(lc)])
  return body.length > 0 ? [{ id: TOLD_SECTION, body: Uint8Array.from(body) }] : []
}

/** null when the state has no such section. */
export function decodeTold(sections: readonly UnknownSection[]): Told | null {
  const section = sections.find(({ id }) => id === TOLD_SECTION)
  if (!section) return null
  const bytes = readBytes(section.body)
  const told = new Map<string, number>()
  while (!bytes.done) told.set(replicaName(bytes.uint(4)), bytes.varint())
  return told
}
