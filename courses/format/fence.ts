import type { z } from 'zod'
import type { Block } from './course.ts'
import { at, checkNames, complaints, maybe, optional } from './fenced.ts'
import { richBlocks, richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import { compilePrivate, isPrivateFence, type PrivateFence } from './private-fence.ts'
import { compileQuestion } from './question-fence.ts'
import { FENCES, isQuestionFence, type FenceKind, type QuestionFence } from './source.ts'
import { readYaml, type Read } from './yaml.ts'

/** Compiles the YAML inside a fence. `context.start` is the place of its first character. Null when it has a problem. */
export function compileFence(kind: FenceKind, yaml: string, context: PageContext): Block | null {
  const before = context.problems.length
  const block = isQuestionFence(kind)
    ? compileQuestion(kind, yaml, context)
    : isPrivateFence(kind)
      ? compilePrivate(kind, yaml, context)
      : build(kind, yaml, context)
  return context.problems.length === before ? block : null
}

function build(
  kind: Exclude<FenceKind, QuestionFence | PrivateFence>,
  yaml: string,
  context: PageContext,
): Block | null {
  const read = <Kind extends typeof kind>(name: Kind) =>
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
        optional({
          ...card,
          text: richBlocks(card.text, at(context, cards, ['items', i, 'text'])),
          more: card.more && {
            ...card.more,
            text: richBlocks(card.more.text, at(context, cards, ['items', i, 'more', 'text'])),
          },
        }),
      )
      return items ? { kind, items } : null
    }
    case 'quote': {
      const quote = read(kind)
      return (
        quote && optional({ kind, ...quote.value, text: richBlocks(quote.value.text, at(context, quote, ['text'])) })
      )
    }
    case 'table': {
      const table = read(kind)
      return table && compileTable(table, context)
    }
    case 'video': {
      const video = read(kind)
      if (!video) return null
      const { transcript, poster } = video.value
      if (poster) context.asset(poster.src, video.at(['poster', 'src']))
      return optional({
        kind,
        ...video.value,
        transcript: maybe(transcript, (text) => richBlocks(text, at(context, video, ['transcript']))),
      })
    }
    case 'slides': {
      const slides = read(kind)
      slides?.value.slides.forEach(({ src }, i) => context.asset(src, slides.at(['slides', i, 'src'])))
      return slides && { kind, ...slides.value }
    }
    case 'resources': {
      const resources = read(kind)
      resources?.value.items.forEach((number, i) => context.resource(number, resources.at(['items', i])))
      return resources && { kind, ...resources.value }
    }
    case 'resource-library':
    case 'glossary':
    case 'certificate':
      return read(kind) && { kind }
    case 'pool': {
      const pool = read(kind)
      if (pool) context.pool(pool.value.pages, context.start)
      return null
    }
  }
}

function compileTable(table: Read<z.infer<(typeof FENCES)['table']>>, context: PageContext): Block | null {
  const { title, columns, rows } = table.value
  const complain = complaints(table, context)
  const ids = Object.keys(columns)
  if (ids.length < 2 || ids.length > 8) complain(['columns'], 'A table has 2 to 8 columns.')
  checkNames(ids, ['columns'], 'column', complain)
  const cells = rows.map((row, r) => {
    for (const id of Object.keys(row)) {
      if (!ids.includes(id)) complain(['rows', r, id], `"${id}" is not one of the columns (${ids.join(', ')}).`)
    }
    return ids.map((id) => {
      const cell = row[id]
      if (cell === undefined) complain(['rows', r], `This row has nothing for "${id}".`)
      return cell === undefined ? [] : richInline(cell, at(context, table, ['rows', r, id]))
    })
  })
  const compiled = Object.entries(columns).map(([id, { filter, sort, ...column }]) =>
    optional({ id, ...column, filter: filter ? (true as const) : undefined, sort: sort ? (true as const) : undefined }),
  )
  return { kind: 'table', title, columns: compiled, rows: cells }
}
