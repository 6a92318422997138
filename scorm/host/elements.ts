import type { Edition } from '../find-api.ts'

/** Every element of each data model: SCORM 1.2 RTE §3.4, SCORM 2004 4th Ed. RTE §4. `n` stands for a record's number. */
const ELEMENTS: Record<Edition, Record<string, string>> = {
  '1.2': {
    cmi: '_version suspend_data launch_data comments comments_from_lms',
    'cmi.core':
      '_children student_id student_name lesson_location credit lesson_status entry total_time lesson_mode exit session_time',
    'cmi.core.score': '_children raw min max',
    'cmi.objectives': '_children _count',
    'cmi.objectives.n': 'id status',
    'cmi.objectives.n.score': '_children raw min max',
    'cmi.student_data': '_children mastery_score max_time_allowed time_limit_action',
    'cmi.student_preference': '_children audio language speed text',
    'cmi.interactions': '_children _count',
    'cmi.interactions.n': 'id time type weighting student_response result latency',
    'cmi.interactions.n.objectives': '_count',
    'cmi.interactions.n.objectives.n': 'id',
    'cmi.interactions.n.correct_responses': '_count',
    'cmi.interactions.n.correct_responses.n': 'pattern',
  },
  '2004': {
    cmi:
      '_version completion_status completion_threshold credit entry exit launch_data learner_id learner_name location ' +
      'max_time_allowed mode progress_measure scaled_passing_score session_time success_status suspend_data ' +
      'time_limit_action total_time',
    'cmi.score': '_children scaled raw min max',
    'cmi.learner_preference': '_children audio_level language delivery_speed audio_captioning',
    'cmi.comments_from_learner': '_children _count',
    'cmi.comments_from_learner.n': 'comment location timestamp',
    'cmi.comments_from_lms': '_children _count',
    'cmi.comments_from_lms.n': 'comment location timestamp',
    'cmi.objectives': '_children _count',
    'cmi.objectives.n': 'id success_status completion_status progress_measure description',
    'cmi.objectives.n.score': '_children scaled raw min max',
    'cmi.interactions': '_children _count',
    'cmi.interactions.n': 'id type timestamp weighting learner_response result latency description',
    'cmi.interactions.n.objectives': '_count',
    'cmi.interactions.n.objectives.n': 'id',
    'cmi.interactions.n.correct_responses': '_count',
    'cmi.interactions.n.correct_responses.n': 'pattern',
    'adl.nav': 'request',
    'adl.nav.request_valid': 'continue previous',
    'adl.nav.request_valid.choice': '{target}',
    'adl.nav.request_valid.jump': '{target}',
    'adl.data': '_children _count',
    'adl.data.n': 'id store',
  },
}

const KNOWN: Record<Edition, ReadonlySet<string>> = {
  '1.2': expand(ELEMENTS['1.2']),
  '2004': expand(ELEMENTS['2004']),
}

/** An element with `n` for each record's number, as the rules name it. */
export const patternOf = (element: string): string =>
  element.replace(/\.(0|[1-9]\d*)(?=\.)/g, '.n').replace(/\{target=[^{}]+\}$/, '{target}')

/** True for elements that hold a value. Others must not reach scorm-again: `SetValue("cmi", …)` replaces its model. */
export const isElement = (edition: Edition, element: string): boolean => KNOWN[edition].has(patternOf(element))

/** The error for an element that is none. 1.2: 201 in a known category, 401 elsewhere (ADL's conformance test). */
export function unknownElementError(edition: Edition, element: string): '201' | '401' {
  const category = element.split('.').slice(0, 2).join('.')
  return edition === '1.2' && category in ELEMENTS['1.2'] && element.includes('.') ? '201' : '401'
}

/** How many records each list takes: the smallest number that an LMS may offer (SCORM 2004 RTE §4). */
const RECORDS: Record<string, number> = {
  'cmi.interactions': 250,
  'cmi.comments_from_learner': 250,
  'cmi.objectives': 100,
  'cmi.interactions.n.objectives': 10,
  'cmi.interactions.n.correct_responses': 10,
}

/** False when an element belongs to a record past the end of what a list can hold. */
export const isWithinRecords = (element: string): boolean =>
  [...element.matchAll(/\.(\d+)(?=\.)/g)].every((match) => {
    const limit = RECORDS[patternOf(`${element.slice(0, match.index)}.`).slice(0, -1)]
    return limit === undefined || Number(match[1]) < limit
  })

function expand(table: Record<string, string>): Set<string> {
  return new Set(
    Object.entries(table).flatMap(([parent, names]) => names.split(' ').map((name) => `${parent}.${name}`)),
  )
}
