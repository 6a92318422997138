import { describe, expect, it } from 'vitest'
import { createActor, SimulatedClock, waitFor } from 'xstate'
import type { CourseSource } from '../../courses/format/course.ts'
import type { LearningEvent } from '../../courses/format/event.ts'
import { createMemoryJournal } from '../../player/memory-journal.ts'
import { sessionMachine } from '../../player/session-machine.ts'
import type { Edition } from '../../scorm/find-api.ts'
import { createScormBench, type ScormBench } from './scorm-bench.ts'
import { REPLICA, trackedCourse } from './tracked-course.ts'

/** Nothing else in the world holds these words, nor any part of them. */
const MARKER = 'Kumquat-Xylophon-4711'
const FIELDS = ['vision.more', 'lens', 'pace', 'star.7', 'certificate.name']

const source: CourseSource = {
  course: trackedCourse,
  page: () => Promise.reject(new Error('There is no such file.')),
  reference: () => Promise.reject(new Error('There is no such file.')),
  search: () => Promise.reject(new Error('There is no such file.')),
  asset: (path) => path,
}

/** A session of the player, with the real adapter, on an LMS that writes down everything it is told. */
async function takeCourse(lms: ScormBench, events: Map<string, LearningEvent>) {
  const tracker = await lms.launch()
  const clock = new SimulatedClock()
  let nonces = 0
  const actor = createActor(sessionMachine, {
    clock,
    input: {
      source,
      tracker,
      journalFor: () => createMemoryJournal(REPLICA, events),
      memoryJournal: () => createMemoryJournal('00000000'),
      wanted: null,
      now: () => 1_000_000,
      activeSeconds: () => 60,
      nonce: () => `nonce-${++nonces}`,
    },
  }).start()
  await waitFor(actor, (snapshot) => snapshot.matches('running'))
  return { actor, clock }
}

const told = (lms: ScormBench) => [...lms.calls(), JSON.stringify(lms.values())].join('\n')
const wordsOf = (text: string) => [text, text.toLowerCase(), encodeURIComponent(text), btoa(text).replace(/=+$/, '')]

describe.each<Edition>(['1.2', '2004'])('what is private, in SCORM %s', (edition) => {
  it('is kept on the device and is in nothing that the LMS is told', async () => {
    const lms = createScormBench(edition)
    const events = new Map<string, LearningEvent>()
    const { actor, clock } = await takeCourse(lms, events)
    const saved = () =>
      waitFor(actor, ({ context }) => context.unsaved.length === 0 && context.sentRev > 0 && !hasUnreported(context))
    const hasUnreported = ({ shared, reported }: { shared: unknown; reported: unknown }) => shared !== reported

    actor.send({ type: 'learner.shown', page: 'one' })
    for (const field of FIELDS) actor.send({ type: 'learner.note', field, value: [`${MARKER} ${field}`, MARKER] })
    actor.send({ type: 'learner.draft', question: 'q1', round: 1, response: [MARKER] })
    clock.increment(1_000)
    await saved()
    actor.send({ type: 'learner.note', field: 'vision.more', value: [`${MARKER} again`] })
    actor.send({ type: 'browser.hidden' })
    clock.increment(1_000)
    await saved()
    const whileOpen = told(lms)
    actor.send({ type: 'learner.exit' })
    await waitFor(actor, (snapshot) => snapshot.matches({ running: { learning: 'left' } }))
    actor.send({ type: 'browser.leaving' })
    actor.stop()

    const kept = JSON.stringify([...events.values()])
    expect(FIELDS.filter((field) => !kept.includes(`"${field}"`))).toEqual([])
    expect(kept).toContain(`${MARKER} again`)
    // The LMS was told something, up to the end, and its state holds the page that was read.
    expect([whileOpen, told(lms)].map((text) => text.includes('cmi.suspend_data'))).toEqual([true, true])
    expect(lms.isEnded()).toBe(true)
    for (const text of [MARKER, ...FIELDS.filter((field) => field.includes('.'))].flatMap(wordsOf)) {
      expect(`${whileOpen}\n${told(lms)}`).not.toContain(text)
    }
  })

  it('changes nothing in the state that the LMS keeps, however much is written', async () => {
    const stateAfter = async (length: number) => {
      const lms = createScormBench(edition)
      const { actor } = await takeCourse(lms, new Map())
      actor.send({ type: 'learner.shown', page: 'one' })
      actor.send({ type: 'learner.note', field: 'vision.more', value: ['x'.repeat(length)] })
      actor.send({ type: 'learner.exit' })
      await waitFor(actor, (snapshot) => snapshot.matches({ running: { learning: 'left' } }))
      actor.stop()
      return lms.values()['cmi.suspend_data']
    }
    const short = await stateAfter(1)
    expect(short?.length).toBeGreaterThan(0)
    expect(await stateAfter(20_000)).toBe(short)
  })

  it('is on this device at the next visit, with what the LMS knows beside it', async () => {
    const lms = createScormBench(edition)
    const events = new Map<string, LearningEvent>()
    const first = await takeCourse(lms, events)
    first.actor.send({ type: 'learner.shown', page: 'one' })
    first.actor.send({ type: 'learner.note', field: 'vision.more', value: [MARKER] })
    first.actor.send({ type: 'learner.exit' })
    await waitFor(first.actor, (snapshot) => snapshot.matches({ running: { learning: 'left' } }))
    first.actor.stop()

    const here = await takeCourse(lms, events)
    expect(here.actor.getSnapshot().context.progress.notes.get('vision.more')?.value).toEqual([MARKER])
    here.actor.stop()
    const elsewhere = await takeCourse(lms, new Map())
    const { progress } = elsewhere.actor.getSnapshot().context
    expect([progress.visited.has('one'), progress.notes.size]).toEqual([true, 0])
    elsewhere.actor.stop()
  })
})
