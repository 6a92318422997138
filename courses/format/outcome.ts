import type { Course, PageInfo, QuestionInfo } from './course.ts'
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
  questions: number
  answered: number
  /** 0 … 100 of the round's points, once every question is answered. */
  score: number | null
  /** 0 … 100: the best finished round, or null. */
  best: number | null
  attemptsLeft: boolean
}

/** The round a page's assessment is in, from 1. */
export const currentRound = (progress: Progress, page: string): number => progress.rounds.get(page) ?? 1

/** Derives completion, score and success from what was done. */
export function outcome(course: Course, progress: Progress): Outcome {
  const { completion, passingScore } = course
  const graded = course.pages.filter((page) => page.assessment?.graded)
  const states = graded.map((page) => ({ page, state: assessmentState(course, progress, page) }))
  const score = best(progress.asserted.score, weightedScore(course, states))
  const taken = graded.length > 0 && states.every(({ state }) => state.best !== null)
  const passed = success(progress, passingScore, score, states)

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
  const questions = course.questions.filter((question) => question.page === page.id)
  const round = currentRound(progress, page.id)
  const current = roundScore(questions, progress, round)
  let top = current.score
  for (const earlier of earlierRounds(round, questions, progress)) {
    top = best(top, roundScore(questions, progress, earlier).score)
  }
  const limit = page.assessment?.attempts ?? null
  return {
    round,
    questions: questions.length,
    answered: current.answered,
    score: current.score,
    best: top,
    attemptsLeft: limit === null || round < limit || current.score === null,
  }
}

/** Rounds that may be finished: those in which the first question was answered. Not counted up to, for a row may claim any. */
function earlierRounds(round: number, [first]: QuestionInfo[], progress: Progress): Set<number> {
  const known = first && progress.questions.get(first.id)
  const rounds = known ? [known.remote?.round ?? 0, ...known.answers.map((answer) => answer.round)] : []
  return new Set(rounds.filter((earlier) => earlier >= 1 && earlier < round))
}

/** The score a question was given in a round, 0 … 1, or null when it has no answer there. */
export function scoreInRound(progress: Progress, question: string, round: number): number | null {
  const known = progress.questions.get(question)
  const first = known?.answers.find((answer) => answer.round === round)
  if (first) return first.score
  const total = questionTotal(known)
  return total?.round === round ? total.best : null
}

function roundScore(questions: QuestionInfo[], progress: Progress, round: number) {
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

function weightedScore(course: Course, states: { page: PageInfo; state: AssessmentState }[]): number | null {
  let points = 0
  let all = 0
  for (const { page, state } of states) {
    if (state.best === null) return null
    const weight = course.questions.filter((q) => q.page === page.id).reduce((sum, q) => sum + q.points, 0)
    points += (state.best / 100) * weight
    all += weight
  }
  return all === 0 ? null : (points / all) * 100
}

function success(
  progress: Progress,
  passingScore: number | null,
  score: number | null,
  states: { state: AssessmentState }[],
): boolean | null {
  if (progress.asserted.passed) return true
  if (passingScore === null || score === null) return null
  // Compared as shown: "79.6" is told as 80 and must not fail against 80.
  if (Math.round(score) >= passingScore) return true
  return states.some(({ state }) => state.attemptsLeft) ? null : false
}

const modules = (course: Course, progress: Progress): ModuleOutcome[] =>
  course.modules.map(({ id, pages }) => {
    const visited = pages.filter((page) => progress.visited.has(page)).length
    return { id, visited, pages: pages.length, complete: visited === pages.length }
  })

const best = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
