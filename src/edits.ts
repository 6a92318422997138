import type { Page } from '../courses/format/course.ts'
import type { ShownCourse } from '../player/shown-course.svelte.ts'

/** What the development server calls the message that brings pages an author has just changed. */
export const EDITED = 'stepwise:edited'

export interface EditedPages {
  course: string
  pages: Page[]
}

/** While an author writes: an edited page is shown as it is now, where the author stands, and without a new start. */
export function followEdits(
  shown: ShownCourse,
  hot: NonNullable<ImportMeta['hot']>,
  reload = () => location.reload(),
): void {
  let pages = new Map<string, Page>()
  hot.on(EDITED, (courses: EditedPages[]) => {
    const edited = courses.find(({ course }) => course === shown.own.course.id)?.pages ?? []
    if (edited.length === 0) return
    pages = new Map([...pages, ...edited.map((page) => [page.id, page] as const)])
    // A translation is shown: what has changed in it is not known here.
    if (shown.course !== shown.own.course) reload()
    else shown.show({ ...shown.own, course: shown.own.course, arrived: { pages } })
  })
}
