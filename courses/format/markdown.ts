import type { Nodes, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { piecesOf, tooDeepAt, type Piece, type Position } from './markdown-pieces.ts'
import type { Place, Problem } from './problem.ts'
import type { PLAIN_TAGS, RichNode, RichText } from './rich-text.ts'
import { SAFE_HREF } from './safe-href.ts'

const MAX_DEPTH = 32
const TOO_DEEP = `This is nested deeper than ${MAX_DEPTH} levels.`
const parser = unified().use(remarkParse)
const withGfm = unified().use(remarkParse).use(remarkGfm)
/** Every text with something of GitHub's Markdown has one of these. Looking for all of it takes half as long again. */
const GFM = /[|~@]|\[[\^ \txX\r\n]|https?:|www\./i

/** What the text of a course may point at; the compiler checks each against the course. */
export interface References {
  term(id: string, place: Place): void
  page(id: string, place: Place): void
}

/** Everything a conversion needs besides the text. `start` is the place of its first character. */
export interface Context {
  start: Place
  /** Where a character of the text stands, when the text is not in its file as it is here. */
  inside?(character: number): Place
  problems: Problem[]
  references: References
}

/** Parses Markdown. Never throws: what cannot be parsed is a problem and an empty text. */
export function parseMarkdown(text: string, context: Context): Root {
  const deep = tooDeepAt(text)
  if (deep >= 0) {
    const before = text.slice(0, deep).split('\n')
    const point = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset: deep }
    context.problems.push({ ...placeOfPoint(point, context), message: TOO_DEEP })
    return { type: 'root', children: [] }
  }
  try {
    return { type: 'root', children: piecesOf(text).flatMap(parsePiece) }
  } catch (error) {
    context.problems.push({ ...context.start, message: `This text cannot be read as Markdown (${String(error)}).` })
    return { type: 'root', children: [] }
  }
}

function parsePiece(piece: Piece): RootContent[] {
  if ('node' in piece) return [piece.node]
  const { children } = (GFM.test(piece.markdown) ? withGfm : parser).parse(piece.markdown)
  const rest: Nodes[] = [...children]
  for (let node = rest.pop(); node; node = rest.pop()) {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point) [point.line, point.offset] = [point.line + piece.line, (point.offset ?? 0) + piece.offset]
    }
    if ('children' in node) rest.push(...node.children)
  }
  return children
}

/** Paragraphs, lists and tables as rich text; anything that is not allowed becomes a problem. */
export const toRichText = (nodes: readonly RootContent[], context: Context): RichText =>
  nodes.flatMap((node) => convert(node, context, 1))

/** Markdown of paragraphs, written inside YAML. */
export const richBlocks = (text: string, context: Context): RichText =>
  toRichText(parseMarkdown(text, context).children, context)

/** Markdown of a single paragraph, written inside YAML: the inside of that paragraph. */
export function richInline(text: string, context: Context): RichText {
  const nodes = parseMarkdown(text, context).children
  const [only] = nodes
  if (nodes.length === 1 && only?.type === 'paragraph') return children(only.children, context, 1)
  context.problems.push({ ...context.start, message: 'This must be one paragraph of text, without headings or lists.' })
  return []
}

/** The place of a node of a text. */
export function placeOf(node: Nodes, context: Context): Place {
  return node.position ? placeOfPoint(node.position.start, context) : context.start
}

function placeOfPoint(point: Position['start'], { start, inside }: Context): Place {
  if (inside) return inside(point.offset ?? 0)
  return {
    file: start.file,
    line: start.line + point.line - 1,
    column: point.line === 1 ? start.column + point.column - 1 : point.column,
  }
}

function convert(node: RootContent, context: Context, depth: number): RichNode[] {
  const refuse = (message: string): RichNode[] => {
    context.problems.push({ ...placeOf(node, context), message })
    return []
  }
  if (depth > MAX_DEPTH) return refuse(TOO_DEEP)
  const inner = (nodes: readonly RootContent[]) => children(nodes, context, depth)
  const element = (tag: PlainTag, nodes: readonly RootContent[]): RichNode[] => [{ tag, children: inner(nodes) }]

  switch (node.type) {
    case 'text':
      return [node.value]
    case 'paragraph':
      return element('p', node.children)
    case 'heading':
      if (node.depth === 1) return refuse('The title is the page’s only "#" heading. Begin with "##".')
      if (node.depth > 4) return refuse('Headings go from "##" to "####".')
      return element(`h${node.depth}` as 'h2' | 'h3' | 'h4', node.children)
    case 'emphasis':
      return element('em', node.children)
    case 'strong':
      return element('strong', node.children)
    case 'delete':
      return element('del', node.children)
    case 'blockquote':
      return element('blockquote', node.children)
    case 'list':
      return element(node.ordered ? 'ol' : 'ul', node.children)
    case 'listItem':
      return [{ tag: 'li', children: inner(node.children).flatMap((child) => (node.spread ? child : unwrap(child))) }]
    case 'inlineCode':
      return [{ tag: 'code', children: [node.value] }]
    case 'code':
      if (node.lang)
        return refuse('A block stands on the page itself, not inside a list, a quotation or another block.')
      return [{ tag: 'pre', children: [{ tag: 'code', children: [node.value] }] }]
    case 'break':
      return [{ tag: 'br', children: [] }]
    case 'thematicBreak':
      return [{ tag: 'hr', children: [] }]
    case 'table':
      return table(node, context, depth)
    case 'link':
      return link(node.url, inner(node.children), placeOf(node, context), refuse, context)
    case 'html':
      return refuse('Raw HTML is not allowed. Write it in Markdown, or use a block.')
    case 'image':
      return refuse('A picture stands alone in its paragraph, on the page itself.')
    default:
      return refuse(`"${node.type}" is not part of this format. Write it another way.`)
  }
}

type PlainTag = (typeof PLAIN_TAGS)[number]

const children = (nodes: readonly RootContent[], context: Context, depth: number): RichNode[] =>
  nodes.flatMap((child) => convert(child, context, depth + 1))

/** In a tight list the paragraph inside an item is only there for Markdown's grammar. */
const unwrap = (node: RichNode): RichNode[] => (typeof node !== 'string' && node.tag === 'p' ? node.children : [node])

function link(
  url: string,
  inside: RichNode[],
  place: Place,
  refuse: (message: string) => RichNode[],
  { references }: Context,
): RichNode[] {
  const [, scheme, id = ''] = /^(term|page):(.*)$/.exec(url) ?? []
  if (scheme === 'term') {
    references.term(id, place)
    return [{ tag: 'term', term: id, children: inside }]
  }
  if (scheme === 'page') {
    references.page(id, place)
    return [{ tag: 'page', page: id, children: inside }]
  }
  if (SAFE_HREF.test(url)) return [{ tag: 'a', href: url, children: inside }]
  return refuse(`"${url}" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.`)
}

function table(node: Extract<RootContent, { type: 'table' }>, context: Context, depth: number): RichNode[] {
  const rows = node.children.map((row, index) => ({
    tag: 'tr' as const,
    children: row.children.map((cell) => ({
      // A corner without a word heads nothing.
      tag: index === 0 && cell.children.length > 0 ? ('th' as const) : ('td' as const),
      children: children(cell.children, context, depth + 2),
    })),
  }))
  const [head, ...body] = rows
  if (!head) return []
  const parts: RichNode[] = [
    { tag: 'thead', children: [head] },
    { tag: 'tbody', children: body },
  ]
  return [{ tag: 'table', children: parts }]
}
