import type { Actor } from 'xstate'
import type { sessionMachine } from '../player/session-machine.ts'

/**
 * Asks the browser, once, not to clear this site's storage when room is short: after the first answer, when there is
 * something to lose, and only where no LMS keeps it too.
 */
export function askToPersist(
  session: Actor<typeof sessionMachine>,
  storage: Pick<StorageManager, 'persist'> | undefined,
): void {
  const subscription = session.subscribe(({ context }) => {
    if (context.connection?.attached) return subscription.unsubscribe()
    if (context.kept !== 'device' || context.unsaved.length > 0 || context.progress.questions.size === 0) return
    subscription.unsubscribe()
    storage?.persist().catch(() => false) // a browser that refuses may still keep everything
  })
}
