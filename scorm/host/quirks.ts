import type { Method } from './api.ts'
import type { Values } from './engine.ts'

/**
 * What a Commit or Finish comes to. `lies`: answers "true" and stores nothing, as Moodle does offline and in a hidden
 * tab. `later`: answers "true" and stores once another launch has begun, as a beacon on a slow line does.
 */
export type CommitOutcome = 'stores' | 'fails' | 'lies' | 'throws' | 'later'

/** Ways in which real LMSs differ from the standard. */
export interface Quirks {
  /** Asked at each Commit and Finish of an active visit. */
  commit?: ((method: Method) => CommitOutcome) | undefined
  /** Runs before each call; it may take its time, and what it throws the content gets. */
  before?: ((method: Method, args: readonly unknown[]) => void) | undefined
  /** Moodle, 1.2: stores only what changed since the last try, so that a value whose commit failed is lost. */
  sendsChangesOnly?: boolean | undefined
  /** SetValue answers "false" with error 0 although it worked. */
  setAnswersFalse?: boolean | undefined
  /** Answers booleans, numbers and null where the standard has texts. */
  looseTypes?: boolean | undefined
  /** Elements that this LMS lacks, by how their names begin: it answers 401. */
  lacks?: readonly string[] | undefined
  /** How many characters of `suspend_data` there is room for, and what becomes of more. */
  suspendData?: { limit: number; beyond: 'refused' | 'cut' } | undefined
  /** What GetValue makes of a value. */
  give?: ((element: string, value: string) => string) | undefined
  /** What is stored of the values of a commit. `last`: the visit ends with it. */
  keep?: ((values: Values, last: boolean) => Values) | undefined
  /** What the content is told, after all of the above. `worked`: the error code is 0. */
  tell?: ((method: Method, answer: unknown, worked: boolean) => unknown) | undefined
}

/** An LMS with all of these quirks: what it does goes through them one after the other, and the worst counts. */
export function combineQuirks(all: readonly Quirks[]): Quirks {
  const rooms = all.flatMap(({ suspendData }) => suspendData ?? []).sort((a, b) => a.limit - b.limit)
  return {
    commit: (method) =>
      all.map(({ commit }) => commit?.(method) ?? 'stores').find((outcome) => outcome !== 'stores') ?? 'stores',
    before: (method, args) => all.forEach(({ before }) => before?.(method, args)),
    sendsChangesOnly: all.some(({ sendsChangesOnly }) => sendsChangesOnly),
    setAnswersFalse: all.some(({ setAnswersFalse }) => setAnswersFalse),
    looseTypes: all.some(({ looseTypes }) => looseTypes),
    lacks: all.flatMap(({ lacks }) => lacks ?? []),
    suspendData: rooms[0],
    give: (element, value) => all.reduce((given, { give }) => give?.(element, given) ?? given, value),
    keep: (values, last) => all.reduce((kept, { keep }) => keep?.(kept, last) ?? kept, values),
    tell: (method, answer, worked) =>
      all.reduce((told, { tell }) => (tell ? tell(method, told, worked) : told), answer),
  }
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
  const loose = quirks.looseTypes ? loosen(method, told) : told
  return quirks.tell ? quirks.tell(method, loose, worked) : loose
}

function loosen(method: Method, told: string): unknown {
  if (method === 'GetLastError') return Number(told)
  if (method === 'GetValue') return told === '' ? null : /^\d{1,15}$/.test(told) ? Number(told) : told
  return told === 'true' ? true : told === 'false' ? false : told
}
