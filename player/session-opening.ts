import { LONGEST_ASIDE, type LearningEvent, type LearningFact } from '../courses/format/event.ts'
import { progressToData } from '../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS, foldEvents, joinProgress, knowsMore, type Progress } from '../courses/format/progress.ts'
import { isJournalError, type Journal, type Opened } from './journal.ts'
import { startPage } from './navigation.ts'
import { attemptOf, newPace, paceChanging } from './reporting.ts'
import { greatestSeq, record, startAgain, withOrigin, type SessionContext } from './session.ts'
import type { Connection } from './tracker.ts'

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
    shared: progress,
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
  return { ...told, confirmed: isConfirmed && isAll ? told.shared : null }
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
    ...{ seq, progress, shared: progress, unsaved: [...begun.unsaved, ...events], confirmed: null },
    ...{ page, pace: paceChanging(begun.pace, ['urgent'], context.now()), refusals: 0 },
  }
}

const isDeed = ({ type }: LearningEvent): boolean => ['visit', 'answer', 'retake', 'note', 'draft'].includes(type)
