import type { Choice } from './course.ts'

/** The share of a question's points that a response earns, 0 … 1. `response` holds ids of options. */
export function scoreAnswer(question: Choice, response: readonly string[]): number {
  const chosen = new Set(response)
  return question.options.every((option) => option.right === chosen.has(option.id)) ? 1 : 0
}
