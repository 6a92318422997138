import type { Checks } from './compile.ts'
import type { CompiledCourse, Course, CourseTexts, Page, Translation } from './course.ts'
import { readPage, type PageContext } from './page.ts'
import { didYouMean, type Problem } from './problem.ts'
import { isQuestion } from './question.ts'
import { translateReference } from './translation-reference.ts'
import { fingerprint, readTranslated, TranslatedCourse, TranslatedFrontMatter } from './translation-source.ts'
import { compareStructure } from './translation-structure.ts'
import type { Read } from './yaml.ts'

/** A folder of a course named by a language tag holds that translation. */
const IN_LANGUAGE = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\/(.+)$/
export const isOfTranslation = (file: string): boolean => IN_LANGUAGE.test(file)

/** Where problems go, and remarks: what is missing or out of date, and may stay so for a while. */
interface Told {
  problems: Problem[]
  remarks: Problem[]
}

type Files = ReadonlyMap<string, string>

/** Compiles every translation there is of a course without problems. */
export function compileTranslations(
  files: Files,
  course: CompiledCourse,
  checks: () => Checks,
  told: Told,
): Translation[] {
  const tags = [...files.keys()].flatMap((file) => IN_LANGUAGE.exec(file)?.[1] ?? [])
  const seen = new Map<string, string>([[course.course.language.toLowerCase(), '']])
  return [...new Set(tags)].sort().flatMap((language) => {
    const before = seen.get(language.toLowerCase())
    seen.set(language.toLowerCase(), language)
    if (before !== undefined) {
      const message = `The course is in this language already${before ? ` (${before}/)` : ''}. Rename or remove the folder.`
      told.problems.push({ file: `${language}/course.yaml`, line: 1, column: 1, message })
      return []
    }
    return compileTranslation(language, files, course, checks(), told) ?? []
  })
}

function compileTranslation(language: string, files: Files, own: CompiledCourse, checks: Checks, told: Told) {
  checkNames(language, files, own.course, told.problems)
  const root = readTranslated(language, 'course.yaml', TranslatedCourse, files, told.problems)
  const { modules } = own.course
  checkIds(root, 'modules', modules.map(({ id }) => id), true, told.problems) // prettier-ignore
  checkIds(root, 'pages', own.course.pages.map(({ id }) => id), false, told.problems) // prettier-ignore
  const written = own.pages.flatMap((page) => compileTranslated(language, page, files, checks, told) ?? [])
  told.problems.push(...checks.finish(new Set(own.pages.map(({ id }) => id))))
  const reference = translateReference(language, own.reference, files, told.problems)
  if (!root) return null
  tellMissing(language, own, written, told.remarks)
  const texts: CourseTexts = {
    language,
    title: root.value.title,
    description: root.value.description,
    modules: root.value.modules,
    pages: { ...root.value.pages, ...Object.fromEntries(written.map(({ id, title }) => [id, title])) },
    translated: written.map(({ id }) => id),
    reference: reference !== undefined,
  }
  const pages = written.map((page) => withPool(page, own.pages, written))
  return { language, texts, pages, ...(reference && { reference }) }
}

/** Files that are no part of a translation, and the one that every translation needs. */
function checkNames(language: string, files: Files, course: Course, problems: Problem[]): void {
  const complain = (file: string, message: string) => problems.push({ file, line: 1, column: 1, message })
  const pages = course.pages.map(({ id }) => id)
  if (!files.has(`${language}/course.yaml`)) {
    complain(`${language}/course.yaml`, 'This file is missing. A translation needs one, with its titles.')
  }
  for (const file of files.keys()) {
    const [, tag, name = ''] = IN_LANGUAGE.exec(file) ?? []
    if (tag !== language || ['course.yaml', 'glossary.yaml', 'resources.yaml'].includes(name)) continue
    const page = /^pages\/(.+)\.md$/.exec(name)?.[1]
    if (page === undefined) complain(file, 'This is no part of a translation. Remove the file.')
    else if (!pages.includes(page)) complain(file, `The course has no page "${page}".${didYouMean(page, pages)}`)
  }
}

type Root = Read<TranslatedCourse> | null

function checkIds(root: Root, key: 'modules' | 'pages', ids: string[], isWhole: boolean, problems: Problem[]): void {
  if (!root) return
  const given = Object.keys(root.value[key])
  for (const id of given.filter((one) => !ids.includes(one))) {
    const message = `The course has no ${key.slice(0, -1)} "${id}".${didYouMean(id, ids)}`
    problems.push({ ...root.at([key, id]), message })
  }
  const missing = isWhole ? ids.filter((id) => !given.includes(id)) : []
  if (missing.length > 0) problems.push({ ...root.at([key]), message: `Titles are missing: ${missing.join(', ')}.` })
}

/** Ids were told when the original was read; here only what the texts point at counts. */
const nothing = () => undefined
const SILENT = { question: nothing, note: nothing, field: nothing, usesField: nothing, usesNote: nothing, pool: nothing, resource: nothing, fact: nothing } // prettier-ignore

function compileTranslated(language: string, own: Page, files: Files, checks: Checks, told: Told): Page | null {
  const file = `${language}/pages/${own.id}.md`
  const text = files.get(file)
  const original = files.get(`pages/${own.id}.md`)
  if (text === undefined || original === undefined) return null
  const { problems } = told
  const context: PageContext = { ...checks, ...SILENT, start: { file, line: 1, column: 1 }, problems }
  const read = readPage<TranslatedFrontMatter>(text, TranslatedFrontMatter, context)
  compareStructure(original, text, file, problems)
  if (!read?.front) return null
  const { front, blocks } = read
  const { title, lead, objectives, translates } = front.value
  if ((lead === undefined) !== (own.lead === undefined)) {
    const message = own.lead ? '"lead" is missing: the original has it.' : 'The original has no "lead". Remove it.'
    problems.push({ ...front.at(['lead']), message })
  }
  const now = fingerprint(original)
  if (translates !== now) {
    const changed = 'The original has changed since this was translated. Compare them'
    const message = `${translates ? changed : 'It is not known which text this translates. Compare it with the original'}, then write "translates: ${now}".`
    told.remarks.push({ ...front.at(['translates']), message })
  }
  return { ...own, title, ...(lead !== undefined && { lead }), objectives, blocks }
}

/** The page with the questions it asks of others: translated where those are, else as they were written. */
function withPool(page: Page, own: readonly Page[], translated: readonly Page[]): Page {
  const all = own.find(({ id }) => id === page.id)?.blocks.filter(isQuestion) ?? []
  const there = new Set(page.blocks.filter(isQuestion).map(({ id }) => id))
  const questions = new Map(translated.flatMap(({ blocks }) => blocks.filter(isQuestion).map((one) => [one.id, one])))
  const pool = all
    .filter(({ id }) => !there.has(id))
    .map((asked) => {
      const found = questions.get(asked.id.slice(page.id.length + 1))
      return found ? { ...found, id: asked.id, ...(asked.page && { page: asked.page }) } : asked
    })
  return pool.length > 0 ? { ...page, blocks: [...page.blocks, ...pool] } : page
}

function tellMissing(language: string, { pages }: CompiledCourse, written: readonly Page[], remarks: Problem[]): void {
  const missing = pages.filter(({ id }) => !written.some((page) => page.id === id)).map(({ id }) => id)
  if (missing.length === 0) return
  const message = `${written.length} of ${pages.length} pages; missing: ${missing.join(', ')}.`
  remarks.push({ file: `${language}/course.yaml`, line: 1, column: 1, message })
}
