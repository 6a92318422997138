import { wordsOf } from '../../courses/format/search-text.ts'

/** Words in their order, each with the numbers of the entries it stands in. */
export interface Shelf {
  words: readonly string[]
  places(word: number): readonly number[]
  /** What a word found here is worth. */
  weight: number
}

export interface Finding {
  /** The number of what was found. */
  entry: number
  score: number
}

export interface Findings {
  entries: Finding[]
  /** The words that were found, to be marked. */
  words: ReadonlySet<string>
}

/** A shelf of texts, each under the number of its entry. */
export function shelfOf(texts: Iterable<readonly [entry: number, text: string]>, weight: number): Shelf {
  const places = new Map<string, number[]>()
  for (const [entry, text] of texts) {
    for (const word of new Set(wordsOf(text))) {
      const known = places.get(word)
      if (known) known.push(entry)
      else places.set(word, [entry])
    }
  }
  const words = [...places.keys()].sort()
  return { words, weight, places: (word) => places.get(words[word] ?? '') ?? [] }
}

/**
 * The entries in which every word of a query stands, or begins a word; a word that is nowhere may have one letter wrong.
 * When no entry has them all, those that have some. The best first; `count` is how many entries there are.
 */
export function search(shelves: readonly Shelf[], query: string, count: number): Findings {
  const terms = [...new Set(wordsOf(query))].slice(0, 12)
  const words = new Set<string>()
  const scores = new Float64Array(count)
  const met = new Uint8Array(count)
  for (const [i, term] of terms.entries()) {
    // Short words that are not being typed are whole: half the words of a language begin with "a" or "re".
    const isBegun = term.length >= 4 || (i === terms.length - 1 && term.length >= 2)
    const best = scoresOf(shelves, { term, isBegun }, count, words)
    for (let entry = 0; entry < count; entry++) {
      const score = best[entry] ?? 0
      if (score === 0) continue
      scores[entry] = (scores[entry] ?? 0) + score
      met[entry] = (met[entry] ?? 0) + 1
    }
  }
  const most = met.reduce((a, b) => Math.max(a, b), 0)
  const entries: Finding[] = []
  if (most > 0) met.forEach((terms, entry) => terms === most && entries.push({ entry, score: scores[entry] ?? 0 }))
  return { entries: entries.sort((a, b) => b.score - a.score || a.entry - b.entry), words }
}

interface Term {
  term: string
  /** Whether words that only begin with it are wanted too. */
  isBegun: boolean
}

function scoresOf(shelves: readonly Shelf[], { term, isBegun }: Term, count: number, found: Set<string>): Float64Array {
  const best = new Float64Array(count)
  const take = (nearWords: (words: readonly string[], term: string) => [word: number, closeness: number][]) => {
    for (const shelf of shelves) {
      for (const [word, closeness] of nearWords(shelf.words, term)) {
        const places = shelf.places(word)
        found.add(shelf.words[word] ?? '')
        const score = shelf.weight * closeness * Math.log(1 + count / places.length)
        for (const entry of places) if (score > (best[entry] ?? 0)) best[entry] = score
      }
    }
  }
  take(isBegun ? beginningWith : same)
  if (best.every((score) => score === 0)) take(oneLetterFrom)
  return best
}

function same(words: readonly string[], term: string): [number, number][] {
  const word = lowerBound(words, term)
  return words[word] === term ? [[word, 1]] : []
}

/** Words that are the term or begin with it: the less is missing, the closer. */
function beginningWith(words: readonly string[], term: string): [number, number][] {
  const near: [number, number][] = []
  for (let word = lowerBound(words, term); words[word]?.startsWith(term); word++) {
    const { length } = words[word] ?? ''
    near.push([word, length === term.length ? 1 : 0.2 + (0.5 * term.length) / length])
  }
  return near
}

function oneLetterFrom(words: readonly string[], term: string): [number, number][] {
  if (term.length < 4) return []
  const near: [number, number][] = []
  for (let word = 0; word < words.length; word++) if (isOneLetterOff(term, words[word] ?? '')) near.push([word, 0.3])
  return near
}

/** One letter more, less or other, or two that have changed places. */
export function isOneLetterOff(a: string, b: string): boolean {
  const more = a.length - b.length
  if (more < -1 || more > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (more > 0) return a.slice(i + 1) === b.slice(i)
  if (more < 0) return a.slice(i) === b.slice(i + 1)
  if (a.slice(i + 1) === b.slice(i + 1)) return i < a.length
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

function lowerBound(words: readonly string[], term: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < term) low = middle + 1
    else high = middle
  }
  return low
}
