import { beforeAll, describe, expect, it } from 'vitest'
import { CompiledCourse, type Page, type Question } from '../../../courses/format/course.ts'
import { drawQuestions } from '../../../courses/format/draw.ts'
import { formatProblems } from '../../../courses/format/problem.ts'
import { isQuestion, questionType } from '../../../courses/format/question.ts'
import { reportReading } from '../../../courses/format/reading.ts'
import { scoreAnswer } from '../../../courses/format/scoring.ts'
import { courseIds, readCourse } from '../../../src/build/read-course.ts'
import { responseTo } from '../../e2e/responses.ts'

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

  it('has 220 to 500 words to read, in sentences that are not too long; assessments and the page of references aside', () => {
    const { remarks } = reportReading(course)
    expect(remarks.filter((remark) => remark.page !== 'glossary-resources')).toEqual([])
  })

  it('has the interaction that the outline names for it', () => {
    const missing = Object.entries(INTERACTIONS).flatMap(([id, kinds]) => {
      const there = page(id).blocks.map((block) => (isQuestion(block) ? questionType(block) : block.kind))
      return kinds.filter((kind) => !there.includes(kind)).map((kind) => `${id}: ${kind}`)
    })
    expect(missing).toEqual([])
    expect(Object.keys(INTERACTIONS)).toEqual(course.pages.map(({ id }) => id))
  })

  it('is illustrated: at least 12 drawings, each with an alternative text, and every drawing is shown somewhere', () => {
    const shown = JSON.stringify(course.pages)
    const drawings = course.course.assets.filter((path) => path.endsWith('.svg'))
    expect(drawings.length).toBeGreaterThanOrEqual(12)
    expect(drawings.filter((path) => !shown.includes(`"${path}"`))).toEqual([])
  })

  it('dates and places its city examples', () => {
    const cities = course.pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'city'))
    expect(cities.length).toBeGreaterThan(30)
    // A source that names no year is told as such.
    const dated = /\b(19|20)\d\d\b|century|^year not stated$/
    expect(cities.filter(({ year }) => !dated.test(year))).toEqual([])
    expect(cities.filter(({ city, country }) => !city || !country)).toEqual([])
  })

  it('asks questions that have a right answer, an explanation and a page to go back to', () => {
    const questions = course.pages.flatMap(({ blocks }) => blocks.filter(isQuestion))
    const isSound = (question: Question) =>
      scoreAnswer(question, responseTo(question, true)) === 1 &&
      scoreAnswer(question, responseTo(question, false)) < 1 &&
      question.explanation.length > 0 &&
      question.page !== undefined
    expect(questions.filter((question) => !isSound(question)).map(({ id }) => id)).toEqual([])
  })

  it('uses all 99 ideas for questions', () => {
    const ids = new Set(course.course.questions.map(({ id }) => id))
    const ideas = Array.from({ length: 99 }, (_, i) => `q${String(i + 1).padStart(2, '0')}`)
    expect(ideas.filter((id) => !ids.has(id))).toEqual([])
  })

  it('checks what was learnt five times, and counts only the last: 20 of the whole pool, of at least six types', () => {
    const assessed = course.course.pages.filter(({ assessment }) => assessment)
    expect(assessed.map(({ id, assessment }) => [id, assessment])).toEqual([
      ['check-1', { graded: false, attempts: null, draw: 5 }],
      ['check-2', { graded: false, attempts: null, draw: 7 }],
      ['rivermouth', { graded: false, attempts: null }],
      ['check-4', { graded: false, attempts: null, draw: 10, profile: true }],
      ['final-assessment', { graded: true, attempts: null, draw: 20, profile: true }],
    ])
    expect(course.course.passingScore).toBe(70)
    const pool = course.course.questions.filter((question) => question.page === 'final-assessment')
    expect(pool.length).toBeGreaterThan(100)
    const typesOf = (id: string, count: number, seed: string) => {
      const own = course.course.questions.filter((question) => question.page === id)
      return new Set(drawQuestions(own, count, () => false, seed).map(({ type }) => type)).size
    }
    const seeds = Array.from({ length: 200 }, (_, i) => `seed ${i}`)
    expect(Math.min(...seeds.map((seed) => typesOf('final-assessment', 20, seed)))).toBeGreaterThanOrEqual(6)
    expect(Math.min(...seeds.map((seed) => typesOf('check-4', 10, seed)))).toBeGreaterThanOrEqual(4)
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

/** By page, what the outline has learners do there. */
const INTERACTIONS: Record<string, string[]> = {
  welcome: ['form'],
  practical: ['checklist', 'course-map'],
  'why-cities': ['slides', 'sort'],
  'idea-to-network': ['order', 'cards', 'figure'],
  standards: ['match', 'cards'],
  'check-1': ['choice'],
  diversity: ['checklist', 'form'],
  'why-interculturalism': ['sort'],
  'real-equality': ['scenario'],
  'diversity-advantage': ['sort'],
  'meaningful-interaction': ['compose'],
  'active-citizenship': ['sort', 'checklist'],
  'check-2': ['match', 'multiple-choice'],
  vision: ['form', 'checklist'],
  'said-out-loud': ['match', 'form', 'cards'],
  'anti-rumours': ['scenario'],
  strategy: ['order', 'sort'],
  'eight-strategies': ['table', 'choice', 'form'],
  'action-plan': ['form'],
  governance: ['sort', 'checklist'],
  rivermouth: ['scenario', 'choice'],
  'intercultural-lens': ['checklist'],
  education: ['compose', 'checklist'],
  'public-space': ['sort'],
  housing: ['allocation'],
  'public-services': ['compose', 'checklist'],
  business: ['sort'],
  culture: ['sort'],
  mediation: ['scenario', 'order'],
  language: ['form'],
  media: ['compose', 'choice', 'checklist'],
  international: ['form'],
  competence: ['checklist', 'form'],
  newcomers: ['multiple-choice', 'sort'],
  participation: ['match', 'form'],
  'anti-discrimination': ['compose'],
  'check-4': ['choice'],
  monitoring: ['sort', 'form'],
  'cities-index': ['checklist'],
  'final-assessment': ['cards', 'choice'],
  'glossary-resources': ['glossary', 'resource-library'],
  'plan-certificate': ['plan', 'form', 'certificate'],
}
