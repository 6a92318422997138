import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { JournalError } from '../../../player/journal.ts'
import { answerTo, createWorld, pass, promised, running, settle, told, type Session } from './session-bench.ts'

const contextOf = (session: Session) => session.getSnapshot().context
const keepingOf = (session: Session) =>
  (session.getSnapshot().value as { running: { keeping: string } }).running.keeping
const FULL = new JournalError('full', 'The storage of this browser is full.')
const refuse = () => Promise.reject(FULL)

/** No LMS: nothing but the journal is at work. */
const alone = () => createWorld({ connection: null })

describe('keeping', () => {
  it('counts an answer at once, and acknowledges it when the journal has it', async () => {
    const written = promised()
    const world = { ...alone(), writing: () => written.promise }
    const session = await running(world)
    session.send(answerTo('q1'))
    await settle()
    expect(contextOf(session)).toMatchObject({ ackSeq: 0, seq: 1, unsaved: [{ seq: 1, type: 'answer' }] })
    expect(contextOf(session).progress.questions.get('q1')?.answers).toHaveLength(1)
    written.keep()
    await settle()
    expect(contextOf(session)).toMatchObject({ ackSeq: 1, seq: 1, unsaved: [] })
    expect(told(world.stored)).toEqual(['answer q1'])
  })

  it('saves what is done during a save right after it, in order and together', async () => {
    let written = promised()
    const world = { ...alone(), writing: () => written.promise }
    const session = await running(world)
    session.send(answerTo('q1'))
    await settle()
    session.send(answerTo('q2'))
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    expect(world.calls).toEqual(['open', 'append answer q1'])
    const first = written
    written = promised()
    first.keep()
    await settle()
    expect(world.calls).toEqual(['open', 'append answer q1', 'append answer q2, complete, visit one'])
    expect(contextOf(session)).toMatchObject({ ackSeq: 1, unsaved: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] })
    written.keep()
    await settle()
    expect(contextOf(session)).toMatchObject({ ackSeq: 4, unsaved: [] })
  })
})

describe('a journal that refuses', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(1))
  afterEach(() => void vi.restoreAllMocks())

  async function refused() {
    const world = { ...alone(), writing: refuse as () => Promise<void> }
    const session = await running(world)
    session.send(answerTo('q1'))
    await settle()
    return { world, session }
  }

  it('keeps what was done in memory, and says why', async () => {
    const { session } = await refused()
    expect(keepingOf(session)).toBe('refused')
    expect(contextOf(session)).toMatchObject({ refusals: 1, error: FULL, ackSeq: 0, unsaved: [{ seq: 1 }] })
  })

  it('is tried again, and then has everything', async () => {
    const { world, session } = await refused()
    session.send(answerTo('q2'))
    world.writing = () => Promise.resolve()
    await pass(world, 2_000)
    expect(world.calls).toEqual(['open', 'append answer q1', 'append answer q1, answer q2, complete'])
    expect(told(world.stored)).toEqual(['answer q1', 'answer q2', 'complete'])
    expect(keepingOf(session)).toBe('kept')
    expect(contextOf(session)).toMatchObject({ refusals: 0, error: null, ackSeq: 3, unsaved: [] })
  })

  it('is tried after 2, 4, 8 … 60 seconds, for ever', async () => {
    const { world } = await refused()
    const tries: number[] = []
    world.writing = () => {
      tries.push(world.clock.now())
      return refuse()
    }
    await pass(world, 242_000, 500)
    expect(tries).toEqual([2_000, 6_000, 14_000, 30_000, 62_000, 122_000, 182_000, 242_000])
  })

  it('is tried after two seconds again once it has worked', async () => {
    const { world, session } = await refused()
    await pass(world, 6_000)
    world.writing = () => Promise.resolve()
    await pass(world, 8_000)
    world.writing = refuse
    session.send(answerTo('q2'))
    await settle()
    const before = world.calls.length
    await pass(world, 2_000)
    expect(world.calls.slice(before)).toEqual(['append answer q2, complete'])
  })

  it('is tried at once when the learner asks for it', async () => {
    const { world, session } = await refused()
    world.writing = () => Promise.resolve()
    session.send({ type: 'learner.retry' })
    await settle()
    expect(contextOf(session)).toMatchObject({ refusals: 0, ackSeq: 1, unsaved: [], kept: 'device' })
  })

  it('is left for one in this tab when the learner says so', async () => {
    const { world, session } = await refused()
    session.send({ type: 'learner.continueUnsaved' })
    await settle()
    expect(contextOf(session)).toMatchObject({ kept: 'tab', refusals: 0, error: null, ackSeq: 1, unsaved: [] })
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    expect(told(world.inTab)).toEqual(['answer q1', 'visit one'])
    expect(world.stored).toEqual([])
  })

  it('does not stop the learner', async () => {
    const { session } = await refused()
    session.send({ type: 'learner.next' })
    session.send({ type: 'learner.shown', page: 'two' })
    expect(contextOf(session).page).toBe('two')
    expect(contextOf(session).progress.visited).toEqual(new Set(['two']))
  })
})
