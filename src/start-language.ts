import { pickLanguage } from '../player/language.svelte.ts'
import { Persisted } from '../player/persisted.svelte.ts'
import type { ShownCourse } from '../player/shown-course.svelte.ts'
import type { Tracker } from '../player/tracker.ts'

/** What the learner chose in the player; '' for nothing. */
export const LANGUAGE_CHOICE = 'language'

/**
 * Before the first page: shows the course in the language that the learner chose, else the one their LMS names, else
 * the browser's, as far as the course has it. One that does not arrive leaves the course in its own.
 */
export async function startLanguage(course: ShownCourse, preferred = ''): Promise<void> {
  const { language, languages = [language] } = course.own.course
  const chosen = new Persisted<string>(LANGUAGE_CHOICE, '').current
  try {
    const words = preferred && [(await import('./language-words.ts')).tagOf(preferred, languages)]
    const wanted = pickLanguage(languages, [chosen, ...words, ...navigator.languages]) ?? language
    if (wanted === 'en' && course.course.language === 'en') return
    const { showLanguage } = await import('../player/switch-language.ts')
    await showLanguage(course, wanted)
  } catch {
    // It did not arrive. The course is there in its own language, and the menu offers the other one again.
  }
}

/** The tracker, with the learner's language in the LMS taken up before the course opens. */
export const inLanguageOfLms = (tracker: Tracker, course: ShownCourse): Tracker => ({
  ...tracker,
  async connect() {
    const connection = await tracker.connect()
    const { languages } = course.own.course
    if (connection.attached && connection.preferences.language && languages) {
      await startLanguage(course, connection.preferences.language)
    }
    return connection
  },
})
