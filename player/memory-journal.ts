import type { LearningEvent } from '../courses/format/event.ts'
import { JournalError, type Journal, type Opened } from './journal.ts'

/** A journal that lasts as long as the tab. The reference adapter, and what remains when storage is refused. */
export function createMemoryJournal(replica: string, kept = new Map<string, LearningEvent>()): Journal {
  let rev = 0
  let isClosed = false
  const closed = () => Promise.reject(new JournalError('closed', 'This journal has been closed.'))
  const opened = (): Opened => ({
    events: [...kept.values()],
    kept: 'tab',
    replica,
    rev,
    witness: null,
    lost: false,
    readOnly: false,
  })
  const close = () => {
    isClosed = true
    return Promise.resolve()
  }
  return {
    open: () => Promise.resolve(opened()),
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
    witness: () => undefined,
    takeOver: () => Promise.resolve(opened()),
    onRetired: () => () => undefined,
    rows: () => Promise.resolve([...kept.values()].map((event) => ({ ...event }))),
    forget() {
      kept.clear()
      return close()
    },
    close,
  }
}
