/** How far the page is scrolled: at its very start, at its very end, or both when it fits the screen. */
export interface ScrollEnds {
  atStart: boolean
  atEnd: boolean
}

/** Where a key press turns the page to. Arrow keys turn; Page Up and Page Down scroll first and turn only at the ends. */
export function turnOf(event: KeyboardEvent, ends: ScrollEnds): 'next' | 'previous' | null {
  if (isTaken(event) || event.shiftKey) return null // Shift selects text
  switch (event.key) {
    case 'ArrowRight':
      return isRightToLeft() ? 'previous' : 'next'
    case 'ArrowLeft':
      return isRightToLeft() ? 'next' : 'previous'
    case 'PageDown':
      return ends.atEnd ? 'next' : null
    case 'PageUp':
      return ends.atStart ? 'previous' : null
    default:
      return null
  }
}

/** Whether a key press is none of the player's business: with a modifier, already handled, or in a field. */
export const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isField(event.target)

const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl'

/** Elements that use these keys themselves: fields, options, scrolling tables, open dialogs. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role="group"][tabindex], dialog[open]') !== null
