import type { Course, PageInfo } from '../courses/format/course.ts'
import { assessmentState } from '../courses/format/outcome.ts'
import type { Progress } from '../courses/format/progress.ts'

/** The index of a page in the course, from 0; -1 when the course has no such page. */
export const indexOfPage = (course: Course, id: string): number => course.pages.findIndex((page) => page.id === id)

/** The page after or before another, or null at the ends. */
export function neighbour(course: Course, id: string, step: 1 | -1): PageInfo | null {
  const index = indexOfPage(course, id)
  return index < 0 ? null : (course.pages[index + step] ?? null)
}

/** Whether a page may be opened: always in a free course; in a sequential one when every page before it is done. */
export function mayOpen(course: Course, progress: Progress, id: string): boolean {
  const index = indexOfPage(course, id)
  if (index < 0) return false
  if (course.navigation === 'free' || progress.visited.has(id)) return true
  return course.pages.slice(0, index).every((page) => isDone(course, progress, page))
}

/** A page is done once it was read and, if it is an assessment, once all its questions were answered in some round. */
export const isDone = (course: Course, progress: Progress, page: PageInfo): boolean =>
  progress.visited.has(page.id) && (!page.assessment || assessmentState(course, progress, page).counted !== null)

/** Where to begin: the wanted page if it may be opened, else where the learner left off, else the first page. */
export function startPage(course: Course, progress: Progress, wanted: string | null): string {
  const candidates = [wanted, progress.position?.page ?? null]
  const found = candidates.find((id) => id !== null && mayOpen(course, progress, id))
  return found ?? course.pages[0]?.id ?? ''
}
