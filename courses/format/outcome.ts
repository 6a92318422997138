import type { Course, PageInfo, QuestionInfo } from './course.ts'
import { drawQuestions } from './draw.ts'
import { questionTotal, type Progress } from './progress.ts'

/** How far a module has come. */
export interface ModuleOutcome {
  id: string
  visited: number
  pages: number
  complete: boolean
}

/** What a learner has reached: derived from progress whenever it is asked for, never stored. */
export interface Outcome {
  /** 0 … 1: pages read, and the graded assessment as one more step where completion asks for it. */
  measure: number
  complete: boolean
  /** 0 … 100, unrounded; null until a graded assessment has been finished. */
  score: number | null
  /** null while undecided: nothing finished, or not passed with an attempt left. */
  passed: boolean | null
  modules: ModuleOutcome[]
}

/** The state of one page's assessment in its current round. */
export interface AssessmentState {
  round: number
  answered: number
  /** 0 … 100 of the round's points, once every question is answered. */
  score: number | null
  /** 0 … 100: the finished round that counts (the best, first or last, as the author says), or null. */
  counted: number | null
  /** Those asked in this round, in the order of the course. */
  drawn: readonly QuestionInfo[]
  attemptsLeft: boolean
}

/** The round a page's assessment is in, from 1. */
export const currentRound = (progress: Progress, page: string): number => progress.rounds.get(page) ?? 1

/** What everything drawn or shuffled for a learner depends on: the same from device to device, another after a restart. */
export const seedOf = ({ origin, epoch }: Progress, ...of: (string | number)[]): string =>
  [origin?.replica ?? '', epoch, ...of].join(' ')

/** What was last derived of a progress, which never changes: one step of a learner is asked about from many places. */
const derived = new WeakMap<Progress, { course: Course; outcome: Outcome }>()

/** Derives completion, score and success from what was done. */
export function outcome(course: Course, progress: Progress): Outcome {
  const known = derived.get(progress)
  if (known?.course === course) return known.outcome
  const outcome = outcomeOf(course, progress)
  derived.set(progress, { course, outcome })
  return outcome
}

function outcomeOf(course: Course, progress: Progress): Outcome {
  const { completion, passingScore } = course
  const graded = course.pages.filter((page) => page.assessment?.graded)
  const states = graded.map((page) => ({ page, state: assessmentState(course, progress, page) }))
  const reached = weightedScore(states)
  // With "first" and "last" the greatest score ever told is not the one that counts.
  const isBest = graded.every((page) => page.assessment?.score === undefined)
  const score = isBest ? best(progress.asserted.score, reached) : (reached ?? progress.asserted.score)
  const taken = graded.length > 0 && states.every(({ state }) => state.counted !== null)
  const passed = success(progress, passingScore, score, isBest || reached === null, states)

  const visited = course.pages.filter((page) => progress.visited.has(page.id)).length
  const allRead = completion.pages === 'none' || visited === course.pages.length
  const assessed =
    completion.assessment === 'none' ||
    (completion.assessment === 'passed' ? passed === true : taken || passed === true)
  const complete = progress.asserted.completed || (allRead && assessed)

  const steps = course.pages.length + (completion.assessment === 'none' ? 0 : 1)
  const done = visited + (completion.assessment !== 'none' && assessed ? 1 : 0)
  return { measure: complete ? 1 : done / steps, complete, score, passed, modules: modules(course, progress) }
}

/** Derives where a learner stands in the assessment of a page. */
export function assessmentState(course: Course, progress: Progress, page: PageInfo): AssessmentState {
  const pool = course.questions.filter((question) => question.page === page.id)
  const { attempts = null, draw, score: rule } = page.assessment ?? {}
  const inRound = (round: number) => {
    const isAnswered = ({ id }: QuestionInfo) => scoreInRound(progress, id, round) !== null
    return drawQuestions(pool, draw, isAnswered, seedOf(progress, page.id, round))
  }
  const round = currentRound(progress, page.id)
  const drawn = inRound(round)
  const current = roundScore(drawn, progress, round)
  const finished = [...earlierRounds(round, pool, progress), round].flatMap((number) => {
    const { score } = number === round ? current : roundScore(inRound(number), progress, number)
    return score === null ? [] : [{ round: number, score }]
  })
  const score = isFirstGone(page, finished, progress, round) ? progress.asserted.score : counted(finished, rule)
  const isClosed = course.review === 'read-only' && page.assessment?.graded && reaches(score, course.passingScore)
  return {
    round,
    drawn,
    answered: current.answered,
    score: current.score,
    counted: score,
    attemptsLeft: !isClosed && (attempts === null || round < attempts || current.score === null),
  }
}

/** Compared as shown: "79.6" is told as 80 and must not fail against 80. */
const reaches = (score: number | null, mark: number | null): boolean =>
  score !== null && mark !== null && Math.round(score) >= mark

interface FinishedRound {
  round: number
  score: number
}

/** Of finished rounds, in their order, the score that counts. */
function counted(rounds: FinishedRound[], rule: 'first' | 'last' | undefined): number | null {
  const scores = rounds.map(({ score }) => score)
  if (rule === undefined) return scores.reduce<number | null>(best, null)
  return (rule === 'first' ? scores[0] : scores.at(-1)) ?? null
}

/** An LMS keeps only the latest round: where the first one counts, the score it was told stands for it. */
const isFirstGone = (page: PageInfo, finished: FinishedRound[], { asserted }: Progress, round: number): boolean =>
  page.assessment?.graded === true &&
  page.assessment.score === 'first' &&
  round > 1 &&
  finished[0]?.round !== 1 &&
  asserted.score !== null

/** Rounds that may be finished: those with an answer, rising. Not counted up to, for a row may claim any. */
function earlierRounds(round: number, pool: readonly QuestionInfo[], progress: Progress): number[] {
  const rounds = new Set<number>()
  for (const { id } of pool) {
    const known = progress.questions.get(id)
    if (known?.remote) rounds.add(known.remote.round)
    for (const answer of known?.answers ?? []) rounds.add(answer.round)
  }
  return [...rounds].filter((other) => other >= 1 && other < round).sort((a, b) => a - b)
}

/** The score a question was given in a round, 0 … 1, or null when it has no answer there. */
export function scoreInRound(progress: Progress, question: string, round: number): number | null {
  const known = progress.questions.get(question)
  const first = known?.answers.find((answer) => answer.round === round)
  if (first) return first.score
  const total = questionTotal(known)
  return total?.round === round ? total.best : null
}

function roundScore(questions: readonly QuestionInfo[], progress: Progress, round: number) {
  let answered = 0
  let points = 0
  let all = 0
  for (const question of questions) {
    const score = scoreInRound(progress, question.id, round)
    all += question.points
    if (score === null) continue
    answered++
    points += score * question.points
  }
  const finished = questions.length > 0 && answered === questions.length
  return { answered, score: finished ? (points / all) * 100 : null }
}

function weightedScore(states: { state: AssessmentState }[]): number | null {
  let points = 0
  let all = 0
  for (const { state } of states) {
    if (state.counted === null) return null
    const weight = state.drawn.reduce((sum, question) => sum + question.points, 0)
    points += (state.counted / 100) * weight
    all += weight
  }
  return all === 0 ? null : (points / all) * 100
}

function success(
  progress: Progress,
  passingScore: number | null,
  score: number | null,
  mayTrustAsserted: boolean,
  states: { page: PageInfo; state: AssessmentState }[],
): boolean | null {
  if (mayTrustAsserted && progress.asserted.passed) return true
  if (passingScore === null || score === null) return null
  if (reaches(score, passingScore)) return true
  // Where the first round counts, no other changes anything.
  return states.some(({ page, state }) => state.attemptsLeft && page.assessment?.score !== 'first') ? null : false
}

const modules = (course: Course, progress: Progress): ModuleOutcome[] =>
  course.modules.map(({ id, pages }) => {
    const visited = pages.filter((page) => progress.visited.has(page)).length
    return { id, visited, pages: pages.length, complete: visited === pages.length }
  })

const best = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
