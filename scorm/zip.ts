import { deflateRaw } from 'pako'
import { crc32 } from './bytes.ts'
import { toUtf8 } from './utf8.ts'

/** Deflating these again costs time and gains nothing; LMSs and browsers seek in stored media faster. */
const PACKED = /\.(png|jpe?g|gif|webp|avif|woff2?|mp3|m4a|og[ga]|mp4|m4v|webm|pdf|docx|xlsx|pptx|od[tsp]|epub)$/i
/** What a zip can hold without its 64-bit extension, which LMSs read unreliably. */
export const ZIP_LIMITS = { bytes: 0xffff_ffff, files: 0xffff }
/** 1 January 2020, 0:00, in the format of DOS: the bytes depend on no clock and no time zone. */
const DATE = ((2020 - 1980) << 9) | (1 << 5) | 1

interface Entry {
  name: Uint8Array
  method: 0 | 8
  crc: number
  size: number
  body: Uint8Array
  at: number
}

/**
 * A zip of files by their paths, sorted. A writer of our own: it can say how far it has come, and writes what strict
 * readers want, sizes in the local headers and no data descriptors. Paths are ASCII; `package-paths.ts` sees to it.
 */
export function zipFiles(
  files: ReadonlyMap<string, Uint8Array>,
  onFile: (done: number, of: number) => void = () => undefined,
): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  checkLimits(sorted)
  let at = 0
  const entries = sorted.map(([path, bytes], index): Entry => {
    const name = toUtf8(path)
    const method = PACKED.test(path) ? 0 : 8
    const body = method === 0 ? bytes : deflateRaw(bytes, { level: 9 })
    const entry: Entry = { name, method, crc: crc32(bytes), size: bytes.length, body, at }
    at += 30 + name.length + body.length
    onFile(index + 1, sorted.length)
    return entry
  })
  const directory = entries.reduce((sum, { name }) => sum + 46 + name.length, 0)
  const zip = new Uint8Array(at + directory + 22)
  let end = at
  for (const entry of entries) {
    writeLocal(zip, entry)
    end = writeCentral(zip, end, entry)
  }
  fill(zip, end, [[SIGNATURES.end, 4], [0, 4], [entries.length, 2], [entries.length, 2], [directory, 4], [at, 4], [0, 2]]) // prettier-ignore
  return zip
}

function checkLimits(files: readonly [string, Uint8Array][]): void {
  const size = files.reduce((sum, [path, bytes]) => sum + bytes.length + 2 * path.length + 76, 0)
  if (size > ZIP_LIMITS.bytes) throw new Error('The files are too large for a package: it holds 4 GB at most.')
  if (files.length > ZIP_LIMITS.files) throw new Error('A package holds 65,535 files at most.')
}

const SIGNATURES = { local: 0x0403_4b50, central: 0x0201_4b50, end: 0x0605_4b50 }

type Field = readonly [value: number, width: 2 | 4]

/** What both headers of an entry have: version, flags, method, time, date, sum, sizes, lengths of name and extras. */
const shared = ({ name, method, crc, size, body }: Entry): Field[] => [
  [20, 2], [0, 2], [method, 2], [0, 2], [DATE, 2], [crc, 4], [body.length, 4], [size, 4], [name.length, 2], [0, 2],
] // prettier-ignore

function writeLocal(zip: Uint8Array, entry: Entry): void {
  const from = fill(zip, entry.at, [[SIGNATURES.local, 4], ...shared(entry)])
  zip.set(entry.name, from)
  zip.set(entry.body, from + entry.name.length)
}

function writeCentral(zip: Uint8Array, from: number, entry: Entry): number {
  const after: Field[] = [[0, 2], [0, 2], [0, 2], [0, 4], [entry.at, 4]] // prettier-ignore
  const end = fill(zip, from, [[SIGNATURES.central, 4], [20, 2], ...shared(entry), ...after])
  zip.set(entry.name, end)
  return end + entry.name.length
}

/** Writes numbers, the lowest byte first; answers where the next would stand. */
function fill(zip: Uint8Array, from: number, fields: readonly Field[]): number {
  let at = from
  for (const [value, width] of fields) {
    for (let byte = 0; byte < width; byte++) zip[at++] = (value >>> (8 * byte)) & 255
  }
  return at
}
