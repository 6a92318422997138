import { markKey } from '../note-keys.ts'

/** Whether anything of a page is highlighted. */
export function hasMarks(notes: ReadonlyMap<string, { value: readonly string[] }>, page: string): boolean {
  const beginning = markKey(page, '')
  for (const [key, { value }] of notes) if (value.length > 0 && key.startsWith(beginning)) return true
  return false
}
