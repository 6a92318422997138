import type { LearningEvent } from '../../../courses/format/event.ts'
import { foldEvents, type Progress } from '../../../courses/format/progress.ts'
import type { Journal } from '../../../player/journal.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'

/** A browser whose storage works: what it keeps outlives its pages. */
export interface Device {
  /** For one page. Once `isAlive` says no, nothing more is written. */
  journal(isAlive: () => boolean): Journal
  /** What its events come to. */
  progress(): Progress
}

export function createDevice(replica: string): Device {
  const events = new Map<string, LearningEvent>()
  let rev = 0
  const never = (): Promise<never> => new Promise(() => undefined)
  return {
    journal(isAlive) {
      const memory = createMemoryJournal(replica, events)
      return {
        ...memory,
        open: async () => ({ ...(await memory.open()), kept: 'device', rev }),
        append: (appended) => (isAlive() ? memory.append(appended) : never()),
        keepRev(next) {
          if (!isAlive()) return never()
          rev = Math.max(rev, next)
          return Promise.resolve()
        },
      }
    },
    progress: () => foldEvents(events.values()),
  }
}
