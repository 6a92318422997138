import type { QuestionInfo } from './course.ts'
import { shuffle } from './shuffle.ts'

/**
 * The questions that are asked in one round, in the order of the course: `count` of the pool, drawn by the seed, and one
 * of every type first as long as there is room. What was answered in this round is always among them, also when the pool
 * was changed since, or when two devices had drawn differently.
 */
export function drawQuestions(
  pool: readonly QuestionInfo[],
  count: number | undefined,
  isAnswered: (question: QuestionInfo) => boolean,
  seed: string,
): readonly QuestionInfo[] {
  if (count === undefined || count >= pool.length) return pool
  const chosen = new Set(pool.filter(isAnswered))
  for (const question of preferred(shuffle(pool, seed))) {
    if (chosen.size >= count) break
    chosen.add(question)
  }
  return pool.filter((question) => chosen.has(question))
}

function preferred(pool: readonly QuestionInfo[]): QuestionInfo[] {
  const types = new Set<string>()
  const isFirst = ({ type }: QuestionInfo) => !types.has(type) && types.add(type)
  const firsts = pool.filter(isFirst)
  return [...firsts, ...pool.filter((question) => !firsts.includes(question))]
}
