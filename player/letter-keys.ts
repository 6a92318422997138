import { isTaken } from './keys.ts'

/** What a single key asks of the player; null when it is none of its business. They can be switched off (WCAG 2.1.4). */
export function letterCommandOf(event: KeyboardEvent, singleKeys: boolean): 'outline' | 'shortcuts' | null {
  if (!singleKeys || isTaken(event)) return null
  if (event.key === '?') return 'shortcuts' // on most keyboards it is a shifted key
  return event.key === 'o' && !event.shiftKey ? 'outline' : null
}
