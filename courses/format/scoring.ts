import type { Assign, Choice, Entry, Order, Question } from './course.ts'
import { readNumbers, sameText } from './entry.ts'

/**
 * The share of a question's points that a response earns, 0 … 1. A response is a list of texts: for a choice the ids of
 * the chosen options; for an assignment `item.target` for each item; for an order the ids of the items; for an entry
 * what was written.
 */
export function scoreAnswer(question: Question, response: readonly string[]): number {
  const share = shareOf(question, response)
  return question.credit === 'partial' ? share : share === 1 ? 1 : 0
}

function shareOf(question: Question, response: readonly string[]): number {
  switch (question.kind) {
    case 'choice':
      return chosenShare(question, response)
    case 'assign':
      return assignedShare(question, response)
    case 'order':
      return orderedShare(question, response)
    case 'entry':
      return isAccepted(question, response[0] ?? '') ? 1 : 0
  }
}

/** Right choices less wrong ones, of all right ones: ticking everything earns nothing. */
function chosenShare({ options }: Choice, response: readonly string[]): number {
  const chosen = new Set(response)
  const right = options.filter((option) => option.right)
  const hits = right.filter(({ id }) => chosen.has(id)).length
  const misses = options.filter((option) => !option.right && chosen.has(option.id)).length
  return Math.max(0, hits - misses) / right.length
}

function assignedShare({ items }: Assign, response: readonly string[]): number {
  const given = new Set(response)
  return items.filter(({ id, target }) => given.has(`${id}.${target}`)).length / items.length
}

/** Neighbours that follow each other as they should: one item out of place does not spoil all behind it. */
function orderedShare({ items }: Order, response: readonly string[]): number {
  const pairs = items.slice(1).map(({ id }, i) => [items[i]?.id, id])
  const kept = pairs.filter(([before, after]) => {
    const place = response.indexOf(before ?? '')
    return place >= 0 && response[place + 1] === after
  })
  return kept.length / pairs.length
}

function isAccepted({ wanted }: Entry, text: string): boolean {
  if (wanted.as === 'text') return wanted.accept.some((accepted) => sameText(accepted, text))
  return readNumbers(text).some((number) => Math.abs(number - wanted.answer) <= wanted.tolerance)
}
