import { and, assign, not } from 'xstate'
import { currentRound } from '../courses/format/outcome.ts'
import { attachLate, begin } from './session-opening.ts'
import { sessionSetup } from './session-setup.ts'
import {
  acknowledge,
  answerOf,
  goTo,
  initialContext,
  record,
  reported,
  restoreEvents,
  startAgain,
  step,
  withOthers,
  writeDraft,
  writeNote,
} from './session.ts'

export type { SessionEvent } from './session-events.ts'

/** The one state machine, and the only writer of events. Its order: journal first, LMS second, exit last. */
export const sessionMachine = sessionSetup.createMachine({
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
          actions: assign(({ context, event }) => withOthers(context, event.events)),
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
              exit: assign({ attempt: 'known' }),
              on: { 'learner.startAgain': 'on', 'learner.goOn': 'on' },
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
                  always: [
                    { guard: 'isHeld', target: 'holding' },
                    { guard: and(['isDue', not('isSaving')]), target: 'sending' },
                  ],
                  after: { flush: { target: 'waiting', reenter: true } },
                  on: { 'browser.hidden': { target: 'sending', actions: ['recordTime', 'keepWitness'] } },
                },
                /** Pages only, of a long visit: they wait for the next ones, for anything else, and half an hour at most. */
                holding: {
                  always: { guard: not('isHeld'), target: 'waiting' },
                  after: { hold: 'sending' },
                  on: { 'browser.hidden': { target: 'sending', actions: ['recordTime', 'keepWitness'] } },
                },
                sending: {
                  entry: ['newRev', 'pay'],
                  invoke: {
                    src: 'report',
                    input: ({ context }) => context,
                    onDone: {
                      target: 'idle',
                      actions: assign(({ context, event }) => reported(context, event.output)),
                    },
                    onError: { target: 'retrying', actions: 'countFailure' },
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
