import type { Course } from '../courses/format/course.ts'
import type { Progress } from '../courses/format/progress.ts'

/** A second witness beside `suspend_data`, `Q1.<rev>.<slot of the furthest page read>`; without the slot if none was. */
export function formatLocation(course: Course, progress: Progress, rev: number): string {
  const page = course.pages.findLast(({ id }) => progress.visited.has(id))
  return page ? `Q1.${rev}.${page.slot}` : `Q1.${rev}`
}

/** The id of the furthest page, or null when the text is not ours or the page is gone. */
export function pageOfLocation(course: Course, location: string): string | null {
  const slot = /^Q1\.\d+\.(\d+)$/.exec(location.trim())?.[1]
  return course.pages.find((page) => String(page.slot) === slot)?.id ?? null
}
