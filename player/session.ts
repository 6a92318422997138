import type { Course, CourseSource } from '../courses/format/course.ts'
import type { Answer, LearningEvent, LearningFact } from '../courses/format/event.ts'
import { outcome } from '../courses/format/outcome.ts'
import { LONGEST_NOTE, MOST_TEXTS } from '../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS, foldEvents, type Asserted, type Progress } from '../courses/format/progress.ts'
import type { Journal, Opened, Retirement } from './journal.ts'
import { mayOpen, neighbour, startPage } from './navigation.ts'
import { newPace, newsOf, paceChanging, type Attempt, type News, type Pace } from './reporting.ts'
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
  /** Nothing speaks of earlier visits: the page to begin with need not wait for the journal. */
  seemsNew?: boolean
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
  /** The progress at the last change that an LMS is told of: private notes and drafts are none. */
  shared: Progress
  /** Seconds this replica had before this visit. */
  secondsBefore: number
  /** Where the learner is looking, '' where that is not known yet; a visit is recorded only when the page has been shown. */
  page: string
  /** Events the journal has not acknowledged. */
  unsaved: readonly LearningEvent[]
  /** `seq` of the last event the journal acknowledged. */
  ackSeq: number
  rev: number
  sentRev: number
  confirmedRev: number
  /** `shared` as the LMS gave it back, where this device knows nothing beyond it; else null. */
  confirmed: Progress | null
  /** `shared` of the last flush that was sent; null before the first. */
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
  shared: EMPTY_PROGRESS,
  secondsBefore: 0,
  page: input.seemsNew ? startPage(input.source.course, EMPTY_PROGRESS, input.wanted) : '',
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

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= run())
}

/** `seq` of the last event of a replica; 0 when there is none. */
export const greatestSeq = (events: readonly LearningEvent[], replica: string): number =>
  events.reduce((greatest, event) => (event.replica === replica ? Math.max(greatest, event.seq) : greatest), 0)

/** Before anything was done the learner to come is named by the event to come, so that nothing changes its order then. */
export const withOrigin = (progress: Progress, replica: string): Progress =>
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
  const news: News[] = []
  for (const fact of facts) {
    if (!isPrivate(fact)) news.push(newsOf(source.course, progress, fact))
    add(fact)
  }
  // Time rides along with what it came with.
  for (const fact of timeSpent(context)) {
    if (facts.length === 0) news.push('small')
    add(fact)
  }
  const reached = newlyReached(source.course, progress)
  if (reached) {
    news.push('urgent')
    add({ type: 'complete', data: reached })
  }
  return {
    seq,
    progress,
    unsaved: [...context.unsaved, ...events],
    ...(news.length > 0 && { shared: progress, pace: paceChanging(context.pace, news, now()) }),
    ...(mayAppear(context) && { visit: [...context.visit, ...events] }),
  }
}

const isPrivate = ({ type }: LearningFact): boolean => type === 'note' || type === 'draft'

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
  const { replica, seq, unsaved } = context
  return {
    ...withOthers(context, events),
    seq: Math.max(seq, greatestSeq(events, replica)),
    unsaved: [...unsaved, ...events],
  }
}

/** What another tab has written to the journal. */
export function withOthers({ progress }: SessionContext, events: readonly LearningEvent[]): Partial<SessionContext> {
  const joined = foldEvents(events, progress)
  return { progress: joined, shared: joined }
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
  { took, shared, rev }: { took: number; shared: Progress; rev: number },
): Partial<SessionContext> => ({ reported: shared, sentRev: rev, failures: 0, pace: { ...pace, took } })

/** True when there is an LMS, it wants to be written to, and it is clear what counts. */
export const isTracking = ({
  connection,
  attempt,
}: Pick<SessionContext, 'connection'> & Partial<Pick<SessionContext, 'attempt'>>): boolean =>
  connection?.attached === true && connection.recording && attempt !== 'asking'

/** True while an LMS that was not there may still come. */
export const mayAppear = ({ tracker, connection }: Pick<SessionContext, 'tracker' | 'connection'>): boolean =>
  tracker !== null && connection?.attached === false && connection.reason === 'no-api'

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
