import { and, assign, fromPromise, not, setup, stateIn } from 'xstate'
import type { LearningEvent } from '../courses/format/event.ts'
import { currentRound } from '../courses/format/outcome.ts'
import { foldEvents } from '../courses/format/progress.ts'
import type { Retirement } from './journal.ts'
import { dueIn, paceSending } from './reporting.ts'
import {
  acknowledge,
  answerOf,
  attachLate,
  backOff,
  begin,
  goTo,
  initialContext,
  isTracking,
  mayAppear,
  openSession,
  record,
  restoreEvents,
  startAgain,
  step,
  timeSpent,
  trackedState,
  writeDraft,
  writeNote,
  type SessionContext,
  type SessionInput,
} from './session.ts'

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

/** An LMS that has begun anew is not even left before the learner has said what counts: so it will ask again. */
const isOpen = ({ connection, attempt }: SessionContext): boolean =>
  connection?.attached === true && attempt !== 'asking'

const msUntilDue = ({ source, pace, now }: SessionContext): number => dueIn(source.course.lms, pace, now())

/** The one state machine, and the only writer of events. Its order: journal first, LMS second, exit last. */
export const sessionMachine = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as SessionInput,
  },
  actors: {
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
      return { took: input.now() - began, done: { reported: input.progress, sentRev: input.rev, failures: 0 } }
    }),
    attachLate: fromPromise(({ input, signal }: { input: SessionContext; signal: AbortSignal }) => {
      const connect = async () => (await input.tracker?.connectLate(signal)) ?? null
      return openSession({ ...input, connect })
    }),
    leave: fromPromise(async ({ input }: { input: SessionContext }) => {
      await input.journal?.keepRev(input.rev).catch(() => undefined)
      if (isOpen(input) && input.tracker?.leave(trackedState(input), input.rev, 'exit') === 'failed') {
        throw new Error('The LMS did not accept the last commit.')
      }
      return isTracking(input) ? { reported: input.progress, sentRev: input.rev, failures: 0 } : {}
    }),
  },
  guards: {
    hasTime: ({ context }) => timeSpent(context).length > 0,
    hasUnsaved: ({ context }) => context.unsaved.length > 0,
    isTracking: ({ context }) => isTracking(context),
    isAsking: ({ context }) => context.attempt === 'asking',
    mayAppear: ({ context }) => mayAppear(context),
    isReading: stateIn({ running: { learning: 'reading' } }),
    hasUnreported: ({ context }) => context.progress !== context.reported,
    /** The journal is at work and has not refused: what follows it waits. */
    isSaving: ({ context }) => context.unsaved.length > 0 && context.refusals === 0,
    isDue: ({ context }) => msUntilDue(context) === 0,
    hasLeft: stateIn({ running: { learning: 'left' } }),
  },
  actions: {
    newRev: assign({ rev: ({ context }) => context.rev + 1 }),
    pay: assign({ pace: ({ context: { source, pace, now } }) => paceSending(source.course.lms, pace, now()) }),
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
    retryJournal: ({ context }) => backOff(context.refusals),
    retryLms: ({ context }) => backOff(context.failures),
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => initialContext(input),
  initial: 'opening',
  states: {
    opening: {
      invoke: {
        src: 'open',
        input: ({ context }) => context,
        onDone: [
          {
            guard: ({ event }) => event.output.opened.readOnly,
            target: 'elsewhere',
            actions: assign(({ event }) => ({ ...event.output, retired: 'other-tab' as const })),
          },
          { target: 'running', actions: assign(({ context, event }) => begin(context, event.output)) },
        ],
        onError: { target: 'failed', actions: assign({ error: ({ event }) => event.error }) },
      },
    },
    /** Another tab has the course, or a newer version of the player its storage: this one writes nothing. */
    elsewhere: {
      on: { 'learner.takeOver': { guard: ({ context }) => context.retired === 'other-tab', target: 'takingOver' } },
    },
    takingOver: {
      invoke: {
        src: 'takeOver',
        input: ({ context }) => context,
        onDone: {
          target: 'running',
          actions: assign(({ context, event }) => ({ ...begin(context, event.output), retired: null })),
        },
        onError: { target: 'failed', actions: assign({ error: ({ event }) => event.error }) },
      },
    },
    forgetting: {
      invoke: {
        src: 'forget',
        input: ({ context }) => context,
        onDone: 'forgotten',
        onError: { target: 'failed', actions: assign({ error: ({ event }) => event.error }) },
      },
    },
    forgotten: {},
    failed: {
      on: {
        'learner.retry': 'opening',
        'learner.continueUnsaved': {
          target: 'opening',
          actions: assign(({ context }) => ({ journalFor: context.memoryJournal })),
        },
      },
    },
    running: {
      type: 'parallel',
      on: {
        'browser.leaving': { actions: ['keepWitness', 'lastWord'] },
        'browser.hidden': { actions: ['recordTime', 'keepWitness'] },
        'browser.retired': { target: 'elsewhere', actions: assign({ retired: ({ event }) => event.why }) },
        // Also while leaving: what was written within the last second comes then.
        'learner.note': {
          actions: assign(({ context, event: { field, value } }) => writeNote(context, field, value)),
        },
        'learner.draft': {
          actions: assign(({ context, event: { question, round, response } }) =>
            writeDraft(context, { question, round, response }),
          ),
        },
        'browser.others': {
          actions: assign({ progress: ({ context, event }) => foldEvents(event.events, context.progress) }),
        },
      },
      states: {
        learning: {
          initial: 'reading',
          states: {
            reading: {
              on: {
                'learner.next': { actions: assign(({ context }) => step(context, 1)) },
                'learner.previous': { actions: assign(({ context }) => step(context, -1)) },
                'learner.goTo': { actions: assign(({ context, event }) => goTo(context, event.page)) },
                'learner.shown': {
                  guard: ({ context, event }) => event.page === context.page,
                  actions: assign(({ context, event }) =>
                    record(context, { type: 'visit', data: { page: event.page } }),
                  ),
                },
                'learner.answer': {
                  actions: assign(({ context, event: { question, round, response, score, latency } }) =>
                    record(context, answerOf({ question, round, response, score, latency, nonce: context.nonce() })),
                  ),
                },
                'learner.retake': {
                  actions: assign(({ context, event: { page } }) =>
                    record(context, {
                      type: 'retake',
                      data: { page, round: currentRound(context.progress, page) + 1 },
                    }),
                  ),
                },
                'learner.restore': { actions: assign(({ context, event }) => restoreEvents(context, event.events)) },
                'learner.forget': '#session.forgetting',
                'learner.startAgain': { actions: assign(({ context }) => startAgain(context)) },
                'learner.exit': 'leaving',
              },
            },
            leaving: {
              initial: 'saving',
              states: {
                saving: { entry: 'recordTime', always: { guard: not('isSaving'), target: 'telling' } },
                telling: {
                  entry: 'newRev',
                  invoke: {
                    src: 'leave',
                    input: ({ context }) => context,
                    onDone: {
                      target: '#session.running.learning.left',
                      actions: assign(({ event }) => event.output),
                    },
                    onError: '#session.running.learning.leaveFailed',
                  },
                },
              },
            },
            left: { on: { 'learner.return': { guard: not('isTracking'), target: 'reading' } } },
            leaveFailed: { on: { 'learner.exit': 'leaving', 'learner.return': 'reading' } },
          },
        },
        keeping: {
          initial: 'kept',
          states: {
            kept: { always: { guard: 'hasUnsaved', target: 'appending' } },
            appending: {
              invoke: {
                src: 'append',
                input: ({ context }) => context,
                onDone: { target: 'kept', actions: assign(({ context, event }) => acknowledge(context, event.output)) },
                onError: {
                  target: 'refused',
                  actions: assign({
                    error: ({ event }) => event.error,
                    refusals: ({ context }) => context.refusals + 1,
                  }),
                },
              },
            },
            refused: {
              after: { retryJournal: 'appending' },
              on: {
                'learner.retry': 'appending',
                'learner.continueUnsaved': {
                  target: 'appending',
                  actions: assign(({ context }) => ({ journal: context.memoryJournal(), kept: 'tab' as const })),
                },
              },
            },
          },
        },
        tracking: {
          initial: 'choosing',
          states: {
            choosing: {
              always: [
                { guard: 'isTracking', target: 'on' },
                { guard: 'isAsking', target: 'asking' },
                { guard: 'mayAppear', target: 'looking' },
                { target: 'off' },
              ],
            },
            off: {},
            /** The LMS has begun a new attempt. It is told nothing until the learner has said what counts. */
            asking: {
              on: {
                'learner.startAgain': { target: 'on', actions: assign({ attempt: 'known' }) },
                'learner.goOn': { target: 'on', actions: assign({ attempt: 'known' }) },
              },
            },
            /** No LMS was there in time; one may still come. */
            looking: {
              always: { guard: 'hasLeft', target: 'off' },
              invoke: {
                src: 'attachLate',
                input: ({ context }) => context,
                onDone: [
                  {
                    guard: ({ event }) => event.output.opened.readOnly,
                    target: '#session.elsewhere',
                    actions: [
                      'closeJournal',
                      assign(({ event }) => ({ ...event.output, retired: 'other-tab' as const })),
                    ],
                  },
                  {
                    guard: 'isReading',
                    target: '#session.running',
                    reenter: true,
                    actions: ['closeJournal', assign(({ context, event }) => attachLate(context, event.output))],
                  },
                ],
                onError: 'off',
              },
            },
            on: {
              // An LMS that has been left answers nothing more: it must not be asked again.
              always: { guard: 'hasLeft', target: 'off' },
              initial: 'idle',
              states: {
                idle: {
                  always: { guard: 'hasUnreported', target: 'waiting' },
                  // Whoever hides the page may never come back: the time goes out now, not a second later.
                  on: {
                    'browser.hidden': { guard: 'hasTime', target: 'sending', actions: ['recordTime', 'keepWitness'] },
                  },
                },
                waiting: {
                  always: { guard: and(['isDue', not('isSaving')]), target: 'sending' },
                  after: { flush: { target: 'waiting', reenter: true } },
                  on: { 'browser.hidden': { target: 'sending', actions: ['recordTime', 'keepWitness'] } },
                },
                sending: {
                  entry: ['newRev', 'pay'],
                  invoke: {
                    src: 'report',
                    input: ({ context }) => context,
                    onDone: {
                      target: 'idle',
                      actions: assign(({ context: { pace }, event: { output } }) => {
                        return { ...output.done, pace: { ...pace, took: output.took } }
                      }),
                    },
                    onError: {
                      target: 'retrying',
                      actions: assign({ failures: ({ context }) => context.failures + 1 }),
                    },
                  },
                },
                retrying: {
                  after: { retryLms: 'sending' },
                  on: { 'browser.online': 'sending', 'browser.visible': 'sending', 'learner.retry': 'sending' },
                },
              },
            },
          },
        },
      },
    },
  },
})
