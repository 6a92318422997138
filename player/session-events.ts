import type { LearningEvent } from '../courses/format/event.ts'
import type { Retirement } from './journal.ts'

/** Events are named by who speaks. Components send `learner.*`; only `src/` sends `browser.*`. */
export type SessionEvent =
  | { type: 'learner.next' | 'learner.previous' | 'learner.exit' | 'learner.return' }
  | { type: 'learner.goTo'; page: string }
  | {
      type: 'learner.answer'
      question: string
      round: number
      response: readonly string[]
      score: number
      latency: number
    }
  | { type: 'learner.retake'; page: string }
  | { type: 'learner.note'; field: string; value: readonly string[] }
  | { type: 'learner.draft'; question: string; round: number; response: readonly string[] }
  /** `goOn`: what this device knows counts, although the LMS has begun anew. */
  | { type: 'learner.startAgain' | 'learner.goOn' | 'learner.takeOver' | 'learner.forget' }
  | { type: 'learner.restore'; events: readonly LearningEvent[] }
  | { type: 'learner.retry' | 'learner.continueUnsaved' }
  /** A page is on the screen. Only then does it count as visited. */
  | { type: 'learner.shown'; page: string }
  | { type: 'browser.hidden' | 'browser.visible' | 'browser.online' | 'browser.leaving' }
  | { type: 'browser.retired'; why: Retirement }
  | { type: 'browser.others'; events: readonly LearningEvent[] }
