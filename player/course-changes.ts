import type { Course } from '../courses/format/course.ts'
import { LONGEST_NOTE } from '../courses/format/plain-progress.ts'

/** The course as a learner last saw it: its version, `id title` a line for the pages, and the ids of the questions. */
export type SeenCourse = readonly [version: string, pages: string, questions: string]

/** What has become of a course since a learner last opened it. Pages by their titles, questions by their number. */
export interface CourseChanges {
  added: readonly string[]
  gone: readonly string[]
  questionsAdded: number
  questionsGone: number
}

type Outline = Pick<Course, 'version' | 'pages' | 'questions'>

/** What is kept of a course. A list too long for a note is left out: half of it would tell of changes that are none. */
export const seenCourse = ({ version, pages, questions }: Outline): SeenCourse => [
  version,
  whole(pages.map(({ id, title }) => `${id} ${title.replace(/\s+/g, ' ')}`).join('\n')),
  whole(questions.map(({ id }) => id).join('\n')),
]

const whole = (text: string): string => (text.length > LONGEST_NOTE ? '' : text)

/** Null when nothing has changed, or nobody has been here before. `seen` is what `seenCourse` made then. */
export function courseChanges(seen: readonly string[], { version, pages, questions }: Outline): CourseChanges | null {
  const [oldVersion = '', oldPages = '', oldQuestions = ''] = seen
  if (oldVersion === '') return null
  const titles = new Map(lines(oldPages).map((line) => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ ?/, '')]))
  const asked = new Set(lines(oldQuestions))
  const [isPage, isAsked] = [idsOf(pages), idsOf(questions)]
  const changes = {
    added: titles.size > 0 ? pages.filter(({ id }) => !titles.has(id)).map(({ title }) => title) : [],
    gone: [...titles].filter(([id]) => !isPage.has(id)).map(([, title]) => title),
    questionsAdded: asked.size > 0 ? questions.filter(({ id }) => !asked.has(id)).length : 0,
    questionsGone: [...asked].filter((id) => !isAsked.has(id)).length,
  }
  const isSame = Object.values(changes).every((change) => (typeof change === 'number' ? change : change.length) === 0)
  return isSame && oldVersion === version ? null : changes
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const idsOf = (list: readonly { id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id))
