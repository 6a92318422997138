interface Box {
  top: number
  bottom: number
  left: number
}
interface Size {
  width: number
  height: number
}
const GAP = 6

/** Where a popup stands beside a word without covering it: below where there is room, else above; in viewport pixels. */
export function placeBeside(word: Box, popup: Size, viewport: Size): { left: number; top: number } {
  const below = word.bottom + GAP
  const hasRoom = below + popup.height <= viewport.height || word.top < viewport.height - word.bottom
  return {
    left: Math.max(GAP, Math.min(word.left, viewport.width - popup.width - GAP)),
    top: hasRoom ? below : Math.max(0, word.top - GAP - popup.height),
  }
}

/** The same for browsers that cannot anchor a popup: it would stand in the middle of the window, over the text. */
export function placeWithoutAnchor(word: HTMLElement, popup: HTMLElement): void {
  if (CSS.supports('position-area', 'block-end')) return
  const { clientWidth: width, clientHeight: height } = document.documentElement
  const { left, top } = placeBeside(word.getBoundingClientRect(), popup.getBoundingClientRect(), { width, height })
  Object.assign(popup.style, { inset: 'auto', margin: '0', left: `${left}px`, top: `${top}px` })
}
