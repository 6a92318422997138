import type { Question, Scenario } from '../../courses/format/course.ts'

/** A right response to a question, or a wrong one, worked out from the course alone. */
export function responseTo(question: Question, isRight: boolean): string[] {
  switch (question.kind) {
    case 'choice':
      return question.options.flatMap(({ id, right }) => (right === isRight ? [id] : [])).slice(0, isRight ? 36 : 1)
    case 'assign':
      return isRight ? question.items.map(({ id, target }) => `${id}.${target}`) : misplaced(question)
    case 'order':
      return question.items.map(({ id }) => id).sort(isRight ? () => 0 : () => -1)
    case 'entry':
      return [isRight ? wantedText(question) : '0,0,7 אין לי מושג 🙃']
    case 'allocation':
      return shared(question, isRight)
    case 'scenario':
      return storyTo(question, isRight)
    case 'compose':
      return composed(question, isRight)
  }
}

const misplaced = ({ as, items, targets }: Question & { kind: 'assign' }): string[] => {
  // Each gets the target of the next one, or any other; in a match every target is used once.
  const ids = as === 'match' ? items.map(({ target }) => target) : targets.map(({ id }) => id)
  return items.map(({ id, target }) => `${id}.${ids[(ids.indexOf(target) + 1) % ids.length]}`)
}

const wantedText = ({ wanted }: Question & { kind: 'entry' }): string =>
  wanted.as === 'number' ? wanted.answer.toLocaleString('de') : ` ${wanted.accept[0]?.toUpperCase()}. `

function shared({ items, total }: Question & { kind: 'allocation' }, isRight: boolean): string[] {
  if (!isRight) {
    const worst = items.find(({ most }) => most < total) ?? items[0]
    return items.map(({ id }) => `${id}.${id === worst?.id ? total : 0}`)
  }
  let left = total - items.reduce((sum, { least }) => sum + least, 0)
  return items.map(({ id, least, most }) => {
    const more = Math.min(left, most - least)
    left -= more
    return `${id}.${least + more}`
  })
}

/** A path to the best end, or to the worst. */
function storyTo({ steps, ends }: Scenario, isRight: boolean): string[] {
  const paths: { path: string[]; score: number }[] = []
  const follow = (place: string, path: string[]): void => {
    const end = ends.find(({ id }) => id === place)
    if (end) paths.push({ path, score: end.score })
    for (const { id, next } of steps.find((step) => step.id === place)?.choices ?? []) {
      follow(next, [...path, `${place}.${id}`])
    }
  }
  follow(steps[0]?.id ?? '', [])
  const scores = paths.map(({ score }) => score)
  const wanted = isRight ? Math.max(...scores) : Math.min(...scores)
  return paths.find(({ score }) => score === wanted)?.path ?? []
}

/** The first choice, by size, that meets all goals; or one option that meets as few as can be. */
function composed({ options, goals, most }: Question & { kind: 'compose' }, isRight: boolean): string[] {
  const met = (chosen: typeof options) =>
    goals.filter(
      ({ id, needs }) =>
        chosen.filter(({ serves }) => serves.includes(id)).length >= needs &&
        chosen.every(({ harms }) => !harms.includes(id)),
    ).length
  if (!isRight) {
    const [worst] = [...options].sort((a, b) => met([a]) - met([b]))
    return worst ? [worst.id] : []
  }
  const search = (from: number, chosen: typeof options): typeof options | null => {
    if (met(chosen) === goals.length) return chosen
    if (chosen.length === most) return null
    for (let i = from; i < options.length; i++) {
      const option = options[i]
      const found = option && search(i + 1, [...chosen, option])
      if (found) return found
    }
    return null
  }
  return search(0, [])?.map(({ id }) => id) ?? []
}
