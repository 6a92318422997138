import { createContext } from 'svelte'
import type { Actor } from 'xstate'
import type { CourseSource } from '../courses/format/course.ts'
import { interfaceFor, language, shownTexts } from './language.svelte.ts'
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
  /** The name of who learns on this device ('' for none), and the address of home; a package has neither. */
  local?: { name: string; home: string } | undefined
  /** On a page: its language, where that is not the course's; there the interface has it too. */
  pageLanguage?: () => string | undefined
  /** On a page: false while it is made before its turn. */
  isShown?: () => boolean
}

export const [usePlayer, providePlayer] = createContext<PlayerContext>()

/** Texts of the interface in the language of a page. */
export const textsAt = <Texts extends object>(english: Texts, pageLanguage?: () => string | undefined): Texts =>
  shownTexts(english, () => {
    const tag = pageLanguage?.()
    return tag ? interfaceFor(tag) : language.current
  })

/** All texts of the interface, for components that arrive with the extras. They follow a change of language. */
export function useTexts(): Texts {
  const { extras, pageLanguage } = usePlayer()
  const { value } = extras
  if (!value) throw new Error('The texts have not arrived yet.')
  return textsAt(value.en, pageLanguage)
}
