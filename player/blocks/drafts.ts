import type { Allocation, Assign, Order, Scenario } from '../../courses/format/course.ts'
import { readNumbers } from '../../courses/format/entry.ts'
import { placeOf, pointsOf } from '../../courses/format/scoring.ts'
import { shuffle } from '../../courses/format/shuffle.ts'

/**
 * What a kept answer still means for its question. The course may be another edition than the one it was given in, so
 * whatever is none of the question's is passed over.
 */

/** The chosen ones, in the author's order, at most so many. */
export const chosenOf = (options: readonly { id: string }[], response: readonly string[], most = Infinity): string[] =>
  options
    .map(({ id }) => id)
    .filter((id) => response.includes(id))
    .slice(0, most)

/** By item, its target. In a match each target has one item: the first keeps it. */
export function targetsOf({ as, items, targets }: Assign, response: readonly string[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const pair of response) {
    const [item = '', target = ''] = pair.split('.', 2)
    const isOurs = items.some(({ id }) => id === item) && targets.some(({ id }) => id === target)
    const isTaken = known.has(item) || (as === 'match' && [...known.values()].includes(target))
    if (isOurs && !isTaken) known.set(item, target)
  }
  return known
}

/** All items: those of the response first, then the others as they stood. */
export function orderOf({ items }: Order, response: readonly string[], start: readonly string[]): string[] {
  const known = response.filter((id) => items.some((item) => item.id === id))
  return [...new Set([...known, ...start])]
}

/** Another order than the right one, and not by chance the right one: an order that needs no move would be no question. */
export function startOrder({ items }: Order, seed: string): string[] {
  const right = items.map((item) => item.id)
  const order = shuffle(items, seed).map((item) => item.id)
  return order.every((other, i) => other === right[i]) ? [...right.slice(1), ...right.slice(0, 1)] : order
}

/** By item, its points. */
export function sharesOf({ items, total }: Allocation, response: readonly string[]): Map<string, number> {
  const points = pointsOf(response)
  return new Map(items.map(({ id }) => [id, Math.min(total, points.get(id) ?? 0)]))
}

/** A whole number from 0 to `total` as people write it; nothing written is none, anything else null. */
export function readPoints(text: string, total: number): number | null {
  if (text.trim() === '') return 0
  const points = readNumbers(text).find((number) => Number.isInteger(number) && number >= 0)
  return points === undefined || points > total ? null : points
}

/** Points to add or take at a press: about a twentieth of all, in a round number. */
export const stepOf = (total: number): number => [500, 200, 100, 50, 20, 10, 5, 2].find((n) => n * 20 <= total) ?? 1

/** The longest beginning of a response that is a path of this story. */
export function pathOf(scenario: Scenario, response: readonly string[]): string[] {
  const off = response.findIndex((_, i) => placeOf(scenario, response.slice(0, i + 1)) === null)
  return response.slice(0, off < 0 ? response.length : off)
}
