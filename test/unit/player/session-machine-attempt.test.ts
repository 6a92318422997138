import { describe, expect, it } from 'vitest'
import { JournalError } from '../../../player/journal.ts'
import { noticesOf } from '../../../player/notices.ts'
import { en } from '../../../player/strings/en.ts'
import type { Connection } from '../../../player/tracker.ts'
import { did, trackedCourse, visit } from '../../contract/tracked-course.ts'
import {
  answerTo,
  ATTACHED,
  createWorld,
  earlier,
  pass,
  promised,
  running,
  settle,
  told,
  type Session,
  type World,
} from './session-bench.ts'

const contextOf = (session: Session) => session.getSnapshot().context
const noticed = (session: Session) => noticesOf(session.getSnapshot(), en).map(({ text }) => text)

/** What a device knows whose LMS has kept a state before, and one whose LMS never has. */
const once = [earlier(1, visit('one')), earlier(2, visit('two'))]
const kept = [...once, earlier(3, { type: 'confirmed', data: { rev: 4 } })]

async function launched(parts: Partial<World>) {
  const world = createWorld({ stored: [...kept], ...parts })
  return { world, session: await running(world) }
}
const withRule = (onReset: 'ask' | 'restart' | 'restore') => ({ course: { ...trackedCourse, lms: { onReset } } })
const spoken = (world: World) => world.calls.filter((call) => /^(report|leave)/.test(call))

describe('an LMS that gave back a state', () => {
  it('is remembered as one that keeps them, once', async () => {
    const connection = { ...ATTACHED, isNew: false, remote: did(visit('one')), confirmedRev: 4, writer: 'ffff0000' }
    const { world, session } = await launched({ stored: [...once], connection })
    expect(contextOf(session).progress.confirmed).toBe(4)
    expect(told(world.stored)).toContain('confirmed')
    const again = await launched({ stored: world.stored, connection: { ...connection, confirmedRev: 9 } })
    expect(told(again.world.stored).filter((fact) => fact === 'confirmed')).toHaveLength(1)
  })
})

describe('an LMS that has begun a new attempt', () => {
  it('is told nothing before the learner has said what counts; learning goes on', async () => {
    const { world, session } = await launched({})
    session.send({ type: 'learner.goTo', page: 'three' })
    session.send({ type: 'learner.shown', page: 'three' })
    session.send({ type: 'browser.hidden' })
    await pass(world, 120_000, 1_000)
    expect(spoken(world)).toEqual([])
    expect(told(world.stored)).toContain('visit three')
    expect(noticesOf(session.getSnapshot(), en)).toContainEqual({
      text: en.attemptAsked,
      actions: ['start-again', 'go-on'],
      canDismiss: false,
    })
    session.send({ type: 'browser.leaving' })
    expect(spoken(world)).toEqual([])
  })

  it('is not left by Exit either, so that it will ask again', async () => {
    const { world, session } = await launched({})
    session.send({ type: 'learner.exit' })
    await settle()
    expect(session.getSnapshot().matches({ running: { learning: 'left' } })).toBe(true)
    expect(spoken(world)).toEqual([])
  })

  it('gets what this device knows when the learner says so', async () => {
    const { world, session } = await launched({})
    session.send({ type: 'learner.goOn' })
    await pass(world, 1_000)
    expect(world.reports.at(-1)?.state.progress).toMatchObject({ epoch: 0, visited: new Set(['one', 'two']) })
    expect(noticed(session)).toEqual([])
  })

  it('begins with nothing when the learner says so', async () => {
    const { world, session } = await launched({})
    session.send({ type: 'learner.startAgain' })
    await pass(world, 1_000)
    expect(world.reports.at(-1)?.state.progress).toMatchObject({ epoch: 1, visited: new Set() })
    expect(noticed(session)).toEqual([])
  })

  it('begins with nothing where the author wants it so, and the learner is told', async () => {
    const { world, session } = await launched(withRule('restart'))
    await pass(world, 1_000)
    expect(contextOf(session)).toMatchObject({ page: 'one', unsaved: [] })
    expect(told(world.stored).at(-1)).toBe('reset')
    expect(world.reports.at(-1)?.state.progress).toMatchObject({ epoch: 1, visited: new Set() })
    expect(noticed(session)).toEqual([en.attemptRestarted])
  })

  it('gets everything where the author wants it so, and the learner is told', async () => {
    const { world, session } = await launched(withRule('restore'))
    await pass(world, 1_000)
    expect(world.reports.at(-1)?.state.progress.visited).toEqual(new Set(['one', 'two']))
    expect(noticed(session)).toEqual([en.attemptRestored])
  })
})

describe('an LMS that has lost the state', () => {
  it.each([
    ['it never gave any back', { stored: [...once] }],
    ['it says that the attempt goes on', { connection: { ...ATTACHED, isNew: false } }],
  ])('gets it again, and the learner is told: %s', async (_, parts) => {
    const { world, session } = await launched({ ...parts, ...withRule('restart') })
    await pass(world, 1_000)
    expect(world.reports.at(-1)?.state.progress.visited).toEqual(new Set(['one', 'two']))
    expect(noticed(session)).toEqual([en.attemptRestored])
  })

  it('is nothing new to someone who has only begun', async () => {
    const { session } = await launched({ stored: [] })
    expect(noticed(session)).toEqual([])
  })
})

describe('a state that was set aside', () => {
  const aside = (setAside: 'damaged' | 'newer-version') => ({ ...ATTACHED, isNew: false, setAside, aside: 'Q2AAAA' })

  it('is in the journal before anything replaces it', async () => {
    const { world } = await launched({ stored: [], connection: aside('newer-version') })
    await pass(world, 1_000)
    expect(world.calls.slice(2)).toEqual(['append aside', 'keep rev 1', 'report 1'])
    expect(world.stored).toMatchObject([{ type: 'aside', data: { text: 'Q2AAAA' } }])
    expect(world.reports[0]?.state.mayReplace).toBe(true)
  })

  it('stays where it is while the journal refuses it', async () => {
    const writing = () => Promise.reject(new JournalError('full', 'The storage of this browser is full.'))
    const { world, session } = await launched({ stored: [], connection: aside('damaged'), writing })
    await pass(world, 1_000)
    expect(world.reports.map(({ state }) => state.mayReplace)).toEqual([false])
    session.send({ type: 'browser.leaving' })
    expect(world.reports.at(-1)?.state.mayReplace).toBe(false)
  })

  it.each([
    ['newer-version', false],
    ['damaged', true],
  ] as const)('is replaced where only the tab keeps anything: %s %j', async (setAside, mayReplace) => {
    const { world } = await launched({ stored: [], kept: 'tab', connection: aside(setAside) })
    await pass(world, 1_000)
    expect(world.reports[0]?.state.mayReplace).toBe(mayReplace)
  })

  it('is kept once', async () => {
    const { world } = await launched({ stored: [], connection: aside('damaged') })
    await launched({ stored: world.stored, connection: aside('damaged') })
    expect(told(world.stored)).toEqual(['aside'])
  })
})

describe('an LMS that appears late', () => {
  const away: Connection = { attached: false, reason: 'no-api' }

  it('is joined like one at the start, and gets what was done until then', async () => {
    const found = promised<Connection>()
    const { world, session } = await launched({ stored: [], connection: away, appearing: () => found.promise })
    session.send({ type: 'learner.shown', page: 'one' })
    session.send(answerTo('practice'))
    await settle()
    expect(noticed(session)).toEqual([en.noLms])
    expect(world.journalsOf).toEqual([null])
    found.keep({ ...ATTACHED, isNew: false, remote: did(visit('two'), visit('three')), confirmedRev: 7 })
    await settle()
    await pass(world, 1_000)
    expect(world.journalsOf).toEqual([null, 'learner-1'])
    expect(noticed(session)).toEqual([])
    expect(contextOf(session)).toMatchObject({ page: 'one', unsaved: [], rev: 8, sentRev: 8 })
    const { progress } = world.reports.at(-1)?.state ?? {}
    expect(progress?.visited).toEqual(new Set(['one', 'two', 'three']))
    expect(progress?.questions.get('practice')?.answers).toHaveLength(1)
  })

  it('is not asked for any more once the learner has left', async () => {
    let signal: AbortSignal | undefined
    const appearing = (given: AbortSignal) => {
      signal = given
      return new Promise<Connection>(() => undefined)
    }
    const { session } = await launched({ stored: [], connection: away, appearing })
    expect(signal?.aborted).toBe(false)
    session.send({ type: 'learner.exit' })
    await settle()
    expect(signal?.aborted).toBe(true)
  })
})

describe('an LMS that never comes', () => {
  it('leaves the session as it is: the journal is opened once', async () => {
    const never = { attached: false, reason: 'no-api' } as const
    const world = createWorld({ connection: never, appearing: () => Promise.resolve(never) })
    const session = await running(world)
    await pass(world, 20_000)
    expect(session.getSnapshot().matches('running')).toBe(true)
    expect(world.calls.filter((call) => call === 'open')).toEqual(['open'])
  })
})
