import type { CommitOutcome } from '../../scorm/host/create-lms.ts'

/** What the address of the LMS page asks for. */
export interface PageOptions {
  /** `?launch=1`: at once, without a click. */
  launch: boolean
  /** `?frames=2`: how many frames deep the course lies; 1 unless given. */
  frames: number
  /** `?popup=1`: in a window of its own; launching wants a click then. */
  popup: boolean
  /** `?both=1`: the other edition's API is offered too. */
  both: boolean
  /** `?mode=review` or `browse`. */
  mode: 'normal' | 'review' | 'browse'
  /** `?commit=fails`, `lies` or `throws`: what Commit comes to from the start. */
  commit: CommitOutcome
}

export function readOptions(search: string): PageOptions {
  const asked = new URLSearchParams(search)
  const one = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === asked.get(name)) ?? otherwise
  return {
    launch: asked.has('launch'),
    frames: Math.min(Math.max(Number(asked.get('frames') ?? 1) || 1, 1), 10),
    popup: asked.has('popup'),
    both: asked.has('both'),
    mode: one('mode', ['normal', 'review', 'browse'], 'normal'),
    commit: one('commit', ['stores', 'fails', 'lies', 'throws'], 'stores'),
  }
}
