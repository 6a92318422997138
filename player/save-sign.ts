import type { SnapshotFrom } from 'xstate'
import { isTracking } from './session.ts'
import type { sessionMachine } from './session-machine.ts'

/** The six truths about where the learner's work is. */
export type SaveState =
  'saving' | 'saved-on-this-device' | 'sent-to-lms' | 'confirmed-by-lms' | 'only-in-this-tab' | 'cannot-save'

/** What the save sign says: derived from the machine alone, and never ahead of the facts. */
export interface SaveSign {
  state: SaveState
  /** The LMS was reached before and is not answering now. */
  lmsAway: boolean
  /** The LMS asked for practice: nothing is recorded there. */
  practice: boolean
}

/** Derives the save sign of a running session. */
export function saveSign(snapshot: SnapshotFrom<typeof sessionMachine>): SaveSign {
  const { context } = snapshot
  return {
    state: saveState(snapshot),
    lmsAway: context.failures > 0,
    practice: context.connection?.attached === true && !context.connection.recording,
  }
}

function saveState({ context }: SnapshotFrom<typeof sessionMachine>): SaveState {
  if (context.refusals > 0) return 'cannot-save'
  if (context.unsaved.length > 0) return 'saving'
  if (isTracking(context) && context.reported === context.shared) return 'sent-to-lms'
  if (isTracking(context) && context.confirmed === context.shared) return 'confirmed-by-lms'
  return context.kept === 'tab' ? 'only-in-this-tab' : 'saved-on-this-device'
}
