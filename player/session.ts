import type { Course, CourseSource } from '../courses/format/course.ts'
import type { Answer, LearningEvent, LearningFact } from '../courses/format/event.ts'
import { outcome } from '../courses/format/outcome.ts'
import { LONGEST_NOTE, progressToData } from '../courses/format/plain-progress.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  knowsMore,
  type Asserted,
  type Progress,
} from '../courses/format/progress.ts'
import { isJournalError, type Journal, type Opened, type Retirement } from './journal.ts'
import { mayOpen, neighbour, startPage } from './navigation.ts'
import type { Connection, Learner, TrackedState, Tracker } from './tracker.ts'

/** What a session is given. Clock, chance and ports are passed in, so that tests can hold them still. */
export interface SessionInput {
  source: CourseSource
  /** null when the course is taken without an LMS. */
  tracker: Tracker | null
  /** The journal of a learner; null is whoever uses this browser. */
  journalFor(learner: Learner | null): Journal | Promise<Journal>
  memoryJournal(): Journal
  /** A page named by the address, or null. */
  wanted: string | null
  now(): number
  /** Seconds of active time in this visit. */
  activeSeconds(): number
  nonce(): string
}

export interface SessionContext extends SessionInput {
  /** Connects to the LMS at the first call; later ones give what it gave. */
  connect(): Promise<Connection | null>
  journal: Journal | null
  connection: Connection | null
  kept: Opened['kept']
  restored: boolean
  /** The device had lost its journal, and a witness beside it had not. */
  lost: boolean
  /** Rows of the journal that were left out. */
  unreadable: number
  /** Why this tab does not write any more. */
  retired: Retirement | null
  replica: string
  seq: number
  progress: Progress
  /** Seconds this replica had before this visit. */
  secondsBefore: number
  /** Where the learner is looking; a visit is recorded only when the page has been shown. */
  page: string
  /** Events the journal has not acknowledged. */
  unsaved: readonly LearningEvent[]
  /** `seq` of the last event the journal acknowledged. */
  ackSeq: number
  rev: number
  sentRev: number
  confirmedRev: number
  /** The progress the LMS gave back, where this device knows nothing beyond it; else null. */
  confirmed: Progress | null
  /** The progress of the last flush that was sent; null before the first. */
  reported: Progress | null
  /** Attempts that have failed in a row: of the journal, of the LMS. */
  refusals: number
  failures: number
  error: unknown
}

export const initialContext = (input: SessionInput): SessionContext => ({
  ...input,
  // A second try after a journal that failed must not initialise the LMS again.
  connect: once(() => (input.tracker ? input.tracker.connect() : Promise.resolve(null))),
  journal: null,
  connection: null,
  kept: 'tab',
  restored: false,
  lost: false,
  unreadable: 0,
  retired: null,
  replica: '',
  seq: 0,
  progress: EMPTY_PROGRESS,
  secondsBefore: 0,
  page: '',
  unsaved: [],
  ackSeq: 0,
  rev: 0,
  sentRev: 0,
  confirmedRev: 0,
  confirmed: null,
  reported: null,
  refusals: 0,
  failures: 0,
  error: null,
})

/** What opening found: the LMS, the journal, and the two joined. */
export interface OpenedSession {
  connection: Connection | null
  journal: Journal
  opened: Opened
}

/** Connects to the LMS, then opens the journal of the learner it names. Storage that fails is replaced by memory. */
export async function openSession({
  connect,
  journalFor,
  memoryJournal,
}: Pick<SessionContext, 'connect' | 'journalFor' | 'memoryJournal'>): Promise<OpenedSession> {
  const connection = await connect()
  // An LMS that does not say who is learning: what one person does must never meet another on this device.
  const isNameless = connection?.attached === true && connection.learner === null
  try {
    const learner = connection?.attached ? connection.learner : null
    const journal = isNameless ? memoryJournal() : await twice(() => journalFor(learner))
    return { connection, journal, opened: await twice(() => journal.open()) }
  } catch (error) {
    // Storage must never stop the learner: a notice says that this tab is all there is.
    if (!isJournalError(error)) throw error
    const memory = memoryJournal()
    return { connection, journal: memory, opened: await memory.open() }
  }
}

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= run())
}

/** Storage that fails once often works at the second try (a lost connection, a slow disk). */
const twice = async <T>(run: () => T | Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch {
    return run()
  }
}

/** The context of a running session, from what opening found. What is still unsaved (of an earlier turn) goes on with it. */
export function begin(
  context: SessionContext,
  { connection, journal, opened }: OpenedSession,
): Partial<SessionContext> {
  const events = [...opened.events, ...context.unsaved]
  const witness = opened.witness ?? EMPTY_PROGRESS
  const local = foldEvents(events, opened.lost ? EMPTY_PROGRESS : witness)
  const remote = (connection?.attached ? connection.remote : null) ?? EMPTY_PROGRESS
  const beyond = opened.lost ? joinProgress(remote, witness) : remote
  const progress = withOrigin(joinProgress(local, beyond), opened.replica)
  const readBack = connection?.attached ? connection.confirmedRev : 0
  const isOwn = connection?.attached === true && [null, opened.replica].includes(connection.writer)
  const confirmedRev = isOwn ? readBack : 0
  const seq = greatestSeq(events, opened.replica)
  const begun = {
    connection,
    journal,
    kept: opened.kept,
    restored: opened.lost || (events.length === 0 && !opened.witness && remote.visited.size > 0),
    lost: opened.lost,
    unreadable: opened.unreadable ?? 0,
    replica: opened.replica,
    seq,
    ackSeq: greatestSeq(opened.events, opened.replica),
    progress,
    secondsBefore: progress.seconds.get(opened.replica) ?? 0,
    page: startPage(context.source.course, progress, context.wanted),
    rev: Math.max(opened.rev, readBack),
    confirmedRev,
    confirmed: confirmedRev > 0 && confirmedRev >= opened.rev && remote.lc >= local.lc ? progress : null,
    error: null,
  }
  if (!knowsMore(beyond, local)) return begun
  // What only the LMS (or the witness) knew is from now on known here too, should it be lost there.
  return { ...begun, ...record({ ...context, ...begun }, { type: 'known', data: progressToData(beyond) }) }
}

const greatestSeq = (events: readonly LearningEvent[], replica: string): number =>
  events.reduce((greatest, event) => (event.replica === replica ? Math.max(greatest, event.seq) : greatest), 0)

/** Before anything was done the learner to come is named by the event to come, so that nothing changes its order then. */
const withOrigin = (progress: Progress, replica: string): Progress =>
  progress.origin ? progress : { ...progress, origin: { lc: progress.lc + 1, replica } }

/** Records what the learner did: it joins the progress at once and waits in `unsaved` for the journal. */
export function record(context: SessionContext, ...facts: LearningFact[]): Partial<SessionContext> {
  const { replica, now, source } = context
  let { seq, progress } = context
  const events: LearningEvent[] = []
  const add = (fact: LearningFact) => {
    const stamp = { replica, seq: ++seq, lc: progress.lc + 1, epoch: progress.epoch, t: now(), v: 1 as const }
    const event = { ...stamp, ...fact }
    progress = foldEvents([event], progress)
    events.push(event)
  }
  for (const fact of [...facts, ...timeSpent(context)]) add(fact)
  const reached = newlyReached(source.course, progress)
  if (reached) add({ type: 'complete', data: reached })
  return { seq, progress, unsaved: [...context.unsaved, ...events] }
}

/** What was reached and is not on record yet, so that no later change of the course can take it back. */
function newlyReached(course: Course, progress: Progress): Asserted | null {
  const { complete: completed, passed, score } = outcome(course, progress)
  const known = progress.asserted
  const isNew =
    (completed && !known.completed) || (passed === true && !known.passed) || (score ?? -1) > (known.score ?? -1)
  return isNew ? { completed, passed: passed === true, score } : null
}

/** Begins anew: what was done stays in the journal and counts no longer. */
export function startAgain(context: SessionContext): Partial<SessionContext> {
  const { progress, replica, source, activeSeconds } = context
  const begun = {
    progress: withOrigin({ ...EMPTY_PROGRESS, lc: progress.lc, epoch: progress.epoch + 1 }, replica),
    secondsBefore: -Math.floor(activeSeconds()),
    page: source.course.pages[0]?.id ?? '',
  }
  return { ...begun, ...record({ ...context, ...begun }, { type: 'reset', data: {} }) }
}

/** Adds events of a backup, or of another tab's journal: those that are there already change nothing. */
export function restoreEvents(context: SessionContext, events: readonly LearningEvent[]): Partial<SessionContext> {
  const { replica, seq, unsaved, progress } = context
  return {
    progress: foldEvents(events, progress),
    seq: Math.max(seq, greatestSeq(events, replica)),
    unsaved: [...unsaved, ...events],
  }
}

/** Keeps what a private field holds, if it has changed. Longer texts than the journal can read back are cut here. */
export function writeNote(context: SessionContext, field: string, value: readonly string[]): Partial<SessionContext> {
  const cut = value.map((text) => text.slice(0, LONGEST_NOTE))
  const known = context.progress.notes.get(field)?.value ?? []
  return isSame(known, cut) ? {} : record(context, { type: 'note', data: { field, value: cut } })
}

/** Keeps an answer on its way, if it has changed. */
export function writeDraft(
  context: SessionContext,
  draft: { question: string; round: number; response: readonly string[] },
): Partial<SessionContext> {
  const response = draft.response.map((text) => text.slice(0, LONGEST_NOTE))
  const known = context.progress.drafts.get(draft.question)
  const isKnown = known?.round === draft.round && isSame(known.response, response)
  return isKnown || (!known && response.length === 0)
    ? {}
    : record(context, { type: 'draft', data: { ...draft, response } })
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i])

/** A time event, when at least five seconds have passed since the last: so time rides along and never writes alone. */
export function timeSpent({ progress, replica, secondsBefore, activeSeconds }: SessionContext): LearningFact[] {
  const seconds = secondsBefore + Math.floor(activeSeconds())
  return seconds - (progress.seconds.get(replica) ?? 0) >= 5 ? [{ type: 'time', data: { seconds } }] : []
}

/** The state as the LMS is told it. */
export const trackedState = ({ source, replica, progress, activeSeconds }: SessionContext): TrackedState => ({
  replica,
  progress,
  outcome: outcome(source.course, progress),
  seconds: Math.floor(activeSeconds()),
})

/** True when there is an LMS and it wants to be written to. */
export const isTracking = ({ connection }: Pick<SessionContext, 'connection'>): boolean =>
  connection?.attached === true && connection.recording

export const answerOf = (data: Answer): LearningFact => ({ type: 'answer', data })

/** Looks at another page, if it may be opened. */
export const goTo = (context: SessionContext, page: string): Partial<SessionContext> =>
  mayOpen(context.source.course, context.progress, page) ? { page } : {}

/** Looks at the next page or the one before. */
export function step(context: SessionContext, by: 1 | -1): Partial<SessionContext> {
  const page = neighbour(context.source.course, context.page, by)
  return page ? goTo(context, page.id) : {}
}

/** The journal has the first `count` of the unsaved events. */
export function acknowledge(context: SessionContext, count: number): Partial<SessionContext> {
  const { unsaved, ackSeq, replica } = context
  const acknowledged = greatestSeq(unsaved.slice(0, count), replica)
  return { unsaved: unsaved.slice(count), ackSeq: Math.max(ackSeq, acknowledged), refusals: 0, error: null }
}

/** 2, 4, 8 … 60 seconds after the first, second, third … failure; a little less, so that not all come at once. */
export const backOff = (failures: number): number =>
  Math.min(60_000, 1_000 * 2 ** failures) * (0.75 + Math.random() / 4)
