import { wordsOf } from '../../courses/format/search-text.ts'

/** A part of a text: a word that was searched for, or what stands between two. */
export interface Part {
  text: string
  isFound: boolean
}

export interface Excerpt {
  parts: Part[]
  /** The words as they stand in the page, to be found there again. */
  quote: string
}

const BEFORE = 60
const LENGTH = 180

/** Of the pieces of a page the one with most of the words, from a little before the first of them. */
export function excerptOf(pieces: readonly string[], words: ReadonlySet<string>): Excerpt | null {
  let best: { piece: string; places: Place[]; kinds: number } | null = null
  for (const piece of pieces) {
    const places = placesIn(piece, words)
    const kinds = new Set(places.map(({ word }) => word)).size
    if (kinds > (best?.kinds ?? 0)) best = { piece, places, kinds }
  }
  const [first] = best?.places ?? []
  if (!best || !first) return null
  const { piece } = best
  const start = first.start <= BEFORE ? 0 : piece.lastIndexOf(' ', first.start - BEFORE) + 1
  const end = piece.length - start <= LENGTH ? piece.length : endOfWord(piece, start + LENGTH, first.end)
  const shown = markedParts(piece, start, end, best.places)
  const lead = start > 0 ? [{ text: '… ', isFound: false }] : []
  const rest = end < piece.length ? [{ text: ' …', isFound: false }] : []
  return { parts: [...lead, ...shown, ...rest], quote: piece.slice(first.start, end) }
}

/** A text with the words marked, as it is. */
export const marked = (text: string, words: ReadonlySet<string>): Part[] =>
  markedParts(text, 0, text.length, placesIn(text, words))

interface Place {
  start: number
  end: number
  word: string
}

const placesIn = (text: string, words: ReadonlySet<string>): Place[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: match, index }) => {
    const word = wordsOf(match).find((part) => words.has(part))
    return word === undefined ? [] : [{ start: index, end: index + match.length, word }]
  })

function markedParts(text: string, from: number, to: number, places: readonly Place[]): Part[] {
  const parts: Part[] = []
  let at = from
  for (const { start, end } of places) {
    if (start < from || end > to) continue
    if (start > at) parts.push({ text: text.slice(at, start), isFound: false })
    parts.push({ text: text.slice(start, end), isFound: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), isFound: false })
  return parts
}

function endOfWord(text: string, wanted: number, least: number): number {
  const space = text.lastIndexOf(' ', wanted)
  return space > least ? space : Math.max(wanted, least)
}
