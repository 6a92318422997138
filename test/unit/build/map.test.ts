import { expect, test } from 'vitest'
import { drawMap, floorOf, type Room } from '../../../src/build/map.ts'

const room = (name: string, ...uses: string[]): Room => ({ name, files: 2, uses: new Map(uses.map((use) => [use, 3])) })
const HOUSE = [
  room('courses'),
  room('player', 'courses'),
  room('scorm', 'courses', 'player'),
  room('src', 'player', 'scorm'),
]

test('a folder stands above all that it uses', () => {
  expect(HOUSE.map(({ name }) => floorOf(name, HOUSE))).toEqual([0, 1, 2, 3])
})

test('folders that use each other still find a place', () => {
  const ring = [room('a', 'b'), room('b', 'a')]
  expect(ring.map(({ name }) => floorOf(name, ring))).toEqual([1, 1])
})

test('every folder is a box and every use a line', () => {
  const drawing = drawMap(HOUSE)
  expect(drawing.match(/<rect width="190"/g)).toHaveLength(4)
  expect(drawing.match(/<path /g)).toHaveLength(5)
  expect(drawing).toContain('scorm imports from player: 3')
})
