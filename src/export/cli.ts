import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { formatProblems } from '../../courses/format/problem.ts'
import { OPTION_LIST } from '../../scorm/option-list.ts'
import { defaultOptions, optionsProblems, type PackageOptions } from '../../scorm/package-options.ts'
import { preparePackage, type ReadyPackage } from '../../scorm/prepare-package.ts'
import { courseIds, listFiles, readCourse } from '../build/read-course.ts'
import { builtPlayer } from './built-player.ts'
import { parseExport, USAGE, type Answering, type ExportRequest } from './options.ts'
import { BUILT_PLAYER, writeWhole, type Writing } from './package-files.ts'
import { reportLines, reportOf, type Report } from './report.ts'
import { readSchemas } from './schemas.ts'
import { manifestProblems } from './validate.ts'

/** Where the command finds things, from the project's root, and who judges manifests. */
const PLACES = { courses: 'courses', player: BUILT_PLAYER, judge: manifestProblems }
type Places = Partial<typeof PLACES>

/** What became of an export. `code` as a command answers it: 1 = failed, 2 = wrong use. */
export type Exported = { ok: true; path: string; report: string; facts: Report } | Refused
interface Refused {
  ok: false
  code: 1 | 2
  reason: string
}

/** `npm run export -- <course> …`: makes a package. 0 = made, 1 = could not be made, 2 = wrong use. */
export async function main(args: string[], places: Places = {}): Promise<number> {
  const asked = parseExport(args)
  if (asked.ask === 'help') {
    console.log(USAGE)
    return 0
  }
  if (asked.ask === 'nothing') {
    const known = await courseIds(places.courses ?? PLACES.courses)
    return answer(
      wrongUse(`${asked.reason}\n"--help" lists the options. Courses: ${known.join(', ')}.`),
      args.includes('--json'),
    )
  }
  return answer(await exportPackage(asked.request, places), asked.answering.json, asked.answering)
}

function answer(exported: Exported, json: boolean, answering?: Answering): number {
  const { ok } = exported
  if (json) console.log(JSON.stringify(ok ? { ok, path: exported.path, ...exported.facts } : exported, null, 2))
  else if (!ok) console.error(exported.reason)
  else
    console.log([exported.path, exported.report, ...reportLines(exported.facts, answering?.check ?? false)].join('\n'))
  return ok ? 0 : exported.code
}

/** Makes the package of a course, checks it and writes it, or says in words why not; then nothing is written. */
export async function exportPackage(request: ExportRequest, places: Places = {}): Promise<Exported> {
  const { courses, player: built, judge } = { ...PLACES, ...places }
  const known = await courseIds(courses)
  if (!known.includes(request.course)) {
    return wrongUse(`There is no course "${request.course}". Courses: ${known.join(', ')}.`)
  }
  const tooLarge = await largeFiles(join(courses, request.course))
  if (tooLarge !== null) return failed(tooLarge)
  const read = await readCourse(request.course, courses)
  if (!read.ok) return failed(`${formatProblems(read.problems)}\nNothing was exported.`)
  const { compiled, assets } = read
  const options = { ...defaultOptions(compiled.course), ...request.options }
  const unfit = optionsProblems(compiled.course, options)
  if (unfit.length > 0) return wrongUse(unfit.join('\n'))
  try {
    const schemas = await readSchemas(options.standard)
    const player = await builtPlayer(built, console.error)
    const ready = preparePackage({ compiled, options, player, assets, schemas })
    if (!ready.ok) return failed(`${ready.problems.join('\n')}\nNothing was exported.`)
    return await finish(request, options, ready, judge(ready.files, options.standard, schemas))
  } catch (error) {
    return failed((error as Error).message)
  }
}

/** Packs the files while the schemas are judging their manifest. */
async function finish(
  { out, force, folder, dryRun }: ExportRequest,
  options: PackageOptions,
  ready: ReadyPackage,
  judging: Promise<string[]>,
): Promise<Exported> {
  const bytes = ready.pack()
  const problems = await judging
  if (problems.length > 0) return failed(`The manifest is not valid:\n${problems.join('\n')}\nNothing was exported.`)
  const name = folder ? ready.name.replace(/\.zip$/, '') : ready.name
  const writing: Writing = folder ? { files: ready.files } : { bytes }
  const path = dryRun ? join(out, name) : await writeWhole(out, name, writing, force ?? false)
  const facts = reportOf(ready, options, bytes, !dryRun)
  return { ok: true, path, report: oneLine(facts, options), facts }
}

function oneLine({ bytes, suspendData, written }: Report, { standard }: PackageOptions): string {
  const { kind } = OPTION_LIST.standard
  const label = kind.as === 'choice' ? kind.values.find(({ value }) => value === standard)?.label : standard
  const worst = suspendData ? [`worst case ${count(suspendData.worst)} of ${count(suspendData.limit)} characters`] : []
  const size = `${count(Math.ceil(bytes / 1000))} kB`
  return [label, size, ...worst, ...(written ? [] : ['not written'])].join(', ')
}

/** Node reads no larger file at once, and a zip without its 64-bit extension holds no more. */
const MOST = { file: 2 * 1024 ** 3, all: 4 * 1024 ** 3 }

/** Says which files are too large for a package, before any is read. */
async function largeFiles(folder: string): Promise<string | null> {
  const paths = await listFiles(folder)
  const sizes = await Promise.all(paths.map(async (path) => ({ path, size: (await stat(join(folder, path))).size })))
  const large = sizes.filter(({ size }) => size >= MOST.file)
  if (large.length > 0) {
    const names = large.map(({ path, size }) => `"${path}" has ${gigabytes(size)}`)
    return `A file of a package has less than 2 GB: ${names.join(', ')}. Make it smaller, or link to it.`
  }
  const all = sizes.reduce((sum, { size }) => sum + size, 0)
  return all < MOST.all ? null : `The files of the course have ${gigabytes(all)}, and a package holds less than 4 GB.`
}

const gigabytes = (size: number): string => `${(size / 1024 ** 3).toFixed(1)} GB`
const wrongUse = (reason: string): Refused => ({ ok: false, code: 2, reason })
const failed = (reason: string): Refused => ({ ok: false, code: 1, reason })
const count = (number: number): string => number.toLocaleString('en')
