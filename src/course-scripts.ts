import type { Course, CourseSource, Page, Reference } from '../courses/format/course.ts'
import type { PartLoader } from './parts.ts'

/**
 * Opens the course whose data scripts lie under `base` (an address ending in `/`). Rejects when its index does not
 * arrive. What a build wrote is trusted as it is: the compiler made it.
 */
export async function openCourse(base: string, part: PartLoader): Promise<CourseSource> {
  return {
    course: (await part('course', `${base}course.js`)) as Course,
    page: (id) => part(`page:${id}`, `${base}pages/${id}.js`) as Promise<Page>,
    reference: () => part('reference', `${base}reference.js`) as Promise<Reference>,
    asset: (path) => base + path,
  }
}
