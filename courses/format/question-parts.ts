import type { z } from 'zod'
import { at, optional } from './fenced.ts'
import { richInline } from './markdown.ts'
import type { PageContext } from './page.ts'
import type { FENCES, QuestionFence } from './source.ts'
import type { Read } from './yaml.ts'

/** What the YAML of a kind of question was read to. */
export type Fenced<Kind extends QuestionFence> = Read<z.infer<(typeof FENCES)[Kind]>>

/** What every question has. `prompt` names the key that holds what is asked. */
export function common(read: Fenced<QuestionFence>, prompt: 'prompt' | 'statement', context: PageContext) {
  const { id, explanation, page, points } = read.value
  context.question(id, read.at(['id']))
  if (page !== undefined) context.references.page(page, read.at(['page']))
  const asked = (read.value as Record<string, unknown>)[prompt] as string
  const credit = 'credit' in read.value && read.value.credit === 'partial' ? ('partial' as const) : undefined
  return optional({
    id,
    prompt: richInline(asked, at(context, read, [prompt])),
    explanation: richInline(explanation, at(context, read, ['explanation'])),
    page,
    points,
    credit,
  })
}
