import { assign, setup, stateIn } from 'xstate'
import { dueIn, isHeld, paceSending } from './reporting.ts'
import { isOpen, sessionActors } from './session-actors.ts'
import type { SessionEvent } from './session-events.ts'
import {
  backOff,
  isTracking,
  mayAppear,
  record,
  timeSpent,
  trackedState,
  type SessionContext,
  type SessionInput,
} from './session.ts'

const msUntilDue = ({ source, pace, now }: SessionContext): number => dueIn(source.course.lms, pace, now())

/** What the session's machine is made of, by the names that its states use. */
export const sessionSetup = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as SessionInput,
  },
  actors: sessionActors,
  guards: {
    hasTime: ({ context }) => timeSpent(context).length > 0,
    hasUnsaved: ({ context }) => context.unsaved.length > 0,
    isTracking: ({ context }) => isTracking(context),
    isAsking: ({ context }) => context.attempt === 'asking',
    mayAppear: ({ context }) => mayAppear(context),
    isReading: stateIn({ running: { learning: 'reading' } }),
    hasUnreported: ({ context }) => context.shared !== context.reported,
    /** The journal is at work and has not refused: what follows it waits. */
    isSaving: ({ context }) => context.unsaved.length > 0 && context.refusals === 0,
    isDue: ({ context }) => msUntilDue(context) === 0,
    isHeld: ({ context }) => isHeld(context.pace),
    hasLeft: stateIn({ running: { learning: 'left' } }),
  },
  actions: {
    newRev: assign({ rev: ({ context }) => context.rev + 1 }),
    pay: assign({ pace: ({ context: { source, pace, now } }) => paceSending(source.course.lms, pace, now()) }),
    countFailure: assign({ failures: ({ context }) => context.failures + 1 }),
    closeJournal: ({ context }) => void context.journal?.close(),
    recordTime: assign(({ context }) => record(context)),
    /** At once, because nothing written from now on may be waited for. */
    keepWitness: ({ context: { journal, progress, rev, unsaved } }) => journal?.witness(progress, rev, unsaved),
    /** Synchronous and last: nothing may depend on its success, for requests fail while a page goes away. */
    lastWord: ({ context }) => {
      if (isOpen(context)) context.tracker?.leave(trackedState(context), context.rev + 1, 'closing')
    },
  },
  delays: {
    // Not at once while the journal is at work: its answer sets off what is due.
    flush: ({ context }) => Math.max(100, msUntilDue(context)),
    hold: 1_800_000,
    retryJournal: ({ context }) => backOff(context.refusals),
    retryLms: ({ context }) => backOff(context.failures),
  },
})
