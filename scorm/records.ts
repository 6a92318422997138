import type { Course, Page, Question } from '../courses/format/course.ts'
import type { AnswerRecord } from '../courses/format/progress.ts'
import { isQuestion } from '../courses/format/question.ts'
import type { TrackedState } from '../player/tracker.ts'
import type { Edition } from './find-api.ts'
import { encodeInteraction, interactionId } from './interactions.ts'
import { countOf } from './launch-state.ts'
import { encodeObjectives, OBJECTIVE_LIMIT, placeObjectives } from './objectives.ts'
import type { Runtime } from './runtime.ts'
import type { Told } from './told.ts'

/** Milliseconds after which a flush begins no more records: the rest goes with the next. */
const LONGEST = 1000
/** Ids that are read back at most. */
const MOST_IDS = 500

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
  /** Sends what is new. `all`: however long it takes. */
  tell(state: TrackedState, all: boolean): void
  /** What became of what was sent last. */
  committed(worked: boolean): void
}

export function createRecords({ edition, course, runtime, told: before, page, now }: RecordsOptions): Records {
  const keeps = {
    interactions: runtime.get('cmi.interactions._children') !== '',
    objectives: runtime.get('cmi.objectives._children') !== '',
  }
  const questions = new Map<string, Question>()
  const loaded = new Map<string, Promise<void>>()
  const known = keeps.objectives ? readIds(runtime, 'cmi.objectives', OBJECTIVE_LIMIT) : []
  const places = placeObjectives(course, known)

  let next = keeps.interactions ? countOf(runtime, 'cmi.interactions') : 0
  let told = new Map(before)
  let stored = { told: new Map(told), next }
  /** Of a state that was lost: records that may be those of answers known here. */
  let unclaimed = before === null ? next : 0
  const ids = unclaimed > 0 && edition === '2004' ? new Set(readIds(runtime, 'cmi.interactions', MOST_IDS)) : null

  const isTold = ({ replica, lc }: AnswerRecord): boolean => lc <= (told.get(replica) ?? 0)

  function pending({ progress }: TrackedState): AnswerRecord[] {
    if (!keeps.interactions) return []
    const answers: AnswerRecord[] = []
    for (const { answers: all } of progress.questions.values()) {
      for (const answer of all) if (!isTold(answer)) answers.push(answer)
    }
    return answers.sort((a, b) => a.lc - b.lc || (a.replica < b.replica ? -1 : 1))
  }

  /** Records of 1.2 cannot be read: the first answers are taken for theirs. */
  function isThere(answer: AnswerRecord): boolean {
    if (ids) return ids.has(interactionId(answer.question, answer))
    return unclaimed > 0 && unclaimed-- > 0
  }

  const pageOf = (question: string): string | null => course.questions.find(({ id }) => id === question)?.page ?? null

  /** False when the answer has to wait. One whose question is gone, or that is there, needs no more. */
  function tellAnswer(answer: AnswerRecord): boolean {
    if (isThere(answer) || pageOf(answer.question) === null) return true
    const question = questions.get(answer.question)
    if (!question) return false
    for (const [element, value] of encodeInteraction(edition, course, question, answer, next)) {
      const worked = runtime.set(element, value)
      // An LMS that takes no more is not asked again.
      if (!worked && element.endsWith('.id')) keeps.interactions = false
      if (!keeps.interactions) return false
    }
    next++
    return true
  }

  function tellObjectives({ outcome }: TrackedState, mayGoOn: () => boolean): void {
    for (const [element, value] of encodeObjectives(edition, course, outcome, places)) {
      if (element.endsWith('.id')) {
        if (!mayGoOn()) return
        if (known.includes(value)) continue
      }
      if (!runtime.set(element, value) && element.endsWith('.id')) keeps.objectives = false
      if (!keeps.objectives) return
    }
  }

  function load(id: string): Promise<void> {
    const known = loaded.get(id)
    if (known) return known
    const loading = Promise.resolve()
      .then(() => page(id))
      .then(
        ({ blocks }) => {
          for (const block of blocks) if (isQuestion(block)) questions.set(block.id, block)
        },
        () => void loaded.delete(id),
      )
    loaded.set(id, loading)
    return loading
  }

  return {
    keeps,
    get told() {
      return told
    },
    async prepare(state) {
      if (!keeps.interactions) return
      // The page that is open will be answered on: at the end there is no time to wait for it.
      if (state.progress.position) void load(state.progress.position.page)
      const pages = new Set(pending(state).flatMap(({ question }) => pageOf(question) ?? []))
      await Promise.all([...pages].map(load))
    },
    tell(state, all) {
      const began = now()
      const mayGoOn = () => all || now() - began < LONGEST
      const waiting = new Set<string>()
      for (const answer of pending(state)) {
        if (!mayGoOn()) break
        // In the order they were given: what comes after one that waits, waits too.
        if (waiting.has(answer.replica)) continue
        if (tellAnswer(answer)) told.set(answer.replica, answer.lc)
        else waiting.add(answer.replica)
        if (!keeps.interactions) break
      }
      if (keeps.objectives) tellObjectives(state, mayGoOn)
    },
    committed(worked) {
      if (worked) stored = { told: new Map(told), next }
      else {
        told = new Map(stored.told)
        // Moodle's 1.2 never sends again what it has tried to send, unless it stands in another place.
        if (edition === '2004') next = stored.next
      }
    },
  }
}

/** 1.2 does not let interactions be read, but objectives. */
const readIds = (runtime: Runtime, element: string, most: number): string[] =>
  Array.from({ length: Math.min(countOf(runtime, element), most) }, (_, i) => runtime.get(`${element}.${i}.id`))
