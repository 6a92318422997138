import { markKey } from '../note-keys.ts'

/** Where a passage stands in the text of a page: its words, those around it, and how far down it was. */
export interface Anchor {
  quote: string
  before: string
  after: string
  at: number
}

/** A highlighted passage, and what the learner noted on it. */
export interface Mark extends Anchor {
  key: string
  page: string
  note: string
}

type Notes = ReadonlyMap<string, { value: readonly string[] }>

/** Most characters of a passage that is kept. */
export const LONGEST_QUOTE = 500
const AROUND = 32

/** Names a passage of a text; null where nothing but spaces is chosen. What is too long is cut. */
export function anchorOf(text: string, start: number, end: number): Anchor | null {
  const chosen = text.slice(start, end)
  const at = start + chosen.length - chosen.trimStart().length
  const quote = cut(chosen.trim())
  if (quote === '') return null
  const last = at + quote.length
  return { quote, before: text.slice(Math.max(0, at - AROUND), at), after: text.slice(last, last + AROUND), at }
}

/**
 * Where the passage begins in a text that may have been edited: of all places with its words, the one whose neighbours
 * are most like those it had, and of these the nearest. Null when its words are no longer there.
 */
export function placeOf(text: string, { quote, before, after, at }: Anchor): number | null {
  let best: { place: number; likeness: number } | null = null
  for (let place = text.indexOf(quote); place >= 0; place = text.indexOf(quote, place + 1)) {
    const likeness = alike(text, place - 1, before, -1) + alike(text, place + quote.length, after, 1)
    const isNearer = best === null || Math.abs(place - at) < Math.abs(best.place - at)
    if (best === null || likeness > best.likeness || (likeness === best.likeness && isNearer)) {
      best = { place, likeness }
    }
  }
  return best?.place ?? null
}

/** All highlights, those of a page in the order of its text. */
export function marksOf(notes: Notes): Mark[] {
  const marks = [...notes].flatMap(([key, { value }]) => readMark(key, value) ?? [])
  return marks.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

export const markValue = ({ quote, before, after, at, note }: Mark): string[] => [
  quote,
  before,
  after,
  String(at),
  note,
]

function readMark(key: string, [quote, before, after, at, note]: readonly string[]): Mark | null {
  const [, page = '', id = ''] = /^study\.mark\.([^.]+)\.([^.]+)$/.exec(key) ?? []
  if (!quote || key !== markKey(page, id)) return null
  return { key, page, quote, before: before ?? '', after: after ?? '', at: Number(at) || 0, note: note ?? '' }
}

/** How many characters from a place on are those of a neighbour, going away from the passage. */
function alike(text: string, from: number, neighbour: string, step: 1 | -1): number {
  let count = 0
  for (let i = step > 0 ? 0 : neighbour.length - 1; neighbour[i] !== undefined; i += step) {
    if (text[from + count * step] !== neighbour[i]) break
    count++
  }
  return count
}

/** At most the longest quote, and no half of a character. */
const cut = (quote: string): string =>
  quote.length <= LONGEST_QUOTE
    ? quote
    : quote
        .slice(0, LONGEST_QUOTE)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()
