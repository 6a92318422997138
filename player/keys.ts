/** What a key asks of the player; null when it is none of the player's business. */
export type KeyCommand = 'next' | 'previous' | 'outline' | 'shortcuts' | null

/** How far the page is scrolled: at its very start, at its very end, or both when it fits the screen. */
export interface ScrollEnds {
  atStart: boolean
  atEnd: boolean
}

/**
 * Reads a key press. Arrow keys turn pages; Page Up and Page Down scroll first and turn only at the ends; single letters
 * can be switched off (WCAG 2.1.4). Keys in fields, with a modifier, or already handled are left alone.
 */
export function commandOf(event: KeyboardEvent, ends: ScrollEnds, singleKeys: boolean): KeyCommand {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null
  if (event.shiftKey && event.key !== '?') return null // it selects text
  if (isField(event.target)) return null
  switch (event.key) {
    case 'ArrowRight':
      return isRightToLeft() ? 'previous' : 'next'
    case 'ArrowLeft':
      return isRightToLeft() ? 'next' : 'previous'
    case 'PageDown':
      return ends.atEnd ? 'next' : null
    case 'PageUp':
      return ends.atStart ? 'previous' : null
    case '?':
      return singleKeys ? 'shortcuts' : null
    case 'o':
      return singleKeys ? 'outline' : null
    default:
      return null
  }
}

const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl'

/** Elements that use these keys themselves: fields, options, scrolling tables, open dialogs. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role="group"][tabindex], dialog[open]') !== null
