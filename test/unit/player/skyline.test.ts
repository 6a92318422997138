import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { entrance, litFloors, skylineOf, type Building, type Reach, type Skyline } from '../../../player/skyline.ts'
import { crownPath, lowerPath, trunkPath, wallPath, windowPaths } from '../../../player/skyline-shapes.ts'
import { courseOf } from '../../component/course.ts'

/** A course of modules with so many pages each; the minutes go round. */
function courseWith(sizes: readonly number[], minutes: readonly number[] = [3, 5, 8]): Course {
  const modules = sizes.map((size, m) => ({
    id: `m${m}`,
    title: `Module ${m}`,
    pages: Array.from({ length: size }, (_, p) => `m${m}-p${p}`),
  }))
  const ids = modules.flatMap(({ pages }) => pages)
  const pages = ids.map((id, i) => ({ id, minutes: minutes[i % minutes.length] ?? 5 }))
  return courseOf({ course: { modules }, pages }).course
}

const SEVEN_MODULES = courseWith([2, 4, 7, 8, 16, 2, 3])
const idsOf = ({ pages }: Building) => pages.map(({ id }) => id)
const streetsOf = ({ grounds, buildings }: Skyline) =>
  grounds.map((ground) => buildings.filter((building) => building.ground === ground))
const moduleOf = (id: string) => id.replace(/-.*/, '')

const anyCity = {
  sizes: fc.oneof(
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 300 }),
    fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 3 }),
  ),
  width: fc.integer({ min: 0, max: 2_000 }),
  reach: fc.constantFrom<Reach>('none', 'mouse', 'touch'),
}
const RUNS = { numRuns: 200, seed: 20_261_122 }

describe('the city of a course', () => {
  it('is the same each time', () => {
    expect(skylineOf(courseWith([3, 9]), 800, 'none')).toEqual(skylineOf(courseWith([3, 9]), 800, 'none'))
  })

  it('has a building for each page, and trees between the modules', () => {
    const { buildings, trees, grounds } = skylineOf(SEVEN_MODULES, 1_016, 'mouse')
    expect(buildings.map(idsOf)).toEqual(SEVEN_MODULES.pages.map(({ id }) => [id]))
    expect(grounds).toHaveLength(1)
    buildings.slice(1).forEach((building, i) => {
      const end = (buildings[i]?.x ?? 0) + (buildings[i]?.width ?? 0)
      const isDistrict = moduleOf(building.id) !== moduleOf(buildings[i]?.id ?? '')
      expect(building.x - end > 1).toBe(isDistrict)
      expect(trees.some(({ x }) => x > end && x < building.x)).toBe(isDistrict)
    })
  })

  it.each([300, 390, 1_200])('has every page of a course of 42 at %i px', (width) => {
    expect(skylineOf(SEVEN_MODULES, width, 'mouse').buildings).toHaveLength(42)
    expect(skylineOf(SEVEN_MODULES, width, 'none').buildings).toHaveLength(42)
  })

  it('breaks into streets between modules where it is too long', () => {
    const lengths = (sizes: number[], width: number) =>
      streetsOf(skylineOf(courseWith(sizes), width, 'mouse')).map((street) => street.length)
    expect(lengths([5, 5, 5, 5], 320)).toEqual([10, 10])
    expect(lengths([5, 5, 5, 5], 190)).toEqual([5, 5, 5, 5])
    expect(lengths([4, 6, 7, 5], 400)).toEqual([10, 12])
  })

  it.each([
    ['mouse', 350],
    ['touch', 350],
    ['touch', 1_016],
  ] as const)('keeps links wide enough to be hit: %s, %i px', (reach, width) => {
    const widths = skylineOf(SEVEN_MODULES, width, reach).buildings.map((building) => building.width)
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(24)
  })

  it('is higher where a page takes longer', () => {
    const floors = (minutes: number) =>
      skylineOf(courseWith([40], [2, 40]), 1_000, 'none')
        .buildings.filter(({ pages }) => pages[0]?.minutes === minutes)
        .reduce((sum, building) => sum + building.floors, 0)
    expect(floors(40)).toBeGreaterThan(floors(2) * 1.5)
  })

  it('has no more than 120 buildings for 5,000 pages, with nearly as many pages each', () => {
    const { buildings } = skylineOf(courseWith([2_500, 2_500]), 1_920, 'none')
    expect(buildings.length).toBeGreaterThan(100)
    expect(buildings.length).toBeLessThanOrEqual(120)
    expect(buildings.flatMap(idsOf)).toHaveLength(5_000)
    const sizes = buildings.map(({ pages }) => pages.length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  })

  it('joins modules where there are thousands', () => {
    const { buildings } = skylineOf(courseWith(Array<number>(5_000).fill(1)), 1_280, 'none')
    expect(buildings.length).toBeLessThanOrEqual(120)
    expect(buildings.flatMap(idsOf)).toHaveLength(5_000)
  })

  it('shows every page once, in order, inside the picture, without overlap, for any course and width', () => {
    fc.assert(
      fc.property(anyCity.sizes, anyCity.width, anyCity.reach, (sizes, width, reach) => {
        const course = courseWith(sizes)
        const city = skylineOf(course, width, reach)
        expect(city.buildings.flatMap(idsOf)).toEqual(course.pages.map(({ id }) => id))
        expect(city.buildings.length).toBeLessThanOrEqual(120)
        for (const street of streetsOf(city)) {
          let end = 0
          for (const { x, width: wide, ground, floors, floorHeight } of street) {
            expect(x).toBeGreaterThanOrEqual(end - 1e-6)
            end = x + wide
            expect(ground - (floors + 3.2) * floorHeight).toBeGreaterThanOrEqual(0)
          }
          expect(end).toBeLessThanOrEqual(width + 1e-6)
        }
      }),
      RUNS,
    )
  })
})

describe('a building of several pages', () => {
  const building = skylineOf(courseWith([1_000]), 1_280, 'none').buildings[0] as Building
  const ids = idsOf(building)
  const lit = (read: number) => litFloors(building, new Set(ids.slice(0, read)))

  it('is lit floor by floor: none only when nothing is read, all only when everything is', () => {
    const floors = [...ids, ''].map((_, read) => lit(read))
    expect(floors).toEqual([...floors].sort((a, b) => a - b))
    expect([lit(0), lit(ids.length)]).toEqual([0, building.floors])
    expect(floors.slice(1, -1).every((count) => count > 0 && count < building.floors)).toBe(true)
  })

  it('leads to the current page, else to the first that is not read, else to its first', () => {
    const [first, second, third] = ids
    expect(entrance(building, new Set(ids), third ?? null)?.id).toBe(third)
    expect(entrance(building, new Set([first ?? '']), 'elsewhere')?.id).toBe(second)
    expect(entrance(building, new Set(ids), null)?.id).toBe(first)
  })
})

describe('its shapes', () => {
  const { buildings, trees } = skylineOf(courseWith([30, 30]), 1_280, 'none')
  const boxes = (path: string) => path.split('M').length - 1

  it('have only commands and finite numbers', () => {
    const paths = [
      ...buildings.flatMap((building) => [wallPath(building), lowerPath(building, 2), ...Object.values(windowPaths(building, 2))]),
      ...trees.flatMap((tree) => [crownPath(tree), trunkPath(tree)]),
    ] // prettier-ignore
    for (const path of paths) expect(path).toMatch(/^M[-MVHLAZahv\d. e]*$/)
  })

  it('light the windows of the lit floors, and leave some rooms dark once all are lit', () => {
    for (const building of buildings) {
      const part = windowPaths(building, 2)
      const whole = windowPaths(building, building.floors)
      const windows = boxes(part.lamps) + boxes(part.dark)
      expect(boxes(part.lamps)).toBe(((windows - 1) / building.floors) * 2)
      expect(boxes(whole.lamps) + boxes(whole.dark)).toBe(windows)
      expect(boxes(whole.lamps)).toBeGreaterThan(windows / 2)
      expect(boxes(whole.dark)).toBeGreaterThan(1)
    }
  })
})
