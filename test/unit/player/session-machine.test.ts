import { waitFor } from 'xstate'
import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { foldEvents, joinProgress } from '../../../courses/format/progress.ts'
import { JournalError } from '../../../player/journal.ts'
import { did, readAll, trackedCourse, visit } from '../../contract/tracked-course.ts'
import {
  answerTo,
  ATTACHED,
  createWorld,
  earlier,
  pass,
  promised,
  REPLICA,
  running,
  settle,
  start,
  told,
  type Session,
} from './session-bench.ts'

const contextOf = (session: Session) => session.getSnapshot().context
const pageOf = (session: Session): string => contextOf(session).page

describe('opening', () => {
  it('asks the LMS first, then opens the journal of the learner it names', async () => {
    const world = createWorld()
    const session = start(world)
    expect(session.getSnapshot().value).toBe('opening')
    await waitFor(session, (snapshot) => snapshot.matches('running'))
    expect(world.calls).toEqual(['connect', 'open'])
    expect(world.journalsOf).toEqual(['learner-1'])
    expect(contextOf(session)).toMatchObject({ connection: ATTACHED, kept: 'device', page: 'one', restored: false })
  })

  it.each([
    ['without an LMS', null],
    ['with an LMS that was not found', { attached: false, reason: 'no-api' } as const],
  ])('takes the journal of whoever uses this browser %s', async (_, connection) => {
    const world = createWorld({ connection })
    const session = await running(world)
    expect(world.journalsOf).toEqual([null])
    expect(contextOf(session)).toMatchObject({ connection, kept: 'device' })
  })

  it('keeps the work of a learner without a name in this tab only, and opens nobody’s journal', async () => {
    const world = createWorld({ connection: { ...ATTACHED, learner: null } })
    const session = await running(world)
    session.send({ type: 'learner.shown', page: 'one' })
    await settle()
    expect(world.journalsOf).toEqual([])
    expect(contextOf(session).kept).toBe('tab')
    expect(told(world.inTab)).toEqual(['visit one'])
    expect(world.stored).toEqual([])
  })

  it('resumes at the page where the learner left off', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('three')), earlier(3, visit('two'))]
    expect(pageOf(await running(createWorld({ stored })))).toBe('two')
  })

  it('begins at the page that the address names', async () => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    expect(pageOf(await running(createWorld({ stored, wanted: 'three' })))).toBe('three')
  })

  it.each([
    ['does not exist', 'nowhere', 'free'],
    ['may not be opened yet', 'check', 'sequential'],
  ] as const)('resumes when the address names a page that %s', async (_, wanted, navigation) => {
    const stored = [earlier(1, visit('one')), earlier(2, visit('two'))]
    const world = createWorld({ stored, wanted, course: { ...trackedCourse, navigation } })
    expect(pageOf(await running(world))).toBe('two')
  })

  it('begins at the first page when the course has lost the last one', async () => {
    expect(pageOf(await running(createWorld({ stored: [earlier(1, visit('gone'))] })))).toBe('one')
  })

  it('joins what the LMS knows with what this device knows', async () => {
    const remote = did(visit('one'), visit('check'))
    const stored = [earlier(1, visit('two'), 'bbbb')]
    const session = await running(createWorld({ stored, connection: { ...ATTACHED, remote } }))
    expect(contextOf(session).progress).toEqual(joinProgress(foldEvents(stored), remote))
    expect(contextOf(session)).toMatchObject({ page: 'check', restored: false })
  })

  it('says that progress was restored when the device had nothing and the LMS had something', async () => {
    const session = await running(createWorld({ connection: { ...ATTACHED, remote: did(visit('two')) } }))
    expect(contextOf(session)).toMatchObject({ restored: true, page: 'two' })
  })

  it('goes on numbering where the last visit ended', async () => {
    const stored = [earlier(1, visit('one')), earlier(7, visit('two')), earlier(40, visit('three'), 'ffff')]
    const world = createWorld({ stored: [...stored] })
    const session = await running(world)
    expect(contextOf(session)).toMatchObject({ seq: 7, ackSeq: 7, unsaved: [] })
    session.send({ type: 'learner.shown', page: 'three' })
    await settle()
    expect(world.stored).toEqual([
      ...stored,
      { replica: REPLICA, seq: 8, lc: 41, epoch: 0, t: 1_000, v: 1, type: 'visit', data: { page: 'three' } },
    ])
  })

  it('tries once more when storage fails once', async () => {
    let tries = 0
    const lost = new JournalError('unavailable', 'The connection was lost.')
    const opening = () => (++tries === 1 ? Promise.reject(lost) : Promise.resolve())
    const world = createWorld({ opening, stored: [earlier(1, visit('two'))] })
    const session = await running(world)
    expect(world.calls).toEqual(['connect', 'open', 'open'])
    expect(contextOf(session)).toMatchObject({ kept: 'device', page: 'two' })
  })

  it('goes on in this tab when storage is refused', async () => {
    const refused = () => Promise.reject(new JournalError('unavailable', 'A private window.'))
    const world = createWorld({ opening: refused })
    const session = await running(world)
    expect(world.calls).toEqual(['connect', 'open', 'open'])
    expect(contextOf(session)).toMatchObject({ kept: 'tab', connection: ATTACHED, error: null })
  })

  it('writes nothing when the page goes away: what has not been read must not be overwritten', async () => {
    const opening = promised()
    const world = createWorld({ opening: () => opening.promise })
    const session = start(world)
    await settle()
    session.send({ type: 'browser.hidden' })
    session.send({ type: 'browser.leaving' })
    session.send({ type: 'learner.exit' })
    await pass(world, 5_000)
    expect(session.getSnapshot().value).toBe('opening')
    expect(world.calls).toEqual(['connect', 'open'])
  })
})

describe('an opening that fails', () => {
  /** The code of the journal did not arrive. */
  async function failed() {
    const world = createWorld({ opening: () => Promise.reject(new TypeError('A file did not arrive.')) })
    const session = start(world)
    await waitFor(session, (snapshot) => snapshot.matches('failed'))
    return { world, session }
  }

  it('is told, and can be tried again without starting the LMS twice', async () => {
    const { world, session } = await failed()
    expect(contextOf(session).error).toEqual(new TypeError('A file did not arrive.'))
    world.opening = () => Promise.resolve()
    world.stored = [earlier(1, visit('two'))]
    session.send({ type: 'learner.retry' })
    await waitFor(session, (snapshot) => snapshot.matches('running'))
    expect(world.calls).toEqual(['connect', 'open', 'open', 'open'])
    expect(contextOf(session)).toMatchObject({ connection: ATTACHED, kept: 'device', page: 'two', error: null })
  })

  it('lets the learner go on in this tab', async () => {
    const { world, session } = await failed()
    session.send({ type: 'learner.continueUnsaved' })
    await waitFor(session, (snapshot) => snapshot.matches('running'))
    expect(world.calls).toEqual(['connect', 'open', 'open'])
    expect(contextOf(session)).toMatchObject({ connection: ATTACHED, kept: 'tab', page: 'one' })
  })

  it('writes nothing when the page goes away', async () => {
    const { world, session } = await failed()
    session.send({ type: 'browser.leaving' })
    await pass(world, 5_000)
    expect(world.calls).toEqual(['connect', 'open', 'open'])
  })
})

describe('reading', () => {
  it('counts a page only when it has been shown', async () => {
    const world = createWorld()
    const session = await running(world)
    session.send({ type: 'learner.next' })
    await settle()
    expect(contextOf(session)).toMatchObject({ page: 'two', progress: { visited: new Set() }, unsaved: [] })
    session.send({ type: 'learner.shown', page: 'two' })
    await settle()
    expect(contextOf(session).progress.visited).toEqual(new Set(['two']))
    expect(told(world.stored)).toEqual(['visit two'])
  })

  it('does not count a page that arrives when the learner has gone on', async () => {
    const session = await running(createWorld())
    session.send({ type: 'learner.next' })
    session.send({ type: 'learner.shown', page: 'one' })
    expect(contextOf(session).progress.visited).toEqual(new Set())
  })

  it('turns pages, and stops at both ends', async () => {
    const session = await running(createWorld())
    const walk = (['previous', 'next', 'next', 'next', 'next', 'previous'] as const).map((step) => {
      session.send({ type: `learner.${step}` })
      return pageOf(session)
    })
    expect(walk).toEqual(['one', 'two', 'three', 'check', 'check', 'three'])
  })

  it('goes to any page of a free course, and to no other', async () => {
    const session = await running(createWorld())
    const walk = ['check', 'nowhere', '', 'two'].map((page) => {
      session.send({ type: 'learner.goTo', page })
      return pageOf(session)
    })
    expect(walk).toEqual(['check', 'check', 'check', 'two'])
  })

  it('opens a page of a sequential course when all before it are done', async () => {
    const [one, two, three, check] = trackedCourse.pages as [...Course['pages']] & { length: 4 }
    const pages = [one, check, two, three].filter((page) => page !== undefined)
    const session = await running(createWorld({ course: { ...trackedCourse, navigation: 'sequential', pages } }))
    const tries = () => {
      session.send({ type: 'learner.next' })
      return pageOf(session)
    }
    expect(tries()).toBe('one')
    session.send({ type: 'learner.shown', page: 'one' })
    session.send({ type: 'learner.goTo', page: 'two' })
    expect(pageOf(session)).toBe('one')
    expect(tries()).toBe('check')
    session.send({ type: 'learner.shown', page: 'check' })
    session.send(answerTo('q1', 0))
    expect(tries()).toBe('check')
    session.send(answerTo('q2', 0))
    expect(tries()).toBe('two')
    session.send({ type: 'learner.goTo', page: 'one' })
    expect(pageOf(session)).toBe('one')
  })

  it('records an answer with everything that was said', async () => {
    const world = createWorld()
    const session = await running(world)
    session.send({
      type: 'learner.answer',
      question: 'q1',
      round: 2,
      response: ['a', 'c'],
      score: 0.5,
      latency: 8,
    })
    await settle()
    expect(world.stored).toEqual([
      {
        ...{ replica: REPLICA, seq: 1, lc: 1, epoch: 0, t: 1_000, v: 1, type: 'answer' },
        data: { question: 'q1', nonce: 'nonce-2', response: ['a', 'c'], score: 0.5, round: 2, latency: 8 },
      },
    ])
  })

  it('begins a new round each time an assessment is taken again', async () => {
    const world = createWorld({ stored: readAll.map((fact, i) => earlier(i + 1, fact)) })
    const session = await running(world)
    session.send({ type: 'learner.retake', page: 'check' })
    session.send({ type: 'learner.retake', page: 'check' })
    await settle()
    expect(world.stored.slice(4).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'retake', data: { page: 'check', round: 2 } },
      { type: 'retake', data: { page: 'check', round: 3 } },
    ])
    expect(contextOf(session).progress.rounds).toEqual(new Map([['check', 3]]))
  })
})

describe('time', () => {
  it('rides along with other events, once five seconds have passed', async () => {
    const world = createWorld()
    const session = await running(world)
    for (const seconds of [4.9, 5.2, 9.9, 10]) {
      world.seconds = seconds
      session.send({ type: 'learner.shown', page: 'one' })
    }
    await settle()
    expect(told(world.stored)).toEqual(['visit one', 'visit one', 'time 5', 'visit one', 'visit one', 'time 10'])
  })

  it('is never written alone while the learner reads', async () => {
    const world = createWorld({ connection: null })
    const session = await running(world)
    world.seconds = 300
    await pass(world, 300_000, 10_000)
    expect(contextOf(session).unsaved).toEqual([])
    expect(world.calls).toEqual(['open'])
  })

  it('is written when the page is hidden', async () => {
    const world = createWorld()
    const session = await running(world)
    world.seconds = 4
    session.send({ type: 'browser.hidden' })
    world.seconds = 30
    session.send({ type: 'browser.hidden' })
    await settle()
    expect(told(world.stored)).toEqual(['time 30'])
  })

  it('goes on from the earlier visits on this device', async () => {
    const stored = [
      earlier(1, { type: 'time', data: { seconds: 100 } }),
      earlier(1, { type: 'time', data: { seconds: 900 } }, 'ffff'),
    ]
    const world = createWorld({ stored })
    const session = await running(world)
    world.seconds = 5
    session.send({ type: 'learner.shown', page: 'one' })
    expect(contextOf(session).progress.seconds).toEqual(new Map(Object.entries({ [REPLICA]: 105, ffff: 900 })))
  })
})
