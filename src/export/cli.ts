import { formatProblems } from '../../courses/format/problem.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { packageCourse, packageName } from '../../scorm/package.ts'
import { STANDARDS } from '../../scorm/schemas.ts'
import { SUSPEND_DATA_LIMIT, worstCaseLength } from '../../scorm/suspend-data.ts'
import { buildPlayer } from '../build/build.ts'
import { courseIds, readCourse } from '../build/read-course.ts'
import { parseExport, USAGE, type ExportOptions } from './options.ts'
import { readPlayer, writeWhole } from './package-files.ts'
import { readSchemas } from './schemas.ts'

/** Where the command finds things, from the project's root. */
const PLACES = { courses: 'courses', player: 'dist/player' }
type Places = typeof PLACES

/** What became of an export. `code` as a command answers it: 1 = failed, 2 = wrong use. */
export type Exported = { ok: true; path: string; report: string } | { ok: false; code: 1 | 2; reason: string }

/** `npm run export -- <course> …`: makes a SCORM package. 0 = made, 1 = could not be made, 2 = wrong use. */
export async function main(args: string[], places: Places = PLACES): Promise<number> {
  const asked = parseExport(args)
  if (asked.ask === 'help') {
    console.log(USAGE)
    return 0
  }
  if (asked.ask === 'nothing') {
    const known = await courseIds(places.courses)
    console.error(`${asked.reason}\n\n${USAGE}\n\nCourses: ${known.join(', ')}.`)
    return 2
  }
  const exported = await exportPackage(asked.options, places)
  if (exported.ok) {
    console.log(`${exported.path}\n${exported.report}`)
    return 0
  }
  console.error(exported.reason)
  return exported.code
}

/** Makes the package of a course and writes it, or says in words why not; then nothing is written. */
export async function exportPackage(options: ExportOptions, places: Places = PLACES): Promise<Exported> {
  const known = await courseIds(places.courses)
  if (!known.includes(options.course)) {
    return wrongUse(`There is no course "${options.course}". Courses: ${known.join(', ')}.`)
  }
  const read = await readCourse(options.course, places.courses)
  if (!read.ok) return failed(`${formatProblems(read.problems)}\nNothing was exported.`)
  const { course } = read.compiled
  if (options.language !== null && options.language !== course.language) {
    return wrongUse(`"${course.id}" is not there in "${options.language}". Languages: ${course.language}.`)
  }
  const worst = worstCaseLength(course)
  if (worst > SUSPEND_DATA_LIMIT) {
    return failed(
      `"${course.id}" is too large to be tracked: its fullest state takes ${count(worst)} characters, and an LMS keeps ` +
        `${count(SUSPEND_DATA_LIMIT)}. Make two courses of it.`,
    )
  }
  try {
    return await make(options, read.compiled, read.assets, worst, places)
  } catch (error) {
    return failed((error as Error).message)
  }
}

async function make(
  { edition, out }: ExportOptions,
  compiled: CompiledCourse,
  assets: Map<string, Uint8Array>,
  worst: number,
  places: Places,
): Promise<Exported> {
  const player = await builtPlayer(places.player)
  const bytes = packageCourse({ compiled, edition, player, assets, schemas: await readSchemas(edition) })
  const path = await writeWhole(out, packageName(compiled.course, edition), bytes)
  const size = `${count(Math.ceil(bytes.length / 1000))} kB`
  const report = `${STANDARDS[edition].label}, ${size}, worst case ${count(worst)} of ${count(SUSPEND_DATA_LIMIT)} characters`
  return { ok: true, path, report }
}

async function builtPlayer(folder: string): Promise<Map<string, Uint8Array>> {
  const built = await readPlayer(folder)
  if (built) return built
  console.log('The player has not been built yet. Building it …')
  await buildPlayer()
  const player = await readPlayer(folder)
  if (!player) throw new Error(`The player was built, but there is no player.js in ${folder}.`)
  return player
}

const wrongUse = (reason: string): Exported => ({ ok: false, code: 2, reason })
const failed = (reason: string): Exported => ({ ok: false, code: 1, reason })
const count = (number: number): string => number.toLocaleString('en')
