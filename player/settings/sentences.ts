/** A sentence on the screen: what is said, and where it stands. */
export interface Sentence {
  text: string
  range: Range
}

/** Where a sentence begins and ends in a text, without the space around it. */
export interface Span {
  start: number
  end: number
}

/** The sentences of a text, as its language divides them. */
export function divide(text: string, language: string): Span[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  return [...segments].flatMap(({ segment, index }) => {
    const said = segment.trim()
    const start = index + segment.indexOf(said)
    // A line of dots or a lone dash is not spoken.
    return /[\p{L}\p{N}]/u.test(said) ? [{ start, end: start + said.length }] : []
  })
}

/** Controls, pictures and what is not on the screen. A glossary term is a button, and a word of its sentence. */
const SILENT =
  'button:not([data-term-id]), input, select, textarea, nav, svg, script, [popover], [hidden], [aria-hidden="true"], .visually-hidden'

/** Everything that is to be read of an element, in its order; a sentence never goes on in the next paragraph. */
export function sentencesOf(root: Element, language: string): Sentence[] {
  return paragraphsOf(root).flatMap((nodes) => {
    const text = nodes.map(({ data }) => data).join('')
    return divide(text, language).map(({ start, end }) => {
      const range = document.createRange()
      range.setStart(...placeOf(nodes, start))
      // From the last character: the end of one node is the start of the next.
      const [node, offset] = placeOf(nodes, end - 1)
      range.setEnd(node, offset + 1)
      return { text: text.slice(start, end).replace(/\s+/g, ' '), range }
    })
  })
}

/** The texts on the screen, those of one paragraph together. */
function paragraphsOf(root: Element): Text[][] {
  const paragraphs: Text[][] = []
  let last: Element | null = null
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && isSilent(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) {
      if (node instanceof HTMLBRElement) last = null
      continue
    }
    const block = blockOf(node)
    if (block !== last) paragraphs.push([])
    last = block
    paragraphs.at(-1)?.push(node)
  }
  return paragraphs
}

const isSilent = (element: Element): boolean =>
  element.matches(SILENT) || (getComputedStyle(element).display !== 'contents' && !element.checkVisibility())

/** The element whose lines a text stands in. */
function blockOf(text: Text): Element | null {
  let element = text.parentElement
  while (
    element &&
    (element.matches('[data-term-id]') || /^(inline|contents)$/.test(getComputedStyle(element).display))
  )
    element = element.parentElement
  return element
}

function placeOf(nodes: readonly Text[], at: number): [node: Text, offset: number] {
  let left = at
  for (const node of nodes) {
    if (left < node.length) return [node, left]
    left -= node.length
  }
  throw new RangeError(`No text at ${at}.`)
}
