import { describe, expect, it, vi } from 'vitest'
import type { Actor } from 'xstate'
import type { sessionMachine } from '../../../player/session-machine.ts'
import { askToPersist } from '../../../src/persist.ts'
import { answerTo, ATTACHED, createWorld, pass, running, settle, type World } from '../player/session-bench.ts'

async function taking(parts: Partial<World>) {
  const persist = vi.fn(() => Promise.resolve(true))
  const world = createWorld({ connection: null, ...parts })
  const session: Actor<typeof sessionMachine> = await running(world)
  askToPersist(session, { persist })
  return { world, session, persist }
}

describe('asking the browser to keep the storage', () => {
  it('waits for the first answer, and asks once', async () => {
    const { session, persist } = await taking({})
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    expect(persist).not.toHaveBeenCalled()
    session.send(answerTo('q1'))
    await settle()
    session.send(answerTo('q2'))
    await settle()
    expect(persist).toHaveBeenCalledTimes(1)
  })

  it('does not ask before the answer is kept', async () => {
    const { session, persist } = await taking({ writing: () => Promise.reject(new Error('full')) })
    session.send(answerTo('q1'))
    await settle()
    expect(persist).not.toHaveBeenCalled()
  })

  it('does not ask where an LMS keeps it, or where nothing outlives the tab', async () => {
    for (const parts of [{ connection: ATTACHED }, { kept: 'tab' as const }]) {
      const { world, session, persist } = await taking(parts)
      session.send(answerTo('q1'))
      await pass(world, 2_000)
      expect(persist).not.toHaveBeenCalled()
    }
  })

  it('is no harm where the browser has no such thing, or refuses', async () => {
    const world = createWorld({ connection: null })
    const session = await running(world)
    askToPersist(session, undefined)
    askToPersist(session, { persist: () => Promise.reject(new Error('no')) })
    session.send(answerTo('q1'))
    await settle()
    expect(session.getSnapshot().context.unsaved).toEqual([])
  })
})
