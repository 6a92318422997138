import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Files that every LMS knows the type of and no server runs. Courses may bring these only. */
const MEDIA =
  'txt png jpg jpeg gif webp avif svg woff woff2 ttf otf mp3 m4a ogg oga wav mp4 m4v webm vtt srt pdf csv ' +
  'docx xlsx pptx odt ods odp rtf epub ics'
const ALLOWED = {
  course: new Set(MEDIA.split(' ')),
  package: new Set(`${MEDIA} html js css json ico xml xsd dtd`.split(' ')),
}
/** Names that every unzipping program, file system and LMS leaves as they are. */
const SEGMENT = /^[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/
/** Names of devices, which Windows gives to no file. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const MAX_LENGTH = 200

/** Throws a plain `Error` that names every path a package cannot hold, and why. */
export function checkPaths(paths: Iterable<string>): void {
  const taken = new Map<string, string>()
  const problems: string[] = []
  for (const path of paths) {
    const reason = refusal(path)
    const key = path.toLowerCase()
    const other = taken.get(key)
    if (reason) problems.push(`"${path}": ${reason}`)
    else if (other !== undefined) problems.push(`"${path}": there is already a file "${other}". Rename one of them.`)
    taken.set(key, path)
  }
  for (const [key, path] of taken) {
    const folder = foldersOf(key).find((name) => taken.has(name))
    if (folder !== undefined) problems.push(`"${path}": there is already a file "${folder}". Rename one of them.`)
  }
  if (problems.length > 0) throw new Error(`The package cannot hold these files:\n${problems.join('\n')}`)
}

/**
 * Where the files of a course lie in its package: as they are called where every unzipping program can hold the name,
 * else under a name made of it, with a sum so that no two meet. Throws a plain `Error` that names what cannot be held.
 */
export function packagedNames(paths: Iterable<string>): Map<string, string> {
  const sorted = [...paths].sort()
  const problems = sorted.flatMap((path) => {
    const reason = wayOut(path) ?? wrongType(path, ALLOWED.course)
    return reason === null ? [] : `"${path}": ${reason}`
  })
  if (problems.length > 0) throw new Error(`The package cannot hold these files:\n${problems.join('\n')}`)
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const path of sorted) {
    const plain = plainPath(path)
    const name = taken.has(plain.toLowerCase()) ? withSum(plain, path) : plain
    taken.add(name.toLowerCase())
    names.set(path, name)
  }
  return names
}

const isPlain = (segment: string): boolean => SEGMENT.test(segment) && !DEVICE.test(segment)

function plainPath(path: string): string {
  const segments = path.split('/')
  const plain = segments.map((segment, depth) =>
    isPlain(segment) ? segment : withSum(plainName(segment), segments.slice(0, depth + 1).join('/')),
  )
  const joined = plain.join('/')
  return joined.length <= MAX_LENGTH - 'course/'.length
    ? joined
    : withSum(`assets/${plainName(segments.at(-1) ?? '')}`, path)
}

/** What of a name is ASCII, with its ending: "Łódź & mehr.png" becomes "odz-mehr.png". */
function plainName(name: string): string {
  const [, stem = name, ending = ''] = /^(.*)(\.[A-Za-z0-9]+)$/s.exec(name) ?? []
  const letters = stem.normalize('NFD').replace(/\p{M}/gu, '')
  const plain = letters
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  return (plain || 'file') + ending
}

/** The name with a sum of what it was made of before its ending. */
function withSum(name: string, original: string): string {
  const sum = bytesToHex(sha256(new TextEncoder().encode(original))).slice(0, 12)
  return name.replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `-${sum}${ending}`)
}

function refusal(path: string): string | null {
  const out = wayOut(path)
  if (out !== null) return out
  if (!path.split('/').every(isPlain)) {
    return 'names have letters A to Z, digits and . _ - only, with no dot at either end. Rename the file.'
  }
  if (path.length > MAX_LENGTH) return `the path is longer than ${MAX_LENGTH} characters.`
  return wrongType(path, path.startsWith('course/assets/') ? ALLOWED.course : ALLOWED.package)
}

/** Why a path would lead out of the package, or nowhere. */
function wayOut(path: string): string | null {
  const segments = path.split('/')
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'the path must be relative.'
  if (path.includes('\\')) return 'the path must be written with "/".'
  if (segments.includes('..')) return 'the path must not leave the package.'
  return segments.some((segment) => segment === '' || segment === '.') ? 'the path has an empty part.' : null
}

function wrongType(path: string, allowed: ReadonlySet<string>): string | null {
  const type = /[^/.]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return allowed.has(type) ? null : 'files of this type are not put into a package.'
}

const foldersOf = (path: string): string[] =>
  path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/')) // prettier-ignore
