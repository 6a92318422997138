import { createContext } from 'svelte'
import type { Actor } from 'xstate'
import type { CourseSource } from '../courses/format/course.ts'
import type { LiveActor } from './live-actor.ts'
import type { Loading } from './loading.svelte.ts'
import type { sessionMachine } from './session-machine.ts'
import type { FrameTexts } from './strings/en-frame.ts'
import type { Texts } from './strings/en.ts'

/** What every component of the player may need, however deep it sits. */
export interface PlayerContext {
  session: LiveActor<Actor<typeof sessionMachine>>
  source: CourseSource
  /** Those that the first page needs; whatever arrives with the extras has them all by `useTexts`. */
  texts: FrameTexts
  /** Components that arrive beside the first page; see `extras.ts`. */
  extras: Loading<typeof import('./extras.ts')>
}

export const [usePlayer, providePlayer] = createContext<PlayerContext>()

/** All texts of the interface, for components that arrive with the extras. */
export function useTexts(): Texts {
  const { value } = usePlayer().extras
  if (!value) throw new Error('The texts have not arrived yet.')
  return value.en
}
