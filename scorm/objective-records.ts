import type { Outcome } from '../courses/format/outcome.ts'
import { readIds } from './launch-state.ts'
import { encodeObjectives, OBJECTIVE_LIMIT, placeObjectives } from './objectives.ts'
import type { RecordsOptions } from './records.ts'

/** Every module as an objective, where the LMS keeps such records. */
export interface ObjectiveRecords {
  readonly isKept: boolean
  /** Where a status has changed; `all`: everywhere, and modules that nobody has begun too. */
  tell(outcome: Outcome, all: boolean, mayGoOn: () => boolean): void
  committed(worked: boolean): void
}

export function createObjectiveRecords({ edition, course, runtime }: RecordsOptions): ObjectiveRecords {
  let isKept = runtime.get('cmi.objectives._children') !== ''
  const known = isKept ? readIds(runtime, 'cmi.objectives', OBJECTIVE_LIMIT) : []
  const places = placeObjectives(course, known)
  /** The status of each that was told last, by its id. */
  const told = new Map<string, string>()

  function tellOne(values: readonly (readonly [element: string, value: string])[]): void {
    for (const [element, value] of values) {
      if (element.endsWith('.id') && known.includes(value)) continue
      if (!runtime.set(element, value) && element.endsWith('.id')) isKept = false
      if (!isKept) return
    }
  }

  return {
    get isKept() {
      return isKept
    },
    tell(outcome, all, mayGoOn) {
      for (const own of encodeObjectives(edition, course, outcome, places)) {
        const id = own[0]?.[1] ?? ''
        const status = own.flatMap(([element, value]) => (element.endsWith('status') ? value : [])).join(' ')
        const isUntouched = !told.has(id) && !known.includes(id) && status.endsWith('not attempted')
        if (!all && (isUntouched || told.get(id) === status)) continue
        if (!isKept || !mayGoOn()) return
        tellOne(own)
        told.set(id, status)
      }
    },
    committed(worked) {
      if (!worked) told.clear()
    },
  }
}
