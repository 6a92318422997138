import type { Code, Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { inlineOf } from './markdown-inline.ts'

// Most of a course is plain sentences and blocks of YAML. They need no parser of Markdown, which takes most of the time
// of a compilation: they are cut out here, and only what lies between them is left to it.

export type Position = NonNullable<Paragraph['position']>

/** A part of a text: its node where that is plain to see, else Markdown to be parsed. `line` counts from 0. */
export type Piece = { node: RootContent } | { markdown: string; line: number; offset: number }

const HEADING = /^(#{1,6} )(.+)$/
const ITEM = /^- (.+)$/
const FENCE = /^(`{3,}|~{3,})[ \t]*([^ \t`\\&]*)(?:[ \t][^`\\&]*)?$/
/** What goes on with a list after a blank line. */
const CONTINUED = /^(?:[ \t]|-(?:[ \t]|$))/
const OPENING = /^(?:`{3}|~{3})/
const BLANK = /^[ \t]*$/
/** What may reach beyond its piece: HTML, an indented fence, the target of a link. Then the parser reads all of it. */
const UNCLEAR = /^ {0,3}<|^ {1,3}(?:```|~~~)|\]:|\r(?!\n)|[\0\uFEFF]/m
/** More signs of quotations and lists at the beginning of a line than any text has, unless they draw a line. */
const DEEP = /^(?!(?:[ \t]*\*)+[ \t]*$|(?:[ \t]*-)+[ \t]*$)(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))){64}/m

/** Where a text is nested deeper than a parser can follow in reasonable time; -1 where it is not. */
export const tooDeepAt = (text: string): number => text.search(DEEP)

interface Line {
  text: string
  offset: number
}

interface Found {
  node: RootContent
  /** The line after it. */
  end: number
}

/** Cuts a text into pieces that mean one by one what they mean together. */
export function piecesOf(text: string): Piece[] {
  if (UNCLEAR.test(text)) return [{ markdown: text, line: 0, offset: 0 }]
  const lines = linesOf(text)
  const pieces: Piece[] = []
  let from = 0
  /** Without the blank lines at its end: inside a fence that is not closed they would be part of it. */
  const cutBefore = (end: number): void => {
    const isLast = end === lines.length
    while (end > from && BLANK.test(lines[end - 1]?.text ?? '')) end--
    const [first, last] = [lines[from], lines[end - 1]]
    if (!first || !last || end === from) return
    const markdown = text.slice(first.offset, isLast ? undefined : last.offset + last.text.length)
    pieces.push({ markdown, line: from, offset: first.offset })
  }
  for (let i = 0; i < lines.length;) {
    const found =
      fenceAt(text, lines, i) ??
      headingAt(lines, i) ??
      (isApart(lines, i, from) ? paragraphAt(lines, i) : null) ??
      (isFirst(lines, i, from) ? listAt(lines, i) : null)
    if (found) {
      cutBefore(i)
      pieces.push({ node: found.node })
      i = from = found.end
    } else if (OPENING.test(lines[i]?.text ?? '')) break
    else i++
  }
  cutBefore(lines.length)
  return pieces
}

function linesOf(text: string): Line[] {
  let offset = 0
  return text.split('\n').map((written) => {
    const line = { text: written.endsWith('\r') ? written.slice(0, -1) : written, offset }
    offset += written.length + 1
    return line
  })
}

const isBlank = ({ text }: Line): boolean => BLANK.test(text)

/** Whether nothing stands before a line in its piece. */
function isFirst(lines: readonly Line[], i: number, from: number): boolean {
  while (from < i && BLANK.test(lines[from]?.text ?? '')) from++
  return from === i
}

/** Whether nothing beside a line can be part of the same paragraph. */
function isApart(lines: readonly Line[], i: number, from: number): boolean {
  const [before, after] = [lines[i - 1], lines[i + 1]]
  return (i === from || !before || isBlank(before)) && (!after || isBlank(after))
}

function paragraphAt(lines: readonly Line[], i: number): Found | null {
  const place = position(lines, i, i)
  const children = inlineOf(lines[i]?.text ?? '', place.start)
  const node: Paragraph | null = children && { type: 'paragraph', children, position: place }
  return node && { node, end: i + 1 }
}

function headingAt(lines: readonly Line[], i: number): Found | null {
  const [, marks = '', title = ''] = HEADING.exec(lines[i]?.text ?? '') ?? []
  const place = position(lines, i, i)
  const children = inlineOf(title, moved(place.start, marks.length))
  const depth = (marks.length - 1) as Heading['depth']
  const node: Heading | null = children && { type: 'heading', depth, children, position: place }
  return node && { node, end: i + 1 }
}

/** A list of items of one line, which ends there. */
function listAt(lines: readonly Line[], first: number): Found | null {
  const items: ListItem[] = []
  let end = first
  for (; ITEM.test(lines[end]?.text ?? ''); end++) {
    const place = position(lines, end, end)
    const children = inlineOf(lines[end]?.text.slice(2) ?? '', moved(place.start, 2))
    if (!children) return null
    items.push({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }], position: place })
  }
  if (end === first || (end < lines.length && !BLANK.test(lines[end]?.text ?? ''))) return null
  let next = end
  while (next < lines.length && BLANK.test(lines[next]?.text ?? '')) next++
  if (CONTINUED.test(lines[next]?.text ?? '')) return null
  const node: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: items,
    position: position(lines, first, end - 1),
  }
  return { node, end }
}

const moved = ({ line, column, offset = 0 }: Position['start'], by: number): Position['start'] => ({
  line,
  column: column + by,
  offset: offset + by,
})

/** A fence that is closed. One that is not swallows all the rest. */
function fenceAt(text: string, lines: readonly Line[], i: number): Found | null {
  const [, mark = '', lang] = FENCE.exec(lines[i]?.text ?? '') ?? []
  if (mark === '') return null
  const closing = new RegExp(`^${mark.charAt(0)}{${mark.length},}[ \\t]*$`)
  let end = i + 1
  while (end < lines.length && !closing.test(lines[end]?.text ?? '')) end++
  if (end === lines.length) return null
  const value = text.slice(lines[i + 1]?.offset, lines[end]?.offset).replace(/\r?\n$/, '')
  const node: Code = { type: 'code', lang: lang || null, value, position: position(lines, i, end) }
  return { node, end: end + 1 }
}

const position = (lines: readonly Line[], first: number, last: number): Position => ({
  start: { line: first + 1, column: 1, offset: lines[first]?.offset ?? 0 },
  end: {
    line: last + 1,
    column: (lines[last]?.text.length ?? 0) + 1,
    offset: (lines[last]?.offset ?? 0) + (lines[last]?.text.length ?? 0),
  },
})
