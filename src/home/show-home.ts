import { mount } from 'svelte'
import courses from 'virtual:home-courses'
import { shownTexts, type Language } from '../../player/language.svelte.ts'
import { Persisted } from '../../player/persisted.svelte.ts'
import { openReading } from '../../player/settings/open-reading.ts'
import { showInterface } from '../../player/switch-language.ts'
import type { Journal } from '../../player/journal.ts'
import { HomeState, type Device } from './home-state.svelte.ts'
import Home from './Home.svelte'
import './home.css'

export interface ShowHome {
  /** The course that the address asks for, and that is not here; null for none. */
  wanted: string | null
  extras: typeof import('../../player/extras.ts')
  journals: Promise<typeof import('../local-journal.ts')>
}

export async function showHome({ wanted, extras, journals }: ShowHome): Promise<void> {
  const state = new HomeState(courses, deviceOf(journals))
  await openReading(state.learners.current.id)
  const { current: chosen } = new Persisted<string>('language', '')
  await showInterface([chosen, ...navigator.languages]).catch(() => undefined) // it did not arrive: English is here
  const speak = (wanted: Language) => showInterface([wanted])
  mount(Home, { target: document.body, props: { state, player: extras, texts: shownTexts(extras.en), wanted, speak } })
}

const deviceOf = (journals: ShowHome['journals']): Device => ({
  storage: () => localStorage,
  peek: async (scopes) => (await journals).peekLocally(scopes),
  openJournal: async (scope): Promise<Journal> => (await journals).openDeviceJournal(scope, newId),
  newId,
})

/** 8 hex digits. */
const newId = (): string => {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return number.toString(16).padStart(8, '0')
}
