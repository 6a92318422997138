import type { Block, CompiledCourse, Course, LmsRules, Page, Reference, Translation } from '../courses/format/course.ts'
import type { RichNode } from '../courses/format/rich-text.ts'
import { defaultOptions, type PackageOptions } from './package-options.ts'

/** A course as these options have it: what a learner gets, all but the manifest. With the default ones: as it is. */
export function withOptions(compiled: CompiledCourse, options: PackageOptions): CompiledCourse {
  const { translations, ...own } = compiled
  const { course, pages, reference } = own
  const kept = translations?.filter(({ language }) => options.languages.includes(language)) ?? []
  return {
    course: courseWith(course, kept, options),
    pages: pages.map((page) => pageWith(page, course.language, options)),
    reference: referenceWith(reference, options),
    ...(kept.length > 0 && { translations: kept.map((one) => translationWith(one, course, options)) }),
  }
}

function courseWith(course: Course, translations: readonly Translation[], options: PackageOptions): Course {
  const { title, navigation, pages, assessment, passingScore, review } = options
  const changed: Course = { ...course, title, navigation, completion: { pages, assessment }, passingScore }
  const rules = lmsWith(course, options)
  if (rules) changed.lms = rules
  if (review === 'read-only') changed.review = review
  else delete changed.review
  if (translations.length > 0) changed.languages = [course.language, ...translations.map(({ language }) => language)]
  else delete changed.languages
  return changed
}

/** A title that was chosen holds in every language: nobody has translated it. */
const translationWith = (translation: Translation, { title }: Course, options: PackageOptions): Translation => ({
  ...translation,
  ...(options.title !== title && { texts: { ...translation.texts, title: options.title } }),
  pages: translation.pages.map((page) => pageWith(page, translation.language, options)),
  ...(translation.reference && { reference: referenceWith(translation.reference, options) }),
})

/** Rules are written down only where they differ from what is meant without them, so that nothing chosen changes nothing. */
function lmsWith(course: Course, { onReset, interval, status }: PackageOptions): LmsRules | undefined {
  const own = defaultOptions(course)
  const changes = {
    ...(onReset !== own.onReset && { onReset }),
    ...(interval !== own.interval && { interval }),
    ...(status !== own.status && { status }),
  }
  return Object.keys(changes).length > 0 ? { ...course.lms, ...changes } : course.lms
}

const referenceWith = ({ glossary, resources }: Reference, options: PackageOptions): Reference => ({
  glossary: options.glossary ? glossary : [],
  resources: options.resources ? resources : { sections: [], items: [] },
})

/**
 * What is not in the package leaves no trace on a page: its blocks go, with the heading that announces nothing else, and
 * terms become words. A page that held nothing else says so in a sentence.
 */
function pageWith(page: Page, language: string, options: PackageOptions): Page {
  const kept = page.blocks.filter((block) => isIn(block, options))
  const told = kept.length === page.blocks.length ? kept : withoutLoneHeadings(page.blocks, options)
  const blocks = told.length > 0 || page.blocks.length === 0 ? told : [notIncluded(language)]
  return options.glossary ? { ...page, blocks } : { ...page, blocks: withoutTerms(blocks) }
}

function isIn({ kind }: Block, options: PackageOptions): boolean {
  if (kind === 'glossary') return options.glossary
  if (kind === 'resources' || kind === 'resource-library') return options.resources
  return kind !== 'certificate' || options.certificate
}

/** The blocks that stay. Of a text before one that goes, a heading at its end goes too, when nothing follows under it. */
function withoutLoneHeadings(blocks: readonly Block[], options: PackageOptions): Block[] {
  return blocks.flatMap((block, at): Block[] => {
    if (!isIn(block, options)) return []
    const next = blocks[at + 1]
    if (block.kind !== 'text' || !next || isIn(next, options)) return [block]
    const after = blocks.slice(at + 1).find((other) => isIn(other, options))
    if (after && !startsWithHeading(after)) return [block]
    const text = isHeading(block.text.at(-1)) ? block.text.slice(0, -1) : block.text
    return text.length > 0 ? [{ ...block, text }] : []
  })
}

const isHeading = (node: RichNode | undefined): boolean => typeof node === 'object' && /^h\d$/.test(node.tag)
const startsWithHeading = (block: Block): boolean => block.kind === 'text' && isHeading(block.text[0])

/** The course without glossary terms: a deep copy in which each term is what stood between its marks. */
function withoutTerms<T>(data: T): T {
  if (Array.isArray(data))
    return data.flatMap((entry: unknown) => (isTerm(entry) ? withoutTerms(entry.children) : [withoutTerms(entry)])) as T // the same kind of list
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutTerms<unknown>(value)])) as T // the same keys
}

const isTerm = (entry: unknown): entry is { tag: 'term'; children: RichNode[] } =>
  typeof entry === 'object' && entry !== null && 'tag' in entry && entry.tag === 'term'

const SENTENCES: Record<string, string> = {
  en: 'This part of the course is not in this package. Please go on to the next page.',
  fr: 'Cette partie du cours n’est pas dans ce paquet. Veuillez passer à la page suivante.',
}

function notIncluded(language: string): Block {
  const sentence = SENTENCES[language.split('-')[0]?.toLowerCase() ?? ''] ?? SENTENCES['en'] ?? ''
  return { kind: 'text', text: [{ tag: 'p', children: [sentence] }] }
}
