import { strToU8, zipSync, type Zippable } from 'fflate'
import type { CompiledCourse, Course } from '../courses/format/course.ts'
import { courseScripts } from './course-scripts.ts'
import { launchPage } from './launch-page.ts'
import { manifest } from './manifest.ts'
import { checkPaths } from './package-paths.ts'
import { STANDARDS, type PackageEdition } from './schemas.ts'

export { courseScripts } from './course-scripts.ts'
export { PACKAGE_CSP } from './launch-page.ts'

export interface PackageInput {
  compiled: CompiledCourse
  edition: PackageEdition
  /** The built player without its HTML: `player.js`, `player.css`, fonts. Paths are kept. */
  player: ReadonlyMap<string, Uint8Array>
  /** The course's own files by the paths of `course.assets`: `assets/…`. */
  assets: ReadonlyMap<string, Uint8Array>
  /** The control files of the edition (`STANDARDS[edition].schemaFiles`), by name. */
  schemas: ReadonlyMap<string, Uint8Array>
}

/**
 * The bytes of a SCORM package. The same input gives the same bytes, on any machine and in any time zone. Throws a
 * plain `Error` when a file is missing or has a name that a package cannot hold.
 */
export function packageCourse({ compiled, edition, player, assets, schemas }: PackageInput): Uint8Array {
  checkPresent('player', ['player.js', 'player.css', 'journal.js'], player)
  checkPresent('course', compiled.course.assets, assets)
  checkPresent('standard', STANDARDS[edition].schemaFiles, schemas)
  const content: [string, Uint8Array][] = [
    ['index.html', strToU8(launchPage(compiled.course, STANDARDS[edition].runtime))],
    ...player,
    ...[...courseScripts(compiled)].map(([path, text]): [string, Uint8Array] => [path, strToU8(text)]),
    ...[...assets].map(([path, bytes]): [string, Uint8Array] => [`course/${path}`, bytes]),
  ]
  const files = content.map(([path]) => path)
  const control: [string, Uint8Array][] = [
    ['imsmanifest.xml', strToU8(manifest({ course: compiled.course, edition, files }))],
    ...STANDARDS[edition].schemaFiles.map((name): [string, Uint8Array] => [
      name,
      schemas.get(name) ?? new Uint8Array(),
    ]),
  ]
  const all = [...control, ...content]
  checkPaths(all.map(([path]) => path))
  return zip(all)
}

/** The package's file name: course, version, edition. */
export const packageName = (course: Course, edition: PackageEdition): string =>
  `${course.id}-${course.version}-${STANDARDS[edition].suffix}.zip`

function checkPresent(whose: string, names: readonly string[], files: ReadonlyMap<string, Uint8Array>): void {
  const missing = names.filter((name) => !files.has(name))
  if (missing.length > 0) throw new Error(`Files of the ${whose} are missing: ${missing.join(', ')}.`)
}

/** Deflating these again costs time and gains nothing; LMSs and browsers seek in stored media faster. */
const PACKED = /\.(png|jpe?g|gif|webp|avif|woff2?|mp3|m4a|og[ga]|mp4|m4v|webm|pdf|docx|xlsx|pptx|od[tsp]|epub)$/i

function zip(files: readonly [string, Uint8Array][]): Uint8Array {
  // Local time: zip has no time zones, so that the bytes are the same in all of them.
  const mtime = new Date(2020, 0, 1)
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { level: PACKED.test(path) ? 0 : 9, mtime }]]),
  )
  return zipSync(entries)
}
