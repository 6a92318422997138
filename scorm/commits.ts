import { ELEMENTS } from './elements.ts'
import type { Edition, LaunchWindow } from './find-api.ts'
import type { Runtime } from './runtime.ts'

/** Commits of one session, and what follows from those that failed. */
export interface Commits {
  /** How many have failed since the last that worked. */
  readonly failures: number
  /** What the browser says, which may be wrong. */
  isOnline(): boolean
  /** True when the LMS says it has stored everything; `status` is the 1.2 status that is among it. */
  commit(status: string): boolean
  /**
   * To be called before a 1.2 status is set again. Moodle never sends a value again whose commit failed unless it has
   * changed (seen in 4.5), so a status that got stuck changes to "incomplete" and, with the next commit, back.
   */
  unstick(status: string): void
}

/** `shown` is the status that the LMS showed at launch. */
export function createCommits(runtime: Runtime, edition: Edition, window: LaunchWindow, shown: string): Commits {
  let failures = 0
  /** The last status that the LMS surely has, which must not be taken back even for a moment. */
  let stored = shown
  const isOnline = (): boolean => window.navigator?.onLine !== false
  return {
    isOnline,
    get failures() {
      return failures
    },
    commit(status) {
      const worked = runtime.commit()
      // Offline, Moodle answers true to what the browser has only queued.
      if (worked && isOnline()) {
        failures = 0
        stored = status
      } else {
        failures++
        runtime.forget()
      }
      return worked
    },
    unstick(status) {
      if (edition !== '1.2' || failures === 0 || status === stored || status === 'incomplete') return
      // Nothing would come of it now; and where a browser is wrong about its network, nothing is stuck.
      if (!isOnline()) return
      runtime.set(ELEMENTS[edition].completion, 'incomplete')
      runtime.commit()
    },
  }
}
