import type { Course, Page } from '../courses/format/course.ts'
import type { TrackedState } from '../player/tracker.ts'
import { createAnswerRecords } from './answer-records.ts'
import type { Edition } from './find-api.ts'
import { createObjectiveRecords } from './objective-records.ts'
import { createQuestionContent } from './question-content.ts'
import type { Runtime } from './runtime.ts'
import type { Told } from './told.ts'

/** Milliseconds after which a flush begins no more records: the rest goes with the next. */
const LONGEST = 1000

export interface RecordsOptions {
  edition: Edition
  course: Course
  runtime: Runtime
  /** What the state says has been told; null when it does not say. */
  told: Told | null
  page(id: string): Promise<Page>
  now(): number
}

/** Every answer as an interaction and every module as an objective, where the LMS keeps such records. */
export interface Records {
  readonly keeps: { interactions: boolean; objectives: boolean }
  readonly told: Told
  /** Gets the content of the questions that are to be told. What does not arrive is told later. */
  prepare(state: TrackedState): Promise<void>
  /** Sends what is new: everything on Exit, however long it takes. */
  tell(state: TrackedState, when: 'now' | 'exit' | 'closing'): void
  /** What became of what was sent last. */
  committed(worked: boolean): void
}

export function createRecords(options: RecordsOptions): Records {
  const { course, page, now } = options
  const content = createQuestionContent(page)
  const answers = createAnswerRecords(options, content)
  const objectives = createObjectiveRecords(options)

  return {
    get keeps() {
      return { interactions: answers.isKept, objectives: objectives.isKept }
    },
    get told() {
      return answers.told
    },
    async prepare({ progress }) {
      if (!answers.isKept) return
      // The page that is open will be answered on: at the end there is no time to wait for it.
      if (progress.position) void content.load(progress.position.page)
      const asked = new Set(answers.pending(progress).map(({ question }) => question))
      const pages = new Set(course.questions.flatMap(({ id, page }) => (asked.has(id) ? page : [])))
      await Promise.all([...pages].map((id) => content.load(id)))
    },
    tell({ progress, outcome }, when) {
      const began = now()
      const mayGoOn = () => when === 'exit' || now() - began < LONGEST
      answers.tell(progress, mayGoOn)
      objectives.tell(outcome, when !== 'now', mayGoOn)
    },
    committed(worked) {
      answers.committed(worked)
      objectives.committed(worked)
    },
  }
}
