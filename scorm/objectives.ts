import type { Course } from '../courses/format/course.ts'
import type { ModuleOutcome, Outcome } from '../courses/format/outcome.ts'
import type { Assignment } from './elements.ts'
import type { Edition } from './find-api.ts'
import { formatRaw, formatReal, formatScaled } from './formats.ts'
import { localized } from './interactions-values.ts'
import { lessonStatus, type Standing } from './standing.ts'

/** How many records every LMS has room for (SCORM 2004 RTE §4.2.17): an index is below it. */
export const OBJECTIVE_LIMIT = 100

type Module = Course['modules'][number]

/** The objective that a question belongs to: the module of its page, or null. */
export function objectiveOf({ questions, modules }: Course, question: string): string | null {
  const page = questions.find(({ id }) => id === question)?.page
  return modules.find(({ pages }) => page !== undefined && pages.includes(page))?.id ?? null
}

/**
 * The index of each module's objective. `known` are the ids that the LMS has, in its order: an id never moves, so those
 * keep their place and the others follow. Where there are none, it is the module's place in the course.
 */
export function placeObjectives({ modules }: Course, known: readonly string[]): number[] {
  let next = known.length
  return modules.map(({ id }) => {
    const place = known.indexOf(id)
    return place < 0 ? next++ : place
  })
}

/** One objective a module, its values in the order of Set, the id first: its score is the share of its pages that were read. */
export function encodeObjectives(
  edition: Edition,
  course: Course,
  outcome: Outcome,
  places: readonly number[] = placeObjectives(course, []),
): Assignment[][] {
  const values = edition === '1.2' ? values12 : values2004
  const graded = new Set(course.pages.flatMap(({ id, assessment }) => (assessment?.graded ? id : [])))
  return course.modules.flatMap((module, i) => {
    const reached = outcome.modules[i]
    const place = places[i] ?? i
    if (!reached || place >= OBJECTIVE_LIMIT) return []
    const isGraded = module.pages.some((page) => graded.has(page))
    const standing = standingOfModule(reached, isGraded ? outcome.passed : null)
    const named = values(course, module, reached, standing)
    return [named.map(([name, value]): Assignment => [`cmi.objectives.${place}.${name}`, value])]
  })
}

/** Only a graded assessment is passed or failed: of a module without one nothing but its pages is known. */
function standingOfModule({ visited, complete }: ModuleOutcome, passed: boolean | null): Standing {
  const begun = visited > 0 ? 'incomplete' : 'not attempted'
  return {
    completion: complete ? 'completed' : begun,
    success: passed === null ? 'unknown' : passed ? 'passed' : 'failed',
  }
}

type Values = (course: Course, module: Module, reached: ModuleOutcome, standing: Standing) => [string, string][]

const values12: Values = (_course, { id }, reached, standing) => [
  ['id', id],
  ['score.min', '0'],
  ['score.max', '100'],
  ['score.raw', formatRaw(percent(reached))],
  ['status', lessonStatus(standing)],
]

const values2004: Values = (course, { id, title }, reached, { completion, success }) => {
  const description = localized(title, course.language)
  return [
    ['id', id],
    ...(description === null ? [] : [['description', description] satisfies [string, string]]),
    // The other scores would only say it again: 0 … 1 needs no range.
    ['score.scaled', formatScaled(percent(reached))],
    ['progress_measure', formatReal(percent(reached) / 100)],
    ['success_status', success],
    ['completion_status', completion],
  ]
}

const percent = ({ visited, pages }: ModuleOutcome): number => (visited / pages) * 100
