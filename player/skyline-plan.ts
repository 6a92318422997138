import type { Course, PageInfo } from '../courses/format/course.ts'
import { shuffle } from '../courses/format/shuffle.ts'

const ROOFS = ['flat', 'gable', 'dome', 'step', 'setback', 'slant', 'mast', 'rounded'] as const
export type Roof = (typeof ROOFS)[number]

/** What a building looks like, before it has a place. */
export interface Plan {
  /** The id of its first page. */
  id: string
  pages: readonly PageInfo[]
  /** How wide it is; the width of a usual building is one. */
  units: number
  floors: number
  roof: Roof
  /** Which of the shades of a wall. */
  tone: 0 | 1 | 2
  /** Whether a district begins with it. */
  isFirst: boolean
}

/**
 * The buildings of a course, at most `limit` for any number of modules and pages: their looks follow from the minutes
 * and the id of the page.
 */
export function planOf(course: Course, limit: number): Plan[] {
  const groups = grouped(districts(course, Math.ceil(limit / 3)), limit)
  const lengths = groups.flat().map(meanMinutes)
  const [low, high] = [Math.min(...lengths), Math.max(...lengths)]
  return groups.flatMap((district) =>
    district.map((pages, i): Plan => {
      const id = pages[0]?.id ?? ''
      const length = high === low ? 0.5 : Math.log(meanMinutes(pages) / low) / Math.log(high / low)
      return {
        id,
        pages,
        floors: 3 + Math.round(length * 4) + pick([0, 1, 2, 3, 4], `${id} floors`),
        units: length > 0.7 || pick([0, 1, 2, 3], `${id} width`) === 0 ? 1.35 : 1,
        roof: pick(ROOFS, `${id} roof`),
        tone: pick([0, 1, 2], `${id} tone`),
        isFirst: i === 0,
      }
    }),
  )
}

/** The pages of each module; neighbouring modules together where there are more than `limit`. */
function districts(course: Course, limit: number): PageInfo[][] {
  const known = new Map(course.pages.map((page) => [page.id, page]))
  const modules = course.modules.map(({ pages }) => pages.flatMap((id) => known.get(id) ?? []))
  return chunks(modules, limit).map((some) => some.flat())
}

/** The pages of each building of each district, so few in one that there are at most `limit` buildings. */
function grouped(all: PageInfo[][], limit: number): PageInfo[][][] {
  let size = 1
  const count = () => all.reduce((sum, pages) => sum + Math.ceil(pages.length / size), 0)
  while (count() > limit) size++
  return all.map((pages) => chunks(pages, Math.ceil(pages.length / size)))
}

/** Cuts a list into at most `count` parts, as equal as can be. */
function chunks<T>(items: readonly T[], count: number): T[][] {
  const parts = Math.min(items.length, Math.max(1, count))
  const start = (i: number) => Math.round((i * items.length) / parts)
  return Array.from({ length: parts }, (_, i) => items.slice(start(i), start(i + 1)))
}

/** One of the items, always the same for the same seed. */
export function pick<T>(items: readonly T[], seed: string): T {
  return items[shuffledPlaces(items.length, seed)[0] ?? 0] as T
}

/** 0, 1, 2 … in an order that is always the same for the same seed. */
export const shuffledPlaces = (count: number, seed: string): number[] =>
  shuffle(
    Array.from({ length: count }, (_, i) => ({ id: String(i) })),
    seed,
  ).map(({ id }) => Number(id))

const meanMinutes = (pages: readonly PageInfo[]): number =>
  pages.reduce((sum, { minutes }) => sum + minutes, 0) / pages.length
