import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileOf, importsOf, sourceFiles } from './imports.ts'

const FILE = 'dist/map.svg'

/** A folder of the product: how many files it has, and how often they import from other folders. */
export interface Room {
  name: string
  files: number
  uses: ReadonlyMap<string, number>
}

/** `npm run map`: draws who imports whom, folder by folder, from the code as it is, into dist/map.svg. */
export async function main(): Promise<number> {
  const rooms = readRooms()
  await mkdir(dirname(FILE), { recursive: true })
  await writeFile(FILE, drawMap(rooms))
  for (const { name, files, uses } of rooms) {
    const used = [...uses].map(([other, count]) => `${other} (${count})`).join(', ')
    console.log(`${name}, ${files} files${used ? `: uses ${used}` : ''}`)
  }
  console.log(`\nDrawn in ${FILE}.`)
  return 0
}

function readRooms(): Room[] {
  const rooms = new Map<string, { files: number; uses: Map<string, number> }>()
  for (const file of sourceFiles()) {
    const room = rooms.get(dirname(file)) ?? { files: 0, uses: new Map<string, number>() }
    rooms.set(dirname(file), room)
    room.files++
    for (const found of importsOf(file)) {
      const other = fileOf(file, found)
      if (other === null || dirname(other) === dirname(file)) continue
      room.uses.set(dirname(other), (room.uses.get(dirname(other)) ?? 0) + 1)
    }
  }
  return [...rooms].map(([name, room]) => ({ name, ...room })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** On which floor a folder stands: above all that it uses, where that goes in one direction. */
export function floorOf(name: string, rooms: readonly Room[], seen: readonly string[] = []): number {
  if (seen.includes(name)) return 0
  const used = [...(rooms.find((room) => room.name === name)?.uses.keys() ?? [])]
  const below = used.filter((other) => rooms.some((room) => room.name === other) && !seen.includes(other))
  return Math.max(-1, ...below.map((other) => floorOf(other, rooms, [...seen, name]))) + 1
}

const BOX = { width: 190, height: 62, gapX: 34, gapY: 84, rim: 30 }

/** The folders as boxes, each above what it uses; a line is as thick as there are imports. */
export function drawMap(rooms: readonly Room[]): string {
  const floors = new Map<number, Room[]>()
  for (const room of rooms) {
    const floor = floorOf(room.name, rooms)
    floors.set(floor, [...(floors.get(floor) ?? []), room])
  }
  const top = Math.max(...floors.keys())
  const widest = Math.max(...[...floors.values()].map(({ length }) => length))
  const step = BOX.width + BOX.gapX
  const places = new Map<string, { x: number; y: number }>()
  for (const [floor, on] of floors) {
    const indent = ((widest - on.length) * step) / 2
    on.forEach(({ name }, i) => {
      places.set(name, { x: BOX.rim + indent + i * step, y: BOX.rim + (top - floor) * (BOX.height + BOX.gapY) })
    })
  }
  const width = 2 * BOX.rim + widest * step - BOX.gapX
  const height = 2 * BOX.rim + (top + 1) * (BOX.height + BOX.gapY) - BOX.gapY
  const lines = rooms.flatMap((room) => [...room.uses].map(([other, count]) => line(places, room.name, other, count)))
  const boxes = rooms.map((room) => box(places.get(room.name), room))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui,sans-serif" text-anchor="middle">
<rect width="100%" height="100%" fill="#fbfaf7"/>
${[...lines, ...boxes].join('\n')}
</svg>
`
}

function line(places: ReadonlyMap<string, { x: number; y: number }>, from: string, to: string, count: number): string {
  const [a, b] = [places.get(from), places.get(to)]
  if (!a || !b) return ''
  const middle = BOX.width / 2
  const [y1, y2] = a.y <= b.y ? [a.y + BOX.height, b.y] : [a.y, b.y + BOX.height]
  const d = `M${a.x + middle} ${y1}C${a.x + middle} ${(y1 + y2) / 2} ${b.x + middle} ${(y1 + y2) / 2} ${b.x + middle} ${y2}`
  const colour = a.y <= b.y ? '#23418f' : '#c4532b'
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity=".45" stroke-width="${1 + Math.log2(count)}"><title>${from} imports from ${to}: ${count}</title></path>`
}

const box = (place: { x: number; y: number } | undefined, { name, files }: Room): string =>
  place === undefined
    ? ''
    : `<g transform="translate(${place.x} ${place.y})"><rect width="${BOX.width}" height="${BOX.height}" rx="10" fill="#fff" stroke="#1b1f2a"/><text x="${BOX.width / 2}" y="27" font-weight="650" font-size="16">${name}</text><text x="${BOX.width / 2}" y="48" font-size="13" fill="#535a6b">${files} ${files === 1 ? 'file' : 'files'}</text></g>`
