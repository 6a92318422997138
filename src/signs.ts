import type { Actor } from 'xstate'
import { saveSign } from '../player/save-sign.ts'
import type { sessionMachine } from '../player/session-machine.ts'

/**
 * Read-only signs for hosts and tests: attributes of `<html>`, and `player:ack` on `document` each
 * time the journal has acknowledged events.
 */
export function showSigns(session: Actor<typeof sessionMachine>, page: Document): void {
  let acknowledged = Infinity // what an earlier visit had kept is not news
  session.subscribe((snapshot) => {
    if (!snapshot.matches('running')) return
    const { ackSeq, sentRev, confirmedRev, unsaved } = snapshot.context
    Object.assign(page.documentElement.dataset, {
      saveState: saveSign(snapshot).state,
      ackSeq: String(ackSeq),
      sentRev: String(sentRev),
      confirmedRev: String(confirmedRev),
      pending: String(unsaved.length),
    })
    if (ackSeq > acknowledged) page.dispatchEvent(new CustomEvent('player:ack', { detail: { seq: ackSeq } }))
    acknowledged = ackSeq
  })
}
