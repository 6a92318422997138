import type { Block, CompiledCourse, Page, Question } from './course.ts'
import { fold } from './fold.ts'
import { isQuestion } from './question.ts'
import type { RichNode, RichText } from './rich-text.ts'

/**
 * Which words stand on which pages of a course, ready to be searched: a sixth of the text. Whoever shows a place in a page
 * fetches the page.
 */
export interface SearchWords {
  /** The pages, by their ids. */
  pages: string[]
  /** All words in their order, a space between two, each as what it shares with the one before: a digit (base 36) and the rest. */
  words: string
  /** For each word the numbers of its pages, each less the one before (base 36): one digit, or a comma and three. */
  places: string
  /** The page of each form. */
  forms: Record<string, string>
  /** The pages on which all terms and all resources stand. */
  glossary?: string
  library?: string
  /** Where the course is shown in another language: the pages that are searched there, and not here. */
  translated?: SearchWords
}

/** Makes what `search.js` brings. */
export function searchWords({ pages }: Pick<CompiledCourse, 'pages'>): SearchWords {
  const places = new Map<string, number[]>()
  for (const [i, page] of pages.entries()) {
    for (const word of new Set(searchTexts(page).flatMap(wordsOf))) {
      const known = places.get(word)
      if (known) known.push(i)
      else places.set(word, [i])
    }
  }
  const words = [...places.keys()].sort()
  const pageWith = (kind: Block['kind']) => pages.find(({ blocks }) => blocks.some((block) => block.kind === kind))?.id
  const [glossary, library] = [pageWith('glossary'), pageWith('resource-library')]
  return {
    pages: pages.map(({ id }) => id),
    words: words.map((word, i) => shortened(word, words[i - 1] ?? '')).join(' '),
    places: words.map((word) => stepsOf(places.get(word) ?? [])).join(' '),
    forms: Object.fromEntries(
      pages.flatMap(({ id, blocks }) => blocks.flatMap((block) => (block.kind === 'form' ? [[block.id, id]] : []))),
    ),
    ...(glossary !== undefined && { glossary }),
    ...(library !== undefined && { library }),
  }
}

/** The words again, in their order. */
export function readWords({ words }: SearchWords): string[] {
  if (words === '') return []
  let before = ''
  return words.split(' ').map((word) => (before = before.slice(0, parseInt(word.charAt(0), 36)) + word.slice(1)))
}

/** The numbers of the pages of one word again. */
export function readPlaces(steps: string): number[] {
  let at = -1
  return (steps.match(/,...|./g) ?? []).map((step) => (at += parseInt(step.replace(',', ''), 36)))
}

function shortened(word: string, before: string): string {
  let shared = 0
  while (shared < 35 && shared < before.length && word[shared] === before[shared]) shared++
  return shared.toString(36) + word.slice(shared)
}

const stepsOf = (places: readonly number[]): string =>
  places.map((place, i) => stepOf(place - (places[i - 1] ?? -1))).join('')

/** Pages are at most 5,000: three digits are enough. */
const stepOf = (step: number): string => (step < 36 ? step.toString(36) : `,${step.toString(36).padStart(3, '0')}`)

/** What can be found in a page besides its title, piece by piece. Nothing that tells a right answer is among it. */
export const searchTexts = ({ lead, objectives, blocks, assessment }: Page): string[] =>
  [
    lead ?? '',
    ...objectives,
    ...blocks.flatMap((block) => {
      // Which of these a learner is asked is drawn: they are not to be read in advance.
      if (isQuestion(block)) return assessment?.draw ? [] : inlineTexts(block.prompt)
      return textsOf(block)
    }),
  ]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')

/** Words as they are compared: without case and accents. Scripts that set no spaces are cut into their characters. */
export const wordsOf = (text: string): string[] => {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return UNSPACED.test(text) ? words.flatMap((word) => word.match(UNSPACED_PARTS) ?? []) : words
}
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u
const UNSPACED_PARTS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu

type Read = Exclude<Block, { kind: Question['kind'] }>

function textsOf(block: Read): string[] {
  switch (block.kind) {
    case 'text':
      return richTexts(block.text)
    case 'figure':
      return [block.alt, block.caption ?? '']
    case 'city':
      return [`${block.city}, ${block.country}`, block.title, ...richTexts(block.text), block.source?.title ?? '']
    case 'callout':
      return [block.title, ...richTexts(block.text)]
    case 'key-figure':
      return [`${block.value} ${block.label}`, block.source?.title ?? '']
    case 'timeline':
      return [block.title ?? '', ...block.items.flatMap(({ when, text }) => [when, ...richTexts(text)])]
    case 'cards':
      return block.items.flatMap(({ title, meta, text, more }) => {
        return [title, meta ?? '', ...richTexts(text), ...(more ? [more.label, ...richTexts(more.text)] : [])]
      })
    case 'quote':
      return [...inlineTexts(block.text), block.who]
    case 'table':
      return [block.title, ...block.columns.map(({ title }) => title), ...block.rows.flat().flatMap(inlineTexts)]
    case 'video':
      return [block.title, ...richTexts(block.transcript ?? [])]
    case 'slides':
      return [block.title, ...block.slides.flatMap(({ title, alt, said }) => [title, alt, said.join(' ')])]
    case 'course-map':
      return [block.prompt]
    case 'form':
      return [block.title, ...inlineTexts(block.text ?? []), ...block.fields.map(({ label }) => label)]
    case 'checklist':
      return [block.title, ...inlineTexts(block.text ?? []), ...block.items.flatMap(({ text }) => inlineTexts(text))]
    case 'plan':
      return [block.title, ...block.parts.map(({ title }) => title)]
    case 'resources':
    case 'resource-library':
    case 'glossary':
    case 'certificate':
      return []
  }
}

const PIECES = new Set(['p', 'h2', 'h3', 'h4', 'li', 'td', 'th', 'pre'])

/** Rich text as pieces: a paragraph, a heading, a cell is one. */
function richTexts(text: RichText): string[] {
  const pieces = ['']
  const visit = (node: RichNode): void => {
    if (typeof node === 'string') {
      pieces.push((pieces.pop() ?? '') + node)
      return
    }
    const isPiece = PIECES.has(node.tag)
    if (isPiece) pieces.push('')
    else if (node.tag === 'br') pieces.push(`${pieces.pop() ?? ''} `)
    node.children.forEach(visit)
    if (isPiece) pieces.push('')
  }
  text.forEach(visit)
  return pieces
}

const inlineTexts = (text: RichText): string[] => [richTexts(text).join(' ')]
