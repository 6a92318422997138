import type { Edition } from '../../../scorm/find-api.ts'
import { combineQuirks, type Quirks } from '../../../scorm/host/quirks.ts'
import type { SavedAttempt } from '../../../scorm/host/saved-attempt.ts'
import { ANSWERS } from './answers.ts'
import { ATTEMPTS } from './attempts.ts'
import { LIMITS } from './limits.ts'
import { PLACES } from './places.ts'
import type { Place, Profile, Situation } from './profile.ts'
import { STORING } from './storing.ts'

/** Every behaviour that the page which plays LMS can take on. */
export const PROFILES: readonly Profile[] = [...LIMITS, ...ANSWERS, ...STORING, ...PLACES, ...ATTEMPTS]

export const findProfile = (name: string): Profile | undefined => PROFILES.find((profile) => profile.name === name)

/** Several profiles at once. */
export interface Behaviour {
  editions: readonly Edition[]
  quirks(situation: Situation): Quirks
  attempt(saved: SavedAttempt | null, launch: number): SavedAttempt | null
  launch: NonNullable<Profile['launch']>
  place: Place
  judges: boolean
}

export function combineProfiles(profiles: readonly Profile[]): Behaviour {
  return {
    editions: (['1.2', '2004'] as const).filter((one) => profiles.every(({ editions }) => editions.includes(one))),
    quirks: (situation) => combineQuirks(profiles.map(({ quirks }) => quirks?.(situation) ?? {})),
    attempt: (saved, launch) =>
      profiles.reduce<SavedAttempt | null>((kept, { attempt }) => {
        return kept && attempt ? attempt(kept, launch) : kept
      }, saved),
    launch: Object.assign({}, ...profiles.map(({ launch }) => launch)) as Behaviour['launch'],
    place: Object.assign({}, ...profiles.map(({ place }) => place)) as Place,
    judges: profiles.some(({ judges }) => judges),
  }
}
