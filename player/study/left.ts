import type { Course, PageInfo } from '../../courses/format/course.ts'
import { assessmentState, scoreInRound } from '../../courses/format/outcome.ts'
import type { Progress } from '../../courses/format/progress.ts'
import { mayOpen } from '../navigation.ts'

export interface LeftPage {
  id: string
  title: string
  /** 0 once it has been read. */
  minutes: number
  /** Questions without an answer. */
  questions: number
  isOpen: boolean
}

export interface LeftModule {
  id: string
  title: string
  minutes: number
  questions: number
  pages: LeftPage[]
}

/** What a learner has not read or answered, module by module; modules with nothing left are left out. */
export function leftOf(course: Course, progress: Progress): LeftModule[] {
  const pages = new Map(course.pages.map((page) => [page.id, page]))
  return course.modules.flatMap(({ id, title, pages: ids }) => {
    const left = ids.flatMap((page) => leftOnPage(course, progress, pages.get(page)) ?? [])
    const sum = (of: 'minutes' | 'questions') => left.reduce((total, page) => total + page[of], 0)
    return left.length === 0 ? [] : [{ id, title, minutes: sum('minutes'), questions: sum('questions'), pages: left }]
  })
}

function leftOnPage(course: Course, progress: Progress, page: PageInfo | undefined): LeftPage | null {
  if (!page) return null
  const minutes = progress.visited.has(page.id) ? 0 : page.minutes
  const questions = openQuestions(course, progress, page)
  if (minutes === 0 && questions === 0) return null
  return { id: page.id, title: page.title, minutes, questions, isOpen: mayOpen(course, progress, page.id) }
}

/** An assessment that was finished once leaves nothing open. */
function openQuestions(course: Course, progress: Progress, page: PageInfo): number {
  if (page.assessment) {
    const { counted, drawn, answered } = assessmentState(course, progress, page)
    return counted === null ? drawn.length - answered : 0
  }
  return course.questions.filter(({ id, page: on }) => on === page.id && scoreInRound(progress, id, 1) === null).length
}
