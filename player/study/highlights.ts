import { placeOf, type Anchor, type Mark } from './marks.ts'
import { PageText } from './page-text.ts'

/** The page that is on the screen. */
export const shownArticle = (page: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`main article[data-page-id="${CSS.escape(page)}"]`)

/** Draws highlights over a page without touching its elements. A browser that cannot still has them in the list. */
export function draw(article: Element, marks: readonly Mark[]): void {
  if (!('highlights' in CSS)) return
  const page = marks.length > 0 ? new PageText(article) : null
  const rangesOf = (some: readonly Mark[]) => some.flatMap((mark) => (page && rangeIn(page, mark)) ?? [])
  show('stepwise-mark', rangesOf(marks))
  show('stepwise-noted', rangesOf(marks.filter(({ note }) => note !== '')))
}

/** Marks where somebody was sent, for a while; null takes it away. */
export const point = (range: Range | null): void => {
  if ('highlights' in CSS) show('stepwise-found', range ? [range] : [])
}

/** Where a passage stands in a page now; null when its words are no longer there. */
export function rangeIn(page: PageText, anchor: Anchor): Range | null {
  const start = placeOf(page.text, anchor)
  return start === null ? null : page.rangeOf(start, start + anchor.quote.length)
}

/** Brings a passage into view and puts the focus there, so that reading goes on from it, by eye or by ear. */
export function goTo(range: Range): boolean {
  const element = range.startContainer.parentElement
  const place = element?.closest<HTMLElement>('p, li, h1, h2, h3, h4, dd, td, th, blockquote, figcaption, legend, div')
  if (!place) return false
  for (let details = place.closest('details'); details; details = details.parentElement?.closest('details') ?? null) {
    details.open = true
  }
  if (place.getClientRects().length === 0) return false
  place.scrollIntoView({ block: 'center' })
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
  return true
}

function show(name: string, ranges: readonly Range[]): void {
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}
