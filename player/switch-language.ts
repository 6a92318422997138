import { tick } from 'svelte'
import type { Course, CourseSource, CourseTexts } from '../courses/format/course.ts'
import { direction } from './direction.ts'
import { addTexts, interfaceFor, language, type Language } from './language.svelte.ts'
import type { InOneLanguage, ShownCourse } from './shown-course.svelte.ts'

/** The last wish counts, whichever arrives first. */
let latest = 0

/**
 * Shows a course in one of its languages, and the interface in the nearest. What stands on the screen (`current` page) is
 * there before anything changes. Rejects, and changes nothing, when something does not arrive.
 */
export async function showLanguage(course: ShownCourse, wanted: string, current = () => ''): Promise<void> {
  const wish = ++latest
  const nearest = interfaceFor(wanted)
  const [shown] = await Promise.all([inOneLanguage(course.own, wanted), loadTexts(nearest)])
  for (let page; page !== current();) if ((page = current())) await shown.page(page)
  if (course.usesReference) await shown.reference()
  if (wish !== latest) return
  const goBack = placeInText()
  course.show(shown)
  language.current = nearest
  document.documentElement.lang = wanted
  document.documentElement.dir = direction(wanted)
  await tick()
  goBack()
}

/** Texts that come when they are wanted. */
const TEXTS: Partial<Record<Language, () => Promise<object>>> = {
  fr: async () => (await import('./strings/fr.ts')).fr,
}

/** The interface in a language, ready to be shown. */
export async function loadTexts(wanted: Language): Promise<void> {
  const texts = await TEXTS[wanted]?.()
  if (texts) addTexts(wanted, texts)
}

async function inOneLanguage(own: CourseSource, wanted: string): Promise<InOneLanguage> {
  const arrived: InOneLanguage['arrived'] = { pages: new Map() }
  const isOwn = wanted === own.course.language
  const translation = isOwn ? undefined : await own.translation?.(wanted)
  if (!isOwn && !translation) throw new Error(`The course has no language "${wanted}".`)
  return {
    arrived,
    course: translation ? courseIn(own.course, translation.texts) : own.course,
    async page(id) {
      const isThere = translation?.texts.translated.includes(id)
      const page = isThere ? await translation?.page(id) : undefined
      const shown = page ?? { ...(await own.page(id)), ...(translation && { language: own.course.language }) }
      arrived.pages.set(id, shown)
      return shown
    },
    async reference() {
      const from = translation?.texts.reference ? translation : own
      return (arrived.reference = await from.reference())
    },
    search: () => (translation ?? own).search(),
    asset: (path) => own.asset(path),
  }
}

/** The index of a course with the titles of a translation, and its own where there are none. */
export const courseIn = (course: Course, { language, title, description, modules, pages }: CourseTexts): Course => ({
  ...course,
  ...{ language, title, description },
  modules: course.modules.map((module) => ({ ...module, title: modules[module.id] ?? module.title })),
  pages: course.pages.map((page) => ({ ...page, title: pages[page.id] ?? page.title })),
})

/** Remembers what the reader looks at; the function brings it back to where it stood, however long the texts are now. */
function placeInText(): () => void {
  const headings = () => [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, fieldset, form)')]
  const before = headings()
  const index = before.findLastIndex((heading) => heading.getBoundingClientRect().top < innerHeight / 2)
  const top = before[index]?.getBoundingClientRect().top
  // The browser's own anchoring would move the page a second time.
  const { style } = document.documentElement
  style.overflowAnchor = 'none'
  return () => {
    const now = headings()[index]?.getBoundingClientRect().top
    if (top !== undefined && now !== undefined) scrollBy({ top: now - top, behavior: 'instant' })
    requestAnimationFrame(() => (style.overflowAnchor = ''))
  }
}
