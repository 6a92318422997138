import type { LearningEvent } from '../courses/format/event.ts'
import { JournalError, type Journal } from './journal.ts'

/** A journal that lasts as long as the tab. The reference adapter, and what remains when storage is refused. */
export function createMemoryJournal(replica: string, kept = new Map<string, LearningEvent>()): Journal {
  let rev = 0
  let isClosed = false
  const closed = () => Promise.reject(new JournalError('closed', 'This journal has been closed.'))
  return {
    open: () => Promise.resolve({ events: [...kept.values()], kept: 'tab', replica, rev }),
    append(events) {
      if (isClosed) return closed()
      for (const event of events) {
        const key = `${event.replica} ${event.seq}`
        if (!kept.has(key)) kept.set(key, event)
      }
      return Promise.resolve()
    },
    keepRev(next) {
      if (isClosed) return closed()
      rev = Math.max(rev, next)
      return Promise.resolve()
    },
    close() {
      isClosed = true
      return Promise.resolve()
    },
  }
}
