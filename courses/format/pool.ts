import { Id, type Page, type Question } from './course.ts'
import { didYouMean, type Place, type Problem } from './problem.ts'
import { isQuestion } from './question.ts'

/** What a page asks for: questions of the named pages, or of all pages before it. */
export interface PoolRequest {
  from: 'all' | string[]
  place: Place
}

/** Those that have one right answer and can be asked apart from their page. */
const ASKED_AGAIN: readonly Question['kind'][] = ['choice', 'assign', 'order', 'entry']

/**
 * The questions of other pages as questions of this one: each under an id of its own, so that practice and assessment
 * are kept apart, and with the page that explains it. What stands twice (a pool of pools) is taken once.
 */
export function poolOf(
  page: Page,
  pages: readonly Page[],
  { from, place }: PoolRequest,
  problems: Problem[],
): Question[] {
  const before = problems.length
  if (!page.assessment) {
    problems.push({
      ...place,
      message: 'A pool belongs on a page with an assessment. Add "assessment" to its front matter.',
    })
    return []
  }
  const earlier = pages.slice(0, pages.indexOf(page))
  if (from !== 'all') {
    for (const id of from) {
      if (earlier.some((other) => other.id === id)) continue
      const ids = earlier.map((other) => other.id)
      problems.push({ ...place, message: `No page "${id}" stands before this one.${didYouMean(id, ids)}` })
    }
  }
  const pool = earlier
    .filter(({ id }) => from === 'all' || from.includes(id))
    .flatMap((other) =>
      other.blocks
        .filter(isQuestion)
        .filter(({ kind }) => ASKED_AGAIN.includes(kind))
        .map((question) => ({ ...question, id: `${page.id}-${question.id}`, page: question.page ?? other.id })),
    )
  if (pool.length === 0 && problems.length === before) {
    problems.push({ ...place, message: 'These pages have no question that can be asked again.' })
  }
  for (const { id } of pool) {
    if (Id.safeParse(id).success) continue
    problems.push({ ...place, message: `"${id}" is too long for the id of a question. Give this page a shorter id.` })
  }
  return pool
}
