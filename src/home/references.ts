import type { Term } from '../../courses/format/course.ts'
import { Loading } from '../../player/loading.svelte.ts'
import { courseAddress } from './home-context.ts'
import type { HomeCourse } from './standing.ts'

/** The glossaries and resources of all courses; they arrive together. */
export const loadReferences = (courses: readonly HomeCourse[]) =>
  new Loading(async () =>
    Promise.all(courses.map(async (one) => ({ course: one.course, ...(await one.reference()).default }))),
  )

type References = Awaited<ReturnType<HomeCourse['reference']>>['default'] & Pick<HomeCourse, 'course'>

/** The libraries of the courses that have one. `title` and `language` are those in which the course is shown. */
export const librariesOf = (references: readonly References[], shelf: readonly Pick<HomeCourse, 'course'>[]) =>
  references
    .filter(({ resources }) => resources.items.length > 0)
    .map(({ course, resources }) => {
      const { id, title, language } = shelf.find((one) => one.course.id === course.id)?.course ?? course
      return { id, title, language, resources, own: course.language }
    })

/** One glossary in the order of the alphabet, with the pages of all courses. */
export const glossaryOf = (references: readonly References[], { compare }: Intl.Collator) =>
  references
    .flatMap(({ course, glossary }) => glossary.map((term) => withPages(course, term)))
    .sort((a, b) => compare(a.term, b.term))

const withPages = (course: HomeCourse['course'], { id, term, meaning, pages }: Term) => ({
  id: `${course.id} ${id}`,
  term,
  meaning,
  pages: pages.map((page) => ({
    title: course.pages.find((one) => one.id === page)?.title ?? page,
    address: courseAddress(course.id, page),
  })),
})

/** What is new first, to be shown before the whole library is. */
export const newestOf = (libraries: ReturnType<typeof librariesOf>, count: number) =>
  libraries
    .flatMap(({ id, own, resources }) => resources.items.map((item) => ({ ...item, course: id, language: own })))
    .sort((a, b) => Number(b.new ?? false) - Number(a.new ?? false))
    .slice(0, count)
