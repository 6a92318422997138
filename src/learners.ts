/** Somebody who learns on this device. The one who is there from the start has no id, and no name until given one. */
export interface LocalLearner {
  id: string
  name: string
}

/** All learners of this device, the one without an id first, and who it is now. */
export interface Learners {
  current: LocalLearner
  all: readonly LocalLearner[]
}

export const LEARNERS_KEY = 'stepwise:learners'
const LONGEST_NAME = 60
const NOBODY: LocalLearner = { id: '', name: '' }

/** Under which name the journal keeps what this learner does in a course. */
export const localScope = (course: string, learner: string): string => `${course}/local${learner && `-${learner}`}`

/** The learner of such a name; null where it is no learner of this device. */
export const learnerOfScope = (scope: string): string | null => /\/local-([0-9a-f]{8})$/.exec(scope)?.[1] ?? null

/** A name as it is kept, in any script: without control characters, of 60 characters at most. */
export const cleanName = (name: string): string => {
  const line = name.normalize('NFC').replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ')
  return [...line.replace(/\s+/gu, ' ').trim()].slice(0, LONGEST_NAME).join('').trim()
}

/** Whether the witnesses of this browser (`journal/mirror.ts`) say nothing of a learner's work in a course. */
export function seemsNew(storage: () => Storage, course: string, learner: string): boolean {
  try {
    const kept = storage()
    const prefix = `stepwise:${localScope(course, learner)}#`
    return Array.from({ length: kept.length }, (_, i) => kept.key(i)).every((key) => !key?.startsWith(prefix))
  } catch {
    return false // refused: nobody knows
  }
}

/** Whatever stands in the storage, there is always one learner. */
export function readLearners(storage: () => Storage): Learners {
  const { current, all } = stored(storage)
  const known = new Map([['', NOBODY]])
  for (const raw of Array.isArray(all) ? all : []) {
    const { id, name } = (raw ?? {}) as Record<string, unknown>
    if (typeof id !== 'string' || !/^([0-9a-f]{8})?$/.test(id)) continue
    known.set(id, { id, name: typeof name === 'string' ? cleanName(name) : '' })
  }
  return { current: known.get(String(current)) ?? known.get('') ?? NOBODY, all: [...known.values()] }
}

function stored(storage: () => Storage): Record<string, unknown> {
  try {
    return (JSON.parse(storage().getItem(LEARNERS_KEY) ?? '{}') ?? {}) as Record<string, unknown>
  } catch {
    return {} // refused, or damaged
  }
}
