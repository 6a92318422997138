import { createActor, SimulatedClock, waitFor, type Actor, type SnapshotFrom } from 'xstate'
import type { Course, CourseSource } from '../../../courses/format/course.ts'
import type { LearningEvent, LearningFact } from '../../../courses/format/event.ts'
import type { Journal, Opened } from '../../../player/journal.ts'
import { sessionMachine } from '../../../player/session-machine.ts'
import type { Connection, TrackedState, Tracker } from '../../../player/tracker.ts'
import { trackedCourse } from '../../contract/tracked-course.ts'

export type Session = Actor<typeof sessionMachine>
export type Snapshot = SnapshotFrom<typeof sessionMachine>

/** The world around a session. A test changes the closures; the session never notices who answers. */
export interface World {
  course: Course
  wanted: string | null
  seemsNew?: boolean
  /** What is in the journal of this device, and in the one of this tab. */
  stored: LearningEvent[]
  inTab: LearningEvent[]
  kept: Opened['kept']
  rev: number
  /** Runs before the journal opens, and before it writes; what it throws, the journal rejects with. */
  opening(): Promise<void>
  writing(): Promise<void>
  /** null: the course is taken without an LMS. */
  connection: Connection | null
  /** When an LMS that was not there comes after all. */
  appearing(signal: AbortSignal): Promise<Connection>
  reporting(): Promise<'sent' | 'refused' | 'unreachable'>
  goodbye(reason: 'exit' | 'closing'): 'left' | 'failed'
  /** Active seconds of this visit. */
  seconds: number
  clock: SimulatedClock
  /** What the session asked of its ports, in order. */
  calls: string[]
  /** When it reported, and what. */
  reports: { at: number; rev: number; state: TrackedState }[]
  /** What the LMS said yes to, after "nothing" at revision 0. */
  accepted: { rev: number; state: TrackedState | null }[]
  /** Whose journal it asked for: the learner's id, or null for whoever uses this browser. */
  journalsOf: (string | null)[]
}

export const REPLICA = 'a1b2c3d4'

export const ATTACHED: Connection & { attached: true } = {
  attached: true,
  learner: { id: 'learner-1', name: 'Ada Lovelace' },
  remote: null,
  confirmedRev: 0,
  writer: null,
  isNew: true,
  recording: true,
  setAside: null,
  aside: null,
  preferences: { language: '', audio: '', captioning: '' },
  comments: [],
}

export const createWorld = (parts: Partial<World> = {}): World => ({
  course: trackedCourse,
  wanted: null,
  stored: [],
  inTab: [],
  kept: 'device',
  rev: 0,
  opening: () => Promise.resolve(),
  writing: () => Promise.resolve(),
  connection: ATTACHED,
  appearing: () => new Promise(() => undefined),
  reporting: () => Promise.resolve('sent'),
  goodbye: () => 'left',
  seconds: 0,
  clock: new SimulatedClock(),
  calls: [],
  reports: [],
  accepted: [{ rev: 0, state: null }],
  journalsOf: [],
  ...parts,
})

/** A session that has been started in a world, and may still be opening. */
export const start = (world: World): Session => create(world).start()

/** A session in a world, before it has been started. */
export function create(world: World): Session {
  return createActor(sessionMachine, {
    clock: world.clock,
    input: {
      source: { course: world.course } as CourseSource,
      tracker: world.connection && trackerOf(world, world.connection),
      journalFor: (learner) => {
        world.journalsOf.push(learner?.id ?? null)
        return deviceJournal(world)
      },
      memoryJournal: () => tabJournal(world),
      wanted: world.wanted,
      seemsNew: world.seemsNew ?? false,
      now: () => 1_000 + world.clock.now(),
      activeSeconds: () => world.seconds,
      nonce: () => `nonce-${world.calls.length}`,
    },
  })
}

/** A session that runs, and has done all that needs no time to pass. */
export async function running(world: World): Promise<Session> {
  const session = start(world)
  await waitFor(session, (snapshot) => snapshot.matches('running'))
  await settle()
  return session
}

/** Everything that waits for an answer, and not for time, has been done. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets time pass in small steps, and between them all that it sets off be done. */
export async function pass(world: World, milliseconds: number, step = 250): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += step) {
    world.clock.increment(Math.min(step, milliseconds - passed))
    await settle()
  }
}

/** A promise that a test keeps or breaks when it wants. */
export function promised<T = void>() {
  let keep: (value: T) => void = () => undefined
  let breakIt: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    keep = resolve
    breakIt = reject
  })
  return { promise, keep, breakIt }
}

/** An event of an earlier visit. */
export function earlier(seq: number, fact: LearningFact, replica = REPLICA): LearningEvent {
  return { replica, seq, lc: seq, epoch: 0, t: 0, v: 1, ...fact }
}

export const answerTo = (question: string, score = 1, round = 1) =>
  ({ type: 'learner.answer', question, round, response: ['a'], score, latency: 3 }) as const

/** What the learner has done, one word an event: "visit one", "answer q1", "time 12". */
export const told = (events: readonly LearningEvent[]): string[] =>
  events.map(({ type, data }) => {
    const what = type === 'time' ? data.seconds : 'page' in data ? data.page : 'question' in data ? data.question : ''
    return `${type} ${what}`.trim()
  })

/** A journal that no other tab uses, and that has lost nothing. */
export const NOTHING_LOST = { witness: null, lost: false, readOnly: false }
const aloneOnTheDevice = {
  witness: () => undefined,
  takeOver: () => Promise.reject(new Error('Nobody else writes.')),
  onRetired: () => () => undefined,
  rows: () => Promise.resolve([]),
  forget: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

function deviceJournal(world: World): Journal {
  return {
    async open() {
      world.calls.push('open')
      await world.opening()
      return { ...NOTHING_LOST, events: [...world.stored], kept: world.kept, replica: REPLICA, rev: world.rev }
    },
    async append(events) {
      world.calls.push(`append ${told(events).join(', ')}`)
      await world.writing()
      add(world.stored, events)
    },
    async keepRev(rev) {
      world.calls.push(`keep rev ${rev}`)
      await world.writing()
      world.rev = Math.max(world.rev, rev)
    },
    ...aloneOnTheDevice,
  }
}

function tabJournal(world: World): Journal {
  return {
    open: () => Promise.resolve({ ...NOTHING_LOST, events: [...world.inTab], kept: 'tab', replica: REPLICA, rev: 0 }),
    append(events) {
      world.calls.push(`append in tab ${told(events).join(', ')}`)
      add(world.inTab, events)
      return Promise.resolve()
    },
    keepRev: () => Promise.resolve(),
    ...aloneOnTheDevice,
  }
}

function add(stored: LearningEvent[], events: readonly LearningEvent[]): void {
  for (const event of events) {
    if (!stored.some(({ replica, seq }) => replica === event.replica && seq === event.seq)) stored.push(event)
  }
}

function trackerOf(world: World, connection: Connection): Tracker {
  return {
    connect() {
      world.calls.push('connect')
      return Promise.resolve(connection)
    },
    connectLate: (signal) => world.appearing(signal),
    inspect: () => ({ standard: 'SCORM 1.2', place: null, session: 'open', read: [], keeps: [], calls: [] }),
    async report(state, rev) {
      world.calls.push(`report ${rev}`)
      world.reports.push({ at: world.clock.now(), rev, state })
      const answer = await world.reporting()
      if (answer === 'sent') world.accepted.push({ rev, state })
      return answer
    },
    leave(state, rev, reason) {
      world.calls.push(`leave ${rev} ${reason}`)
      world.reports.push({ at: world.clock.now(), rev, state })
      const answer = world.goodbye(reason)
      if (answer === 'left') world.accepted.push({ rev, state })
      return answer
    },
  }
}
