import { createScormBench } from './scorm-bench.ts'
import { describeTracker } from './tracker.ts'

describeTracker('SCORM 1.2', () => createScormBench('1.2'))
describeTracker('SCORM 2004', () => createScormBench('2004'))

// LMSs that differ from the standard must make no difference.
describeTracker('SCORM 1.2, values once tried are not sent again (Moodle)', () => {
  return createScormBench('1.2', { sendsChangesOnly: true })
})
describeTracker('SCORM 1.2, booleans, numbers and null', () => createScormBench('1.2', { looseTypes: true }))
describeTracker('SCORM 2004, booleans, numbers and null', () => createScormBench('2004', { looseTypes: true }))
describeTracker('SCORM 1.2, "false" for values that were taken', () =>
  createScormBench('1.2', { setAnswersFalse: true }),
)
describeTracker('SCORM 2004, "false" for values that were taken', () =>
  createScormBench('2004', { setAnswersFalse: true }),
)
describeTracker('SCORM 1.2, no lesson mode and no score range', () => {
  return createScormBench('1.2', { lacks: ['cmi.core.score.min', 'cmi.core.score.max'] })
})
const BLANKS = { give: (_element: string, value: string) => (value === '' ? '' : ` ${value} `) }
describeTracker('SCORM 1.2, values with blanks around them', () => createScormBench('1.2', BLANKS))
describeTracker('SCORM 2004, values with blanks around them', () => createScormBench('2004', BLANKS))
