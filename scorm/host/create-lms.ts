import type { Edition } from '../find-api.ts'
import { createApi, type ScormApi, type Method } from './api.ts'
import { createEngine, type Values } from './engine.ts'
import { createFacade, type VisitState } from './facade.ts'
import { createMerge, distort, type CommitOutcome, type Quirks } from './quirks.ts'
import { endedValues, startValues, type Launch, type SavedAttempt } from './saved-attempt.ts'

export { API_NAMES, type Method, type ScormApi } from './api.ts'
export type { Values } from './engine.ts'
export type { VisitState } from './facade.ts'
export { combineQuirks, type CommitOutcome, type Quirks } from './quirks.ts'
export type { SavedAttempt } from './saved-attempt.ts'

export interface LmsOptions<E extends Edition> extends Launch {
  edition: E
  quirks?: Quirks | undefined
  /** What an earlier launch sent and what only arrives, and is stored, once this one has read what was there. */
  late?: SavedAttempt | null | undefined
}

/** One call of the content, as it was made and answered. `error` is the code after it. */
export interface RecordedCall {
  name: string
  args: readonly unknown[]
  answer: unknown
  error: string
}

/** The LMS of one launch of one course: make a new one for each. */
export interface Lms<E extends Edition> {
  /** Frozen; its functions are bound. */
  api: ScormApi<E>
  /** Every call so far, in order. */
  calls: readonly RecordedCall[]
  state(): VisitState
  /** What the LMS has stored: null when nothing ever was. */
  save(): SavedAttempt | null
  /** What was sent last and has not arrived yet. */
  late(): SavedAttempt | null
  /** Calls back after every call of the content; answers how to stop. */
  onChange(listener: () => void): () => void
}

/** Plays the LMS side of one launch. Rejects when `saved` is of the other edition. */
export async function createLms<E extends Edition>(options: LmsOptions<E>): Promise<Lms<E>> {
  const { edition, quirks = {} } = options
  const start = startValues(options)
  const storage = createStorage(options)
  let outcome: CommitOutcome = 'stores'
  const engine = await createEngine(edition, start, (values, last) => storage.take(values, last, outcome))
  const facade = createFacade(edition, engine, start, quirks)
  const calls: RecordedCall[] = []
  const listeners = new Set<() => void>()

  function record(name: string, args: unknown[], answer: unknown): void {
    calls.push({ name, args: [...args], answer, error: facade.lastError() })
    for (const listener of listeners) listener()
  }

  function answerTo(name: string, method: Method, args: unknown[]): unknown {
    quirks.before?.(method, args)
    const commits = facade.state() === 'active' && (method === 'Commit' || method === 'Terminate')
    outcome = commits ? (quirks.commit?.(method) ?? 'stores') : 'stores'
    if (outcome === 'throws') throw new Error(`${name} has failed.`)
    const answer = facade.call(method, args)
    if (method === 'Initialize' && answer === 'true') storage.arrive()
    return distort(method, answer, facade.lastError() === '0', quirks)
  }

  const api = createApi(edition, (name: string, method: Method, args: unknown[]) => {
    let answer: unknown = 'throws'
    try {
      return (answer = answerTo(name, method, args))
    } finally {
      record(name, args, answer)
    }
  })

  return {
    api,
    calls,
    state: () => facade.state(),
    save: () => storage.saved(),
    late: () => storage.late(),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What outlives the launch. */
function createStorage({ edition, saved: before, late: arriving, quirks = {} }: LmsOptions<Edition>) {
  const merge = createMerge(quirks.sendsChangesOnly ?? false, before?.values ?? {})
  let saved = before ?? null
  let late: SavedAttempt | null = null
  return {
    saved: () => saved,
    late: () => late,
    arrive() {
      if (arriving) saved = arriving
    },
    /** Answers whether the content is told that it worked. */
    take(values: Values, last: boolean, outcome: CommitOutcome): boolean {
      const merged = merge((late ?? saved)?.values ?? {}, last ? endedValues(edition, values) : values)
      const attempt = () => ({ edition, values: quirks.keep?.(merged, last) ?? merged })
      if (outcome === 'stores') [saved, late] = [attempt(), null]
      if (outcome === 'later') late = attempt()
      return outcome !== 'fails'
    },
  }
}
