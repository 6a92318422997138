import type { Resource, Resources, Term } from '../../courses/format/course.ts'
import { Loading } from '../../player/loading.svelte.ts'
import { courseAddress } from './home-context.ts'
import type { HomeCourse } from './standing.ts'

/** The glossaries and resources of all courses; they arrive together. */
export const loadReferences = (courses: readonly HomeCourse[]) =>
  new Loading(async () =>
    Promise.all(courses.map(async (one) => ({ course: one.course, ...(await one.reference()).default }))),
  )

type References = Awaited<ReturnType<HomeCourse['reference']>>['default'] & Pick<HomeCourse, 'course'>

/** One library: each section under the name of its course, so that none is taken for another's. */
export const libraryOf = (references: readonly References[]): Resources => ({
  sections: references.flatMap(({ course, resources }) =>
    resources.sections.map(({ id, title }) => ({ id: `${course.id} ${id}`, title })),
  ),
  items: references.flatMap(({ course, resources }) =>
    resources.items.map((item): Resource => ({ ...item, section: `${course.id} ${item.section}` })),
  ),
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
export const newestOf = ({ items }: Resources, count: number): Resource[] =>
  [...items].sort((a, b) => Number(b.new ?? false) - Number(a.new ?? false)).slice(0, count)
