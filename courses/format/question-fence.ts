import type { z } from 'zod'
import type { Assign, Choice, Entry, Order, Question } from './course.ts'
import { allocation, compose, scenario } from './exercise-fence.ts'
import { at, checkIds, checkNames, complaints, maybe, optional } from './fenced.ts'
import { richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import { common, type Fenced } from './question-parts.ts'
import { FENCES, type QuestionFence } from './source.ts'
import { readYaml } from './yaml.ts'

/** Compiles the YAML of a question's fence. Null when it cannot be read; other problems are reported beside it. */
export function compileQuestion(kind: QuestionFence, yaml: string, context: PageContext): Question | null {
  const read = <Kind extends QuestionFence>(name: Kind) =>
    readYaml(
      yaml,
      FENCES[name] as unknown as z.ZodType<z.infer<(typeof FENCES)[Kind]>>,
      context.start,
      context.problems,
    )
  const build = <T extends Fenced<QuestionFence>>(
    found: T | null,
    make: (found: T, context: PageContext) => Question,
  ) => found && make(found, context)

  switch (kind) {
    case 'choice':
      return build(read(kind), (found) => choice(found, 'one', context))
    case 'multiple-choice':
      return build(read(kind), (found) => choice(found, 'many', context))
    case 'true-false':
      return build(read(kind), trueFalse)
    case 'match':
      return build(read(kind), match)
    case 'sort':
      return build(read(kind), sort)
    case 'order':
      return build(read(kind), order)
    case 'numeric':
      return build(read(kind), numeric)
    case 'fill-in':
      return build(read(kind), fillIn)
    case 'allocation':
      return build(read(kind), allocation)
    case 'scenario':
      return build(read(kind), scenario)
    case 'compose':
      return build(read(kind), compose)
  }
}

function choice(
  read: Fenced<'choice'> | Fenced<'multiple-choice'>,
  select: 'one' | 'many',
  context: PageContext,
): Choice {
  const asked = common(read, 'prompt', context)
  const { options, why, shuffle, right } = read.value
  const rightIds = new Set([right].flat())
  const ids = Object.keys(options)
  const complain = complaints(read, context)
  checkIds(ids, ['options'], 'option', complain)
  if (rightIds.size === 0) complain(['right'], 'No option is right. Name at least one.')
  for (const id of rightIds) {
    if (!ids.includes(id)) complain(['right'], `"${id}" is not one of the options (${ids.join(', ')}).`)
  }
  for (const id of Object.keys(why)) {
    if (!ids.includes(id)) complain(['why', id], `"${id}" is not one of the options (${ids.join(', ')}).`)
  }
  const compiled = Object.entries(options).map(([id, text]) =>
    optional({
      id,
      text: richInline(text, at(context, read, ['options', id])),
      right: rightIds.has(id),
      why: why[id] === undefined ? undefined : richInline(why[id], at(context, read, ['why', id])),
    }),
  )
  return { kind: 'choice', ...asked, select, options: compiled, shuffle }
}

function trueFalse(read: Fenced<'true-false'>, context: PageContext): Choice {
  const { right } = read.value
  return {
    kind: 'choice',
    ...common(read, 'statement', context),
    select: 'true-false',
    // The player shows these two in its own language.
    options: [
      { id: 'true', text: ['True'], right },
      { id: 'false', text: ['False'], right: !right },
    ],
    shuffle: false,
  }
}

function match(read: Fenced<'match'>, context: PageContext): Assign {
  const { pairs, others } = read.value
  const complain = complaints(read, context)
  checkIds(Object.keys(pairs), ['pairs'], 'pair', complain)
  checkNames(Object.keys(others), ['others'], 'part', complain)
  if (Object.keys({ ...pairs, ...others }).length > 36)
    complain(['others'], 'A question has at most 36 parts to match with.')
  for (const id of Object.keys(others)) {
    if (Object.hasOwn(pairs, id)) complain(['others', id], `"${id}" is already the id of a pair.`)
  }
  const text = (words: string, path: PropertyKey[]) => richInline(words, at(context, read, path))
  const right = Object.entries(pairs).map(([id, pair]) => ({ id, text: text(pair.right, ['pairs', id, 'right']) }))
  const spare = Object.entries(others).map(([id, words]) => ({ id, text: text(words, ['others', id]) }))
  return {
    kind: 'assign',
    ...common(read, 'prompt', context),
    as: 'match',
    items: Object.entries(pairs).map(([id, { left }]) => ({ id, text: text(left, ['pairs', id, 'left']), target: id })),
    targets: [...right, ...spare],
  }
}

function sort(read: Fenced<'sort'>, context: PageContext): Assign {
  const { columns, items } = read.value
  const complain = complaints(read, context)
  checkIds(Object.keys(columns), ['columns'], 'column', complain)
  checkIds(Object.keys(items), ['items'], 'item', complain)
  for (const [id, { column }] of Object.entries(items)) {
    if (Object.hasOwn(columns, column)) continue
    complain(['items', id, 'column'], `"${column}" is not one of the columns (${Object.keys(columns).join(', ')}).`)
  }
  const text = (words: string, path: PropertyKey[]) => richInline(words, at(context, read, path))
  return {
    kind: 'assign',
    ...common(read, 'prompt', context),
    as: 'sort',
    items: Object.entries(items).map(([id, item]) =>
      optional({
        id,
        text: text(item.text, ['items', id, 'text']),
        target: item.column,
        why: maybe(item.why, (why) => text(why, ['items', id, 'why'])),
      }),
    ),
    targets: Object.entries(columns).map(([id, words]) => ({ id, text: text(words, ['columns', id]) })),
  }
}

function order(read: Fenced<'order'>, context: PageContext): Order {
  const { items } = read.value
  checkIds(Object.keys(items), ['items'], 'item', complaints(read, context))
  return {
    kind: 'order',
    ...common(read, 'prompt', context),
    items: Object.entries(items).map(([id, words]) => ({
      id,
      text: richInline(words, at(context, read, ['items', id])),
    })),
  }
}

function numeric(read: Fenced<'numeric'>, context: PageContext): Entry {
  const { answer, tolerance, unit } = read.value
  const wanted = optional({ as: 'number' as const, answer, tolerance, unit })
  return { kind: 'entry', ...common(read, 'prompt', context), wanted }
}

function fillIn(read: Fenced<'fill-in'>, context: PageContext): Entry {
  return { kind: 'entry', ...common(read, 'prompt', context), wanted: { as: 'text', accept: read.value.accept } }
}
