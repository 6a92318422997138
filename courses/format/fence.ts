import type { z } from 'zod'
import type { Block, Choice } from './course.ts'
import { richBlocks, richInline, type Context } from './markdown.ts'
import type { PageContext } from './page.ts'
import { FENCES, type FenceKind } from './source.ts'
import { readYaml, type Read } from './yaml.ts'

type Fenced<Kind extends FenceKind> = Read<z.infer<(typeof FENCES)[Kind]>>

/** Compiles the YAML inside a fence. `context.start` is the place of its first character. Null when it has a problem. */
export function compileFence(kind: FenceKind, yaml: string, context: PageContext): Block | null {
  const before = context.problems.length
  const block = build(kind, yaml, context)
  return context.problems.length === before ? block : null
}

function build(kind: FenceKind, yaml: string, context: PageContext): Block | null {
  const read = <Kind extends FenceKind>(name: Kind) =>
    readYaml(
      yaml,
      FENCES[name] as unknown as z.ZodType<z.infer<(typeof FENCES)[Kind]>>,
      context.start,
      context.problems,
    )

  switch (kind) {
    case 'city': {
      const city = read(kind)
      return city && optional({ kind, ...city.value, text: richBlocks(city.value.text, at(context, city, ['text'])) })
    }
    case 'callout': {
      const callout = read(kind)
      return callout && { kind, ...callout.value, text: richBlocks(callout.value.text, at(context, callout, ['text'])) }
    }
    case 'key-figure': {
      const figure = read(kind)
      return figure && optional({ kind, ...figure.value })
    }
    case 'timeline': {
      const timeline = read(kind)
      const items = timeline?.value.items.map(({ when, text }, i) => ({
        when,
        text: richInline(text, at(context, timeline, ['items', i, 'text'])),
      }))
      return timeline && items ? optional({ kind, ...timeline.value, items }) : null
    }
    case 'cards': {
      const cards = read(kind)
      const items = cards?.value.items.map((card, i) =>
        optional({ ...card, text: richBlocks(card.text, at(context, cards, ['items', i, 'text'])) }),
      )
      return items ? { kind, items } : null
    }
    case 'resources': {
      const resources = read(kind)
      resources?.value.items.forEach((number, i) => context.resource(number, resources.at(['items', i])))
      return resources && { kind, ...resources.value }
    }
    case 'resource-library':
    case 'glossary':
      return read(kind) && { kind }
    case 'choice':
      return withOptions(read(kind), 'one', context)
    case 'multiple-choice':
      return withOptions(read(kind), 'many', context)
    case 'true-false':
      return trueFalse(read(kind), context)
  }
}

function withOptions(
  read: Fenced<'choice'> | Fenced<'multiple-choice'> | null,
  select: 'one' | 'many',
  context: PageContext,
): Choice | null {
  if (!read) return null
  const { prompt, options, why, shuffle, right } = read.value
  const rightIds = new Set([right].flat())
  const complain = (path: PropertyKey[], message: string) => context.problems.push({ ...read.at(path), message })

  const ids = Object.keys(options)
  if (ids.length < 2) complain(['options'], 'A question needs at least two options.')
  if (ids.length > 36) complain(['options'], 'A question has at most 36 options.')
  if (rightIds.size === 0) complain(['right'], 'No option is right. Name at least one.')
  for (const id of ids) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      complain(['options', id], `"${id}" is not an id of an option. Use a, b, c.`)
  }
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
  return {
    ...common(read, context),
    select,
    prompt: richInline(prompt, at(context, read, ['prompt'])),
    options: compiled,
    shuffle,
  }
}

function trueFalse(read: Fenced<'true-false'> | null, context: PageContext): Choice | null {
  if (!read) return null
  const { statement, right } = read.value
  return {
    ...common(read, context),
    select: 'true-false',
    prompt: richInline(statement, at(context, read, ['statement'])),
    // The player shows these two in its own language.
    options: [
      { id: 'true', text: ['True'], right },
      { id: 'false', text: ['False'], right: !right },
    ],
    shuffle: false,
  }
}

function common(read: Fenced<'choice'> | Fenced<'multiple-choice'> | Fenced<'true-false'>, context: PageContext) {
  const { id, explanation, page, points } = read.value
  context.question(id, read.at(['id']))
  if (page !== undefined) context.references.page(page, read.at(['page']))
  return optional({
    kind: 'choice' as const,
    id,
    explanation: richInline(explanation, at(context, read, ['explanation'])),
    page,
    points,
  })
}

/** The context of a text inside a fence: problems in it are reported where they stand in the page's file. */
const at = (context: Context, read: Read<unknown>, path: PropertyKey[]): Context => ({
  ...context,
  start: read.at(path),
  inside: read.inside(path),
})

type Optional<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same object without keys whose value is undefined, as `exactOptionalPropertyTypes` asks. */
function optional<T extends object>(value: T): Optional<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Optional<T>
}
