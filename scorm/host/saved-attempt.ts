import type { Edition } from '../find-api.ts'
import type { Values } from './engine.ts'

/** What an LMS keeps of an attempt between launches: the values of the last commit, the time of the visit included. */
export interface SavedAttempt {
  edition: Edition
  values: Values
}

/** What an LMS knows before it launches a course. */
export interface Launch {
  edition: Edition
  learner: { id: string; name: string }
  saved?: SavedAttempt | null | undefined
  /** `normal` unless said otherwise; the others are without credit. */
  mode?: 'normal' | 'review' | 'browse' | undefined
  /** Given unless said otherwise, in normal mode. */
  credit?: 'credit' | 'no-credit' | undefined
  /** 0 … 100, the pass mark of a manifest. Left out: the course judges alone. */
  masteryScore?: number | undefined
  launchData?: string | undefined
}

/**
 * The values a launch starts with. 1.2 keeps everything from visit to visit; 2004 gives it back only after exit
 * `suspend`, otherwise a new attempt begins (RTE §4.2.8). Throws when the attempt is of the other edition.
 */
export function startValues(launch: Launch): Values {
  const { edition, saved } = launch
  if (saved && saved.edition !== edition) {
    throw new Error(`The saved attempt is of SCORM ${saved.edition}; this launch is of SCORM ${edition}.`)
  }
  return edition === '1.2' ? startValues12(launch) : startValues2004(launch)
}

function startValues12({ learner, saved, mode = 'normal', credit, masteryScore, launchData = '' }: Launch): Values {
  const kept = withoutVisit(saved?.values ?? {}, ['cmi.core.exit', 'cmi.core.session_time'])
  return {
    'cmi.core.total_time': '0000:00:00',
    ...kept,
    'cmi.core.student_id': learner.id,
    'cmi.core.student_name': learner.name,
    'cmi.core.credit': creditOf(mode, credit),
    'cmi.core.lesson_mode': mode,
    'cmi.core.entry': saved ? (saved.values['cmi.core.exit'] === 'suspend' ? 'resume' : '') : 'ab-initio',
    'cmi.launch_data': launchData,
    'cmi.student_data.mastery_score': masteryScore === undefined ? '' : String(masteryScore),
  }
}

function startValues2004({ learner, saved, mode = 'normal', credit, masteryScore, launchData = '' }: Launch): Values {
  const resumes = saved?.values['cmi.exit'] === 'suspend'
  const kept = resumes ? withoutVisit(saved.values, ['cmi.exit', 'cmi.session_time']) : {}
  return {
    'cmi.total_time': 'PT0S',
    ...kept,
    'cmi.learner_id': learner.id,
    'cmi.learner_name': learner.name,
    'cmi.credit': creditOf(mode, credit),
    'cmi.mode': mode,
    'cmi.entry': resumes ? 'resume' : 'ab-initio',
    'cmi.launch_data': launchData,
    'cmi.scaled_passing_score': masteryScore === undefined ? '' : String(masteryScore / 100),
  }
}

const creditOf = (mode: Launch['mode'], credit: Launch['credit'] = 'credit'): string =>
  mode === 'normal' ? credit : 'no-credit'

/** Empty texts are what unset elements hold already, and some may not be set to them. */
const withoutVisit = (values: Values, visit: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([element, value]) => value !== '' && !visit.includes(element)))

/** 1.2: a visit that ended without a word about the status has completed the course (RTE §3.4; Moodle does it). */
export function endedValues(edition: Edition, values: Values): Values {
  if (edition !== '1.2' || values['cmi.core.credit'] !== 'credit') return values
  if (values['cmi.core.lesson_status'] !== 'not attempted') return values
  return { ...values, 'cmi.core.lesson_status': 'completed' }
}
