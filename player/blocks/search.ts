import { fold } from '../../courses/format/fold.ts'

/** Whether every word of a query occurs in the text, whatever its case and accents. An empty query matches. */
export function matches(query: string, text: string): boolean {
  const folded = fold(text)
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
