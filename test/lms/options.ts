import type { CommitOutcome } from '../../scorm/host/create-lms.ts'
import { findProfile } from './profiles/all.ts'
import type { Place, Profile } from './profiles/profile.ts'

/** What the address of the LMS page asks for. */
export interface PageOptions {
  /** `?launch=1`: at once, without a click. */
  launch: boolean
  /** `?frames=2`, `?popup=1` (launching wants a click then), `?both=1`; or what the profile says. */
  place: Place
  /** `?mode=review` or `browse`. */
  mode: 'normal' | 'review' | 'browse'
  /** `?commit=fails`, `lies`, `later` or `throws`: what Commit comes to from the start. */
  commit: CommitOutcome
  /** `?profile=throws`: how the LMS behaves. */
  profile: Profile | null
}

export function readOptions(search: string): PageOptions {
  const asked = new URLSearchParams(search)
  const one = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === asked.get(name)) ?? otherwise
  const profile = findProfile(asked.get('profile') ?? '') ?? null
  return {
    launch: asked.has('launch'),
    place: {
      frames: Math.min(Math.max(Number(asked.get('frames') ?? 1) || 1, 1), 10),
      popup: asked.has('popup'),
      both: asked.has('both'),
      ...profile?.place,
    },
    mode: one('mode', ['normal', 'review', 'browse'], 'normal'),
    commit: one('commit', ['stores', 'fails', 'lies', 'later', 'throws'], 'stores'),
    profile,
  }
}
