// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { foldEvents } from '../../../courses/format/progress.ts'
import { JournalError } from '../../../player/journal.ts'
import { showSigns } from '../../../src/signs.ts'
import { visit } from '../../contract/tracked-course.ts'
import { ATTACHED, createWorld, earlier, promised, settle, start, type World } from '../player/session-bench.ts'

const { dataset } = document.documentElement
afterEach(() => {
  for (const name of Object.keys(dataset)) delete dataset[name]
})

/** A session whose signs are shown, as `launch` does it, and the acknowledgements that hosts hear. */
async function shown(world: World) {
  const acks: unknown[] = []
  const hear = (event: Event) => void acks.push((event as CustomEvent<unknown>).detail)
  document.addEventListener('player:ack', hear)
  const session = start(world)
  showSigns(session, document)
  await settle()
  return { session, acks, stop: () => document.removeEventListener('player:ack', hear) }
}
const signs = () => ({ ...dataset })

describe('the signs for hosts', () => {
  it('are not shown before the course is open', async () => {
    const opening = promised()
    const world = createWorld({ opening: () => opening.promise })
    const { stop } = await shown(world)
    expect(signs()).toEqual({})
    opening.keep()
    await settle()
    expect(signs()).toMatchObject({ saveState: 'saved-on-this-device' })
    stop()
  })

  it('tell where the work is, at every step', async () => {
    const written = promised()
    const world = createWorld({ writing: () => written.promise })
    const { session, stop } = await shown(world)
    const none = { ackSeq: '0', sentRev: '0', confirmedRev: '0', pending: '0' }
    expect(signs()).toEqual({ ...none, saveState: 'saved-on-this-device' })
    session.send({ type: 'learner.shown', page: 'one' })
    expect(signs()).toEqual({ ...none, saveState: 'saving', pending: '1' })
    written.keep()
    await settle()
    // A page that is finished is told at once.
    expect(signs()).toEqual({ ...none, saveState: 'sent-to-lms', ackSeq: '1', sentRev: '1' })
    stop()
  })

  it('tell what the LMS gave back, and what an earlier visit kept', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    const connection = { ...ATTACHED, remote: foldEvents(stored), confirmedRev: 6 }
    const { stop } = await shown(createWorld({ stored, connection, rev: 6 }))
    expect(signs()).toEqual({
      saveState: 'confirmed-by-lms',
      // One more than was done: that the LMS does keep what it is sent.
      ackSeq: '3',
      sentRev: '0',
      confirmedRev: '6',
      pending: '0',
    })
    stop()
  })
})

describe('the acknowledgement', () => {
  it('is told each time the journal has taken events, and when it has them', async () => {
    let written = promised()
    const world = createWorld({ connection: null, writing: () => written.promise })
    const { session, acks, stop } = await shown(world)
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    session.send({ type: 'learner.shown', page: 'one' })
    session.send({ type: 'learner.shown', page: 'one' })
    expect(acks).toEqual([])
    const first = written
    written = promised()
    first.keep()
    await settle()
    expect(acks).toEqual([{ seq: 1 }])
    written.keep()
    await settle()
    expect(acks).toEqual([{ seq: 1 }, { seq: 3 }])
    session.send({ type: 'learner.next' })
    expect(acks).toHaveLength(2)
    stop()
  })

  it('is not told of what the journal refuses', async () => {
    const refuse = () => Promise.reject(new JournalError('full', 'The storage of this browser is full.'))
    const { session, acks, stop } = await shown(createWorld({ connection: null, writing: refuse }))
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    expect(acks).toEqual([])
    expect(signs()).toMatchObject({ saveState: 'cannot-save', ackSeq: '0', pending: '1' })
    stop()
  })

  it('is not told again of what an earlier visit had kept', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    const { session, acks, stop } = await shown(createWorld({ stored, connection: null }))
    expect(acks).toEqual([])
    session.send({ type: 'learner.shown', page: 'two' })
    await settle()
    expect(acks).toEqual([{ seq: 3 }])
    stop()
  })
})
