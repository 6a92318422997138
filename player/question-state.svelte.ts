import type { Question } from '../courses/format/course.ts'
import { currentRound, scoreInRound, seedOf } from '../courses/format/outcome.ts'
import { scoreAnswer } from '../courses/format/scoring.ts'
import type { PlayerContext } from './player-context.ts'

/** Where a learner stands with a question: derived from the session, but for having pressed "Try again". */
export class QuestionState {
  readonly #player: PlayerContext
  readonly #question: Question
  readonly #page: string
  readonly #since: number
  #pending: { response: readonly string[]; timer: ReturnType<typeof setTimeout> } | null = null
  #again = $state.raw(false)
  readonly inAssessment: boolean

  constructor(player: PlayerContext, question: Question) {
    const { course } = player.source
    this.#player = player
    this.#question = question
    this.#page = course.questions.find(({ id }) => id === question.id)?.page ?? ''
    this.inAssessment = course.pages.some(({ id, assessment }) => id === this.#page && assessment !== undefined)
    this.#since = player.session.snapshot.context.now()
  }

  get #progress() {
    return this.#player.session.snapshot.context.progress
  }

  /** On an assessment page the round; practice has only one. */
  get round(): number {
    return this.inAssessment ? currentRound(this.#progress, this.#page) : 1
  }

  /** What the order of options depends on: the learner, the question and the round. */
  get seed(): string {
    return seedOf(this.#progress, this.#question.id, this.round)
  }

  /** What was answered without being checked, in an earlier visit too; empty when nothing was. */
  get draft(): readonly string[] {
    const draft = this.#progress.drafts.get(this.#question.id)
    const answer = this.#given
    return draft?.round === this.round && (!answer || draft.lc > answer.lc) ? draft.response : []
  }

  /** Keeps an answer on its way within a second, so that no crash takes more than that. */
  keepDraft(response: readonly string[]): void {
    const timer = this.#pending?.timer ?? setTimeout(() => this.flush(), 1_000)
    this.#pending = { response, timer }
  }

  /** Keeps it at once: the page is hidden or left. */
  flush(): void {
    if (!this.#pending) return
    const { response, timer } = this.#pending
    clearTimeout(timer)
    this.#pending = null
    this.#player.session.actor.send({ type: 'learner.draft', question: this.#question.id, round: this.round, response })
  }

  get #given() {
    const answers = this.#progress.questions.get(this.#question.id)?.answers.filter(({ round }) => round === this.round)
    return this.inAssessment ? answers?.[0] : answers?.at(-1)
  }

  get isAnswered(): boolean {
    return !this.#again && scoreInRound(this.#progress, this.#question.id, this.round) !== null
  }

  /** 0 … 1: in an assessment the answer that counts, in practice the last one. */
  get score(): number {
    return this.#given?.score ?? scoreInRound(this.#progress, this.#question.id, this.round) ?? 0
  }

  /** What was answered; empty where only the score is known, from an LMS. */
  get response(): readonly string[] {
    return this.isAnswered ? (this.#given?.response ?? []) : []
  }

  answer(response: readonly string[]): void {
    if (this.isAnswered) return
    const { session } = this.#player
    const latency = Math.max(0, Math.round((session.snapshot.context.now() - this.#since) / 1000))
    const { id } = this.#question
    const { round } = this
    this.#again = false
    clearTimeout(this.#pending?.timer)
    this.#pending = null
    const score = scoreAnswer(this.#question, response)
    session.actor.send({ type: 'learner.answer', question: id, round, response, score, latency })
  }

  tryAgain(): void {
    this.#again = true
  }
}
