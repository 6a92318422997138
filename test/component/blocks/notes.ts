import { vi } from 'vitest'
import type { LearningFact } from '../../../courses/format/event.ts'

/** What was written before. */
export const note = (field: string, ...value: string[]): LearningFact => ({ type: 'note', data: { field, value } })

/** The private notes among what was kept, by field: the last of each. */
export const notesOf = (facts: LearningFact[]): Record<string, readonly string[]> =>
  Object.fromEntries(facts.flatMap((fact) => (fact.type === 'note' ? [[fact.data.field, fact.data.value]] : [])))

/** Files that are handed to the learner from now on, by their names. */
export function watchFiles(): Map<string, Promise<string>> {
  const files = new Map<string, Promise<string>>()
  let last: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob
    return 'blob:file'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) files.set(this.download, last.text())
  })
  return files
}
