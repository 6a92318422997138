import type { Checklist } from '../courses/format/course.ts'
import { plainText } from './plain-text.ts'
import type { Axis } from './profile.ts'

type Item = Checklist['items'][number]
type Group = Checklist['groups'][number]

/** Under half, a group is worth another look. */
const LOW = 0.5

/** The place on the scale that an item was given, from 0; null while it has none. */
export function ratingOf(value: readonly string[], item: string): number | null {
  const found = value.find((entry) => entry.startsWith(`${item}.`))
  return found === undefined ? null : Number(found.slice(item.length + 1))
}

export const withRating = (value: readonly string[], item: string, rating: number): string[] => [
  ...value.filter((entry) => !entry.startsWith(`${item}.`)),
  `${item}.${rating}`,
]

export const withTick = (value: readonly string[], item: string, isOn: boolean): string[] => [
  ...value.filter((id) => id !== item),
  ...(isOn ? [item] : []),
]

/** How much of an item there is, 0 … 1; null while it is not rated. */
export function shareOf({ scale }: Checklist, value: readonly string[], { id }: Item): number | null {
  if (!scale) return value.includes(id) ? 1 : 0
  const rating = ratingOf(value, id)
  return rating === null ? null : rating / (scale.length - 1)
}

/** What a profile shows: the groups, or the items where there are none. */
export function axesOf(block: Checklist, value: readonly string[]): Axis[] {
  const share = (item: Item) => shareOf(block, value, item)
  if (block.groups.length === 0)
    return block.items.map((item) => ({ id: item.id, label: plainText(item.text), value: share(item) ?? 0 }))
  return block.groups.map(({ id, title }) => ({ id, label: title, value: mean(itemsOf(block, id).map(share)) }))
}

/** The groups that are low. On a scale only those whose items are all rated, so that nobody is judged half-way. */
export const lowGroups = (block: Checklist, value: readonly string[]): Group[] =>
  block.groups.filter(({ id }) => {
    const shares = itemsOf(block, id).map((item) => shareOf(block, value, item))
    return !shares.includes(null) && mean(shares) < LOW
  })

/** The items whose hint helps: those not ticked, or rated low. */
export const openItems = (block: Checklist, value: readonly string[]): Item[] =>
  block.items.filter((item) => (shareOf(block, value, item) ?? 1) < LOW)

export const itemsOf = ({ items }: Checklist, group: string): Item[] => items.filter((item) => item.group === group)

/** Of what is rated; 0 where nothing is. */
function mean(shares: readonly (number | null)[]): number {
  const rated = shares.filter((share) => share !== null)
  return rated.length === 0 ? 0 : rated.reduce((sum, share) => sum + share, 0) / rated.length
}
