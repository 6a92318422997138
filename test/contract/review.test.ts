import { expect, it } from 'vitest'
import { createActor, SimulatedClock, waitFor } from 'xstate'
import type { CourseSource } from '../../courses/format/course.ts'
import { createMemoryJournal } from '../../player/memory-journal.ts'
import { reviewKey } from '../../player/note-keys.ts'
import { trackedState, type SessionContext } from '../../player/session.ts'
import { sessionMachine } from '../../player/session-machine.ts'
import { practiceSession } from '../../player/study/practice.ts'
import type { Edition } from '../../scorm/find-api.ts'
import { createScormBench } from './scorm-bench.ts'
import { REPLICA, trackedCourse } from './tracked-course.ts'

const missing = () => Promise.reject(new Error('There is no such file.'))
const source: CourseSource = {
  ...{ course: trackedCourse, page: missing, reference: missing, search: missing, asset: (path) => path },
}
const answer = (question: string, score: number) =>
  ({ type: 'learner.answer', question, round: 1, response: [score ? 'a' : 'b'], score, latency: 1 }) as const

/** What an LMS is told of, without the private notes beside it. */
const told = ({ progress: { notes: _, lc: __, ...progress }, ...state }: ReturnType<typeof trackedState>) => ({
  ...state,
  progress,
})

it.each<Edition>(['1.2', '2004'])('a whole review changes nothing of the course, in SCORM %s', async (edition) => {
  const lms = createScormBench(edition)
  const tracker = await lms.launch()
  const clock = new SimulatedClock()
  let nonces = 0
  const session = createActor(sessionMachine, {
    clock,
    input: {
      ...{ source, tracker, wanted: null, now: () => 1_000_000 + clock.now(), activeSeconds: () => 60 },
      ...{ nonce: () => `nonce-${++nonces}`, memoryJournal: () => createMemoryJournal('00000000') },
      journalFor: () => createMemoryJournal(REPLICA),
    },
  }).start()
  await waitFor(session, (snapshot) => snapshot.matches('running'))
  /** Time goes on until the LMS has been told all there is. */
  async function allSent(): Promise<void> {
    const isSent = ({ unsaved, shared, reported }: SessionContext) => unsaved.length === 0 && shared === reported
    for (let i = 0; i < 50 && !isSent(session.getSnapshot().context); i++) {
      clock.increment(5_000)
      await new Promise((resolve) => setTimeout(resolve))
    }
    expect(isSent(session.getSnapshot().context)).toBe(true)
  }
  session.send({ type: 'learner.shown', page: 'one' })
  for (const question of ['practice', 'q1', 'q2']) session.send(answer(question, 0))
  await allSent()
  const before = trackedState(session.getSnapshot().context)
  const calls = lms.calls().length
  const interactions = lms.interactions()

  const practice = practiceSession(source, session.getSnapshot().context)
  await waitFor(practice, (snapshot) => snapshot.matches('running'))
  for (const question of ['practice', 'q1', 'q2']) {
    practice.send({ type: 'learner.draft', question, round: 1, response: ['a'] })
    practice.send(answer(question, 1))
  }
  await waitFor(practice, ({ context }) => context.unsaved.length === 0)
  practice.stop()
  expect(practice.getSnapshot().context.progress.questions.size).toBe(3)
  expect(trackedState(session.getSnapshot().context)).toEqual(before)
  expect(lms.calls().length).toBe(calls)

  for (const question of ['practice', 'q1', 'q2']) {
    session.send({ type: 'learner.note', field: reviewKey(question), value: ['1', '2026-11-25'] })
  }
  await allSent()
  expect(told(trackedState(session.getSnapshot().context))).toEqual(told(before))
  expect(lms.interactions()).toEqual(interactions)
  expect([...lms.calls(), JSON.stringify(lms.values())].join('\n')).not.toContain('study.')
  session.stop()
})
