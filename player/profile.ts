/** One thing that a profile tells of, and how much of it there is, from 0 to 1. */
export interface Axis {
  id: string
  label: string
  value: number
}

/** A place in a chart; its middle is 0, 0 and its rim 100 away. */
export type Point = readonly [x: number, y: number]

const RIM = 100
/** The hole in the middle of a wheel. */
const HUB = 22
/** Half the room between two segments of a wheel. */
const GAP = 1.2

export const wholePercent = (value: number): string => `${Math.round(value * 100)}%`

/** The place on an axis of so many; the first points up, the others follow clockwise. */
export function pointOn(axis: number, axes: number, distance: number): Point {
  const angle = (axis / axes) * 2 * Math.PI
  return [round(Math.sin(angle) * distance), round(-Math.cos(angle) * distance)]
}

/** The corners of a polygon with the share `values` of each axis, as an SVG attribute. */
export const polygon = (values: readonly number[]): string =>
  values.map((value, axis) => pointOn(axis, values.length, value * RIM).join()).join(' ')

/** A segment of a wheel, filled from the hub outwards; null when there is nothing to fill. */
export function segment(axis: number, axes: number, value = 1): string | null {
  if (value <= 0) return null
  const outer = HUB + (RIM - HUB) * Math.min(1, value)
  const corner = (side: -1 | 1, distance: number) =>
    pointOn(axis + side * (0.5 - (GAP / (2 * Math.PI * distance)) * axes), axes, distance).join(' ')
  // More than half of the circle: never, for there are at least three segments.
  return `M${corner(-1, HUB)}L${corner(-1, outer)}A${outer} ${outer} 0 0 1 ${corner(1, outer)}L${corner(1, HUB)}A${HUB} ${HUB} 0 0 0 ${corner(-1, HUB)}Z`
}

const round = (value: number): number => Math.round(value * 100) / 100 || 0
