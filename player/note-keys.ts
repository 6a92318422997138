/** Under which names private notes are kept. A checklist and a course map keep theirs under their own id. */
export const fieldKey = (form: string, field: string): string => `${form}.${field}`
export const starKey = (resource: number): string => `star.${resource}`
export const CERTIFICATE_NAME = 'certificate.name'

/** Study notes: names of three parts and more, so that no field of a form has one of them. */
export const bookmarkKey = (page: string): string => `study.bookmark.${page}`
export const pageNoteKey = (page: string): string => `study.note.${page}`
export const markKey = (page: string, id: string): string => `study.mark.${page}.${id}`
export const reviewKey = (question: string): string => `study.review.${question}`
/** The course as it was at the last visit. */
export const SEEN_COURSE = 'study.course.seen'
export const isStudyKey = (key: string): boolean => key.startsWith('study.')

/** What a note holds, whoever keeps it. */
export type ValueOf = (key: string) => readonly string[]

/** What the journal keeps of a learner's notes. */
export const keptNotes =
  (notes: ReadonlyMap<string, { value: readonly string[] }>): ValueOf =>
  (key) =>
    notes.get(key)?.value ?? []
