import type { Edition, LmsApi } from './find-api.ts'
import { hasWorked, textOf } from './normalise.ts'

/** A call as it was made, and what came of it. */
export interface LmsCall {
  name: string
  element: string
  /** null where the call has none. */
  value: string | null
  answer: string
  /** The code the LMS gave where it was asked for one. */
  error: string | null
}

/** One session with an LMS. Total: no call throws, and outside the session nothing reaches the LMS. */
export interface Runtime {
  /** True when the LMS opened the session; only the first call asks. */
  initialize(): boolean
  /** The value of an element, '' when it has none or the LMS does not know it. */
  get(element: string): string
  /** True when the LMS has taken the value, now or before: what it has already is sent again only if asked to. */
  set(element: string, value: string, again?: boolean): boolean
  /** True when the LMS says it has stored everything, which need not be so. */
  commit(): boolean
  /** Sends every value again from now on, because the LMS may not have stored those it took. */
  forget(): void
  /** Ends the session whatever the LMS answers; true when it answered true. Only the first call asks. */
  finish(): boolean
  /** The last calls, the latest last. Long values are cut: the state and answers are nobody's business. */
  readonly calls: readonly LmsCall[]
}

/** How many calls are remembered. */
const REMEMBERED = 30
const LONGEST_VALUE = 24

/** Both editions have the same functions, but for their names. */
const NAMES = {
  '1.2': { prefix: 'LMS', finish: 'Finish' },
  '2004': { prefix: '', finish: 'Terminate' },
} as const

/** Stands for the code of an LMS that cannot even say its last error. Both editions' number. */
const GENERAL_EXCEPTION = '101'

type Method = (...args: string[]) => unknown

/** Wraps an API object of either edition. */
export function createRuntime(api: LmsApi, edition: Edition): Runtime {
  const { prefix, finish } = NAMES[edition]
  const taken = new Map<string, string>()
  const calls: LmsCall[] = []
  let phase: 'idle' | 'active' | 'finished' = 'idle'

  /** null when the call could not be made or threw: the LMS's window may be gone. */
  function ask(name: string, ...args: string[]): string | null {
    try {
      return textOf((api as Record<string, Method>)[prefix + name]!(...args))
    } catch {
      return null
    }
  }

  function tell(name: string, ...args: string[]): boolean {
    const answer = ask(name, ...args)
    let error: string | null = null
    const worked = answer !== null && hasWorked(answer, () => (error = ask('GetLastError') ?? GENERAL_EXCEPTION))
    remember(name, args, answer ?? 'threw', error)
    return worked
  }

  function remember(name: string, args: readonly string[], answer: string, error: string | null): void {
    const [element = '', value] = args
    calls.push({
      name: prefix + name,
      element,
      value: value === undefined ? null : shown(element, value),
      answer: answer.slice(0, LONGEST_VALUE),
      error,
    })
    if (calls.length > REMEMBERED) calls.shift()
  }

  return {
    initialize() {
      if (phase !== 'idle') return false
      const opened = tell('Initialize', '')
      phase = opened ? 'active' : 'finished'
      return opened
    },
    get(element) {
      if (phase !== 'active') return ''
      const answer = ask('GetValue', element)
      remember('GetValue', [element], answer === null ? 'threw' : shown(element, answer), null)
      return answer ?? ''
    },
    set(element, value, again = false) {
      if (phase !== 'active') return false
      if (!again && taken.get(element) === value) return true
      const worked = tell('SetValue', element, value)
      if (worked) taken.set(element, value)
      else taken.delete(element)
      return worked
    },
    commit() {
      const worked = phase === 'active' && tell('Commit', '')
      if (!worked) taken.clear()
      return worked
    },
    forget: () => taken.clear(),
    finish() {
      if (phase !== 'active') return false
      phase = 'finished'
      return tell(finish, '')
    },
    calls,
  }
}

/** A value for people who look for a fault: nothing of who learns, what was written or what was answered. */
function shown(element: string, value: string): string {
  if (value === '') return ''
  return /suspend_data|learner|student|interactions|comments|launch_data/.test(element) &&
    !/_count|_children/.test(element)
    ? `(${value.length} characters)`
    : value.slice(0, LONGEST_VALUE)
}
