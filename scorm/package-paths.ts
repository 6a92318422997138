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

function refusal(path: string): string | null {
  const segments = path.split('/')
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'the path must be relative.'
  if (path.includes('\\')) return 'the path must be written with "/".'
  if (segments.includes('..')) return 'the path must not leave the package.'
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    return 'names have letters A to Z, digits and . _ - only, with no dot at either end. Rename the file.'
  }
  if (path.length > MAX_LENGTH) return `the path is longer than ${MAX_LENGTH} characters.`
  const type = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const allowed = path.startsWith('course/assets/') ? ALLOWED.course : ALLOWED.package
  return allowed.has(type) ? null : 'files of this type are not put into a package.'
}

const foldersOf = (path: string): string[] =>
  path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/')) // prettier-ignore
