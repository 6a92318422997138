import { untrack } from 'svelte'
import type { Question } from '../courses/format/course.ts'
import { currentRound, scoreInRound, seedOf } from '../courses/format/outcome.ts'
import { scoreAnswer } from '../courses/format/scoring.ts'
import type { PlayerContext } from './player-context.ts'

const NOTHING: readonly string[] = []

/** Where a learner stands with a question: derived from the session, but for what was changed within the last second. */
export class QuestionState {
  readonly #player: PlayerContext
  readonly #question: Question
  readonly #page: string
  #since: number
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What was last changed here, and the seed it belongs to: another round or a restart leaves it behind. */
  #latest = $state.raw<{ response: readonly string[]; seed: string } | null>(null)
  #again = $state.raw(false)
  readonly inAssessment: boolean
  /** On an assessment page the round; practice has only one. */
  readonly round: number = $derived.by(() => (this.inAssessment ? currentRound(this.#progress, this.#page) : 1))

  constructor(player: PlayerContext, question: Question) {
    const { course } = player.source
    this.#player = player
    this.#question = question
    this.#page = course.questions.find(({ id }) => id === question.id)?.page ?? ''
    this.inAssessment = course.pages.some(({ id, assessment }) => id === this.#page && assessment !== undefined)
    this.#since = this.#now()
    this.#goOn()
  }

  /** Practice goes on with what was not checked. */
  #goOn(): void {
    this.#again = !this.inAssessment && this.draft.length > 0
  }

  get #progress() {
    return this.#player.session.snapshot.context.progress
  }

  /** Read past the reactive snapshot: what only asks for the time must not run again at every event. */
  #now(): number {
    return this.#player.session.actor.getSnapshot().context.now()
  }

  /** What the order of options depends on: the learner, the question and the round. */
  get seed(): string {
    return seedOf(this.#progress, this.#question.id, this.round)
  }

  /** The question stands on the screen, and again for each round: time counts from here. */
  readonly show = (): void => {
    if (this.round <= 0) return
    untrack(() => {
      this.#since = this.#now()
      this.#goOn()
    })
  }

  /** What was answered without being checked, in an earlier visit too; empty when nothing was. */
  get draft(): readonly string[] {
    if (this.#latest?.seed === this.seed) return this.#latest.response
    const draft = this.#progress.drafts.get(this.#question.id)
    const answer = this.#given
    return draft?.round === this.round && (!answer || draft.lc > answer.lc) ? draft.response : NOTHING
  }

  /** Keeps an answer on its way within a second, so that no crash takes more than that. */
  keepDraft(response: readonly string[]): void {
    this.#latest = { response, seed: this.seed }
    this.#timer ??= setTimeout(() => this.flush(), 1_000)
  }

  /** Keeps it at once: the page is hidden or left. */
  flush(): void {
    if (this.#timer === undefined) return
    this.#stopTimer()
    if (this.#latest?.seed !== this.seed) return
    const { response } = this.#latest
    this.#player.session.actor.send({ type: 'learner.draft', question: this.#question.id, round: this.round, response })
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
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
    return this.isAnswered ? (this.#given?.response ?? NOTHING) : NOTHING
  }

  /** False where an LMS remembers only the score: then what is right is shown, and nobody's answer. */
  get isKnown(): boolean {
    return this.response.length > 0
  }

  /** `question` as it is shown: in another language other words may be right. */
  answer(response: readonly string[], question = this.#question): void {
    if (this.isAnswered) return
    const latency = Math.max(0, Math.round((this.#now() - this.#since) / 1000))
    const { id } = question
    const { round } = this
    const score = scoreAnswer(question, response)
    this.#again = false
    this.#latest = null
    this.#stopTimer()
    this.#player.session.actor.send({ type: 'learner.answer', question: id, round, response, score, latency })
  }

  /** Practice begins anew, with nothing of an older draft. */
  tryAgain(): void {
    this.#again = true
    this.#since = this.#now()
    if (this.draft.length > 0) this.keepDraft(NOTHING)
  }
}
