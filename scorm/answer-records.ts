import type { AnswerRecord, Progress } from '../courses/format/progress.ts'
import { encodeInteraction, interactionId } from './interactions.ts'
import { countOf, readIds } from './launch-state.ts'
import type { QuestionContent } from './question-content.ts'
import type { RecordsOptions } from './records.ts'
import type { Told } from './told.ts'

/** Ids that are read back at most. */
const MOST_IDS = 500

/** Every answer as an interaction, where the LMS keeps such records. */
export interface AnswerRecords {
  readonly isKept: boolean
  readonly told: Told
  /** Answers that have not been told, in the order they were given. */
  pending(progress: Progress): AnswerRecord[]
  tell(progress: Progress, mayGoOn: () => boolean): void
  committed(worked: boolean): void
}

export function createAnswerRecords(options: RecordsOptions, content: QuestionContent): AnswerRecords {
  const { edition, course, runtime } = options
  let isKept = runtime.get('cmi.interactions._children') !== ''
  let next = isKept ? countOf(runtime, 'cmi.interactions') : 0
  let told = new Map(options.told)
  let stored = { told: new Map(told), next }
  const isThere = claims(options, next)

  const isTold = ({ replica, lc }: AnswerRecord): boolean => lc <= (told.get(replica) ?? 0)
  function pending({ questions }: Progress): AnswerRecord[] {
    if (!isKept) return []
    const answers = [...questions.values()].flatMap((question) => question.answers.filter((one) => !isTold(one)))
    return answers.sort((a, b) => a.lc - b.lc || (a.replica < b.replica ? -1 : 1))
  }

  const isAsked = (question: string): boolean => course.questions.some(({ id }) => id === question)

  /** False when the answer has to wait. One whose question is gone, or that is there, needs no more. */
  function tellOne(answer: AnswerRecord): boolean {
    if (isThere(answer) || !isAsked(answer.question)) return true
    const question = content.get(answer.question)
    if (!question) return false
    for (const [element, value] of encodeInteraction(edition, course, question, answer, next)) {
      const worked = runtime.set(element, value)
      // An LMS that takes no more is not asked again.
      if (!worked && element.endsWith('.id')) isKept = false
      if (!isKept) return false
    }
    next++
    return true
  }

  return {
    get isKept() {
      return isKept
    },
    get told() {
      return told
    },
    pending,
    tell(progress, mayGoOn) {
      const waiting = new Set<string>()
      for (const answer of pending(progress)) {
        if (!mayGoOn() || !isKept) return
        // In the order they were given: what comes after one that waits, waits too.
        if (waiting.has(answer.replica)) continue
        if (tellOne(answer)) told.set(answer.replica, answer.lc)
        else waiting.add(answer.replica)
      }
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

/**
 * Of a state that was lost: whether a record may be that of an answer known here. Records of 1.2 cannot be read: the first
 * answers that were given before this visit are taken for theirs.
 */
function claims({ edition, runtime, told, now }: RecordsOptions, count: number): (answer: AnswerRecord) => boolean {
  let unclaimed = told === null ? count : 0
  if (unclaimed === 0) return () => false
  const began = now()
  if (edition === '1.2') return ({ t }) => t < began && unclaimed > 0 && unclaimed-- > 0
  const ids = new Set(readIds(runtime, 'cmi.interactions', MOST_IDS))
  return (answer) => ids.has(interactionId(answer.question, answer))
}
