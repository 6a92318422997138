import type { Progress } from '../../../courses/format/progress.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../../courses/format/progress.ts'
import { JournalError } from '../../../player/journal.ts'
import { saveSign } from '../../../player/save-sign.ts'
import type { SessionEvent } from '../../../player/session-machine.ts'
import { trackedCourse } from '../../contract/tracked-course.ts'
import { answerTo, ATTACHED, createWorld, pass, settle, start, type Session, type World } from './session-bench.ts'

const PAGES = trackedCourse.pages.map(({ id }) => id)

/** What may happen next: the learner or the browser says something, time passes, or a port changes its mind. */
type Step =
  | { event: SessionEvent }
  | { wait: number }
  | { journal: 'writes' | 'refuses' | 'throws' }
  | { lms: 'sent' | 'refused' | 'unreachable' }
  | { goodbye: 'left' | 'failed' }

const place = fc.constantFrom(...PAGES, 'nowhere', '')
const said = fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 2 })
const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 4, arbitrary: place.map((page): SessionEvent => ({ type: 'learner.shown', page })) },
  { weight: 3, arbitrary: fc.constantFrom('q1', 'q2', 'practice', 'nothing').map((question) => answerTo(question)) },
  { weight: 2, arbitrary: place.map((page): SessionEvent => ({ type: 'learner.goTo', page })) },
  { weight: 1, arbitrary: place.map((page): SessionEvent => ({ type: 'learner.retake', page })) },
  { weight: 1, arbitrary: said.map((value): SessionEvent => ({ type: 'learner.note', field: 'plan.why', value })) },
  {
    weight: 1,
    arbitrary: said.map((response): SessionEvent => ({ type: 'learner.draft', question: 'q1', round: 1, response })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        'learner.next',
        'learner.previous',
        'learner.return',
        'learner.retry',
        'learner.continueUnsaved',
        'learner.exit',
        'learner.startAgain',
        'browser.hidden',
        'browser.visible',
        'browser.online',
        'browser.leaving',
      )
      .map((type): SessionEvent => ({ type })),
  },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: event.map((event): Step => ({ event })) },
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 400, 1_000, 5_000, 70_000).map((wait): Step => ({ wait })) },
  { weight: 1, arbitrary: fc.constantFrom('writes', 'refuses', 'throws').map((journal): Step => ({ journal })) },
  { weight: 1, arbitrary: fc.constantFrom('sent', 'refused', 'unreachable').map((lms): Step => ({ lms })) },
  { weight: 1, arbitrary: fc.constantFrom('left', 'failed').map((goodbye): Step => ({ goodbye })) },
)

const disks = {
  writes: () => Promise.resolve(),
  refuses: () => Promise.reject(new JournalError('full', 'The storage of this browser is full.')),
  throws: () => Promise.reject(new Error('A fault of the storage.')),
}

async function take(world: World, session: Session, step: Step): Promise<void> {
  if ('event' in step) session.send(step.event)
  else if ('wait' in step) {
    world.seconds += step.wait / 1_000
    world.clock.increment(step.wait)
    await settle()
  } else if ('journal' in step) world.writing = disks[step.journal]
  else if ('lms' in step) world.reporting = () => Promise.resolve(step.lms)
  else world.goodbye = () => step.goodbye
}

/** What an LMS is told of: neither notes nor drafts, and time only with the rest. */
const shared = ({ epoch, visited, position, questions, rounds, asserted }: Progress) =>
  ({ epoch, visited, position, questions, rounds, asserted }) // prettier-ignore

/** What must hold after every step. */
function examine(world: World, session: Session): void {
  const snapshot = session.getSnapshot()
  expect(snapshot.status).toBe('active')
  const { context } = snapshot
  if (!snapshot.matches('running')) return
  expect(PAGES).toContain(context.page)

  const kept = new Set([...world.stored, ...world.inTab].map(({ seq }) => seq))
  const acknowledged = Array.from({ length: context.ackSeq }, (_, i) => i + 1)
  expect(acknowledged.filter((seq) => !kept.has(seq))).toEqual([])
  const waiting = context.unsaved.map(({ seq }) => seq)
  expect([...acknowledged, ...waiting]).toEqual(Array.from({ length: context.seq }, (_, i) => i + 1))

  expect(world.accepted.map(({ rev }) => rev)).toContain(context.sentRev)
  const { state } = saveSign(snapshot)
  if (waiting.length > 0) expect(['saving', 'cannot-save']).toContain(state)
  if (state === 'sent-to-lms') {
    expect(world.accepted.map(({ state }) => state && shared(state.progress))).toContainEqual(shared(context.progress))
  }
  if (state === 'saved-on-this-device') expect(world.inTab).toEqual([])
}

/** Gives the ports back their health, and the session the time to use it. */
async function heal(world: World, session: Session): Promise<void> {
  world.writing = disks.writes
  world.reporting = () => Promise.resolve('sent')
  world.goodbye = () => 'left'
  await pass(world, 125_000, 1_000)
  session.send({ type: 'learner.exit' })
  await pass(world, 2_000)
}

describe('whatever happens, and in whatever order', () => {
  it.each([
    ['with an LMS, in a free course', { connection: ATTACHED, course: trackedCourse }],
    [
      'without one, in a sequential course',
      { connection: null, course: { ...trackedCourse, navigation: 'sequential' } },
    ],
    ['in practice mode', { connection: { ...ATTACHED, recording: false } }],
  ] as const)(
    'the session never throws, never leaves the course and never loses what it acknowledged: %s',
    async (_, parts) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 200, maxLength: 200 }), async (steps) => {
          const world = createWorld({ ...parts, goodbye: () => 'failed' })
          const session = start(world)
          for (const step of steps) {
            await take(world, session, step)
            examine(world, session)
          }
          await heal(world, session)
          examine(world, session)

          const { context } = session.getSnapshot()
          const events = [...world.stored, ...world.inTab]
          expect(context.unsaved).toEqual([])
          expect(context.progress).toEqual(foldEvents(events))
        }),
        { numRuns: 60, seed: 20_261_121 },
      )
    },
    60_000,
  )

  it('revisions only grow, and nothing is reported in practice mode', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 200 }), fc.boolean(), async (steps, recording) => {
        const world = createWorld({ connection: { ...ATTACHED, recording }, goodbye: () => 'failed' })
        const session = start(world)
        for (const step of steps) await take(world, session, step)
        await heal(world, session)
        const revs = world.calls.flatMap((call) => /^report (\d+)$/.exec(call)?.[1] ?? []).map(Number)
        expect(revs).toEqual([...new Set(revs)].sort((a, b) => a - b))
        if (!recording) expect(revs).toEqual([])
      }),
      { numRuns: 60, seed: 20_261_121 },
    )
  }, 60_000)
})
