import type { Allocation, Assign, Choice, Compose, Entry, Order, Question, Scenario } from './course.ts'
import { readNumbers, sameText } from './entry.ts'

/**
 * The share of a question's points that a response earns, 0 … 1. A response is a list of texts: for a choice the ids of
 * the chosen options; for an assignment `item.target` for each item; for an order the ids of the items; for an entry
 * what was written; for an allocation `item.points`; for a scenario `step.choice` along the path; for a composition the ids
 * of the chosen options.
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
    case 'allocation':
      return allocatedShare(question, response)
    case 'scenario':
      return endOf(question, response)?.score ?? 0
    case 'compose':
      return composedShare(question, response)
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

/** By item, the points it was given: whole numbers from 0 on; whatever else was written counts as none. */
export function pointsOf(response: readonly string[]): Map<string, number> {
  const pairs = response.map((pair) => /^([a-z0-9-]+)\.(\d{1,5})$/.exec(pair))
  return new Map(pairs.flatMap((found) => (found ? [[found[1] ?? '', Number(found[2])] as const] : [])))
}

/** Items within their limits; nothing as long as not exactly all points are given. */
function allocatedShare({ items, total }: Allocation, response: readonly string[]): number {
  const points = pointsOf(response)
  const given = items.map(({ id }) => points.get(id) ?? 0)
  if (given.reduce((sum, count) => sum + count, 0) !== total) return 0
  return items.filter(({ least, most }, i) => (given[i] ?? 0) >= least && (given[i] ?? 0) <= most).length / items.length
}

/** The end that a path of `step.choice` comes to; null while it is under way, and where it leaves the story. */
export function endOf(scenario: Scenario, path: readonly string[]): Scenario['ends'][number] | null {
  const next = placeOf(scenario, path)
  return scenario.ends.find(({ id }) => id === next) ?? null
}

/** The id of the step or end that a path has come to; null where it is none of this story. */
export function placeOf({ steps }: Scenario, path: readonly string[]): string | null {
  let place = steps[0]?.id
  for (const taken of path) {
    const step = steps.find(({ id }) => id === place)
    place = step?.choices.find(({ id }) => `${step.id}.${id}` === taken)?.next
  }
  return place ?? null
}

/** Which goals a choice of options meets. More options than allowed meet none. */
export function goalsMet({ options, goals, most }: Compose, response: readonly string[]): Set<string> {
  const chosen = options.filter(({ id }) => response.includes(id))
  if (chosen.length > most) return new Set()
  const isMet = ({ id, needs }: Compose['goals'][number]) =>
    chosen.filter(({ serves }) => serves.includes(id)).length >= needs &&
    !chosen.some(({ harms }) => harms.includes(id))
  return new Set(goals.filter(isMet).map(({ id }) => id))
}

const composedShare = (question: Compose, response: readonly string[]): number =>
  goalsMet(question, response).size / question.goals.length
