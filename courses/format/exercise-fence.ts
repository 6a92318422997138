import type { Allocation, Compose, Scenario } from './course.ts'
import { at, checkCount, checkIds, checkNames, complaints, maybe, optional, type Complain } from './fenced.ts'
import { richBlocks, richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import { common, type Fenced } from './question-parts.ts'

/** Points to share out; the limits must leave a way to do it right. */
export function allocation(read: Fenced<'allocation'>, context: PageContext): Allocation {
  const { items, total } = read.value
  const complain = complaints(read, context)
  checkIds(Object.keys(items), ['items'], 'item', complain)
  const limits = Object.entries(items).map(([id, { least, most = total }]) => ({ id, least, most }))
  for (const { id, least, most } of limits) {
    if (least > most) complain(['items', id, 'most'], `"most" is less than "least" (${least}).`)
  }
  const sum = (key: 'least' | 'most') => limits.reduce((all, item) => all + item[key], 0)
  if (sum('least') > total || sum('most') < total) {
    complain(['items'], `No way of sharing out ${total} points keeps to every "least" and "most".`)
  }
  const text = (words: string | undefined, path: PropertyKey[]) =>
    maybe(words, (given) => richInline(given, at(context, read, path)))
  return {
    kind: 'allocation',
    ...common(read, 'prompt', context),
    total,
    items: Object.entries(items).map(([id, { text: words, least, most = total, tooLittle, tooMuch }]) =>
      optional({
        id,
        text: richInline(words, at(context, read, ['items', id, 'text'])),
        least,
        most,
        tooLittle: text(tooLittle, ['items', id, 'tooLittle']),
        tooMuch: text(tooMuch, ['items', id, 'tooMuch']),
      }),
    ),
  }
}

/** A branching story, proven to come to an end on every path and to use all it has. */
export function scenario(read: Fenced<'scenario'>, context: PageContext): Scenario {
  const { as, steps, ends } = read.value
  const complain = complaints(read, context)
  checkNames(Object.keys(steps), ['steps'], 'step', complain)
  checkNames(Object.keys(ends), ['ends'], 'end', complain)
  for (const id of Object.keys(ends)) {
    if (Object.hasOwn(steps, id)) complain(['ends', id], `"${id}" is already the id of a step.`)
  }
  const isShort = checkCount(Object.keys(steps), 36, ['steps'], 'scenario', 'step', complain)
  if (checkCount(Object.keys(ends), 36, ['ends'], 'scenario', 'end', complain) && isShort) checkPaths(read, complain)
  return {
    kind: 'scenario',
    ...common(read, 'prompt', context),
    as,
    steps: Object.entries(steps).map(([id, { speaker, text, choices }]) =>
      optional({
        id,
        speaker,
        text: richBlocks(text, at(context, read, ['steps', id, 'text'])),
        choices: Object.entries(choices).map(([choice, { text: words, then, next }]) => ({
          id: choice,
          text: richInline(words, at(context, read, ['steps', id, 'choices', choice, 'text'])),
          then: richBlocks(then, at(context, read, ['steps', id, 'choices', choice, 'then'])),
          next,
        })),
      }),
    ),
    ends: Object.entries(ends).map(([id, end]) => ({
      id,
      ...end,
      text: richBlocks(end.text, at(context, read, ['ends', id, 'text'])),
    })),
  }
}

function checkPaths(read: Fenced<'scenario'>, complain: Complain): void {
  const { steps, ends } = read.value
  const reached = new Set<string>()
  const open = new Set<string>()
  const follow = (id: string, path: PropertyKey[]): void => {
    if (open.has(id)) return complain(path, `This leads back to "${id}": the path would never end.`)
    if (reached.has(id)) return
    reached.add(id)
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined
    if (!step) {
      if (!Object.hasOwn(ends, id)) complain(path, `"${id}" is neither a step nor an end.`)
      return
    }
    open.add(id)
    const choices = Object.entries(step.choices)
    checkNames(Object.keys(step.choices), ['steps', id, 'choices'], 'choice', complain)
    if (choices.length < 2 || choices.length > 6) complain(['steps', id, 'choices'], 'A step has 2 to 6 choices.')
    for (const [choice, { next }] of choices) follow(next, ['steps', id, 'choices', choice, 'next'])
    open.delete(id)
  }
  const [first] = Object.keys(steps)
  if (first === undefined) return
  follow(first, ['steps', first])
  for (const id of Object.keys(steps)) if (!reached.has(id)) complain(['steps', id], `No choice leads to "${id}".`)
  for (const id of Object.keys(ends)) if (!reached.has(id)) complain(['ends', id], `No choice leads to "${id}".`)
  if (![...reached].some((id) => Object.hasOwn(ends, id) && ends[id]?.score === 1)) {
    complain(['ends'], 'No end has the score 1: give it to the best one.')
  }
}

/** Parts to choose from, with a way to meet every goal. */
export function compose(read: Fenced<'compose'>, context: PageContext): Compose {
  const { most, options, goals, before, after } = read.value
  const complain = complaints(read, context)
  checkIds(Object.keys(options), ['options'], 'option', complain)
  checkNames(Object.keys(goals), ['goals'], 'goal', complain)
  const hasGoals = checkCount(Object.keys(goals), 12, ['goals'], 'composition', 'goal', complain)
  for (const [id, { serves, harms }] of Object.entries(options)) {
    for (const goal of [...serves, ...harms]) {
      if (Object.hasOwn(goals, goal)) continue
      complain(['options', id], `"${goal}" is not one of the goals (${Object.keys(goals).join(', ')}).`)
    }
  }
  if (most > Object.keys(options).length) {
    complain(['most'], 'There are fewer options than may be chosen.')
  } else if (hasGoals && Object.keys(options).length <= 36 && !canMeetAll(read)) {
    complain(['goals'], `No choice of ${most} options meets all goals.`)
  }
  for (const key of ['before', 'after'] as const) {
    const picture = read.value[key]
    if (picture) context.asset(picture.src, read.at([key, 'src']))
  }
  return optional({
    kind: 'compose' as const,
    ...common(read, 'prompt', context),
    most,
    options: Object.entries(options).map(([id, { text, effect, serves, harms }]) => ({
      id,
      text: richInline(text, at(context, read, ['options', id, 'text'])),
      effect: richInline(effect, at(context, read, ['options', id, 'effect'])),
      serves,
      harms,
    })),
    goals: Object.entries(goals).map(([id, { text, needs, hint }]) => ({
      id,
      text: richInline(text, at(context, read, ['goals', id, 'text'])),
      needs,
      hint: richInline(hint, at(context, read, ['goals', id, 'hint'])),
    })),
    before,
    after,
  })
}

/** Tries choices one after the other, and gives up (saying yes) where there are too many to try. */
function canMeetAll({ value: { most, options, goals } }: Fenced<'compose'>): boolean {
  const all = Object.values(options)
  const wanted = Object.entries(goals)
  let tries = 20_000
  const isMet = (chosen: typeof all) =>
    wanted.every(
      ([goal, { needs }]) =>
        chosen.filter(({ serves }) => serves.includes(goal)).length >= needs &&
        !chosen.some(({ harms }) => harms.includes(goal)),
    )
  const search = (from: number, chosen: typeof all): boolean =>
    tries-- <= 0 ||
    isMet(chosen) ||
    (chosen.length < most && all.slice(from).some((option, i) => search(from + i + 1, [...chosen, option])))
  return search(0, [])
}
