import type { Course, Question } from '../courses/format/course.ts'
import type { Answer } from '../courses/format/event.ts'
import { crc32 } from './bytes.ts'
import type { Assignment } from './elements.ts'
import type { Edition } from './find-api.ts'
import { formatDuration, formatTimespan } from './formats.ts'
import { stateResponse } from './interactions-responses.ts'
import { formatClockTime, formatDecimal, formatTimestamp, localized, plainText } from './interactions-values.ts'
import { objectiveOf } from './objectives.ts'

/** An answer and when it was given, in milliseconds. */
export type GivenAnswer = Answer & { t: number }

const NAMES = {
  '1.2': { time: 'time', response: 'student_response', wrong: 'wrong' },
  '2004': { time: 'timestamp', response: 'learner_response', wrong: 'incorrect' },
} as const

/** The greatest weighting: 1.2 ends at 100, and Moodle's 2004 has five digits before the point. */
const HEAVIEST: Record<Edition, number> = { '1.2': 100, '2004': 99_999 }

/**
 * One answer as an interaction, in the order of Set: 2004 wants the id first and the type second. What an edition cannot
 * say is left out, and never said by half.
 */
export function encodeInteraction(
  edition: Edition,
  course: Course,
  question: Question,
  answer: GivenAnswer,
  index: number,
): Assignment[] {
  const { type, patterns, response } = stateResponse(edition, question, answer.response, course.language)
  const names = NAMES[edition]
  const values: (readonly [name: string, value: string | null])[] = [
    ['id', interactionId(question.id, answer)],
    ['type', type],
    [names.time, edition === '1.2' ? formatClockTime(answer.t) : formatTimestamp(answer.t)],
    ['objectives.0.id', objectiveOf(course, question.id)],
    ...patterns.map((pattern, i) => [`correct_responses.${i}.pattern`, pattern] as const),
    ['weighting', weightingOf(edition, question)],
    [names.response, response],
    ['result', resultOf(edition, answer.score)],
    ['latency', edition === '1.2' ? formatTimespan(answer.latency) : formatDuration(answer.latency)],
    ['description', edition === '1.2' ? null : localized(plainText(question.prompt), course.language)],
  ]
  return values.flatMap(([name, value]) => (value === null ? [] : [[`cmi.interactions.${index}.${name}`, value]]))
}

/**
 * `<question>_<round>_<8 hex digits of the nonce>`: the same answer always has the same id, and no two have one. Not a
 * number of the attempt: answers from another device are sorted in between. `_` is in no id of a course, and 1.2 allows
 * no other sign but `-`.
 */
export function interactionId(question: string, { round, nonce }: Pick<Answer, 'round' | 'nonce'>): string {
  const digits = crc32(new TextEncoder().encode(nonce)).toString(16).padStart(8, '0')
  return `${question}_${round}_${digits}`
}

/** A question whose points round to nothing weighs something all the same. */
function weightingOf(edition: Edition, { points }: Question): string | null {
  const text = formatDecimal(points, HEAVIEST[edition])
  return text === '0' ? null : text
}

function resultOf(edition: Edition, score: number): string | null {
  const share = formatDecimal(score, 1)
  return share === '1' ? 'correct' : share === '0' ? NAMES[edition].wrong : share
}
