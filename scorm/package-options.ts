import type { Course, LmsRules } from '../courses/format/course.ts'

/** What is made: a package for an LMS, files for any web server, or one file that opens by itself. */
export type PackageStandard = '1.2' | '2004-3' | '2004-4' | 'web' | 'single'

/** Everything that can be chosen when a course is exported. `option-list.ts` describes each for people. */
export interface PackageOptions {
  standard: PackageStandard
  /** Language tags; the course's own is always among them. */
  languages: readonly string[]
  pages: Course['completion']['pages']
  assessment: Course['completion']['assessment']
  /** Per cent; null when nothing is graded. */
  passingScore: number | null
  /** Puts the passing score into the manifest, so that the LMS judges as well. */
  masteryScore: boolean
  /** Has a 2004 LMS judge completion by the progress measure. */
  completionThreshold: boolean
  navigation: Course['navigation']
  /** What may be done once an assessment is passed: it may be taken again, or not. */
  review: 'allowed' | 'read-only'
  onReset: NonNullable<LmsRules['onReset']>
  /** Least seconds between two commits for small things. */
  interval: number
  status: NonNullable<LmsRules['status']>
  title: string
  identifier: string
  glossary: boolean
  resources: boolean
  certificate: boolean
}
export type OptionName = keyof PackageOptions

/** The languages of a course, its own first. */
export const languagesOf = (course: Course): readonly string[] => course.languages ?? [course.language]

/** Whether an LMS will run it, and so has a manifest and a data model. */
export const isForLms = (standard: PackageStandard): standard is Exclude<PackageStandard, 'web' | 'single'> =>
  standard !== 'web' && standard !== 'single'

/** What the course itself says, in the language it is written in; its translations are put in when they are asked for. */
export const defaultOptions = (course: Course): PackageOptions => ({
  standard: '1.2',
  languages: [course.language],
  ...course.completion,
  passingScore: course.passingScore,
  masteryScore: false,
  completionThreshold: false,
  navigation: course.navigation,
  review: course.review ?? 'allowed',
  onReset: course.lms?.onReset ?? 'ask',
  interval: course.lms?.interval ?? 10,
  status: course.lms?.status ?? 'passed-failed',
  title: course.title,
  identifier: `course-${course.id}`,
  glossary: true,
  resources: true,
  certificate: true,
})

/** An XML ID in every edition. */
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_-]{0,199}$/
/** Moodle keeps 255, the schema of 1.2 allows 200. */
const LONGEST_TITLE = 200

/** Why a course cannot be exported like this, in sentences; empty when it can. */
export function optionsProblems(course: Course, options: PackageOptions): string[] {
  return [
    ...languageProblems(course, options),
    ...ruleProblems(course, options),
    ...manifestProblems(options),
    ...nameProblems(options),
  ]
}

function languageProblems(course: Course, { languages }: PackageOptions): string[] {
  const known = languagesOf(course)
  const problems = languages
    .filter((language) => !known.includes(language))
    .map((language) => `"${course.id}" is not there in "${language}". Languages: ${known.join(', ')}.`)
  if (problems.length === 0 && !languages.includes(course.language)) {
    problems.push(`The package must hold "${course.language}", the language the course is written in.`)
  }
  return problems
}

function ruleProblems(course: Course, { pages, assessment, passingScore, interval }: PackageOptions): string[] {
  const isGraded = course.pages.some((page) => page.assessment?.graded)
  const problems: string[] = []
  if (pages === 'none' && assessment === 'none') {
    problems.push('Neither pages nor an assessment are asked for, so the course could never be complete.')
  }
  if (!isGraded && assessment !== 'none') {
    problems.push('The course has no graded assessment, so none can be asked for.')
  }
  if (!isGraded && passingScore !== null)
    problems.push('Nothing in the course is graded, so there is no passing score.')
  if (isGraded && (passingScore === null || !within(passingScore, 1, 100))) {
    problems.push('The passing score is a number from 1 to 100.')
  }
  if (!within(interval, 5, 300)) problems.push('The interval is a number of seconds from 5 to 300.')
  return problems
}

function manifestProblems(options: PackageOptions): string[] {
  const { standard, masteryScore, completionThreshold, passingScore } = options
  const problems: string[] = []
  const only = (what: string, whom: string) => problems.push(`${what} is for ${whom} only.`)
  if (masteryScore && !isForLms(standard)) only('A passing score in the manifest', 'SCORM packages')
  if (masteryScore && isForLms(standard) && passingScore === null) {
    problems.push('There is no passing score that could be put into the manifest.')
  }
  if (completionThreshold && !standard.startsWith('2004')) only('A completion threshold', 'SCORM 2004')
  return problems
}

function nameProblems({ title, identifier }: PackageOptions): string[] {
  const problems: string[] = []
  if (title.trim() === '') problems.push('The title is empty.')
  if ([...title].length > LONGEST_TITLE) problems.push(`The title has more than ${LONGEST_TITLE} characters.`)
  if (!IDENTIFIER.test(identifier)) {
    problems.push('The identifier begins with a letter and has letters A to Z, digits, - and _ only; at most 200.')
  }
  return problems
}

const within = (number: number, least: number, most: number): boolean => number >= least && number <= most
