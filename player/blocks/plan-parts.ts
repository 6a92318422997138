import type { Checklist, Form, Page } from '../../courses/format/course.ts'

/** The form or checklist of that id; null while the page is not here, or where it has none. */
export const notedBlock = (page: Page | undefined, id: string): Form | Checklist | null =>
  page?.blocks.find(
    (block): block is Form | Checklist => (block.kind === 'form' || block.kind === 'checklist') && block.id === id,
  ) ?? null
