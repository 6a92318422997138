import { z } from 'zod'
import { Assessment, Completion, Id, Resources, Source, Term } from './course.ts'

/* What authors write, as it stands in their files. `compile.ts` turns it into what `course.ts` describes. */

/** A line or paragraph of Markdown inside YAML. */
const Text = z.string().trim().min(1, 'is empty').max(200_000, 'has more than 200,000 characters')
/** YAML reads 2004 as a number and true as a truth value; authors mean the word. */
const Word = z.union([Text, z.number(), z.boolean()], 'must be a text').transform(String)

export const CourseFile = z.strictObject({
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.0.0'),
  title: Text,
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt-BR'),
  description: Text,
  keywords: z.array(Word).default([]),
  navigation: z.enum(['free', 'sequential']).default('free'),
  completion: Completion,
  passingScore: z.number().min(1).max(100).optional(),
  modules: z
    .array(z.strictObject({ id: Id, title: Text, pages: z.array(Id).min(1, 'lists no page') }))
    .min(1, 'lists no module'),
})

export const FrontMatter = z.strictObject({
  title: Text,
  lead: Text.optional(),
  minutes: z.int().min(1).max(120),
  objectives: z.array(Text).min(1, 'lists no objective'),
  facts: z.array(z.string().regex(/^F\d{3}$/, 'must look like F001')).default([]),
  assessment: z
    .strictObject({
      graded: Assessment.shape.graded,
      attempts: z
        .union([z.literal('unlimited'), z.int().positive()], 'must be unlimited or a whole number from 1')
        .default('unlimited'),
    })
    .optional(),
})

export const GlossaryFile = z.array(Term)
export const ResourcesFile = Resources
/** Places in `suspend_data`, in order. A page or question that is gone keeps its line, so that no place is used twice. */
export const SlotsFile = z.strictObject({ pages: z.array(Id), questions: z.array(Id) })

const question = {
  id: Id,
  explanation: Text,
  page: Id.optional(),
  points: z.number().positive().max(1000).default(1),
}
const Credit = z.enum(['all', 'partial']).default('all')
const asked = { ...question, prompt: Text }
const options = {
  prompt: Text,
  options: z.record(z.string(), Word),
  why: z.record(z.string(), Text).default({}),
  shuffle: z.boolean().default(true),
}

/** The blocks an author can write, by the name of their fence. */
export const FENCES = {
  city: z.strictObject({ city: Text, country: Text, year: Word, title: Text, text: Text, source: Source.optional() }),
  callout: z.strictObject({ tone: z.enum(['reflect', 'note', 'care']), title: Text, text: Text }),
  'key-figure': z.strictObject({ value: Word, label: Text, source: Source.optional() }),
  timeline: z.strictObject({
    title: Text.optional(),
    items: z.array(z.strictObject({ when: Word, text: Text })).min(1, 'is empty'),
  }),
  cards: z.strictObject({
    items: z.array(z.strictObject({ title: Text, meta: Text.optional(), text: Text })).min(1, 'is empty'),
  }),
  resources: z.strictObject({ items: z.array(z.int().positive()).min(1, 'is empty') }),
  'resource-library': z.strictObject({}),
  glossary: z.strictObject({}),
  choice: z.strictObject({ ...question, ...options, right: Word }),
  'multiple-choice': z.strictObject({ ...question, ...options, right: z.array(Word), credit: Credit }),
  'true-false': z.strictObject({ ...question, statement: Text, right: z.boolean() }),
  match: z.strictObject({
    ...asked,
    pairs: z.record(z.string(), z.strictObject({ left: Word, right: Word })),
    others: z.record(z.string(), Word).default({}),
    credit: Credit,
  }),
  order: z.strictObject({ ...asked, items: z.record(z.string(), Word), credit: Credit }),
  sort: z.strictObject({
    ...asked,
    columns: z.record(z.string(), Word),
    items: z.record(z.string(), z.strictObject({ text: Word, column: Word })),
    credit: Credit,
  }),
  numeric: z.strictObject({
    ...asked,
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: Text.optional(),
  }),
  'fill-in': z.strictObject({ ...asked, accept: z.array(Word).min(1, 'is empty') }),
} as const
export type FenceKind = keyof typeof FENCES
/** Those that ask for an answer. */
export const QUESTION_FENCES = [
  'choice',
  'multiple-choice',
  'true-false',
  'match',
  'order',
  'sort',
  'numeric',
  'fill-in',
] as const satisfies readonly FenceKind[]
export type QuestionFence = (typeof QUESTION_FENCES)[number]
export const isQuestionFence = (kind: string): kind is QuestionFence =>
  (QUESTION_FENCES as readonly string[]).includes(kind)
