import { beforeAll, describe, expect, it } from 'vitest'
import { CompiledCourse, type Block, type Choice, type Page } from '../../../courses/format/course.ts'
import { formatProblems } from '../../../courses/format/problem.ts'
import type { RichNode } from '../../../courses/format/rich-text.ts'
import { courseIds, readCourse } from '../../../src/build/read-course.ts'

async function compiled(id: string): Promise<CompiledCourse> {
  const result = await readCourse(id)
  if (!result.ok) throw new Error(formatProblems(result.problems))
  return result.compiled
}

describe.each(await courseIds())('the course %s', (id) => {
  let course: CompiledCourse
  beforeAll(async () => {
    course = await compiled(id)
  }, 60_000)

  it('compiles to what the schema of a compiled course allows, and to nothing more', () => {
    expect(CompiledCourse.parse(course)).toEqual(course)
  })

  it('stays the same when it is written and read as JSON', () => {
    expect(JSON.parse(JSON.stringify(course))).toEqual(course)
  })

  it('has its pages in the order of its modules', () => {
    const listed = course.course.modules.flatMap((module) => module.pages)
    expect(course.course.pages.map((page) => page.id)).toEqual(listed)
    expect(course.pages.map((page) => page.id)).toEqual(listed)
  })

  it('gives every page and every question a place of its own', () => {
    const { pages, questions } = course.course
    expect(new Set(pages.map(({ slot }) => slot)).size).toBe(pages.length)
    expect(new Set(questions.map(({ slot }) => slot)).size).toBe(questions.length)
  })
})

describe('every page of the intercultural city', () => {
  let course: CompiledCourse
  beforeAll(async () => {
    course = await compiled('intercultural-city-step-by-step')
  }, 60_000)
  const page = (id: string): Page => course.pages.find((known) => known.id === id) ?? expect.fail(`no page "${id}"`)
  const failing = (isGood: (page: Page) => boolean): string[] =>
    course.pages.filter((known) => !isGood(known)).map(({ id }) => id)

  it('stands where the outline has it', () => {
    expect(course.course.modules.map(({ id, pages }) => [id, pages])).toEqual(OUTLINE)
    expect(course.pages).toHaveLength(42)
  })

  it('says what one can do after it, and how long it takes', () => {
    expect(failing(({ objectives }) => objectives.length > 0 && objectives.every((text) => text.length > 10))).toEqual(
      [],
    )
    expect(failing(({ minutes }) => minutes >= 3 && minutes <= 30)).toEqual([])
  })

  it('has at least 200 words to read, or questions', () => {
    const isRead = ({ blocks }: Page) => blocks.flatMap((block) => wordsOf(block, course)).length >= 200
    expect(failing((known) => isRead(known) || known.assessment !== undefined)).toEqual([])
  })

  it('dates and places its city examples', () => {
    const cities = course.pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'city'))
    expect(cities.length).toBeGreaterThan(30)
    // A source that names no year is told as such.
    const dated = /\b(19|20)\d\d\b|century|^year not stated$/
    expect(cities.filter(({ year }) => !dated.test(year))).toEqual([])
    expect(cities.filter(({ city, country }) => !city || !country)).toEqual([])
  })

  it('asks questions that have an answer, an explanation and a page to go back to', () => {
    const questions = course.pages.flatMap(questionsOf)
    const right = ({ options }: Choice) => options.filter((option) => option.right).length
    const isSound = (question: Choice) =>
      (question.select === 'many' ? right(question) > 1 : right(question) === 1) &&
      question.explanation.length > 0 &&
      question.page !== undefined
    expect(questions.filter((question) => !isSound(question)).map(({ id }) => id)).toEqual([])
  })

  it('counts only in the final assessment, which has 20 questions of all three kinds', () => {
    const graded = course.course.pages.filter(({ assessment }) => assessment?.graded)
    expect(graded.map(({ id, assessment }) => [id, assessment])).toEqual([
      ['final-assessment', { graded: true, attempts: null }],
    ])
    const questions = questionsOf(page('final-assessment'))
    expect(questions).toHaveLength(20)
    expect(new Set(questions.map(({ select }) => select))).toEqual(new Set(['one', 'many', 'true-false']))
    expect(course.course.passingScore).toBe(70)
  })

  it('checks what was learnt five times on the way', () => {
    const checks = course.course.pages.filter(({ assessment }) => assessment)
    expect(checks.map(({ id }) => [id, questionsOf(page(id)).length])).toEqual([
      ['check-1', 5],
      ['check-2', 7],
      ['rivermouth', 7],
      ['check-4', 10],
      ['final-assessment', 20],
    ])
  })

  it('has the glossary and all 64 resources on one page', () => {
    const kinds = page('glossary-resources').blocks.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['glossary', 'resource-library']))
    expect(course.reference.resources.items.map(({ number }) => number)).toEqual(
      Array.from({ length: 64 }, (_, i) => i + 1),
    )
  })
})

const OUTLINE = [
  ['start', ['welcome', 'practical']],
  ['the-model', ['why-cities', 'idea-to-network', 'standards', 'check-1']],
  [
    'understanding',
    [
      'diversity',
      'why-interculturalism',
      'real-equality',
      'diversity-advantage',
      'meaningful-interaction',
      'active-citizenship',
      'check-2',
    ],
  ],
  [
    'building',
    [
      'vision',
      'said-out-loud',
      'anti-rumours',
      'strategy',
      'eight-strategies',
      'action-plan',
      'governance',
      'rivermouth',
    ],
  ],
  [
    'the-lens',
    [
      'intercultural-lens',
      'education',
      'public-space',
      'housing',
      'public-services',
      'business',
      'culture',
      'mediation',
      'language',
      'media',
      'international',
      'competence',
      'newcomers',
      'participation',
      'anti-discrimination',
      'check-4',
    ],
  ],
  ['impact', ['monitoring', 'cities-index']],
  ['close', ['final-assessment', 'glossary-resources', 'plan-certificate']],
]

const questionsOf = ({ blocks }: Page): Choice[] => blocks.filter((block) => block.kind === 'choice')

/** The words a learner reads in a block that is not a question. */
function wordsOf(block: Block, { reference }: CompiledCourse): string[] {
  switch (block.kind) {
    case 'text':
    case 'callout':
    case 'city':
      return richWords(block.text)
    case 'timeline':
    case 'cards':
      return block.items.flatMap(({ text }) => richWords(text))
    case 'key-figure':
      return words(block.label)
    case 'glossary':
      return reference.glossary.flatMap(({ term, meaning }) => [...words(term), ...words(meaning)])
    default:
      return []
  }
}

const richWords = (nodes: readonly RichNode[]): string[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? words(node) : richWords(node.children)))
const words = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
