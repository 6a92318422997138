import { checkBranding, toBranding } from './branding.ts'
import {
  Id,
  type CompiledCourse,
  type Course,
  type Page,
  type PageInfo,
  type QuestionInfo,
  type Reference,
} from './course.ts'
import { poolOf, type PoolRequest } from './pool.ts'
import { isQuestion, questionType } from './question.ts'
import { didYouMean, type Place, type Problem } from './problem.ts'
import { compilePage } from './page.ts'
import { CourseFile, FactsFile, GlossaryFile, ResourcesFile, SlotsFile } from './source.ts'
import { compileTranslations, isOfTranslation } from './translation.ts'
import { readYaml, type Read } from './yaml.ts'
import type { z } from 'zod'

/** What a course folder came to. `remarks`: what is missing or out of date in its translations, which is no problem. */
export type Compiled = { ok: true; compiled: CompiledCourse; remarks?: Problem[] } | { ok: false; problems: Problem[] }

/** 4,200 pages as long as those of a real course have 31 million; what is more is no course, and would only cost time. */
const MAX_COURSE_CHARACTERS = 40_000_000
const MAX_PAGES = 5000
const MAX_QUESTIONS = 10_000
/** Names of private notes that the player keeps itself. */
const RESERVED = ['star', 'certificate']

/**
 * Compiles a course from its files: paths relative to the course's folder, with `/`, and their texts; `assets` are the
 * paths of all other files. Reports every problem it can find and never throws.
 */
export function compileCourse(id: string, texts: ReadonlyMap<string, string>, assets: readonly string[]): Compiled {
  const problems: Problem[] = []
  // Editors of Windows begin a file with a sign that cannot be seen.
  const files = new Map([...texts].map(([file, text]) => [file, text.replace(/^\uFEFF/, '')]))
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0)
  if (size > MAX_COURSE_CHARACTERS) return failed('course.yaml', 'The course has more than 40 million characters.')
  const root = readFile(files, 'course.yaml', CourseFile, problems)
  if (!files.has('course.yaml')) return failed('course.yaml', 'This file is missing. A course needs one.')

  const glossary = readFile(files, 'glossary.yaml', GlossaryFile, problems)
  const resources = readFile(files, 'resources.yaml', ResourcesFile, problems)
  const facts = readFile(files, 'facts.yaml', FactsFile, problems)
  const slots = readFile(files, 'slots.yaml', SlotsFile, problems)
  const reference: Reference = {
    glossary: glossary?.value ?? [],
    resources: resources?.value ?? { sections: [], items: [] },
  }

  // Of a file that is there and cannot be used nothing is known, so what points at it is not a problem yet.
  const known = {
    terms: glossary || !files.has('glossary.yaml') ? new Set(reference.glossary.map((term) => term.id)) : null,
    numbers:
      resources || !files.has('resources.yaml') ? new Set(reference.resources.items.map((item) => item.number)) : null,
    facts: facts ? new Set(facts.value.map((fact) => fact.id)) : null,
  }
  const check = createChecks(known, assets, problems)
  const pages = compilePages(files, check, problems)
  if (!root) return { ok: false, problems: [...problems, ...check.finish(new Set(pageIds(files)))] }
  if (root.value.id !== id) {
    problems.push({ ...root.at(['id']), message: `The id must be the folder's name, "${id}".` })
  }
  const order = checkModules(root, files, problems)
  checkReference(glossary, resources, order, problems)
  const factIds = new Set<string>()
  facts?.value.forEach(({ id }, i) => {
    if (factIds.has(id)) problems.push({ ...facts.at([i, 'id']), message: `The fact id "${id}" is used twice.` })
    factIds.add(id)
  })
  problems.push(...check.finish(new Set(order)))
  const written = order.flatMap((page) => pages.get(page) ?? [])
  const ordered = written.map((page) => withPool(page, written, check, problems))
  checkRules(root, ordered, ordered.length === order.length, problems)
  checkBranding(root, check, problems)
  const course = toCourse(root.value, ordered, slots?.value ?? null, assets, problems)
  if (problems.length > 0) return { ok: false, problems }
  const compiled = { course, pages: ordered, reference }
  if (![...files.keys()].some(isOfTranslation)) return { ok: true, compiled }
  const checks = () => createChecks(known, assets, problems)
  const remarks: Problem[] = []
  const translations = compileTranslations(files, compiled, checks, { problems, remarks })
  if (problems.length > 0) return { ok: false, problems }
  const { format, id: name, version, title, language, ...rest } = course
  const languages = [language, ...translations.map((one) => one.language)]
  const translated = { format, id: name, version, title, language, languages, ...rest }
  return { ok: true, compiled: { ...compiled, course: translated, translations }, remarks }
}

const failed = (file: string, message: string): Compiled => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message }],
})

function readFile<T>(
  files: ReadonlyMap<string, string>,
  file: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): Read<T> | null {
  const text = files.get(file)
  return text === undefined ? null : readYaml(text, schema, { file, line: 1, column: 1 }, problems)
}

/** The ids of all pages that have a file, and what stands in their place when a file's name is none. */
const pageIds = (files: ReadonlyMap<string, string>): string[] =>
  [...files.keys()].flatMap((file) => /^pages\/(.+)\.md$/.exec(file)?.[1] ?? [])

/** What files beside the pages hold; null where nothing is known of it. */
interface Known {
  terms: ReadonlySet<string> | null
  numbers: ReadonlySet<number> | null
  facts: ReadonlySet<string> | null
}

/** What pages refer to, checked. */
export type Checks = ReturnType<typeof createChecks>

/** Collects what pages refer to. Terms, resources and assets are known at once; pages only when all have been read. */
function createChecks({ terms, numbers, facts }: Known, assets: readonly string[], problems: Problem[]) {
  const questions = new Map<string, Place>()
  const links: { page: string; place: Place }[] = []
  const notes = new Map<string, Place>()
  const fields = new Set<string>()
  const usedFields: { key: string; place: Place }[] = []
  const usedNotes: { id: string; page: string; place: Place }[] = []
  const pools = new Map<string, PoolRequest>()
  const complain = (place: Place, message: string) => problems.push({ ...place, message })
  return {
    references: {
      term(id: string, place: Place) {
        if (terms && !terms.has(id))
          complain(place, `There is no term "${id}" in glossary.yaml.${didYouMean(id, terms)}`)
      },
      page: (page: string, place: Place) => void links.push({ page, place }),
    },
    question(id: string, place: Place) {
      const first = questions.get(id)
      if (first) complain(place, `The question id "${id}" is used twice; first in ${first.file}:${first.line}.`)
      else questions.set(id, place)
    },
    note(id: string, place: Place) {
      const first = notes.get(id)
      if (RESERVED.includes(id)) complain(place, `The id "${id}" is the player's own. Choose another.`)
      if (first) complain(place, `The id "${id}" of private notes is used twice; first in ${first.file}:${first.line}.`)
      else notes.set(id, place)
    },
    field: (key: string) => void fields.add(key),
    usesField: (key: string, place: Place) => void usedFields.push({ key, place }),
    usesNote: (id: string, page: string, place: Place) => void usedNotes.push({ id, page, place }),
    pool(from: PoolRequest['from'], place: Place) {
      if (pools.has(place.file)) complain(place, 'A page has one pool. Name all pages in the first one.')
      else pools.set(place.file, { from, place })
    },
    /** What a page asks of other pages' questions. */
    poolOf: (page: string) => pools.get(`pages/${page}.md`),
    resource(number: number, place: Place) {
      if (numbers && !numbers.has(number)) complain(place, `There is no resource number ${number} in resources.yaml.`)
    },
    fact(id: string, place: Place) {
      if (facts && !facts.has(id)) complain(place, `There is no fact "${id}" in facts.yaml.${didYouMean(id, facts)}`)
    },
    asset(path: string, place: Place) {
      if (assets.includes(path)) return
      complain(
        place,
        `The picture "${path}" is missing. Put it into assets/ or mend the name.${didYouMean(path, assets)}`,
      )
    },
    /** Problems of what points at pages, fields and notes that do not exist. */
    finish: (pages: ReadonlySet<string>): Problem[] => [
      ...links
        .filter(({ page }) => !pages.has(page))
        .map(({ page, place }) => ({ ...place, message: `There is no page "${page}".${didYouMean(page, pages)}` })),
      ...usedFields
        .filter(({ key }) => !fields.has(key))
        .map(({ key, place }) => ({ ...place, message: `There is no field "${key}".${didYouMean(key, fields)}` })),
      ...usedNotes
        .filter(({ id, page }) => notes.get(id)?.file !== `pages/${page}.md`)
        .map(({ id, page, place }) => ({
          ...place,
          message: `There is no form or checklist "${id}" on the page "${page}".${didYouMean(id, notes.keys())}`,
        })),
    ],
  }
}

/** The page with the questions it asks of other pages, as questions of its own. */
function withPool(page: Page, pages: readonly Page[], checks: Checks, problems: Problem[]): Page {
  const request = checks.poolOf(page.id)
  const pool = request ? poolOf(page, pages, request, problems) : []
  if (request) pool.forEach(({ id }) => checks.question(id, request.place))
  const draw = page.assessment?.draw ?? 0
  const count = page.blocks.filter(isQuestion).length + pool.length
  if (draw > count) {
    const place = { file: `pages/${page.id}.md`, line: 1, column: 1 }
    problems.push({ ...place, message: `"draw" asks for ${draw} questions, and there are only ${count}.` })
  }
  return pool.length > 0 ? { ...page, blocks: [...page.blocks, ...pool] } : page
}

function compilePages(files: ReadonlyMap<string, string>, checks: Checks, problems: Problem[]): Map<string, Page> {
  const pages = new Map<string, Page>()
  for (const [file, text] of files) {
    const id = /^pages\/([^/]+)\.md$/.exec(file)?.[1]
    if (id === undefined) continue
    const page = compilePage(id, text, { ...checks, start: { file, line: 1, column: 1 }, problems })
    if (page) pages.set(id, page)
  }
  return pages
}

/** The pages in order; problems for what is listed but missing, listed twice, or there but not listed. */
function checkModules(root: Read<z.infer<typeof CourseFile>>, files: ReadonlyMap<string, string>, problems: Problem[]) {
  const order = new Set<string>()
  const modules = new Set<string>()
  const complain = (path: PropertyKey[], message: string) => problems.push({ ...root.at(path), message })
  root.value.modules.forEach((module, m) => {
    if (modules.has(module.id)) complain(['modules', m, 'id'], `The module id "${module.id}" is used twice.`)
    modules.add(module.id)
    module.pages.forEach((page, p) => {
      const path = ['modules', m, 'pages', p]
      if (order.has(page)) complain(path, `The page "${page}" is listed twice.`)
      else if (!files.has(`pages/${page}.md`)) complain(path, `The page "${page}" has no file pages/${page}.md.`)
      order.add(page)
    })
  })
  for (const id of pageIds(files)) {
    if (order.has(id)) continue
    const message = Id.safeParse(id).success
      ? `This page is not listed in course.yaml. Add "${id}" to a module, or remove the file.`
      : `"${id}" cannot be the id of a page: an id has small letters, digits and single hyphens. Rename the file.`
    problems.push({ file: `pages/${id}.md`, line: 1, column: 1, message })
  }
  return [...order]
}

function checkReference(
  glossary: Read<z.infer<typeof GlossaryFile>> | null,
  resources: Read<z.infer<typeof ResourcesFile>> | null,
  order: string[],
  problems: Problem[],
) {
  const terms = new Set<string>()
  glossary?.value.forEach((term, i) => {
    if (terms.has(term.id))
      problems.push({ ...glossary.at([i, 'id']), message: `The term id "${term.id}" is used twice.` })
    terms.add(term.id)
    term.pages.forEach((page, p) => {
      if (!order.includes(page))
        problems.push({ ...glossary.at([i, 'pages', p]), message: `There is no page "${page}".` })
    })
  })
  const sections = new Set(resources?.value.sections.map((section) => section.id))
  const numbers = new Set<number>()
  resources?.value.items.forEach((item, i) => {
    const at = (key: string) => resources.at(['items', i, key])
    if (numbers.has(item.number))
      problems.push({ ...at('number'), message: `The number ${item.number} is used twice.` })
    numbers.add(item.number)
    if (!sections.has(item.section))
      problems.push({ ...at('section'), message: `There is no section "${item.section}".` })
  })
}

/** Rules that hold between `course.yaml` and the pages; `isWhole` when all pages could be read. */
function checkRules(root: Read<z.infer<typeof CourseFile>>, pages: Page[], isWhole: boolean, problems: Problem[]) {
  const graded = pages.some((page) => page.assessment?.graded)
  const ungraded = isWhole && !graded
  const { passingScore, completion } = root.value
  const complain = (path: PropertyKey[], message: string) => problems.push({ ...root.at(path), message })
  if (passingScore !== undefined && ungraded)
    complain(['passingScore'], 'No page has a graded assessment. Remove "passingScore".')
  if (passingScore === undefined && graded)
    complain([], 'A page has a graded assessment: "passingScore" is missing. Add it.')
  if (completion.assessment !== 'none' && ungraded) {
    complain(['completion', 'assessment'], 'No page has a graded assessment. Set this to none.')
  }
  if (pages.length > MAX_PAGES) complain(['modules'], 'A course has at most 5,000 pages.')
  if (pages.flatMap(questionsOf).length > MAX_QUESTIONS) complain(['modules'], 'A course has at most 10,000 questions.')
  if (completion.pages === 'none' && completion.assessment === 'none') {
    complain(['completion'], 'Nothing is asked for, so the course could never be complete.')
  }
}

function toCourse(
  source: z.infer<typeof CourseFile>,
  pages: Page[],
  slots: z.infer<typeof SlotsFile> | null,
  assets: readonly string[],
  problems: Problem[],
): Course {
  const infos = pages.map(({ id, title, minutes, assessment }): Omit<PageInfo, 'slot'> => ({
    id, title, minutes, ...(assessment && { assessment }),
  })) // prettier-ignore
  const questions = pages.flatMap(questionsOf)
  const { passingScore, branding, ...rest } = source
  return {
    format: 1,
    ...rest,
    passingScore: passingScore ?? null,
    ...(branding && { branding: toBranding(branding) }),
    pages: withSlots(infos, slots?.pages, 'page', problems),
    questions: withSlots(questions, slots?.questions, 'question', problems) satisfies QuestionInfo[],
    assets: [...assets],
  }
}

const questionsOf = (page: Page): Omit<QuestionInfo, 'slot'>[] =>
  page.blocks.flatMap((block) =>
    isQuestion(block) ? [{ id: block.id, page: page.id, points: block.points, type: questionType(block) }] : [],
  )

/** Gives each its place in the ledger; without a ledger (no learner has progress yet) the order of the course. */
function withSlots<T extends { id: string }>(
  items: T[],
  ledger: string[] | undefined,
  what: string,
  problems: Problem[],
): (T & { slot: number })[] {
  return items.map((item, index) => {
    const slot = ledger ? ledger.indexOf(item.id) : index
    if (slot < 0) {
      const message = `The ${what} "${item.id}" has no place yet. Run "npm run slots" once and commit slots.yaml.`
      problems.push({ file: 'slots.yaml', line: 1, column: 1, message })
    }
    return { ...item, slot }
  })
}
