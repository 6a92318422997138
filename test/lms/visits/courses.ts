import type { Course, Page, Question, QuestionInfo } from '../../../courses/format/course.ts'

/** A course to read, with a question for practice here and there and a final check that is passed at 80 in two tries. */
export function walkedCourse(pages: number, practice: number, checked: number): Course {
  const readOnes = Array.from({ length: pages }, (_, i) => ({ id: `page-${i}`, title: '', minutes: 1, slot: i }))
  const check = { id: 'check', title: '', minutes: 1, slot: pages, assessment: { graded: true, attempts: 2 } }
  const practised = Array.from({ length: practice }, (_, i): QuestionInfo => {
    return { id: `practice-${i}`, page: `page-${i % pages}`, slot: i, points: 1, type: 'choice' }
  })
  const asked = Array.from({ length: checked }, (_, i): QuestionInfo => {
    return { id: `check-${i}`, page: 'check', slot: practice + i, points: 1 + (i % 3), type: 'choice' }
  })
  return {
    format: 1,
    id: `walked-${pages}-${practice}-${checked}`,
    version: '1.0.0',
    title: 'A course that is walked',
    language: 'en',
    description: '',
    keywords: [],
    navigation: 'free',
    completion: { pages: 'all', assessment: 'passed' },
    passingScore: 80,
    modules: [{ id: 'all', title: 'All', pages: [...readOnes, check].map(({ id }) => id) }],
    pages: [...readOnes, check],
    questions: [...practised, ...asked],
    assets: [],
  }
}

/** Its fullest state takes about 70, 320 and 1,300 characters. */
export const SHORT_COURSE = walkedCourse(5, 2, 3)
export const LONG_COURSE = walkedCourse(24, 90, 10)
export const VERY_LONG_COURSE = walkedCourse(24, 540, 10)

/** The pages of a course: each question that it names has two options, of which `a` is right. */
export const contentOf =
  (course: Course) =>
  (id: string): Promise<Page> => {
    const blocks = course.questions.filter(({ page }) => page === id).map(choiceOf)
    return Promise.resolve({ id, title: id, minutes: 1, objectives: [], blocks })
  }

const choiceOf = ({ id, points }: QuestionInfo): Question => ({
  kind: 'choice',
  id,
  prompt: ['Which?'],
  explanation: [],
  points,
  select: 'one',
  shuffle: false,
  options: [
    { id: 'a', text: ['A'], right: true },
    { id: 'b', text: ['B'], right: false },
  ],
})
