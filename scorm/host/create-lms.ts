import type { Edition } from '../find-api.ts'
import { createApi, type ScormApi, type Method } from './api.ts'
import { createEngine } from './engine.ts'
import { createFacade, type VisitState } from './facade.ts'
import { createMerge, distort, type CommitOutcome, type Quirks } from './quirks.ts'
import { endedValues, startValues, type Launch, type SavedAttempt } from './saved-attempt.ts'

export { API_NAMES, type ScormApi } from './api.ts'
export type { Values } from './engine.ts'
export type { VisitState } from './facade.ts'
export type { CommitOutcome, Quirks } from './quirks.ts'
export type { SavedAttempt } from './saved-attempt.ts'

export interface LmsOptions<E extends Edition> extends Launch {
  edition: E
  quirks?: Quirks | undefined
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
  /** Calls back after every call of the content; answers how to stop. */
  onChange(listener: () => void): () => void
}

/** Plays the LMS side of one launch. Rejects when `saved` is of the other edition. */
export async function createLms<E extends Edition>(options: LmsOptions<E>): Promise<Lms<E>> {
  const { edition, quirks = {} } = options
  const start = startValues(options)
  const merge = createMerge(quirks.sendsChangesOnly ?? false, options.saved?.values ?? {})
  let saved = options.saved ?? null
  let outcome: CommitOutcome = 'stores'
  const engine = await createEngine(edition, start, (values, last) => {
    const merged = merge(saved?.values ?? {}, last ? endedValues(edition, values) : values)
    if (outcome === 'stores') saved = { edition, values: merged }
    return outcome !== 'fails'
  })
  const facade = createFacade(edition, engine, start, quirks.lacks ?? [])
  const calls: RecordedCall[] = []
  const listeners = new Set<() => void>()

  function record(name: string, args: unknown[], answer: unknown): void {
    calls.push({ name, args: [...args], answer, error: facade.lastError() })
    for (const listener of listeners) listener()
  }

  const api = createApi(edition, (name: string, method: Method, args: unknown[]) => {
    const commits = facade.state() === 'active' && (method === 'Commit' || method === 'Terminate')
    outcome = commits ? (quirks.commit?.() ?? 'stores') : 'stores'
    if (outcome === 'throws') {
      record(name, args, 'throws')
      throw new Error(`${name} has failed.`)
    }
    const answer = distort(method, facade.call(method, args), facade.lastError() === '0', quirks)
    record(name, args, answer)
    return answer
  })

  return {
    api,
    calls,
    state: () => facade.state(),
    save: () => saved,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
