import { formatProblems } from '../../courses/format/problem.ts'
import { courseIds, readCourse } from './read-course.ts'

/** `npm run check [course …]`: reads courses and tells every problem. 0 = all good, 1 = problems, 2 = no such course. */
export async function main(args: string[]): Promise<number> {
  const known = await courseIds()
  const unknown = args.filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    console.error(`There is no course "${unknown.join('", "')}". Courses: ${known.join(', ')}.`)
    return 2
  }
  let good = true
  for (const id of args.length > 0 ? args : known) {
    const result = await readCourse(id)
    if (result.ok) console.log(`${id}: no problems. ${summary(result.compiled)}`)
    else console.error(formatProblems(result.problems))
    good &&= result.ok
  }
  return good ? 0 : 1
}

function summary({ course }: { course: { pages: { minutes: number }[]; questions: unknown[] } }): string {
  const minutes = course.pages.reduce((sum, page) => sum + page.minutes, 0)
  return `${course.pages.length} pages, ${course.questions.length} questions, ${minutes} minutes.`
}
