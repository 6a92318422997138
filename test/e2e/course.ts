import type { CompiledCourse } from '../../courses/format/course.ts'
import { readCourse } from '../../src/build/read-course.ts'

export const COURSE = 'intercultural-city-step-by-step'
/** Where the standalone app opens it; `/` is home. */
export const COURSE_ADDRESS = `/?course=${COURSE}`

/** The course as it stands in the repository: what a test compares the product with. */
export async function compiledCourse(): Promise<CompiledCourse> {
  const read = await readCourse(COURSE)
  if (!read.ok) throw new Error('The course has problems.')
  return read.compiled
}
