/** Under which names private notes are kept. A checklist and a course map keep theirs under their own id. */
export const fieldKey = (form: string, field: string): string => `${form}.${field}`
export const starKey = (resource: number): string => `star.${resource}`
export const CERTIFICATE_NAME = 'certificate.name'

/** What a note holds, whoever keeps it. */
export type ValueOf = (key: string) => readonly string[]

/** What the journal keeps of a learner's notes. */
export const keptNotes =
  (notes: ReadonlyMap<string, { value: readonly string[] }>): ValueOf =>
  (key) =>
    notes.get(key)?.value ?? []
