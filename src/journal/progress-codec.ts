import { progressToData } from '../../courses/format/plain-progress.ts'
import { progressFromData } from '../../courses/format/progress-data.ts'
import { foldEvents, joinProgress, type Progress } from '../../courses/format/progress.ts'
import type { ProgressCodec } from './store.ts'

/** A shorter way to write a progress, that says less: the state that an LMS keeps. */
export interface ShortText {
  encode(progress: Progress, rev: number): string
  /** Total: null for what is not its own. */
  decode(text: string): Progress | null
}

/** Characters that an answer takes in JSON, at least. */
const ANSWER = 100

/** Progress as JSON; where that would be too long, in the short way, if there is one. */
export function createProgressCodec(short?: ShortText): ProgressCodec {
  return {
    version: 1,
    fold: foldEvents,
    join: joinProgress,
    encode(progress, rev, most = Infinity) {
      // Thousands of answers are not written out every ten events only to find that they are too long.
      const text = answers(progress) * ANSWER > most ? null : JSON.stringify(progressToData(progress))
      if (text !== null && text.length <= most) return text
      const shortened = short?.encode(progress, rev) ?? null
      return shortened !== null && shortened.length <= most ? shortened : null
    },
    decode(text) {
      try {
        return text.startsWith('{') ? progressFromData(JSON.parse(text)) : (short?.decode(text) ?? null)
      } catch {
        return null // cut off, or changed by hand
      }
    },
  }
}

const answers = ({ questions }: Progress): number =>
  [...questions.values()].reduce((sum, question) => sum + question.answers.length, 0)
