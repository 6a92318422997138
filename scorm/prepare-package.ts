import { courseRemarks, type CourseRemark } from './course-remarks.ts'
import { packageCourse, packageFiles, packageName, type PackageInput, type Progressed } from './package.ts'
import { isForLms, optionsProblems } from './package-options.ts'
import { packageProblems } from './package-problems.ts'
import { sizesByKind, type KindSize } from './package-sizes.ts'
import { SUSPEND_DATA_LIMIT, worstCaseLength } from './suspend-data.ts'
import { zipFiles } from './zip.ts'

/** A package that may leave, or everything that is wrong with it, in sentences. */
export type Prepared = ReadyPackage | { ok: false; problems: string[] }

export interface ReadyPackage {
  ok: true
  name: string
  /** What the zip or folder holds; of a single file, what it is made of. */
  files: ReadonlyMap<string, Uint8Array>
  sizes: KindSize[]
  /** Characters of the fullest state, and how many an LMS keeps; null without an LMS. */
  suspendData: { worst: number; limit: number } | null
  /** What shuts somebody out, though it is no reason to keep the package back. */
  remarks: CourseRemark[]
  /** The bytes of the package; what takes longest. */
  pack(progressed?: Progressed): Uint8Array
}

/** Makes what a package holds and checks it, on the command line as in the browser. Never throws. */
export function preparePackage(input: PackageInput): Prepared {
  const { compiled, options } = input
  const { standard } = options
  const suspendData = isForLms(standard) ? { worst: worstCaseLength(compiled.course), limit: SUSPEND_DATA_LIMIT } : null
  const problems = optionsProblems(compiled.course, options)
  if (suspendData && suspendData.worst > suspendData.limit) {
    problems.push(tooLarge(compiled.course.id, suspendData.worst))
  }
  if (problems.length > 0) return { ok: false, problems }
  try {
    const held = standard === 'single' ? 'web' : standard
    const files = packageFiles({ ...input, options: { ...options, standard: held } })
    problems.push(...packageProblems(files, held))
    if (problems.length > 0) return { ok: false, problems }
    return {
      ok: true,
      name: packageName(compiled.course, standard),
      ...{ files, suspendData, sizes: sizesByKind(files), remarks: courseRemarks(compiled) },
      pack: (progressed) => (standard === 'single' ? packageCourse(input) : zipFiles(files, progressed)),
    }
  } catch (error) {
    return { ok: false, problems: [(error as Error).message] }
  }
}

const tooLarge = (id: string, worst: number): string =>
  `"${id}" is too large to be tracked: its fullest state takes ${count(worst)} characters, and an LMS keeps ` +
  `${count(SUSPEND_DATA_LIMIT)}. Make two courses of it.`

const count = (number: number): string => number.toLocaleString('en')
