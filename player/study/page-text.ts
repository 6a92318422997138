/** What is no text of the page: controls, what is told now and then, and answers, whose order changes. */
const LEFT_OUT =
  'button:not(.term), input, select, textarea, svg, [popover], .visually-hidden, [aria-hidden="true"], [role="status"], .answer, .feedback'
const PIECES =
  'p, li, h1, h2, h3, h4, dt, dd, th, td, blockquote, figcaption, caption, summary, legend, pre, div, section, header, figure, article'

interface Character {
  node: Text
  offset: number
}

/** The text of a page as one string, each run of spaces as one space, and the way from it to the elements and back. */
export class PageText {
  readonly text: string
  /** Where each paragraph, heading or cell begins. */
  readonly #starts: readonly number[]
  readonly #characters: readonly Character[]

  constructor(article: Element) {
    const characters: Character[] = []
    const starts: number[] = []
    let text = ''
    let piece: Element | null = null
    let isNewPiece = true
    let isAfterSpace = false
    for (const node of textNodes(article)) {
      const own = node.parentElement?.closest(PIECES) ?? null
      isNewPiece ||= own !== piece
      piece = own
      for (let offset = 0; offset < node.data.length; offset++) {
        const character = node.data.charAt(offset)
        if (/\s/.test(character)) {
          isAfterSpace = true
          continue
        }
        if ((isNewPiece || isAfterSpace) && text !== '') {
          text += ' '
          characters.push({ node, offset })
        }
        if (isNewPiece) starts.push(text.length)
        isNewPiece = isAfterSpace = false
        text += character
        characters.push({ node, offset })
      }
    }
    this.text = text
    this.#starts = starts
    this.#characters = characters
  }

  /** The paragraphs that can be chosen from a list: a heading or a line of a few words is none. */
  passages(shortest = 25): { start: number; end: number; text: string }[] {
    return this.#starts.flatMap((start, i) => {
      const end = this.#starts[i + 1] ?? this.text.length
      const text = this.text.slice(start, end).trim()
      return text.length < shortest ? [] : [{ start, end: start + text.length, text }]
    })
  }

  /** The elements' range of a part of the text; null when it is empty. */
  rangeOf(start: number, end: number): Range | null {
    const first = this.#characters[start]
    const last = this.#characters[end - 1]
    if (!first || !last || end <= start) return null
    const range = new Range()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset + 1)
    return range
  }

  /** Which part of the text lies in a range of elements. */
  partIn(range: Range): { start: number; end: number } {
    const start = this.#first(({ node, offset }) => range.comparePoint(node, offset) >= 0)
    const end = this.#first(({ node, offset }) => range.comparePoint(node, offset + 1) > 0)
    return { start, end: Math.max(start, end) }
  }

  /** The first character of which something is true, that is then true of all after it. */
  #first(isTrue: (character: Character) => boolean): number {
    let [low, high] = [0, this.#characters.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const character = this.#characters[middle]
      if (character && isTrue(character)) high = middle
      else low = middle + 1
    }
    return low
  }
}

function textNodes(article: Element): Text[] {
  const nodes: Text[] = []
  const visit = (element: Element): void => {
    for (const child of element.childNodes) {
      if (child instanceof Text) nodes.push(child)
      else if (child instanceof Element && !child.matches(LEFT_OUT)) visit(child)
    }
  }
  visit(article)
  return nodes
}
