import type { z } from 'zod'
import type { Block } from './course.ts'
import { at, optional } from './fenced.ts'
import { richBlocks, richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import { compileQuestion } from './question-fence.ts'
import { FENCES, isQuestionFence, type FenceKind, type QuestionFence } from './source.ts'
import { readYaml } from './yaml.ts'

/** Compiles the YAML inside a fence. `context.start` is the place of its first character. Null when it has a problem. */
export function compileFence(kind: FenceKind, yaml: string, context: PageContext): Block | null {
  const before = context.problems.length
  const block = isQuestionFence(kind) ? compileQuestion(kind, yaml, context) : build(kind, yaml, context)
  return context.problems.length === before ? block : null
}

function build(kind: Exclude<FenceKind, QuestionFence>, yaml: string, context: PageContext): Block | null {
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
  }
}
