import type { Course } from '../courses/format/course.ts'
import type { Outcome } from '../courses/format/outcome.ts'
import type { Progress } from '../courses/format/progress.ts'
import { checkCode } from './check-code.ts'

/** What stands on a certificate. */
export interface CertificateFacts {
  name: string
  title: string
  version: string
  /** The day of completion where the learner is, as yyyy-mm-dd; null where only an LMS knew of it. */
  date: string | null
  score: number | null
  code: string
}

export function certificateFacts(
  { title, version }: Course,
  { completed }: Pick<Progress, 'completed'>,
  { score }: Pick<Outcome, 'score'>,
  name: string,
): CertificateFacts {
  const facts = {
    name: name.replace(/\s+/g, ' ').trim(),
    title,
    version,
    date: completed ? dayOf(new Date(completed.t)) : null,
    score: score === null ? null : Math.round(score),
  }
  const words = [facts.name, title, version, facts.date ?? '', facts.score === null ? '' : `${facts.score}%`]
  return { ...facts, code: checkCode(words) }
}

/** SCORM gives "Nowak, Anna"; people are called "Anna Nowak". */
export function spokenName(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return first !== '' && more.length === 0 ? `${first} ${last}`.trim() : name.trim()
}

const dayOf = (date: Date): string =>
  [
    `${date.getFullYear()}`.padStart(4, '0'),
    ...[date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, '0')),
  ].join('-')
