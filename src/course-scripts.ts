import type { Course, CourseSource, CourseTexts, Page, Reference } from '../courses/format/course.ts'
import type { SearchWords } from '../courses/format/search-text.ts'
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
    search: () => part('search', `${base}search.js`) as Promise<SearchWords>,
    // A course in one file brings its pictures as data; elsewhere a name may hold what an address cannot.
    asset: (path) =>
      (part.arrived?.(`asset:${path}`) as string | undefined) ??
      base + path.split('/').map(encodeURIComponent).join('/'),
    async translation(language) {
      const folder = base + language.toLowerCase()
      return {
        texts: (await part(`course:${language}`, `${folder}/course.js`)) as CourseTexts,
        page: (id) => part(`page:${language}:${id}`, `${folder}/pages/${id}.js`) as Promise<Page>,
        search: () => part(`search:${language}`, `${folder}/search.js`) as Promise<SearchWords>,
        reference: () => part(`reference:${language}`, `${folder}/reference.js`) as Promise<Reference>,
      }
    },
  }
}
