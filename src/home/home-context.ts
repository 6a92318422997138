import { createContext } from 'svelte'
import type { Texts } from '../../player/strings/en.ts'
import type { HomeState } from './home-state.svelte.ts'

/** What every part of home may need. */
export interface HomeContext {
  state: HomeState
  /** The player's chunk, whose parts home shows too. */
  player: typeof import('../../player/extras.ts')
  /** The player's texts, in the language of home. */
  playerTexts: Texts
}

export const [useHome, provideHome] = createContext<HomeContext>()

export const courseAddress = (course: string, page?: string): string =>
  `./?course=${encodeURIComponent(course)}${page === undefined ? '' : `#/${page}`}`
