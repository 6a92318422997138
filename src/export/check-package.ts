import type { CompiledCourse } from '../../courses/format/course.ts'
import type { CourseRemark } from '../../scorm/course-remarks.ts'
import { defaultOptions } from '../../scorm/package-options.ts'
import type { KindSize } from '../../scorm/package-sizes.ts'
import { preparePackage } from '../../scorm/prepare-package.ts'
import { readPlayer } from './package-files.ts'
import { sizeLines } from './report.ts'
import { readSchemas } from './schemas.ts'
import { manifestProblems } from './validate.ts'

/** What a course comes to as the package that is made when nothing is chosen; sizes where it could be made. */
export interface PackageChecked {
  problems: string[]
  remarks: CourseRemark[]
  bytes?: number
  sizes?: KindSize[]
  suspendData?: { worst: number; limit: number } | null
}

/** Makes the package of a course in memory and judges it; null when there is no built player to make it of. */
export async function checkPackage(
  compiled: CompiledCourse,
  assets: ReadonlyMap<string, Uint8Array>,
  builtPlayer: string,
): Promise<PackageChecked | null> {
  const player = await readPlayer(builtPlayer)
  if (!player) return null
  const options = defaultOptions(compiled.course)
  const schemas = await readSchemas(options.standard)
  const ready = preparePackage({ compiled, options, player, assets, schemas })
  if (!ready.ok) return { problems: ready.problems, remarks: [] }
  const { files, sizes, suspendData, remarks } = ready
  const judging = manifestProblems(files, options.standard, schemas)
  const bytes = ready.pack().length
  return { problems: await judging, remarks, bytes, sizes, suspendData }
}

/** The same for people: problems or sizes, and what to look at. */
export function packageLines(checked: PackageChecked | null): string[] {
  if (!checked) return ['  The package was not checked, because the player has not been built. Run "npm run build".']
  const { problems, remarks, bytes = 0, sizes = [], suspendData } = checked
  if (problems.length > 0) return problems.map((problem) => `  The package: ${problem}`)
  const worst = suspendData ? `, worst case ${count(suspendData.worst)} of ${count(suspendData.limit)} characters` : ''
  return [
    `  The package (SCORM 1.2) is valid: ${count(Math.ceil(bytes / 1000))} kB${worst}. Before packing:`,
    ...sizeLines(sizes).map((line) => `    ${line}`),
    ...remarks.map(({ page, message }) => `  To look at: ${page}: ${message}`),
  ]
}

const count = (number: number): string => number.toLocaleString('en')
