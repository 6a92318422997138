import type { OfflineTrouble } from '../../player/offline.svelte.ts'

/** How far a worker is with the files of its build. */
export interface Report {
  type: 'files'
  /** The first build of all is being stored, a newer one beside it, or the files of the one that runs are looked at. */
  by: 'install' | 'update' | 'check'
  /** Files that are stored and have the right hash. */
  done: number
  total: number
  trouble: OfflineTrouble | null
  /** No more files will come of themselves. */
  isOver: boolean
  /** The script of the page that asked, when it is none of this build. */
  stale: string | null
}

/** What a page asks of a worker: to look at all files again, with its own script; or to take the place of the one before. */
export type Wish = { type: 'check'; entry: string } | { type: 'take-over' }

/** A message may come from a worker of another build: what is not known is nothing. */
export function readReport(data: unknown): Report | null {
  return isOfType(data, 'files') ? (data as Report) : null
}

export function readWish(data: unknown): Wish | null {
  return isOfType(data, 'check') || isOfType(data, 'take-over') ? (data as Wish) : null
}

const isOfType = (data: unknown, type: string): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === type
