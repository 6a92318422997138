import type { Outcome } from '../courses/format/outcome.ts'
import type { Assignment } from './elements.ts'
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
  /** Those whose success may be another than the `unknown` that a record begins with. */
  const judged = new Set(known)

  function tellOne(values: readonly Assignment[]): void {
    for (const [element, value] of values) {
      if (element.endsWith('.id') && known.includes(value)) continue
      if (!runtime.set(element, value) && element.endsWith('.id')) isKept = false
      if (!isKept) return
    }
  }

  /** Of a module that has begun its id and its status: how far it is, an LMS is told when it is done or the course is left. */
  const beginning = (values: readonly Assignment[]) => [...values.slice(0, 1), ...values.slice(-1)]

  return {
    get isKept() {
      return isKept
    },
    tell(outcome, all, mayGoOn) {
      for (const own of encodeObjectives(edition, course, outcome, places)) {
        const id = own[0]?.[1] ?? ''
        const status = own.flatMap(([element, value]) => (element.endsWith('status') ? value : [])).join(' ')
        const isNew = !told.has(id) && !known.includes(id)
        if (!all && (told.get(id) === status || (isNew && status.endsWith('not attempted')))) continue
        if (!isKept || !mayGoOn()) return
        if (/passed|failed/.test(status)) judged.add(id)
        const values = judged.has(id) ? own : own.filter(([element]) => !element.endsWith('success_status'))
        tellOne(isNew && !all && status.endsWith('incomplete') ? beginning(values) : values)
        told.set(id, status)
      }
    },
    committed(worked) {
      if (!worked) told.clear()
    },
  }
}
