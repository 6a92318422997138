import type { CompiledCourse, Course } from '../courses/format/course.ts'
import { courseScripts } from './course-scripts.ts'
import { INTEGRITY, integrity } from './integrity.ts'
import { launchPage } from './launch-page.ts'
import { manifest } from './manifest.ts'
import { isForLms, type PackageOptions, type PackageStandard } from './package-options.ts'
import { checkPaths, packagedNames } from './package-paths.ts'
import { renameAssets } from './rename-assets.ts'
import { STANDARDS } from './schemas.ts'
import { singlePage } from './single.ts'
import { withOptions } from './with-options.ts'
import { zipFiles } from './zip.ts'
import { toUtf8 } from './utf8.ts'

export { courseScripts } from './course-scripts.ts'
export { PACKAGE_CSP } from './launch-page.ts'

export interface PackageInput {
  compiled: CompiledCourse
  options: PackageOptions
  /** The built player without its HTML: `player.js`, `player.css`, its chunks, fonts. Paths are kept. */
  player: ReadonlyMap<string, Uint8Array>
  /** The course's own files by the paths of `course.assets`: `assets/…`. */
  assets: ReadonlyMap<string, Uint8Array>
  /** The control files of the edition (`STANDARDS[edition].schemaFiles`), by name; empty without an LMS. */
  schemas: ReadonlyMap<string, Uint8Array>
}

/** How far the making has come. */
export type Progressed = (done: number, of: number) => void

/**
 * The bytes of a package: a zip, or one HTML file (`single`). The same input gives the same bytes, on any machine, any
 * day and in any time zone. Throws a plain `Error` when a file is missing or is one that a package cannot hold.
 */
export function packageCourse(input: PackageInput, progressed?: Progressed): Uint8Array {
  if (input.options.standard !== 'single') return zipFiles(packageFiles(input), progressed)
  checkInput(input)
  packagedNames(input.assets.keys()) // refuses what no package may hold
  return toUtf8(singlePage({ ...input, compiled: withOptions(input.compiled, input.options) }))
}

/** The files of a package by their paths: what its zip holds, and what a folder for a web server holds. */
export function packageFiles(input: PackageInput): Map<string, Uint8Array> {
  checkInput(input)
  const names = packagedNames(input.assets.keys())
  const compiled = renameAssets(withOptions(input.compiled, input.options), names)
  const content = new Map([
    ['index.html', toUtf8(launchPage(compiled.course, input.options.standard))],
    ...input.player,
    ...[...courseScripts(compiled)].map(([path, text]): [string, Uint8Array] => [path, toUtf8(text)]),
    ...[...input.assets].map(([path, bytes]): [string, Uint8Array] => [`course/${names.get(path) ?? path}`, bytes]),
  ])
  const all = new Map([...controlFiles(input, compiled.course, [...content.keys(), INTEGRITY]), ...content])
  checkPaths([...all.keys(), INTEGRITY])
  return all.set(INTEGRITY, toUtf8(integrity(all)))
}

/** What only the LMS reads: the manifest and the schemas it names. */
function controlFiles({ options, schemas }: PackageInput, course: Course, files: string[]): [string, Uint8Array][] {
  const { standard, identifier, masteryScore, completionThreshold } = options
  if (!isForLms(standard)) return []
  const text = manifest({ course, edition: standard, files, identifier, masteryScore, completionThreshold })
  const named = STANDARDS[standard].schemaFiles.flatMap((name): [string, Uint8Array][] => {
    const schema = schemas.get(name)
    return schema ? [[name, schema]] : []
  })
  return [['imsmanifest.xml', toUtf8(text)], ...named]
}

const SUFFIXES = { web: 'web', single: 'single' }

/** The package's file name: course, version, standard. */
export function packageName(course: Course, standard: PackageStandard): string {
  const suffix = isForLms(standard) ? STANDARDS[standard].suffix : SUFFIXES[standard]
  return `${course.id}-${course.version}-${suffix}.${standard === 'single' ? 'html' : 'zip'}`
}

/** What the player cannot do without. */
const PLAYER_FILES = ['player.js', 'player.css', 'journal.js', 'extras.js']

function checkInput({ compiled, options, player, assets, schemas }: PackageInput): void {
  checkPresent('player', PLAYER_FILES, player)
  checkPresent('course', compiled.course.assets, assets)
  if (isForLms(options.standard)) checkPresent('standard', STANDARDS[options.standard].schemaFiles, schemas)
}

function checkPresent(whose: string, names: readonly string[], files: ReadonlyMap<string, Uint8Array>): void {
  const missing = names.filter((name) => !files.has(name))
  if (missing.length > 0) throw new Error(`Files of the ${whose} are missing: ${missing.join(', ')}.`)
}
