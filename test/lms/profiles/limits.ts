import type { Profile } from './profile.ts'

/** What SCORM 1.2 leaves to the LMS, by how the names begin (RTE 1.2 §3.4). */
const OPTIONAL_12 = [
  'cmi.core.score.min',
  'cmi.core.score.max',
  'cmi.core.lesson_mode',
  'cmi.comments',
  'cmi.objectives',
  'cmi.student_data',
  'cmi.student_preference',
  'cmi.interactions',
]

const strict = (limit: number, beyond: 'refused' | 'cut') => () => ({
  lacks: OPTIONAL_12,
  suspendData: { limit, beyond },
})

/** LMSs with little room. */
export const LIMITS: Profile[] = [
  {
    name: 'strict-12',
    title: 'SCORM 1.2 to the letter: 4,096 characters, no optional elements',
    editions: ['1.2'],
    source: 'SCORM 1.2 RTE §3.4; SuccessFactors KBA 2154063 (short element list)',
    quirks: strict(4096, 'refused'),
    keeps: 'everything',
  },
  {
    name: 'strict-12-1024',
    title: 'The same with 1,024 characters',
    editions: ['1.2'],
    source: 'SCORM Cloud: the maximum of suspend_data is a package setting; more is refused, and the old state stays',
    quirks: strict(1024, 'refused'),
    keeps: 'everything',
  },
  {
    name: 'strict-12-255',
    title: 'The same with 255 characters',
    editions: ['1.2'],
    source: 'The same setting at its worst: as short as lesson_location; not seen',
    quirks: strict(255, 'refused'),
    keeps: 'everything',
  },
  {
    name: 'cuts-at-255',
    title: 'What is longer than 255 characters is cut and called stored',
    editions: ['1.2'],
    source: 'A database column that cuts what is too long (MySQL outside its strict mode)',
    quirks: strict(255, 'cut'),
    keeps: 'everything',
  },
]
