import { z } from 'zod'
import { SAFE_HREF } from './safe-href.ts'

/** Elements that carry nothing but their children. */
export const PLAIN_TAGS = [
  'p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'br', 'hr',
  'table', 'thead', 'tbody', 'tr', 'th', 'td',
] as const // prettier-ignore

/**
 * A node of formatted text: data, not HTML, so that the player builds elements itself and no text of a course is ever
 * parsed as markup in a learner's browser.
 */
export type RichNode =
  | string
  | { tag: (typeof PLAIN_TAGS)[number]; children: RichNode[] }
  | { tag: 'a'; href: string; children: RichNode[] }
  | { tag: 'term'; term: string; children: RichNode[] }
  | { tag: 'page'; page: string; children: RichNode[] }
export const RichNode: z.ZodType<RichNode> = z.lazy(() => {
  const children = z.array(RichNode)
  return z.union([
    z.string(),
    z.strictObject({ tag: z.enum(PLAIN_TAGS), children }),
    z.strictObject({ tag: z.literal('a'), href: z.string().regex(SAFE_HREF), children }),
    z.strictObject({ tag: z.literal('term'), term: z.string(), children }),
    z.strictObject({ tag: z.literal('page'), page: z.string(), children }),
  ])
})

/** Formatted text: a list of paragraphs and the like, or the inside of one. */
export type RichText = RichNode[]
export const RichText = z.array(RichNode)
