import type { Course, PageInfo } from '../courses/format/course.ts'
import { pick, planOf, type Plan } from './skyline-plan.ts'

/** Lengths are in pixels of the width that the city was laid out for. */
export interface Building extends Plan {
  x: number
  /** Where it stands, counted from the top of the picture. */
  ground: number
  width: number
  floorHeight: number
}
export interface Tree {
  x: number
  ground: number
  height: number
  crown: Crown
}
export interface Skyline {
  width: number
  height: number
  buildings: readonly Building[]
  trees: readonly Tree[]
  /** The ground of each street, from the top one down. */
  grounds: readonly number[]
  /** Where the sun or the moon stands behind the first street. */
  sky: { x: number; y: number; radius: number }
}

const CROWNS = ['round', 'round', 'poplar', 'fir'] as const
export type Crown = (typeof CROWNS)[number]

/** How a building may be hit: not at all, for a picture has no links; with a mouse or keys; with a finger. */
export type Reach = 'none' | 'mouse' | 'touch'

/** The least width of a building in one street, and in several. */
const LEAST = { none: [13, 16], mouse: [18, 24], touch: [24, 24] } as const
/** More buildings than this are noise at any width. */
const MOST_BUILDINGS = 120
const MOST_STREETS = 4
const WIDEST_UNIT = 64
/** The room between two districts, in units; the width of a usual building is one. */
const PARK = 0.9
const STREET_GAP = 12

/** What a city is laid out on. */
interface Site {
  width: number
  buildings: Building[]
  trees: Tree[]
  grounds: number[]
}

/**
 * The city of a course for a width: a building for each page, in streets that fit. Where that would be too many, a
 * building stands for several pages of its module, and a district for several modules.
 */
export function skylineOf(course: Course, width: number, reach: Reach): Skyline {
  const [leastInOne, least] = LEAST[reach]
  const plans = planOf(course, clamp(Math.floor((width / least) * MOST_STREETS * 0.9), 8, MOST_BUILDINGS))
  const fitsOne = unitsOf(plans) * leastInOne <= width
  return build(fitsOne ? [plans] : wrap(plans, width / least), width)
}

/** How many floors of a building are lit: none only when nothing is read, all only when everything is. */
export function litFloors({ pages, floors }: Building, visited: ReadonlySet<string>): number {
  const read = pages.filter(({ id }) => visited.has(id)).length
  if (read === 0 || read === pages.length) return read === 0 ? 0 : floors
  return Math.min(floors - 1, Math.max(1, Math.round((read / pages.length) * floors)))
}

/** The page that a building leads to: the current one, else the first that is not read. */
export function entrance(
  { pages }: Building,
  visited: ReadonlySet<string>,
  current: string | null,
): PageInfo | undefined {
  return pages.find(({ id }) => id === current) ?? pages.find(({ id }) => !visited.has(id)) ?? pages[0]
}

/**
 * Breaks the city into streets of nearly the same length, between districts rather than inside one: of all ways to
 * break before each building the best so far is kept.
 */
function wrap(plans: readonly Plan[], longest: number): Plan[][] {
  const target = unitsOf(plans) / Math.ceil(unitsOf(plans) / longest)
  const best: { cost: number; streets: Plan[][] }[] = [{ cost: 0, streets: [] }]
  for (let end = 1; end <= plans.length; end++) {
    for (let start = end - 1; start >= 0; start--) {
      const street = plans.slice(start, end)
      const before = best[start]
      if (!before || (street.length > 1 && unitsOf(street) > longest)) break
      const torn = start > 0 && !street[0]?.isFirst ? (longest / 3) ** 2 : 0
      const cost = before.cost + (target - unitsOf(street)) ** 2 + torn
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, streets: [...before.streets, street] }
    }
  }
  return best.at(-1)?.streets ?? []
}

function build(planned: readonly Plan[][], width: number): Skyline {
  const isOne = planned.length === 1
  const streets = isOne ? planned : planned.map((street) => street.map(lowered))
  const unit = Math.min(WIDEST_UNIT, width / Math.max(...streets.map(unitsOf)))
  const floorHeight = isOne ? clamp(unit * 0.58, 8.5, 15) : clamp(unit * 0.38, 7.5, 9.5)
  const city: Site = { width, buildings: [], trees: [], grounds: [] }
  let ground = 0
  for (const street of streets) {
    const tallest = Math.max(...street.map(({ floors }) => floors))
    ground += Math.ceil((tallest + 3.2) * floorHeight) + STREET_GAP
    // A street that is somewhat short has somewhat wider houses; beyond that it ends in a park.
    lay(street, Math.min(width / unitsOf(street), unit * 1.2), ground, floorHeight, city)
    city.grounds.push(ground)
  }
  const heights = streets[0]?.map(({ floors }) => floors + 2) ?? []
  const usual = (heights.reduce((sum, floors) => sum + floors, 0) / heights.length) * floorHeight
  // Over a park, and low enough to stand behind the roofs.
  const park = city.trees.findLast((tree) => tree.ground === city.grounds[0] && tree.x < width * 0.9)
  const sky = { x: park?.x ?? width * 0.8, y: (city.grounds[0] ?? 0) - usual, radius: Math.min(34, floorHeight * 2.8) }
  return { ...city, height: ground + 2, sky }
}

/** Where there are several streets, a plan is built less high, so that they do not fill a phone. */
const lowered = (plan: Plan): Plan => ({ ...plan, floors: 3 + Math.round((plan.floors - 3) * 0.65) })

function lay(
  street: readonly Plan[],
  unit: number,
  ground: number,
  floorHeight: number,
  { width, buildings, trees }: Site,
): void {
  const tree = (x: number, seed: string): Tree => ({
    x,
    ground,
    height: floorHeight * pick([1.6, 2, 2.4], `${seed} height`),
    crown: pick(CROWNS, `${seed} crown`),
  })
  let x = 0
  street.forEach((plan, i) => {
    if (plan.isFirst && i > 0) {
      const places = pick([[0.5], [0.32, 0.7], [0.3, 0.62]], `${plan.id} park`)
      trees.push(...places.map((place) => tree(x + place * PARK * unit, `${plan.id} ${place}`)))
      x += PARK * unit
    }
    buildings.push({ ...plan, x, ground, width: plan.units * unit, floorHeight })
    x += plan.units * unit
  })
  const room = floorHeight * 3
  for (let at = x + room / 2; at < width - room / 3; at += room * pick([0.6, 1, 1.7, 2.4], `${at} room`)) {
    trees.push(tree(at, `${street[0]?.id} ${at}`))
  }
}

const unitsOf = (street: readonly Plan[]): number =>
  street.reduce((sum, { units, isFirst }, i) => sum + units + (isFirst && i > 0 ? PARK : 0), 0)

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
