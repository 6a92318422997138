import type { Course, QuestionInfo } from '../../courses/format/course.ts'
import { questionTotal, type Progress } from '../../courses/format/progress.ts'
import { reviewKey } from '../note-keys.ts'

/** After how many days a question comes back, by its box: one box on for a right answer, back to the first for another. */
export const BOXES = [1, 3, 7, 21] as const

/** A question that was answered, and when it comes back. */
export interface Card {
  question: string
  page: string
  box: number
  /** A day of the learner's calendar, as in "2026-11-22". */
  due: string
}

/** The questions that were answered, those that are due longest first. */
export function cardsOf(course: Course, progress: Progress, today: string): Card[] {
  const answered = course.questions.filter(({ id }) => questionTotal(progress.questions.get(id)) !== null)
  const ids = new Set(answered.map(({ id }) => id))
  return answered
    .filter((question) => !isAskedTwice(question, ids))
    .map(({ id, page }) => ({ question: id, page, ...standingOf(progress, id, today) }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

export const isDue = ({ due }: Card, today: string): boolean => due <= today

/** Where a question stands after it was reviewed: what its note holds. */
export function reviewed({ box }: Pick<Card, 'box'>, isRight: boolean, today: string): [box: string, due: string] {
  const next = isRight ? Math.min(box + 1, BOXES.length - 1) : 0
  return [String(next), addDays(today, BOXES[next] ?? 1)]
}

/** The questions whose latest answer was not wholly right, in the order of the course. */
export const wrongQuestions = (course: Course, progress: Progress): QuestionInfo[] =>
  course.questions.filter(({ id }) => {
    const known = progress.questions.get(id)
    const score = known?.answers.at(-1)?.score ?? questionTotal(known)?.best
    return score !== undefined && score < 1
  })

/** The day of the learner's calendar at a time. */
export function dayOf(time: number): string {
  const date = new Date(time)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A pool asks questions of other pages again, under the page's name and their own: one of the two is enough. */
const isAskedTwice = ({ id, page }: QuestionInfo, ids: ReadonlySet<string>): boolean =>
  id.startsWith(`${page}-`) && ids.has(id.slice(page.length + 1))

function standingOf(progress: Progress, question: string, today: string): Pick<Card, 'box' | 'due'> {
  const [box, due] = progress.notes.get(reviewKey(question))?.value ?? []
  if (box !== undefined && due !== undefined && /^[0-3]$/.test(box) && isDay(due)) return { box: Number(box), due }
  // Where only an LMS knows the answer, nobody knows its day.
  const answered = progress.questions.get(question)?.answers.at(-1)?.t
  return { box: 0, due: answered === undefined ? today : addDays(dayOf(answered), BOXES[0]) }
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
