import { isField } from '../keys.ts'

/** What a key asks of the study tools; null when it is none of their business. */
export type StudyCommand = 'search' | 'bookmark' | 'notes' | 'highlight' | null

const SINGLE_KEYS: Readonly<Record<string, StudyCommand>> = { '/': 'search', b: 'bookmark', n: 'notes', h: 'highlight' }

/** Reads a key press. Single keys can be switched off (WCAG 2.1.4); in fields and dialogs they are left alone. */
export function studyCommandOf(event: KeyboardEvent, singleKeys: boolean): StudyCommand {
  if (event.defaultPrevented || event.altKey || event.isComposing) return null
  if (event.ctrlKey || event.metaKey) {
    return event.key.toLowerCase() === 'k' && !event.shiftKey && !isInDialog(event.target) ? 'search' : null
  }
  // Some keyboards have the slash on a shifted key.
  if ((event.shiftKey && event.key !== '/') || !singleKeys || isField(event.target)) return null
  return Object.hasOwn(SINGLE_KEYS, event.key) ? (SINGLE_KEYS[event.key] ?? null) : null
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog[open]') !== null
