import type { Edition } from '../find-api.ts'
import { patternOf } from './elements.ts'

type Rule = (value: string, valueOf: (element: string) => string | undefined, element: string) => boolean

const atMost =
  (limit: number): Rule =>
  (value) =>
    value.length <= limit
const like = (pattern: RegExp): Rule => (value) => pattern.test(value) // prettier-ignore

const IDENTIFIER_12 = like(/^[!-~]{1,255}$/)
const TIMESPAN_12 = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/)
const REAL_2004 = like(/^-?\d+(\.\d+)?$/)
const TIME_2004 = like(
  /^(19[7-9]\d|20[0-2]\d|203[0-8])(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?)?)?)?)?)?$/,
)

/**
 * What scorm-again lets pass and a stricter LMS does not: the limits of the standard, Moodle's expressions
 * (`mod/scorm/datamodels`) and ADL's test suite. Content that passes here passes there.
 */
const RULES: Record<Edition, Record<string, Rule>> = {
  '1.2': {
    'cmi.suspend_data': atMost(4096),
    'cmi.core.lesson_location': atMost(255),
    'cmi.core.exit': like(/^(suspend|time-out|logout|)$/),
    'cmi.core.session_time': TIMESPAN_12,
    'cmi.objectives.n.id': IDENTIFIER_12,
    'cmi.interactions.n.id': IDENTIFIER_12,
    'cmi.interactions.n.objectives.n.id': IDENTIFIER_12,
    'cmi.interactions.n.student_response': atMost(255),
    'cmi.interactions.n.correct_responses.n.pattern': atMost(255),
    'cmi.interactions.n.latency': TIMESPAN_12,
    'cmi.interactions.n.result': like(/^(correct|wrong|unanticipated|neutral|-?\d{1,3}(\.\d+)?)$/),
  },
  '2004': {
    'cmi.suspend_data': atMost(64_000),
    'cmi.location': atMost(1000),
    'cmi.score.scaled': REAL_2004,
    'cmi.score.raw': REAL_2004,
    'cmi.score.min': REAL_2004,
    'cmi.score.max': REAL_2004,
    'cmi.progress_measure': REAL_2004,
    'cmi.interactions.n.id': like(/^[!-~]{1,4000}$/),
    'cmi.interactions.n.timestamp': TIME_2004,
    'cmi.interactions.n.learner_response': choiceTokens,
    'cmi.comments_from_learner.n.timestamp': TIME_2004,
  },
}

/** Moodle takes `[A-Za-z0-9_.]` in the tokens of a choice: a hyphen, and so any UUID, is refused. */
function choiceTokens(value: string, valueOf: (element: string) => string | undefined, element: string): boolean {
  if (valueOf(element.replace(/learner_response$/, 'type')) !== 'choice') return true
  return value === '' || /^[\w.]{1,250}(\[,\][\w.]{1,250}){0,35}$/.test(value)
}

/** True when an element may have a value, as far as scorm-again does not judge it. `valueOf` gives the values now. */
export function isAllowed(
  edition: Edition,
  element: string,
  value: string,
  valueOf: (element: string) => string | undefined,
): boolean {
  const rule = RULES[edition][patternOf(element)]
  return rule === undefined || rule(value, valueOf, element)
}
