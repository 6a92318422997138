import type { SavedAttempt } from './saved-attempt.ts'

/** What a teacher reads off an attempt. Texts are as stored; empty where nothing is. */
export interface AttemptSummary {
  completed: boolean
  /** null while nobody has said either. */
  passed: boolean | null
  /** `lesson_status`; in 2004 completion and success. */
  status: string
  /** `score.raw`. */
  score: string
  /** All visits together, as the edition writes times. */
  time: string
  location: string
  exit: string
  /** Characters of `suspend_data`. */
  suspendDataLength: number
}

/** Reads an attempt as Moodle does: in 1.2 `passed` has completed the course, `failed` has not. */
export function summarize(saved: SavedAttempt): AttemptSummary {
  const value = (element: string): string => saved.values[element] ?? ''
  const status12 = value('cmi.core.lesson_status')
  const success = value('cmi.success_status')
  const shared = { suspendDataLength: value('cmi.suspend_data').length }
  if (saved.edition === '1.2') {
    return {
      ...shared,
      completed: status12 === 'completed' || status12 === 'passed',
      passed: verdict(status12),
      status: status12,
      score: value('cmi.core.score.raw'),
      time: value('cmi.core.total_time'),
      location: value('cmi.core.lesson_location'),
      exit: value('cmi.core.exit'),
    }
  }
  return {
    ...shared,
    completed: value('cmi.completion_status') === 'completed',
    passed: verdict(success),
    status: `${value('cmi.completion_status')}, ${success}`,
    score: value('cmi.score.raw'),
    time: value('cmi.total_time'),
    location: value('cmi.location'),
    exit: value('cmi.exit'),
  }
}

const verdict = (status: string): boolean | null => (status === 'passed' ? true : status === 'failed' ? false : null)
