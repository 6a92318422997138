import type { Edition } from '../find-api.ts'
import { isElement, isWithinRecords, unknownElementError } from './elements.ts'
import type { Engine, Values } from './engine.ts'
import type { Quirks } from './quirks.ts'
import { isAllowed } from './rules.ts'

/** What a call comes to: its answer, and the error code after it. */
export interface Answer {
  answer: string
  error: string
}

const TYPE_ERROR = { '1.2': '405', '2004': '406' } as const
const RECORD_ERROR = { '1.2': '201', '2004': '351' } as const

export const refused = (error: string): Answer => ({ answer: 'false', error })

/** Numbers and booleans are taken as texts; what is no value at all becomes null. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null

/** Runs a call of scorm-again, which may answer objects and may throw. */
export function forward(engine: Engine, run: () => unknown): Answer {
  try {
    const answer = run()
    return { answer: textOf(answer) ?? '', error: engine.lastError() }
  } catch {
    return refused('101')
  }
}

/** GetValue and SetValue: only elements of the data model, only what a strict LMS would take. */
export function createAccess(edition: Edition, engine: Engine, start: Values, quirks: Quirks) {
  const { lacks = [], suspendData: room, give } = quirks
  const values = new Map(Object.entries(start))

  const isLacking = (element: string): boolean => lacks.some((beginning) => element.startsWith(beginning))
  function elementError(element: string): string | null {
    if (isLacking(element)) return '401'
    return isElement(edition, element) ? null : unknownElementError(edition, element)
  }
  /** A list of children names none that the LMS lacks. */
  function childrenOf(element: string, answer: string): string {
    const parent = element.slice(0, -'_children'.length)
    const has = (child: string): boolean => !isLacking(parent + child)
    return answer.split(',').filter(has).join(',')
  }
  function read(element: string): Answer {
    const { answer, error } = forward(engine, () => engine.get(element))
    if (error !== '0' || answer === '') return { answer, error }
    const all = lacks.length > 0 && element.endsWith('._children') ? childrenOf(element, answer) : answer
    return { answer: give?.(element, all) ?? all, error }
  }
  function write(element: string, value: string): Answer {
    const done = forward(engine, () => engine.set(element, value))
    if (done.answer === 'true') values.set(element, value)
    return done
  }

  return {
    get(element: string): Answer {
      const error = elementError(element)
      return error === null ? read(element) : { answer: '', error }
    },
    set(element: string, value: string | null): Answer {
      const error = elementError(element)
      if (error !== null) return refused(error)
      if (!isWithinRecords(element)) return refused(RECORD_ERROR[edition])
      const allowed = value !== null && isAllowed(edition, element, value, (other) => values.get(other))
      if (!allowed) return refused(TYPE_ERROR[edition])
      if (!room || element !== 'cmi.suspend_data') return write(element, value)
      const fits = room.beyond === 'cut' || value.length <= room.limit
      return fits ? write(element, value.slice(0, room.limit)) : refused(TYPE_ERROR[edition])
    },
  }
}
