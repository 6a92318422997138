import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { foldEvents } from '../../../courses/format/progress.ts'
import type { Journal, Opened } from '../../../player/journal.ts'
import { createMemoryJournal } from '../../../player/memory-journal.ts'
import { sessionMachine } from '../../../player/session-machine.ts'
import { answerTo, createWorld, REPLICA, running, settle } from './session-bench.ts'

const event = (seq: number, rest: Partial<LearningEvent>): LearningEvent =>
  ({
    replica: 'ffffffff',
    seq,
    lc: seq,
    epoch: 0,
    t: 0,
    v: 1,
    type: 'visit',
    data: { page: 'two' },
    ...rest,
  }) as LearningEvent

/** A session over a journal that a test makes of a memory journal. */
async function opened(change: (memory: Journal) => Partial<Journal>, stored: LearningEvent[] = []) {
  const kept = new Map(stored.map((it) => [`${it.replica} ${it.seq}`, it]))
  const memory = createMemoryJournal(REPLICA, kept)
  const calls: string[] = []
  const world = createWorld({ connection: null })
  const logged =
    (name: keyof Journal, run: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      calls.push(name)
      return run(...args)
    }
  const journal = { ...memory, ...change(memory) }
  const session = createActor(sessionMachine, {
    clock: world.clock,
    input: {
      source: { course: world.course } as never,
      tracker: null,
      journalFor: () => ({ ...journal, append: logged('append', journal.append) as Journal['append'] }),
      memoryJournal: () => createMemoryJournal('00000000'),
      wanted: null,
      now: () => 0,
      activeSeconds: () => 0,
      nonce: () => 'nonce',
    },
  }).start()
  await settle()
  return { session, calls, kept }
}
const readOnly = (memory: Journal) => ({
  open: async (): Promise<Opened> => ({ ...(await memory.open()), readOnly: true }),
})

describe('a second tab of the same course', () => {
  it('says so, and writes nothing, whatever happens', async () => {
    const { session, calls } = await opened(readOnly)
    expect(session.getSnapshot().value).toBe('elsewhere')
    for (const type of ['learner.next', 'browser.hidden', 'browser.leaving', 'learner.exit'] as const)
      session.send({ type })
    session.send(answerTo('q1'))
    await settle()
    expect([session.getSnapshot().value, calls]).toEqual(['elsewhere', []])
  })

  it('goes on where the other one was, once the learner says so', async () => {
    const { session, calls } = await opened(readOnly, [event(1, {})])
    session.send({ type: 'learner.takeOver' })
    await settle()
    const { context } = session.getSnapshot()
    expect([session.getSnapshot().matches('running'), context.page, context.retired]).toEqual([true, 'two', null])
    session.send(answerTo('q1'))
    await settle()
    expect(calls).toEqual(['append'])
  })

  it('shows what went wrong when it cannot take over', async () => {
    const { session } = await opened((memory) => ({
      ...readOnly(memory),
      takeOver: () => Promise.reject(new Error('no')),
    }))
    session.send({ type: 'learner.takeOver' })
    await settle()
    expect(session.getSnapshot().value).toBe('failed')
  })
})

describe('a tab whose place another has taken', () => {
  it('stops writing, and keeps in hand what was not saved until it goes on', async () => {
    const world = createWorld({ connection: null, writing: () => new Promise(() => undefined) })
    const session = await running(world)
    session.send(answerTo('q1'))
    session.send({ type: 'browser.retired', why: 'other-tab' })
    await settle()
    expect(session.getSnapshot().value).toBe('elsewhere')
    expect(session.getSnapshot().context.unsaved.map(({ type }) => type)).toContain('answer')
  })

  it('takes what it had in hand along when it goes on', async () => {
    let isStuck = true
    const { session, kept } = await opened((memory) => ({
      append: (events) => (isStuck ? new Promise(() => undefined) : memory.append(events)),
    }))
    session.send(answerTo('q1'))
    session.send({ type: 'browser.retired', why: 'other-tab' })
    isStuck = false
    session.send({ type: 'learner.takeOver' })
    await settle()
    const { context } = session.getSnapshot()
    expect(context.unsaved).toEqual([])
    expect([...kept.values()].map(({ type }) => type)).toEqual(['answer'])
    expect(context.progress.questions.get('q1')?.answers).toHaveLength(1)
    session.send(answerTo('q2'))
    await settle()
    expect([...kept.values()].map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 answer', '2 answer', '3 complete'])
  })

  it('of an older version is told to load the newer one, and may not take over', async () => {
    const session = await running(createWorld({ connection: null }))
    session.send({ type: 'browser.retired', why: 'newer-version' })
    session.send({ type: 'learner.takeOver' })
    await settle()
    expect([session.getSnapshot().value, session.getSnapshot().context.retired]).toEqual(['elsewhere', 'newer-version'])
  })

  it('joins what another tab has written, where both may write', async () => {
    const session = await running(createWorld({ connection: null }))
    const before = session.getSnapshot().context
    session.send({ type: 'browser.others', events: [event(1, {})] })
    const { progress, unsaved } = session.getSnapshot().context
    expect([progress.visited.has('two'), unsaved]).toEqual([true, before.unsaved])
  })
})

describe('the learner’s own hands', () => {
  it('restore a backup: its events are kept as they are, and count at once', async () => {
    const { session, kept } = await opened(() => ({}))
    const backup = [event(1, {}), event(2, { type: 'note', data: { field: 'f', value: ['x'] } })]
    session.send({ type: 'learner.restore', events: backup })
    await settle()
    expect([...kept.values()]).toEqual(backup)
    expect(session.getSnapshot().context.progress.notes.get('f')?.value).toEqual(['x'])
    session.send({ type: 'learner.restore', events: backup })
    await settle()
    expect([...kept.values()]).toEqual(backup)
  })

  it('restore a backup of this very device without giving two events one place', async () => {
    const { session, kept } = await opened(() => ({}))
    session.send({ type: 'learner.restore', events: [event(7, { replica: REPLICA })] })
    session.send(answerTo('q1'))
    await settle()
    expect([...kept.keys()]).toEqual([`${REPLICA} 7`, `${REPLICA} 8`])
    expect(session.getSnapshot().context.ackSeq).toBe(8)
  })

  it('start again: nothing counts any more, and everything is still in the journal', async () => {
    const { session, kept } = await opened(() => ({}), [event(1, {})])
    session.send(answerTo('q1'))
    session.send({ type: 'learner.startAgain' })
    await settle()
    const { progress, page } = session.getSnapshot().context
    expect([progress.epoch, progress.visited.size, progress.questions.size, page]).toEqual([1, 0, 0, 'one'])
    expect([...kept.values()].map(({ type, epoch }) => `${type} ${epoch}`)).toEqual(['visit 0', 'answer 0', 'reset 1'])
    expect(foldEvents(kept.values())).toEqual(progress)
  })

  it('forget: the journal is removed, and nothing is written afterwards', async () => {
    const { session, calls, kept } = await opened(() => ({}), [event(1, {})])
    session.send({ type: 'learner.forget' })
    await settle()
    session.send(answerTo('q1'))
    session.send({ type: 'browser.hidden' })
    await settle()
    expect([session.getSnapshot().value, calls, kept.size]).toEqual(['forgotten', [], 0])
  })

  it('says so when the journal cannot be removed', async () => {
    const { session } = await opened(() => ({ forget: () => Promise.reject(new Error('busy')) }))
    session.send({ type: 'learner.forget' })
    await settle()
    expect(session.getSnapshot().value).toBe('failed')
  })
})

describe('the witness', () => {
  it('is written when the page is hidden and when it goes, with what no append has acknowledged', async () => {
    const seen: unknown[] = []
    const { session } = await opened((memory) => ({
      append: () => new Promise(() => undefined),
      witness: (progress, rev, unsaved) => seen.push([progress.visited.size, rev, unsaved?.length]),
      takeOver: memory.takeOver,
    }))
    session.send({ type: 'learner.shown', page: 'one' })
    session.send({ type: 'browser.hidden' })
    session.send({ type: 'browser.leaving' })
    expect(seen).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ])
  })

  it('gives back what the device had lost, and the journal keeps it from then on', async () => {
    const witness = foldEvents([event(1, {}), event(2, { type: 'note', data: { field: 'f', value: ['x'] } })])
    const { session, kept } = await opened((memory) => ({
      open: async () => ({ ...(await memory.open()), witness, lost: true }),
    }))
    const { progress, restored, lost } = session.getSnapshot().context
    expect([progress.visited.has('two'), progress.notes.get('f')?.value, restored, lost]).toEqual([
      true,
      ['x'],
      true,
      true,
    ])
    expect([...kept.values()].map(({ type }) => type)).toEqual(['known'])
    expect(foldEvents(kept.values()).notes.get('f')?.value).toEqual(['x'])
  })

  it('of earlier events is their sum, and nothing is written twice for it', async () => {
    const witness = foldEvents([event(1, {})])
    const { session, kept } = await opened((memory) => ({
      open: async () => ({ ...(await memory.open()), witness }),
    }))
    expect(session.getSnapshot().context.progress.visited.has('two')).toBe(true)
    expect(kept.size).toBe(0)
  })
})

it('a journal that could not be opened the first time is opened at the second', async () => {
  let tries = 0
  const { session } = await opened((memory) => ({
    open: () => (++tries === 1 ? Promise.reject(new Error('busy')) : memory.open()),
  }))
  expect([session.getSnapshot().matches('running'), tries]).toEqual([true, 2])
})
