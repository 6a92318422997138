import { parseArgs } from 'node:util'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { formatProblems, type Problem } from '../../courses/format/problem.ts'
import { isEnglish, reportReading, type Reading, type ReadingReport } from '../../courses/format/reading.ts'
import { SUSPEND_DATA_LIMIT, worstCaseLength } from '../../scorm/suspend-data.ts'
import { checkPackage, packageLines, type PackageChecked } from '../export/check-package.ts'
import { BUILT_PLAYER } from '../export/package-files.ts'
import { courseIds, readCourse } from './read-course.ts'

const USAGE = 'Usage: npm run check -- [--report] [--json] [course …]'

/** What `--json` prints of one course. */
interface Checked {
  id: string
  ok: boolean
  problems: Problem[]
  /** What is missing or out of date in its translations. */
  remarks?: Problem[]
  report?: Report
  /** Null when it could not be made, because the player has not been built. */
  package?: PackageChecked | null
}

/** `suspendData`: characters of the fullest state, and how many an LMS keeps. */
type Report = ReadingReport & { suspendData: { worstCase: number; limit: number } }

/**
 * `npm run check [course …]`: reads courses and tells every problem, with `--report` also how much there is to read, and
 * how hard it is. A course without problems is also made into a package and judged, where the player has been built.
 * 0 = all good, 1 = problems, 2 = wrong use. What the report remarks on is no problem.
 */
export async function main(args: string[], root = 'courses', player = BUILT_PLAYER): Promise<number> {
  const options = readOptions(args)
  if (!options) return 2
  const known = await courseIds(root)
  const unknown = options.ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    console.error(`There is no course "${unknown.join('", "')}". Courses: ${known.join(', ')}.`)
    return 2
  }
  const courses: Checked[] = []
  for (const id of options.ids.length > 0 ? options.ids : known) {
    const result = await readCourse(id, root)
    const report = options.report && result.ok ? { report: makeReport(result.compiled) } : {}
    const remarks = result.ok && result.remarks ? { remarks: result.remarks } : {}
    const packed = result.ok ? await checkPackage(result.compiled, result.assets, player) : null
    const ok = result.ok && !packed?.problems.length
    const problems = result.ok ? [] : result.problems
    courses.push({ id, ok, problems, ...remarks, ...report, ...(result.ok && { package: packed }) })
    if (options.json) continue
    if (!result.ok) console.error(formatProblems(result.problems))
    else console.log(`${id}: no problems. ${summary(result.compiled)}`)
    for (const { file, line, message } of remarks.remarks ?? []) console.log(`  ${file}:${line}  ${message}`)
    if (report.report) console.log(`\n${formatReport(report.report)}\n`)
    if (result.ok) (ok ? console.log : console.error)(packageLines(packed).join('\n'))
  }
  if (options.json) console.log(JSON.stringify({ courses }, null, 2))
  return courses.every(({ ok }) => ok) ? 0 : 1
}

function readOptions(args: string[]): { ids: string[]; report: boolean; json: boolean } | null {
  try {
    const options = { report: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { ids: positionals, ...values }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return null
  }
}

function summary({ course }: CompiledCourse): string {
  const minutes = course.pages.reduce((sum, page) => sum + page.minutes, 0)
  return `${course.pages.length} pages, ${course.questions.length} questions, ${minutes} minutes.`
}

const makeReport = (compiled: CompiledCourse): Report => ({
  ...reportReading(compiled),
  suspendData: { worstCase: worstCaseLength(compiled.course), limit: SUSPEND_DATA_LIMIT },
})

const HEAD = ['', 'minutes', 'words', 'in questions', 'sentences', 'words each', 'longest', 'ease', 'grade']

function formatReport({ language, pages, modules, course, remarks, suspendData }: Report): string {
  const rows = modules.flatMap((module) => [
    row(module.title, module),
    ...pages.filter((page) => page.module === module.module).map((page) => row(`  ${page.page}`, page)),
  ])
  const explained = isEnglish(language)
    ? 'Ease: Flesch reading ease, higher is easier, 60 is plain English. Grade: Flesch-Kincaid. Both are estimates.'
    : `Ease and grade can be told of English only, not of "${language}".`
  const told = remarks.map(({ page, message }) => `${page}: ${message}`)
  return [
    ...align([HEAD, ...rows, row('Whole course', course)]),
    '',
    explained,
    ...(told.length > 0 ? ['', 'To look at:', ...told] : []),
    '',
    `Suspend data: worst case ${count(suspendData.worstCase)} of ${count(suspendData.limit)} characters.`,
  ].join('\n')
}

const row = (name: string, reading: Reading): string[] => [
  name,
  ...[reading.minutes, reading.words, reading.questionWords, reading.sentences].map(count),
  decimal(reading.sentenceWords),
  count(reading.longest.words),
  decimal(reading.ease),
  decimal(reading.grade),
]

const count = (figure: number): string => figure.toLocaleString('en')
const decimal = (figure: number | null): string => figure?.toFixed(1) ?? '–'

/** Names to the left, figures to the right. */
function align(rows: string[][]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  return rows.map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  )
}
