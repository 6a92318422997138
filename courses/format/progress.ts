import { isKnownEvent, type Answer, type LearningEvent } from './event.ts'

/** An answer with its place in the order of all events. */
export interface AnswerRecord extends Answer {
  lc: number
  replica: string
  t: number
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
  position: { page: string; lc: number; replica: string } | null
  questions: ReadonlyMap<string, QuestionProgress>
  /** The round of each assessment page that was taken again. */
  rounds: ReadonlyMap<string, number>
  /** Seconds of active time, by replica. */
  seconds: ReadonlyMap<string, number>
  asserted: Asserted
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
    draft.lc = Math.max(draft.lc, event.lc)
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
    position: later(a.position, b.position),
    questions: joinMaps(a.questions, b.questions, joinQuestion),
    rounds: joinMaps(a.rounds, b.rounds, Math.max),
    seconds: joinMaps(a.seconds, b.seconds, Math.max),
    asserted: joinAsserted(a.asserted, b.asserted),
  }
}

/** Seconds of active time over all replicas. */
export const totalSeconds = (progress: Progress): number => [...progress.seconds.values()].reduce((a, b) => a + b, 0)

/** The latest round of a question, its attempts and its best score there; null when never answered. */
export function questionTotal(question: QuestionProgress | undefined): QuestionTotal | null {
  if (!question) return null
  return joinNullable(totalOfAnswers(question.answers), question.remote, joinTotals)
}

type Draft = {
  -readonly [K in keyof Progress]: Progress[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Progress[K] extends ReadonlySet<infer Value>
      ? Set<Value>
      : Progress[K]
}

const thaw = (progress: Progress): Draft => ({
  ...progress,
  visited: new Set(progress.visited),
  questions: new Map(progress.questions),
  rounds: new Map(progress.rounds),
  seconds: new Map(progress.seconds),
})

function apply(draft: Draft, given: Map<string, AnswerRecord[]>, event: LearningEvent): void {
  const { lc, replica, t } = event
  switch (event.type) {
    case 'visit':
      draft.visited.add(event.data.page)
      draft.position = later(draft.position, { page: event.data.page, lc, replica })
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

type Stamp = { lc: number; replica: string }
const compare = (a: Stamp, b: Stamp): number =>
  a.lc - b.lc || (a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : 0)

function later<T extends Stamp & { page: string }>(a: T | null, b: T | null): T | null {
  return joinNullable(a, b, (x, y) => {
    const order = compare(x, y) || (x.page < y.page ? -1 : 1)
    return order < 0 ? y : x
  })
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
