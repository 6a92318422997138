import { isKnownEvent, type Answer, type LearningEvent } from './event.ts'
import { progressOf, progressToData } from './plain-progress.ts'

/** A place in the order of all events: by Lamport counter, then by replica. */
export interface Stamp {
  lc: number
  replica: string
}

/** An answer with its place in the order of all events. */
export interface AnswerRecord extends Answer, Stamp {
  t: number
}

/** What a private field holds. */
export interface Note extends Stamp {
  value: readonly string[]
}

/** An answer on its way. */
export interface Draft extends Stamp {
  round: number
  response: readonly string[]
}

/** What is known of a question without its answers, as an LMS keeps it: the latest round, and how it went. */
export interface QuestionTotal {
  round: number
  attempts: number
  /** 0 … 1, the best of that round. */
  best: number
}

export interface QuestionProgress {
  /** Distinct by nonce, in the order they were given. */
  answers: readonly AnswerRecord[]
  /** From an LMS copy of the state; null where only this device knows the question. */
  remote: QuestionTotal | null
}

/** What an LMS already showed for this attempt. It is never reported lower again. */
export interface Asserted {
  completed: boolean
  passed: boolean
  /** Per cent, or null. */
  score: number | null
}

/**
 * Everything a learner has done in a course: the fold of their events, and a join-semilattice. Ids are the course's at
 * the time; those a newer edition no longer has are kept here and ignored by whoever reads.
 */
export interface Progress {
  epoch: number
  /** Greatest Lamport counter seen. */
  lc: number
  visited: ReadonlySet<string>
  position: (Stamp & { page: string }) | null
  questions: ReadonlyMap<string, QuestionProgress>
  /** The round of each assessment page that was taken again. */
  rounds: ReadonlyMap<string, number>
  /** Seconds of active time, by replica. */
  seconds: ReadonlyMap<string, number>
  asserted: Asserted
  /** The first event: what is drawn and shuffled for this learner depends on it. */
  origin: Stamp | null
  /** When the course was completed: wall clock in milliseconds. */
  completed: (Stamp & { t: number }) | null
  /** The greatest revision that an LMS is known to have kept in this epoch; 0 when none. */
  confirmed: number
  /** By field. */
  notes: ReadonlyMap<string, Note>
  /** By question. */
  drafts: ReadonlyMap<string, Draft>
}

const UNANSWERED: QuestionProgress = { answers: [], remote: null }
const NOTHING_ASSERTED: Asserted = { completed: false, passed: false, score: null }

/** The progress of someone who has not begun. The neutral element of `joinProgress`. */
export const EMPTY_PROGRESS: Progress = {
  epoch: 0,
  lc: 0,
  visited: new Set(),
  position: null,
  questions: new Map(),
  rounds: new Map(),
  seconds: new Map(),
  asserted: NOTHING_ASSERTED,
  origin: null,
  completed: null,
  confirmed: 0,
  notes: new Map(),
  drafts: new Map(),
}

/** Adds events to a progress. Order and repetition do not matter; unknown types and versions are skipped. */
export function foldEvents(events: Iterable<LearningEvent>, start: Progress = EMPTY_PROGRESS): Progress {
  let draft = thaw(start)
  const given = new Map<string, AnswerRecord[]>()
  for (const event of events) {
    if (!isKnownEvent(event)) continue
    if (event.epoch > draft.epoch) {
      draft = thaw({ ...EMPTY_PROGRESS, epoch: event.epoch, lc: draft.lc })
      given.clear()
    }
    // Whatever its epoch, so that the order of events does not matter here either.
    draft.lc = Math.max(draft.lc, event.lc, event.type === 'known' ? event.data.lc : 0)
    if (event.epoch === draft.epoch) apply(draft, given, event)
  }
  // Once a question, not once an answer: 100,000 events must not take the square of their number.
  for (const [id, answers] of given) {
    draft.questions.set(id, joinQuestion(draft.questions.get(id) ?? UNANSWERED, { answers, remote: null }))
  }
  return draft
}

/** Joins what two copies know. Commutative, associative and idempotent; a higher epoch wins whole. */
export function joinProgress(a: Progress, b: Progress): Progress {
  const lc = Math.max(a.lc, b.lc)
  if (a.epoch !== b.epoch) return { ...(a.epoch > b.epoch ? a : b), lc }
  return {
    epoch: a.epoch,
    lc,
    visited: new Set([...a.visited, ...b.visited]),
    position: joinNullable(a.position, b.position, last),
    questions: joinMaps(a.questions, b.questions, joinQuestion),
    rounds: joinMaps(a.rounds, b.rounds, Math.max),
    seconds: joinMaps(a.seconds, b.seconds, Math.max),
    asserted: joinAsserted(a.asserted, b.asserted),
    origin: joinNullable(a.origin, b.origin, first),
    completed: joinNullable(a.completed, b.completed, firstTime),
    confirmed: Math.max(a.confirmed, b.confirmed),
    notes: joinMaps(a.notes, b.notes, last),
    drafts: joinMaps(a.drafts, b.drafts, last),
  }
}

/** Whether `other` knows anything that `progress` does not; bare totals of answers that are known tell nothing new. */
export function knowsMore(other: Progress, progress: Progress): boolean {
  if (other.epoch !== progress.epoch) return other.epoch > progress.epoch
  const told = (it: Progress) => {
    const totals = [...it.questions].map(
      ([id, question]) => [id, { answers: [], remote: questionTotal(question) }] as const,
    )
    return JSON.stringify(progressToData({ ...it, lc: 0, questions: new Map(totals) }))
  }
  // Joined with itself, so that both texts have their keys in the same order.
  return told(joinProgress(progress, other)) !== told(joinProgress(progress, progress))
}

/** Seconds of active time over all replicas. */
export const totalSeconds = (progress: Progress): number => [...progress.seconds.values()].reduce((a, b) => a + b, 0)

/** The latest round of a question, its attempts and its best score there; null when never answered. */
export function questionTotal(question: QuestionProgress | undefined): QuestionTotal | null {
  if (!question) return null
  return joinNullable(totalOfAnswers(question.answers), question.remote, joinTotals)
}

type Thawed = {
  -readonly [K in keyof Progress]: Progress[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Progress[K] extends ReadonlySet<infer Value>
      ? Set<Value>
      : Progress[K]
}

const thaw = (progress: Progress): Thawed => ({
  ...progress,
  visited: new Set(progress.visited),
  questions: new Map(progress.questions),
  rounds: new Map(progress.rounds),
  seconds: new Map(progress.seconds),
  notes: new Map(progress.notes),
  drafts: new Map(progress.drafts),
})

function apply(draft: Thawed, given: Map<string, AnswerRecord[]>, event: LearningEvent): void {
  const { lc, replica, t } = event
  draft.origin = joinNullable(draft.origin, { lc, replica }, first)
  switch (event.type) {
    case 'visit':
      draft.visited.add(event.data.page)
      draft.position = joinNullable(draft.position, { page: event.data.page, lc, replica }, last)
      break
    case 'answer': {
      const answer = { ...event.data, lc, replica, t }
      const others = given.get(answer.question)
      if (others) others.push(answer)
      else given.set(answer.question, [answer])
      break
    }
    case 'retake':
      draft.rounds.set(event.data.page, Math.max(draft.rounds.get(event.data.page) ?? 1, event.data.round))
      break
    case 'time':
      draft.seconds.set(replica, Math.max(draft.seconds.get(replica) ?? 0, event.data.seconds))
      break
    case 'note': {
      const { field, value } = event.data
      put(draft.notes, field, { value, lc, replica })
      break
    }
    case 'draft': {
      const { question, round, response } = event.data
      put(draft.drafts, question, { round, response, lc, replica })
      break
    }
    case 'complete':
      draft.asserted = joinAsserted(draft.asserted, event.data)
      if (event.data.completed) draft.completed = joinNullable(draft.completed, { lc, replica, t }, firstTime)
      break
    case 'known': {
      const known = progressOf(event.data)
      if (known.epoch === draft.epoch) Object.assign(draft, thaw(joinProgress(draft, known)))
      break
    }
    case 'confirmed':
      draft.confirmed = Math.max(draft.confirmed, event.data.rev)
      break
    case 'aside':
      break // kept for a version that can read it
    case 'reset':
      break // its epoch has already cleared everything
  }
}

function joinQuestion(a: QuestionProgress, b: QuestionProgress): QuestionProgress {
  const byNonce = new Map(a.answers.map((answer) => [answer.nonce, answer]))
  for (const answer of b.answers) {
    const known = byNonce.get(answer.nonce)
    byNonce.set(answer.nonce, known && compare(known, answer) <= 0 ? known : answer)
  }
  return {
    answers: [...byNonce.values()].sort((x, y) => compare(x, y) || (x.nonce < y.nonce ? -1 : 1)),
    remote: joinNullable(a.remote, b.remote, joinTotals),
  }
}

function totalOfAnswers(answers: readonly AnswerRecord[]): QuestionTotal | null {
  let total: QuestionTotal | null = null
  for (const { round, score } of answers) {
    if (!total || round > total.round) total = { round, attempts: 1, best: score }
    else if (round === total.round) {
      total = { round, attempts: total.attempts + 1, best: Math.max(total.best, score) }
    }
  }
  return total
}

function joinTotals(a: QuestionTotal, b: QuestionTotal): QuestionTotal {
  if (a.round !== b.round) return a.round > b.round ? a : b
  return { round: a.round, attempts: Math.max(a.attempts, b.attempts), best: Math.max(a.best, b.best) }
}

const joinAsserted = (a: Asserted, b: Asserted): Asserted => ({
  completed: a.completed || b.completed,
  passed: a.passed || b.passed,
  score: joinNullable(a.score, b.score, Math.max),
})

const compare = (a: Stamp, b: Stamp): number =>
  a.lc - b.lc || (a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : 0)

/** Two that claim the same place are damaged or forged; still every copy must choose the same one. */
const decide = (a: Stamp, b: Stamp): number => compare(a, b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
const first = <T extends Stamp>(a: T, b: T): T => (decide(a, b) <= 0 ? a : b)
const last = <T extends Stamp>(a: T, b: T): T => (decide(a, b) <= 0 ? b : a)

/** Of one event the later time, for an LMS keeps only whole minutes of it. */
const firstTime = <T extends Stamp & { t: number }>(a: T, b: T): T => ((compare(a, b) || b.t - a.t) <= 0 ? a : b)

function put<T extends Stamp>(map: Map<string, T>, key: string, value: T): void {
  const known = map.get(key)
  map.set(key, known ? last(known, value) : value)
}

const joinNullable = <T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null =>
  a === null ? b : b === null ? a : join(a, b)

function joinMaps<V>(
  a: ReadonlyMap<string, V>,
  b: ReadonlyMap<string, V>,
  join: (a: V, b: V) => V,
): ReadonlyMap<string, V> {
  const all = new Map(a)
  for (const [key, value] of b) {
    const known = all.get(key)
    all.set(key, known === undefined ? value : join(known, value))
  }
  return all
}
