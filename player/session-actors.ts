import { fromPromise } from 'xstate'
import { openSession } from './session-opening.ts'
import { isTracking, trackedState, type SessionContext } from './session.ts'

/** An LMS that has begun anew is not even left before the learner has said what counts: so it will ask again. */
export const isOpen = ({ connection, attempt }: SessionContext): boolean =>
  connection?.attached === true && attempt !== 'asking'

/** What the session asks of its ports; each answer is an event of the machine. */
export const sessionActors = {
  open: fromPromise(({ input }: { input: SessionContext }) => openSession(input)),
  takeOver: fromPromise(async ({ input: { connection, journal } }: { input: SessionContext }) => {
    if (!journal) throw new Error('There is no journal to take over.')
    return { connection, journal, opened: await journal.takeOver() }
  }),
  forget: fromPromise(async ({ input }: { input: SessionContext }) => input.journal?.forget()),
  append: fromPromise(async ({ input: { journal, unsaved } }: { input: SessionContext }) => {
    await journal?.append(unsaved)
    return unsaved.length
  }),
  report: fromPromise(async ({ input }: { input: SessionContext }) => {
    await input.journal?.keepRev(input.rev).catch(() => undefined) // a rev that is not kept is only given twice
    const began = input.now()
    const result = await input.tracker?.report(trackedState(input), input.rev)
    if (result !== 'sent') throw new Error(result)
    return { took: input.now() - began, shared: input.shared, rev: input.rev }
  }),
  attachLate: fromPromise(async ({ input, signal }: { input: SessionContext; signal: AbortSignal }) => {
    const connection = await input.tracker?.connectLate(signal)
    // Without one nothing changes: this learner's journal must not be opened a second time.
    if (!connection?.attached) throw new Error('No LMS has come.')
    return openSession({ ...input, connect: () => Promise.resolve(connection) })
  }),
  leave: fromPromise(async ({ input }: { input: SessionContext }) => {
    await input.journal?.keepRev(input.rev).catch(() => undefined)
    if (isOpen(input) && input.tracker?.leave(trackedState(input), input.rev, 'exit') === 'failed') {
      throw new Error('The LMS did not accept the last commit.')
    }
    return isTracking(input) ? { reported: input.shared, sentRev: input.rev, failures: 0 } : {}
  }),
}
