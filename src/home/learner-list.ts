import { cleanName, LEARNERS_KEY, readLearners, type Learners, type LocalLearner } from '../learners.ts'

/** Changes to the list of learners: each gives the new list, and says nothing of where it is kept. */
export const choose = ({ all, current }: Learners, id: string): Learners => ({
  all,
  current: all.find((learner) => learner.id === id) ?? current,
})

/** Null for a name without a character. The new one learns from now on. */
export function add({ all }: Learners, name: string, newId: () => string): Learners | null {
  const clean = cleanName(name)
  if (clean === '') return null
  const taken = new Set(all.map(({ id }) => id))
  let id = newId()
  while (taken.has(id)) id = newId()
  const learner = { id, name: clean }
  return { all: [...all, learner], current: learner }
}

/** Null for a name without a character. */
export function rename({ all, current }: Learners, id: string, name: string): Learners | null {
  const clean = cleanName(name)
  if (clean === '') return null
  const renamed = all.map((learner) => (learner.id === id ? { id, name: clean } : learner))
  return { all: renamed, current: renamed.find((learner) => learner.id === current.id) ?? current }
}

/** The first one always stays; whoever was removed is followed by it. */
export function remove({ all, current }: Learners, id: string): Learners {
  const left = all.filter((learner) => learner.id === '' || learner.id !== id)
  return { all: left, current: left.find((learner) => learner.id === current.id) ?? left[0] ?? current }
}

/** Learners whose work is on the device and who are not in the list, should the list have been damaged. */
export function recover({ all, current }: Learners, ids: Iterable<string>): Learners {
  const known = new Set(all.map(({ id }) => id))
  const lost = [...new Set(ids)].filter((id) => !known.has(id)).sort()
  return { all: [...all, ...lost.map((id): LocalLearner => ({ id, name: '' }))], current }
}

/** What each is called on the screen: those of the same name are numbered, and who has none is told in words. */
export function labelsOf({ all }: Pick<Learners, 'all'>, nameless: string): Map<string, string> {
  const counts = new Map<string, number>()
  return new Map(
    all.map(({ id, name }) => {
      const label = name || nameless
      const folded = label.normalize('NFKC').toLocaleLowerCase()
      const count = (counts.get(folded) ?? 0) + 1
      counts.set(folded, count)
      return [id, count === 1 ? label : `${label} (${count})`]
    }),
  )
}

/** False where nothing can be kept. */
export function keepLearners({ all, current }: Learners, storage: () => Storage): boolean {
  try {
    storage().setItem(LEARNERS_KEY, JSON.stringify({ current: current.id, all }))
    return readLearners(storage).current.id === current.id
  } catch {
    return false
  }
}
