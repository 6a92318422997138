import type { SnapshotFrom } from 'xstate'
import { saveSign } from './save-sign.ts'
import { isTracking } from './session.ts'
import type { sessionMachine } from './session-machine.ts'
import type { Texts } from './strings/en.ts'

export interface Notice {
  text: string
  actions: ('retry' | 'keep-in-tab')[]
  canDismiss: boolean
}

/** What the learner should know about where their work is, beyond the save sign; most pressing first. */
export function noticesOf(snapshot: SnapshotFrom<typeof sessionMachine>, texts: Texts): Notice[] {
  const { context } = snapshot
  const { connection } = context
  const sign = saveSign(snapshot)
  const notices: Notice[] = []
  const tell = (text: string, canDismiss: boolean, ...actions: Notice['actions']) =>
    notices.push({ text, actions, canDismiss })

  if (sign.state === 'cannot-save') tell(texts.cannotSave, false, 'retry', 'keep-in-tab')
  else if (context.kept === 'tab') tell(isTracking(context) ? texts.onlyInThisTabButLms : texts.onlyInThisTab, true)
  if (sign.lmsAway) tell(texts.lmsAway, false, 'retry')
  if (sign.practice) tell(texts.practice, false)
  if (connection?.attached === false) tell(texts.noLms, true)
  if (connection?.attached && connection.setAside) tell(texts.setAside[connection.setAside], true)
  if (context.restored) tell(texts.restored, true)
  return notices
}
