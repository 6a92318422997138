import { shuffledPlaces } from './skyline-plan.ts'
import type { Building, Tree } from './skyline.ts'

/** The room between a building and the end of its plot, on each side. */
const MARGIN = 1

/** The outline of a building with its roof, from its ground on the left to its ground on the right. */
export function wallPath(building: Building): string {
  const { ground } = building
  const [left] = sides(building)
  return `M${left} ${ground}${roofPath(building)}V${ground}Z`
}

/** The lower part of a building, up to the top of a floor. */
export function lowerPath(building: Building, floors: number): string {
  const [left, right] = sides(building)
  return `M${left} ${building.ground}V${floorTop(building, floors - 1) - building.floorHeight * 0.25}H${right}V${building.ground}Z`
}

/** The windows of a building: `lamps` are on the lit floors. Once all are lit, some rooms are dark: nobody is at home. */
export function windowPaths(building: Building, lit: number): { lamps: string; dark: string } {
  const { id, floors, floorHeight } = building
  const [left, right] = sides(building)
  const columns = Math.max(2, Math.round((right - left - 3) / Math.max(8, floorHeight * 0.78)))
  const step = (right - left) / (columns + 0.45)
  const all = Array.from({ length: floors * columns }, (_, i) => i)
  const empty = new Set(
    lit < floors ? [] : shuffledPlaces(all.length, `${id} rooms`).slice(0, Math.floor(all.length / 4)),
  )
  const middle = (left + right) / 2
  const door = box(middle - step * 0.3, building.ground - floorHeight * 0.75, step * 0.6, floorHeight * 0.75)
  let lamps = ''
  let dark = door
  for (const i of all) {
    const floor = Math.floor(i / columns)
    const x = left + step * (0.45 + (i % columns))
    const path = box(x, floorTop(building, floor), step * 0.55, floorHeight * 0.5)
    if (floor < lit && !empty.has(i)) lamps += path
    else dark += path
  }
  return { lamps, dark }
}

/** The crown of a tree. */
export function crownPath({ x, ground, height, crown }: Tree): string {
  const top = ground - height
  if (crown === 'fir')
    return `M${x - height * 0.26} ${ground - height * 0.2}L${x} ${top - height * 0.15}L${x + height * 0.26} ${ground - height * 0.2}Z`
  const [rx, ry] = crown === 'round' ? [height * 0.32, height * 0.32] : [height * 0.2, height * 0.42]
  return `M${x - rx} ${top + ry}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`
}

/** The trunk of a tree. */
export const trunkPath = ({ x, ground, height }: Tree): string => `M${x} ${ground}V${ground - height * 0.6}`

function roofPath(building: Building): string {
  const [left, right] = sides(building)
  const width = right - left
  const eaves = floorTop(building, building.floors - 1) - building.floorHeight * 0.6
  const high = Math.min(width * 0.45, building.floorHeight * 1.4)
  const at = (share: number) => left + width * share
  switch (building.roof) {
    case 'flat':
      return `V${eaves}H${right}`
    case 'gable':
      return `V${eaves}L${at(0.5)} ${eaves - high}L${right} ${eaves}`
    case 'dome':
      return `V${eaves}A${width / 2} ${high} 0 0 1 ${right} ${eaves}`
    case 'step':
      return `V${eaves - high * 0.7}H${at(0.55)}V${eaves}H${right}`
    case 'setback':
      return `V${eaves}H${at(0.18)}V${eaves - high * 0.6}H${at(0.82)}V${eaves}H${right}`
    case 'slant':
      return `V${eaves - high * 0.8}L${right} ${eaves}`
    case 'mast':
      return `V${eaves}H${at(0.5) - 0.8}V${eaves - high * 1.3}H${at(0.5) + 0.8}V${eaves}H${right}`
    case 'rounded': {
      const radius = Math.min(width * 0.4, high)
      return `V${eaves}a${radius} ${radius} 0 0 1 ${radius} ${-radius}H${right - radius}a${radius} ${radius} 0 0 1 ${radius} ${radius}`
    }
  }
}

const sides = ({ x, width }: Building): [left: number, right: number] => [x + MARGIN, x + width - MARGIN]

/** The top of the windows of a floor, counted from 0. */
const floorTop = ({ ground, floorHeight }: Building, floor: number): number => ground - (floor + 2) * floorHeight

const box = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h${-width}Z`
