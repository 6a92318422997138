import type { PhrasingContent } from 'mdast'
import type { Position } from './markdown-pieces.ts'

/** Characters that mean nothing to Markdown inside a line. */
const RUN = String.raw`[^\\\x60*_[\]<>&#~|@\p{Cc}]`
const WORDS = String.raw`[\p{L}\p{N}](?:${RUN}*[\p{L}\p{N}])?`
const TARGET = String.raw`(?:(?:term|page):[a-z0-9-]+|https:\/\/[\w./?=%+-]+)`
/** A run of text; a link; emphasis that stands apart from the words beside it. */
const TOKEN = new RegExp(
  String.raw`(${RUN}+)|(?<!!)\[(${WORDS})\]\((${TARGET})\)|(?<![^\s(“‘"'])(\*\*|[*_])(${WORDS})\4(?![^\s.,;:!?)”’"'…])`,
  'uy',
)
/** A line that begins like this and does not end in a blank begins neither a list nor anything else. */
const SENTENCE = /^(?!\d{1,9}[.)](?: |$))(?:[\p{L}\p{N}“‘"'([]|(?:\*\*|[*_])[\p{L}\p{N}]).*(?<!\s)$/u
/** GitHub's Markdown makes links of these. */
const LINKED = /https?:|www\./i

/**
 * What is inside a paragraph of one line: plain sentences with links and emphasis, as nearly all are. Null when there
 * is anything else, which only a parser understands. `start` is the place of its first character.
 */
export function inlineOf(text: string, start: Position['start']): PhrasingContent[] | null {
  if (!SENTENCE.test(text)) return null
  const nodes: PhrasingContent[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const [token, run, label, url, mark, words] = TOKEN.exec(text) ?? []
    const value = run ?? label ?? words
    if (token === undefined || value === undefined || LINKED.test(value)) return null
    const inside = { type: 'text' as const, value }
    if (url !== undefined) {
      const place = { line: start.line, column: start.column + at, offset: (start.offset ?? 0) + at }
      nodes.push({ type: 'link', url, children: [inside], position: { start: place, end: place } })
    } else if (mark !== undefined) nodes.push({ type: mark === '**' ? 'strong' : 'emphasis', children: [inside] })
    else nodes.push(inside)
    at += token.length
  }
  return nodes
}
