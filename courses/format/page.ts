import type { Code, Paragraph, RootContent } from 'mdast'
import type { z } from 'zod'
import type { Assessment, Block, Page } from './course.ts'
import { parseMarkdown, placeOf, toRichText, type Context } from './markdown.ts'
import { didYouMean, type Place, type Problem } from './problem.ts'
import { compileFence } from './fence.ts'
import { optional } from './fenced.ts'
import { FENCES, FrontMatter, isQuestionFence, type FenceKind } from './source.ts'
import { readYaml } from './yaml.ts'

/** What the compiler wants to hear about while it reads a page. */
export interface PageContext extends Context {
  /** A question was found. */
  question(id: string, place: Place): void
  /** A block that keeps private notes was found; its id. */
  note(id: string, place: Place): void
  /** A private field was found: `form.field`. */
  field(key: string): void
  /** A private field was named. */
  usesField(key: string, place: Place): void
  /** The private notes of a block on a page were named. */
  usesNote(id: string, page: string, place: Place): void
  /** Questions of other pages are asked on this one too. */
  pool(pages: 'all' | string[], place: Place): void
  /** A resource was named. */
  resource(number: number, place: Place): void
  /** A fact of the ledger was named. */
  fact(id: string, place: Place): void
  /** A file of `assets/` was named, or something that is none. */
  asset(path: string, place: Place): void
}

/** Compiles one page file. Null when its front matter cannot be used; other problems leave their block out. */
export function compilePage(id: string, text: string, context: PageContext): Page | null {
  const read = readPage(text, FrontMatter, context)
  if (!read?.front) return null
  const { front, blocks, hasQuestions } = read
  front.value.facts.forEach((id, i) => context.fact(id, front.at(['facts', i])))

  const { title, lead, minutes, objectives, assessment } = front.value
  const page: Page = { id, title, minutes, objectives, blocks }
  if (lead !== undefined) page.lead = lead
  if (assessment) page.assessment = toAssessment(assessment)
  if (assessment && !hasQuestions) {
    context.problems.push({ ...front.at(['assessment']), message: 'An assessment needs at least one question.' })
  }
  return page
}

/** A page file taken apart: `start` is where its Markdown begins. Null, and a problem, when it has no front matter. */
export function splitPage(text: string, context: { start: Place; problems: Problem[] }) {
  const found = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) {
    context.problems.push({ ...context.start, message: 'A page begins with "---", its title and the like, and "---".' })
    return null
  }
  const [head, yaml = ''] = found
  const start = { file: context.start.file, line: head.split('\n').length, column: 1 }
  return { yaml, start, markdown: text.slice(head.length) }
}

/** Front matter of a given form, and the blocks. */
export function readPage<T>(text: string, schema: z.ZodType<T>, context: PageContext) {
  const parts = splitPage(text, context)
  if (!parts) return null
  const front = readYaml(parts.yaml, schema, { ...context.start, line: 2, column: 1 }, context.problems)
  const body: PageContext = { ...context, start: parts.start }
  const { children } = parseMarkdown(parts.markdown, body)
  return { front, blocks: compileBlocks(children, body), hasQuestions: children.some(isQuestion) }
}

type WrittenAssessment = NonNullable<z.infer<typeof FrontMatter>['assessment']>

const toAssessment = ({ graded, attempts, draw, score, profile }: WrittenAssessment): Assessment =>
  optional({
    graded,
    attempts: attempts === 'unlimited' ? null : attempts,
    draw,
    score: score === 'best' ? undefined : score,
    profile: profile ? (true as const) : undefined,
  })

/** True also for a question that has problems of its own, and for questions of other pages. */
const isQuestion = (node: RootContent): boolean =>
  node.type === 'code' && (isQuestionFence(node.lang ?? '') || node.lang === 'pool')

/** Runs of plain text become one block; fences and figures stand between them. */
function compileBlocks(nodes: readonly RootContent[], context: PageContext): Block[] {
  const blocks: Block[] = []
  let run: RootContent[] = []
  const flush = () => {
    const rich = toRichText(run, context)
    if (rich.length > 0) blocks.push({ kind: 'text', text: rich })
    run = []
  }
  for (const node of nodes) {
    const special = node.type === 'code' && node.lang ? fence(node, context) : figure(node, context)
    if (special === undefined) {
      run.push(node)
      continue
    }
    flush()
    if (special) blocks.push(special)
  }
  flush()
  return blocks
}

function fence(node: Code, context: PageContext): Block | null {
  const kind = node.lang ?? ''
  const place = placeOf(node, context)
  if (!Object.hasOwn(FENCES, kind)) {
    const message = `"${kind}" is not a kind of block.${didYouMean(kind, Object.keys(FENCES))}`
    context.problems.push({ ...place, message: `${message} The kinds are listed in courses/README.md.` })
    return null
  }
  return compileFence(kind as FenceKind, node.value, {
    ...context,
    start: { ...place, line: place.line + 1, column: 1 },
  })
}

/** A picture alone in its paragraph. Undefined when the node is something else; null when it has a problem. */
function figure(node: RootContent, context: PageContext): Block | null | undefined {
  const image = node.type === 'paragraph' ? onlyImage(node) : undefined
  if (!image) return undefined
  const place = placeOf(image, context)
  context.asset(image.url, place)
  if (!image.alt?.trim()) {
    const message = 'This picture has no alternative text. Say between [ and ] what it shows.'
    context.problems.push({ ...place, message })
    return null
  }
  const block: Block = { kind: 'figure', src: image.url, alt: image.alt }
  if (image.title) block.caption = image.title
  return block
}

function onlyImage(node: Paragraph) {
  const [only] = node.children
  return node.children.length === 1 && only?.type === 'image' ? only : undefined
}
