import { expect, it } from 'vitest'
import { placeBeside } from '../../../player/place-beside.ts'

const viewport = { width: 400, height: 600 }
const popup = { width: 200, height: 100 }
const word = (top: number, left: number) => ({ top, bottom: top + 20, left })

it.each([
  ['below its word', word(100, 50), { left: 50, top: 126 }],
  ['above, where there is no room below', word(550, 50), { left: 50, top: 444 }],
  ['within the window at its end', word(100, 390), { left: 194, top: 126 }],
  ['within the window at its start', word(100, -30), { left: 6, top: 126 }],
])('a popup stands %s', (_, box, place) => {
  expect(placeBeside(box, popup, viewport)).toEqual(place)
})
