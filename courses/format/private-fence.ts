import type { z } from 'zod'
import type { Checklist, CourseMap, Form, Plan } from './course.ts'
import { at, checkNames, complaints, maybe, optional } from './fenced.ts'
import { richBlocks, richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import { FENCES } from './source.ts'
import { readYaml, type Read } from './yaml.ts'

/** The blocks whose content stays on the learner's device. */
const PRIVATE_FENCES = ['form', 'checklist', 'course-map', 'plan'] as const
export type PrivateFence = (typeof PRIVATE_FENCES)[number]
export const isPrivateFence = (kind: string): kind is PrivateFence =>
  (PRIVATE_FENCES as readonly string[]).includes(kind)

type Fenced<Kind extends PrivateFence> = Read<z.infer<(typeof FENCES)[Kind]>>

/** Compiles the YAML of a private block. Null when it cannot be read; other problems are reported beside it. */
export function compilePrivate(
  kind: PrivateFence,
  yaml: string,
  context: PageContext,
): Form | Checklist | CourseMap | Plan | null {
  const read = <Kind extends PrivateFence>(name: Kind) =>
    readYaml(
      yaml,
      FENCES[name] as unknown as z.ZodType<z.infer<(typeof FENCES)[Kind]>>,
      context.start,
      context.problems,
    )
  switch (kind) {
    case 'form': {
      const found = read(kind)
      return found && form(found, context)
    }
    case 'checklist': {
      const found = read(kind)
      return found && checklist(found, context)
    }
    case 'course-map': {
      const found = read(kind)
      return found && courseMap(found, context)
    }
    case 'plan': {
      const found = read(kind)
      return found && plan(found, context)
    }
  }
}

function form(read: Fenced<'form'>, context: PageContext): Form {
  const { id, title, text, fields, sentence } = read.value
  const complain = complaints(read, context)
  context.note(id, read.at(['id']))
  const ids = Object.keys(fields)
  if (ids.length === 0 || ids.length > 24) complain(['fields'], 'A form has 1 to 24 fields.')
  checkNames(ids, ['fields'], 'field', complain)
  for (const [field, { as, options, avoid }] of Object.entries(fields)) {
    const chooses = as === 'one' || as === 'many'
    context.field(`${id}.${field}`)
    if (chooses && !options) complain(['fields', field], 'This field needs "options" to choose from.')
    if (!chooses && options)
      complain(['fields', field, 'options'], 'Only fields with "as: one" or "as: many" have options.')
    if (chooses && avoid) complain(['fields', field, 'avoid'], 'Only written fields have words to avoid.')
    if (options) checkNames(Object.keys(options), ['fields', field, 'options'], 'option', complain)
  }
  return optional({
    kind: 'form' as const,
    id,
    title,
    text: maybe(text, (words) => richBlocks(words, at(context, read, ['text']))),
    fields: Object.entries(fields).map(([field, { options, optional: isOptional, ...rest }]) =>
      optional({
        id: field,
        ...rest,
        optional: isOptional ? (true as const) : undefined,
        options:
          options &&
          Object.entries(options).map(([option, words]) => ({
            id: option,
            text: richInline(words, at(context, read, ['fields', field, 'options', option])),
          })),
      }),
    ),
    sentence: maybe(sentence, (words) => sentenceOf(words, id, read, context)),
  })
}

type Sentence = NonNullable<Form['sentence']>

/** `We want {more} in {city.name}`: fields of this form by their id, those of others as `form.field`. */
function sentenceOf(text: string, form: string, read: Fenced<'form'>, context: PageContext): Sentence {
  return text.split(/\{([^{}]*)\}/).flatMap((part, i): Sentence => {
    if (i % 2 === 0) return part === '' ? [] : [part]
    const field = part.includes('.') ? part : `${form}.${part}`
    context.usesField(field, read.at(['sentence']))
    return [{ field }]
  })
}

function checklist(read: Fenced<'checklist'>, context: PageContext): Checklist {
  const { groups, items, text } = read.value
  const complain = complaints(read, context)
  context.note(read.value.id, read.at(['id']))
  checkNames(Object.keys(groups), ['groups'], 'group', complain)
  checkNames(Object.keys(items), ['items'], 'item', complain)
  if (Object.keys(items).length === 0 || Object.keys(items).length > 60)
    complain(['items'], 'A checklist has 1 to 60 items.')
  if (Object.keys(groups).length > 14) complain(['groups'], 'A checklist has at most 14 groups.')
  for (const [id, { group }] of Object.entries(items)) {
    if (group === undefined || Object.hasOwn(groups, group)) continue
    complain(['items', id, 'group'], `"${group}" is not one of the groups (${Object.keys(groups).join(', ')}).`)
  }
  for (const id of Object.keys(groups)) {
    if (!Object.values(items).some(({ group }) => group === id))
      complain(['groups', id], 'No item belongs to this group.')
  }
  return optional({
    kind: 'checklist' as const,
    ...read.value,
    text: maybe(text, (words) => richBlocks(words, at(context, read, ['text']))),
    groups: Object.entries(groups).map(([id, { title, low }]) =>
      optional({ id, title, low: maybe(low, (words) => richInline(words, at(context, read, ['groups', id, 'low']))) }),
    ),
    items: Object.entries(items).map(([id, { text: words, group, hint }]) =>
      optional({
        id,
        text: richInline(words, at(context, read, ['items', id, 'text'])),
        group,
        hint: maybe(hint, (given) => richInline(given, at(context, read, ['items', id, 'hint']))),
      }),
    ),
  })
}

function courseMap(read: Fenced<'course-map'>, context: PageContext): CourseMap {
  const { id, prompt, paces } = read.value
  const complain = complaints(read, context)
  context.note(id, read.at(['id']))
  checkNames(Object.keys(paces), ['paces'], 'pace', complain)
  const count = Object.keys(paces).length
  if (count < 2 || count > 6) complain(['paces'], 'There are 2 to 6 paces to choose from.')
  return { kind: 'course-map', id, prompt, paces: Object.entries(paces).map(([pace, rest]) => ({ id: pace, ...rest })) }
}

function plan(read: Fenced<'plan'>, context: PageContext): Plan {
  read.value.parts.forEach(({ from, page }, i) => {
    context.references.page(page, read.at(['parts', i, 'page']))
    context.usesNote(from, page, read.at(['parts', i, 'from']))
  })
  return { kind: 'plan', ...read.value }
}
