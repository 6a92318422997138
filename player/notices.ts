import type { SnapshotFrom } from 'xstate'
import type { CourseChanges } from './course-changes.ts'
import { saveSign } from './save-sign.ts'
import { isTracking } from './session.ts'
import type { sessionMachine } from './session-machine.ts'
import type { Texts } from './strings/en.ts'

export interface Notice {
  text: string
  actions: ('retry' | 'keep-in-tab' | 'start-again' | 'go-on')[]
  canDismiss: boolean
}

/**
 * What the learner should know about where their work is, beyond the save sign; most pressing first. `changes` are those
 * of the course since the last visit.
 */
export function noticesOf(
  snapshot: SnapshotFrom<typeof sessionMachine>,
  texts: Texts,
  changes: CourseChanges | null = null,
): Notice[] {
  const { context } = snapshot
  const { connection } = context
  const sign = saveSign(snapshot)
  const notices: Notice[] = []
  const tell = (text: string, canDismiss: boolean, ...actions: Notice['actions']) =>
    notices.push({ text, actions, canDismiss })

  const isRefused = sign.state === 'cannot-save'
  // No notice may claim what another denies: only one that stands on the device is "saved on this device".
  const isOnDevice = context.kept === 'device' && !isRefused
  const isWithLms = isTracking(context) && !sign.lmsAway
  if (isRefused) tell(texts.cannotSave, false, 'retry', 'keep-in-tab')
  else if (!isOnDevice) tell(isWithLms ? texts.onlyInThisTabButLms : texts.onlyInThisTab, true)
  if (context.attempt === 'asking') tell(texts.attemptAsked, false, 'start-again', 'go-on')
  if (sign.lmsAway) tell(isOnDevice ? texts.lmsAway : texts.lmsAwayInTab, false, 'retry')
  if (sign.practice) tell(texts.practice, false)
  if (connection?.attached === false) tell(isOnDevice ? texts.noLms : texts.noLmsInTab, true)
  if (connection?.attached && connection.setAside) tell(texts.setAside[connection.setAside], true)
  if (context.attempt === 'restarted') tell(texts.attemptRestarted, true)
  if (context.attempt === 'restored') tell(texts.attemptRestored, true)
  if (context.restored) tell(context.lost ? texts.restoredCopy : texts.restored, true)
  if (context.unreadable > 0) tell(texts.unreadable(context.unreadable), true)
  if (changes) tell(texts.courseChanged(changes), true)
  return notices
}
