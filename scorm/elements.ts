import type { Edition } from './find-api.ts'

/** What the elements that both data models have are called in each. */
export const ELEMENTS = {
  '1.2': {
    learnerId: 'cmi.core.student_id',
    learnerName: 'cmi.core.student_name',
    entry: 'cmi.core.entry',
    mode: 'cmi.core.lesson_mode',
    credit: 'cmi.core.credit',
    exit: 'cmi.core.exit',
    sessionTime: 'cmi.core.session_time',
    location: 'cmi.core.lesson_location',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.core.score',
    completion: 'cmi.core.lesson_status',
  },
  '2004': {
    learnerId: 'cmi.learner_id',
    learnerName: 'cmi.learner_name',
    entry: 'cmi.entry',
    mode: 'cmi.mode',
    credit: 'cmi.credit',
    exit: 'cmi.exit',
    sessionTime: 'cmi.session_time',
    location: 'cmi.location',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.score',
    completion: 'cmi.completion_status',
  },
} as const satisfies Record<Edition, Record<string, string>>

export const SUCCESS_2004 = 'cmi.success_status'

/** An element and the value it is set to. */
export type Assignment = readonly [element: string, value: string]
