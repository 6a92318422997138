import type { Course, CourseTexts, Reference } from '../../courses/format/course.ts'
import { outcome } from '../../courses/format/outcome.ts'
import { EMPTY_PROGRESS, type Progress } from '../../courses/format/progress.ts'
import type { Peek } from '../journal/peek.ts'
import { indexOfPage, startPage } from '../../player/navigation.ts'

/** What a look comes to when there is nothing to look with. */
export const REFUSED: Peek = { kept: new Map(), scopes: [], isRefused: true }

/** A course as home shows it. */
export interface HomeCourse {
  course: Course
  /** Its titles in its other languages. */
  texts: readonly CourseTexts[]
  /** The page with the plan, and the forms and checklists that it gathers. */
  plan: { page: string; parts: readonly string[] } | null
  /** The page with the certificate. */
  certificate: string | null
  reference(): Promise<{ default: Reference }>
}

/** Where a learner stands in a course. */
export interface Standing {
  state: 'new' | 'begun' | 'complete'
  visited: ReadonlySet<string>
  read: number
  minutesLeft: number
  /** The index of the page where the learner goes on, from 0, and its title. */
  next: { index: number; title: string }
  /** Per cent, as it is told; null while there is none. */
  score: number | null
  /** When the course was completed, by the clock on the wall; null where that is not known. */
  completed: number | null
  /** How many things the plan holds. */
  planned: number
  /** May be opened by an address. */
  isOpen(page: string): boolean
}

export function standingOf({ course, plan }: HomeCourse, progress: Progress = EMPTY_PROGRESS): Standing {
  const { visited, completed, notes } = progress
  const result = outcome(course, progress)
  const unread = course.pages.filter(({ id }) => !visited.has(id))
  const index = Math.max(0, indexOfPage(course, startPage(course, progress, null)))
  const parts = plan?.parts ?? []
  const isPlanned = (field: string) => parts.some((part) => field === part || field.startsWith(`${part}.`))
  return {
    state: result.complete ? 'complete' : visited.size > 0 ? 'begun' : 'new',
    visited,
    read: course.pages.length - unread.length,
    minutesLeft: unread.reduce((sum, { minutes }) => sum + minutes, 0),
    next: { index, title: course.pages[index]?.title ?? '' },
    score: result.score === null ? null : Math.round(result.score),
    completed: result.complete ? (completed?.t ?? null) : null,
    planned: [...notes].filter(([field, { value }]) => isPlanned(field) && value.length > 0).length,
    // Whether a page behind others is open already is the player's to say: only what was read is a link here.
    isOpen: (page) => course.navigation === 'free' || visited.has(page),
  }
}

/** First what is under way, the latest first; then what is new; then what is done. Else in the order of the build. */
export function inOrder<T extends { standing: Standing; last: number }>(all: readonly T[]): T[] {
  const rank = ({ standing }: T) => ['begun', 'new', 'complete'].indexOf(standing.state)
  return [...all].sort((a, b) => rank(a) - rank(b) || b.last - a.last)
}
