/** One thing an author has to mend: where it is, what is wrong, and what to do. Lines and columns count from 1. */
export interface Problem {
  file: string
  line: number
  column: number
  message: string
}

/** Where a piece of text stands in its file. */
export interface Place {
  file: string
  line: number
  column: number
}

/** Problems as text for a terminal: one a line, in the order of files and lines, with a closing count. */
export function formatProblems(problems: readonly Problem[]): string {
  const sorted = [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
  const lines = sorted.map(({ file, line, column, message }) => `${file}:${line}:${column}  ${message}`)
  return [...lines, '', problems.length === 1 ? '1 problem' : `${problems.length} problems`].join('\n')
}

/** The known word nearest to a mistyped one, as a hint; empty when none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  if (word.length > 200) return ''
  let nearest = ''
  // Never all its letters: of "x" nothing is near.
  let least = Math.min(word.length, Math.max(2, Math.floor(word.length / 3)) + 1)
  for (const candidate of known) {
    const distance = editDistance(word, candidate)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest ? ` Did you mean "${nearest}"?` : ''
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}
