import type { Method } from './api.ts'
import type { Values } from './engine.ts'

/** What a Commit comes to. `lies`: answers "true" and stores nothing, as Moodle does offline and in a hidden tab. */
export type CommitOutcome = 'stores' | 'fails' | 'lies' | 'throws'

/** Ways in which real LMSs differ from the standard. */
export interface Quirks {
  /** Asked at each Commit and Finish of an active visit. */
  commit?: () => CommitOutcome
  /** Moodle, 1.2: stores only what changed since the last try, so that a value whose commit failed is lost. */
  sendsChangesOnly?: boolean
  /** SetValue answers "false" with error 0 although it worked. */
  setAnswersFalse?: boolean
  /** Answers booleans, numbers and null where the standard has texts. */
  looseTypes?: boolean
  /** Elements that this LMS lacks, by how their names begin: it answers 401. */
  lacks?: readonly string[]
}

/** What is stored then: all values, or with `changesOnly` the changes since the last try on top of what was stored. */
export function createMerge(changesOnly: boolean, start: Values): (stored: Values, values: Values) => Values {
  let tried = start
  return (stored, values) => {
    const changed = Object.entries(values).filter(([element, value]) => tried[element] !== value)
    tried = values
    return changesOnly ? { ...stored, ...Object.fromEntries(changed) } : values
  }
}

/** The answer as the content of such an LMS sees it. */
export function distort(method: Method, answer: string, worked: boolean, quirks: Quirks): unknown {
  const told = method === 'SetValue' && worked && quirks.setAnswersFalse ? 'false' : answer
  if (!quirks.looseTypes) return told
  if (method === 'GetLastError') return Number(told)
  if (method === 'GetValue') return told === '' ? null : told
  return told === 'true' ? true : told === 'false' ? false : told
}
