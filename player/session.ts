import type { Course, CourseSource } from '../courses/format/course.ts'
import { LONGEST_ASIDE, type Answer, type LearningEvent, type LearningFact } from '../courses/format/event.ts'
import { outcome } from '../courses/format/outcome.ts'
import { LONGEST_NOTE, MOST_TEXTS, progressToData } from '../courses/format/plain-progress.ts'
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
import { attemptOf, isUrgent, newPace, paceChanging, type Attempt, type Pace } from './reporting.ts'
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
  attempt: Attempt
  pace: Pace
  /** What was done in this visit while an LMS may still appear. */
  visit: readonly LearningEvent[]
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
  attempt: 'known',
  pace: newPace(input.now()),
  visit: [],
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
  const attempt = attemptOf(context.source.course.lms, connection, local)
  const begun = {
    connection,
    attempt,
    pace: newPace(context.now()),
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
    // Only once: whoever takes the course back from another window goes on where that one was.
    wanted: null,
    rev: Math.max(opened.rev, readBack),
    confirmedRev,
    confirmed: null,
    unsaved: context.unsaved,
    error: null,
  }
  const isConfirmed = confirmedRev > 0 && confirmedRev >= opened.rev && remote.lc >= local.lc
  const news = newsOf(events, connection, progress)
  const isMore = knowsMore(beyond, local)
  // What only the LMS (or the witness) knew is from now on known here too, should it be lost there.
  if (isMore) news.push({ type: 'known', data: progressToData(beyond) })
  const told = news.length > 0 ? { ...begun, ...record({ ...context, ...begun }, ...news) } : begun
  if (attempt === 'restarted') return { ...told, ...startAgain({ ...context, ...told }) }
  // Time that has passed since is news to the LMS.
  const isAll = told.unsaved.slice(context.unsaved.length).every(({ type }) => type === 'confirmed')
  return { ...told, confirmed: isConfirmed && isAll ? told.progress : null }
}

/** What the LMS has shown and the journal is to keep: that it keeps states, and a state that nobody here can read. */
function newsOf(events: readonly LearningEvent[], connection: Connection | null, progress: Progress): LearningFact[] {
  if (!connection?.attached) return []
  const { confirmedRev: rev, remote, aside, recording } = connection
  const isFirst = rev > 0 && progress.confirmed === 0 && remote?.epoch === progress.epoch
  const text = aside?.slice(0, LONGEST_ASIDE)
  const isKnown = events.some((event) => event.type === 'aside' && event.data.text === text)
  return [
    ...(isFirst ? [{ type: 'confirmed', data: { rev } } as const] : []),
    ...(text !== undefined && recording && !isKnown ? [{ type: 'aside', data: { text } } as const] : []),
  ]
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
  let isNow = false
  for (const fact of [...facts, ...timeSpent(context)]) {
    isNow ||= isUrgent(source.course, progress, fact)
    add(fact)
  }
  const reached = newlyReached(source.course, progress)
  if (reached) add({ type: 'complete', data: reached })
  return {
    seq,
    progress,
    unsaved: [...context.unsaved, ...events],
    ...(events.length > 0 && { pace: paceChanging(context.pace, isNow || reached !== null, now()) }),
    ...(mayAppear(context) && { visit: [...context.visit, ...events] }),
  }
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

/** Keeps what a private field holds, if it has changed. More, or longer texts, than can be read back are cut here. */
export function writeNote(context: SessionContext, field: string, value: readonly string[]): Partial<SessionContext> {
  const cut = value.slice(0, MOST_TEXTS).map((text) => text.slice(0, LONGEST_NOTE))
  const known = context.progress.notes.get(field)?.value ?? []
  return isSame(known, cut) ? {} : record(context, { type: 'note', data: { field, value: cut } })
}

/** Keeps an answer on its way, if it has changed. */
export function writeDraft(
  context: SessionContext,
  draft: { question: string; round: number; response: readonly string[] },
): Partial<SessionContext> {
  const response = draft.response.slice(0, MOST_TEXTS).map((text) => text.slice(0, LONGEST_NOTE))
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
export const trackedState = (context: SessionContext): TrackedState => ({
  replica: context.replica,
  progress: context.progress,
  outcome: outcome(context.source.course, context.progress),
  seconds: Math.floor(context.activeSeconds()),
  mayReplace: mayReplace(context),
})

/** What was set aside must be in the journal first; in that of a tab, what a newer version wrote is not safe. */
const mayReplace = ({ connection, kept, unsaved }: SessionContext): boolean =>
  !unsaved.some(({ type }) => type === 'aside') &&
  !(kept === 'tab' && connection?.attached && connection.setAside === 'newer-version')

/** The LMS has said yes to a report. */
export const reported = (
  { pace }: SessionContext,
  { took, progress, rev }: { took: number; progress: Progress; rev: number },
): Partial<SessionContext> => ({ reported: progress, sentRev: rev, failures: 0, pace: { ...pace, took } })

/** True when there is an LMS, it wants to be written to, and it is clear what counts. */
export const isTracking = ({
  connection,
  attempt,
}: Pick<SessionContext, 'connection'> & Partial<Pick<SessionContext, 'attempt'>>): boolean =>
  connection?.attached === true && connection.recording && attempt !== 'asking'

/** True while an LMS that was not there may still come. */
export const mayAppear = ({ tracker, connection }: Pick<SessionContext, 'tracker' | 'connection'>): boolean =>
  tracker !== null && connection?.attached === false && connection.reason === 'no-api'

/**
 * The LMS has come after all: its learner's journal goes on with what was done in this visit. What earlier visits without
 * an LMS left on this device stays where it is, for nobody knows whose it was.
 */
export function attachLate(context: SessionContext, opened: OpenedSession): Partial<SessionContext> {
  const begun = { ...context, unsaved: [], visit: [], ...begin({ ...context, unsaved: [], visit: [] }, opened) }
  const again = context.visit.slice(context.visit.findLastIndex(({ type }) => type === 'reset') + 1)
  let { seq, progress } = begun
  const events = again.filter(isDeed).map((event): LearningEvent => {
    const { replica } = begun
    return { ...event, replica, seq: ++seq, lc: progress.lc + seq - begun.seq, epoch: progress.epoch }
  })
  progress = foldEvents(events, progress)
  // Whoever has done no more than open the course goes on where the LMS says; nobody else is moved.
  const page = events.length > 1 ? context.page : begun.page
  return {
    ...begun,
    ...{ seq, progress, unsaved: [...begun.unsaved, ...events], confirmed: null },
    ...{ page, pace: paceChanging(begun.pace, true, context.now()), refusals: 0 },
  }
}

const isDeed = ({ type }: LearningEvent): boolean => ['visit', 'answer', 'retake', 'note', 'draft'].includes(type)

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
