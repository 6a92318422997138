import type { Course, Question } from '../courses/format/course.ts'
import { scoreInRound, type AssessmentState } from '../courses/format/outcome.ts'
import type { Progress } from '../courses/format/progress.ts'

/** How the questions that one page explains went. */
export interface PageResult {
  id: string
  title: string
  /** 0 … 1 of their points. */
  share: number
  /** Those that were not wholly right. */
  wrong: Question[]
}

/** The result of a round, by the pages that explain its questions, in the order of the course. */
export function resultByPage(
  course: Course,
  progress: Progress,
  { drawn, round }: AssessmentState,
  questions: readonly Question[],
): PageResult[] {
  const asked = new Set(drawn.map(({ id }) => id))
  return course.pages.flatMap(({ id, title }) => {
    const own = questions.filter((question) => asked.has(question.id) && question.page === id)
    if (own.length === 0) return []
    const scoreOf = (question: Question) => scoreInRound(progress, question.id, round) ?? 0
    const points = own.reduce((sum, question) => sum + question.points, 0)
    const share = own.reduce((sum, question) => sum + scoreOf(question) * question.points, 0) / points
    return [{ id, title, share, wrong: own.filter((question) => scoreOf(question) < 1) }]
  })
}
