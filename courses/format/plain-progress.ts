import type { Progress } from './progress.ts'

/** A progress as JSON can hold it: maps and sets as lists, in the order of their keys. */
export interface ProgressData {
  epoch: number
  lc: number
  visited: string[]
  position: Progress['position']
  questions: [string, Value<Progress['questions']>][]
  rounds: [string, number][]
  seconds: [string, number][]
  asserted: Progress['asserted']
  origin: Progress['origin']
  completed: Progress['completed']
  /** Left out while there is none, as before there was such a thing. */
  confirmed?: number
  notes: [string, Value<Progress['notes']>][]
  drafts: [string, Value<Progress['drafts']>][]
}
type Value<M> = M extends ReadonlyMap<string, infer V> ? V : never

/** The same progress always gives the same data. */
export const progressToData = ({ confirmed, ...progress }: Progress): ProgressData => ({
  ...progress,
  ...(confirmed > 0 && { confirmed }),
  visited: [...progress.visited].sort(),
  questions: entries(progress.questions),
  rounds: entries(progress.rounds),
  seconds: entries(progress.seconds),
  notes: entries(progress.notes),
  drafts: entries(progress.drafts),
})

/** A progress from what `progressToData` made, which must have been checked where it came from outside. */
export const progressOf = (data: ProgressData): Progress => ({
  ...data,
  confirmed: data.confirmed ?? 0,
  visited: new Set(data.visited),
  questions: new Map(data.questions),
  rounds: new Map(data.rounds),
  seconds: new Map(data.seconds),
  notes: new Map(data.notes),
  drafts: new Map(data.drafts),
})

/** Most characters that one field or answer may hold; longer ones are cut before they are kept. */
export const LONGEST_NOTE = 50_000
/** Most texts that one field or answer may hold. */
export const MOST_TEXTS = 100

const entries = <V>(map: ReadonlyMap<string, V>): [string, V][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
