import { tick } from 'svelte'
import type { Course, CourseSource, CourseTexts, TranslationSource } from '../courses/format/course.ts'
import type { SearchWords } from '../courses/format/search-text.ts'
import { direction } from './direction.ts'
import { addTexts, interfaceFor, language, LANGUAGES, pickLanguage, type Language } from './language.svelte.ts'
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
  markDocument(nearest, wanted)
  await tick()
  goBack()
}

/**
 * The interface alone, where no course says in which language: the first of the languages that it has. Rejects, and
 * changes nothing, when its texts do not arrive.
 */
export async function showInterface(wanted: readonly string[]): Promise<void> {
  const nearest = pickLanguage(LANGUAGES, wanted) ?? 'en'
  await loadTexts(nearest)
  language.current = nearest
  markDocument(nearest, nearest)
}

/** The page is the interface's; what is the course's on it says so itself. The title of the window is the course's. */
function markDocument(nearest: Language, title: string): void {
  document.documentElement.lang = nearest
  document.documentElement.dir = direction(nearest)
  document.querySelector('title')?.setAttribute('lang', title)
}

/** Texts that come when they are wanted. */
const TEXTS: Record<Exclude<Language, 'en'>, () => Promise<object>> = {
  fr: async () => (await import('./strings/fr.ts')).fr,
}

/** The interface in a language, ready to be shown. */
async function loadTexts(wanted: Language): Promise<void> {
  if (wanted !== 'en') addTexts(wanted, await TEXTS[wanted]())
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
    search: () => searchIn(own, translation),
    asset: (path) => own.asset(path),
  }
}

/** Pages that are not translated are found by the words of the course's own language. */
async function searchIn(own: CourseSource, translation: TranslationSource | undefined): Promise<SearchWords> {
  if (!translation) return own.search()
  if (translation.texts.translated.length === own.course.pages.length) return translation.search()
  const [words, translated] = await Promise.all([own.search(), translation.search()])
  return { ...words, translated }
}

/** The index of a course with the titles of a translation, and its own where there are none. */
export const courseIn = (course: Course, { language, title, description, modules, pages }: CourseTexts): Course => ({
  ...course,
  ...{ language, title, description },
  modules: course.modules.map((module) => ({ ...module, title: modules[module.id] ?? module.title })),
  pages: course.pages.map((page) => ({ ...page, title: pages[page.id] ?? page.title })),
})

/** The pieces of a page that stand below one another. */
const PIECES = 'h1, h2, h3, h4, p, li, dt, dd, tr, legend, label, summary, button, blockquote, pre, img'

/** Remembers what the reader reads; the function brings it back to where it stood, however long the texts are now. */
function placeInText(): () => void {
  const line = document.querySelector('header.bar')?.getBoundingClientRect().bottom ?? 0
  const piece = pieceAt(line)
  const { top, height } = piece?.getBoundingClientRect() ?? { top: 0, height: 1 }
  const place = Math.max(top, line)
  // The browser's own anchoring would move the page a second time.
  const { style } = document.documentElement
  style.overflowAnchor = 'none'
  return () => {
    const now = piece?.isConnected ? piece.getBoundingClientRect() : undefined
    if (now) scrollBy({ top: now.top + ((place - top) / height) * now.height - place, behavior: 'instant' })
    requestAnimationFrame(() => (style.overflowAnchor = ''))
  }
}

/** The smallest piece that stands at a height of the window, else the first one below. */
function pieceAt(line: number): Element | undefined {
  let nearest: { element: Element; top: number; height: number } | undefined
  for (const element of document.querySelectorAll(`main article :is(${PIECES})`)) {
    const { bottom, height, top: above } = element.getBoundingClientRect()
    const top = Math.max(above, line)
    // What is only said is a pixel high; what is folded away has a place of its own that nobody sees.
    if (bottom <= line || height <= 1 || !isShown(element)) continue
    if (!nearest || top < nearest.top || (top === nearest.top && height < nearest.height)) {
      nearest = { element, top, height }
    }
  }
  return nearest?.element
}

/** Older browsers cannot tell; they give what is folded away no height. */
const isShown = (element: Partial<Pick<Element, 'checkVisibility'>>): boolean => element.checkVisibility?.() ?? true
