/** Folds case and accents away, so that "Neuchatel" finds "Neuchâtel". */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of a query occurs in the text, whatever its case and accents. An empty query matches. */
export function matches(query: string, text: string): boolean {
  const folded = fold(text)
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
