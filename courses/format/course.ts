import { z } from 'zod'
import { RichText } from './rich-text.ts'

/** Ids are the authors', appear in addresses and in learners' progress, and never change. */
export const Id = z
  .string()
  .max(200, 'an id has at most 200 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens')

export const Source = z.strictObject({ title: z.string(), url: z.url({ protocol: /^https?$/ }).optional() })
export type Source = z.infer<typeof Source>

/** What every question has. `credit`: part of the answer earns part of the points; else only all of it counts. */
const question = {
  id: Id,
  prompt: RichText,
  explanation: RichText,
  page: Id.optional(),
  points: z.number().positive(),
  credit: z.literal('partial').optional(),
}
const named = { id: Id, text: RichText }

/** A question with options: one right, several right, or a statement that is true or false. */
export const Choice = z.strictObject({
  kind: z.literal('choice'),
  ...question,
  select: z.enum(['one', 'many', 'true-false']),
  options: z
    .array(z.strictObject({ ...named, right: z.boolean(), why: RichText.optional() }))
    .min(2)
    .max(36),
  shuffle: z.boolean(),
})
export type Choice = z.infer<typeof Choice>

/** Each item belongs to one target. As a match every target is used once at most, as a sort any number of times. */
export const Assign = z.strictObject({
  kind: z.literal('assign'),
  ...question,
  as: z.enum(['match', 'sort']),
  items: z
    .array(z.strictObject({ ...named, target: Id }))
    .min(2)
    .max(36),
  targets: z.array(z.strictObject(named)).min(2).max(36),
})
export type Assign = z.infer<typeof Assign>

/** Items to be put in order; here they stand in the right one. */
export const Order = z.strictObject({
  kind: z.literal('order'),
  ...question,
  items: z.array(z.strictObject(named)).min(2).max(36),
})
export type Order = z.infer<typeof Order>

/** Something to be written: a number, or one of the accepted texts. */
export const Entry = z.strictObject({
  kind: z.literal('entry'),
  ...question,
  wanted: z.discriminatedUnion('as', [
    z.strictObject({
      as: z.literal('number'),
      answer: z.number(),
      tolerance: z.number().min(0),
      unit: z.string().optional(),
    }),
    z.strictObject({ as: z.literal('text'), accept: z.array(z.string()).min(1) }),
  ]),
})
export type Entry = z.infer<typeof Entry>

/** The kinds of block that ask for an answer. */
export const Question = z.discriminatedUnion('kind', [Choice, Assign, Order, Entry])
export type Question = z.infer<typeof Question>

/** One piece of a page. A new kind is one variant here, one component, and for a question one case in `scoring.ts`. */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: RichText }),
  z.strictObject({ kind: z.literal('figure'), src: z.string(), alt: z.string(), caption: z.string().optional() }),
  z.strictObject({
    kind: z.literal('city'),
    city: z.string(),
    country: z.string(),
    year: z.string(),
    title: z.string(),
    text: RichText,
    source: Source.optional(),
  }),
  z.strictObject({
    kind: z.literal('callout'),
    tone: z.enum(['reflect', 'note', 'care']),
    title: z.string(),
    text: RichText,
  }),
  z.strictObject({ kind: z.literal('key-figure'), value: z.string(), label: z.string(), source: Source.optional() }),
  z.strictObject({
    kind: z.literal('timeline'),
    title: z.string().optional(),
    items: z.array(z.strictObject({ when: z.string(), text: RichText })).min(1),
  }),
  z.strictObject({
    kind: z.literal('cards'),
    items: z.array(z.strictObject({ title: z.string(), meta: z.string().optional(), text: RichText })).min(1),
  }),
  z.strictObject({ kind: z.literal('resources'), items: z.array(z.int().positive()).min(1) }),
  z.strictObject({ kind: z.literal('resource-library') }),
  z.strictObject({ kind: z.literal('glossary') }),
  Choice,
  Assign,
  Order,
  Entry,
])
export type Block = z.infer<typeof Block>

/** How the questions of a page are taken together. `attempts` counts rounds of the whole assessment; null = unlimited. */
export const Assessment = z.strictObject({ graded: z.boolean(), attempts: z.int().positive().nullable() })
export type Assessment = z.infer<typeof Assessment>

export const Page = z.strictObject({
  id: Id,
  title: z.string(),
  lead: z.string().optional(),
  minutes: z.int().min(1).max(120),
  objectives: z.array(z.string()),
  assessment: Assessment.optional(),
  blocks: z.array(Block),
})
export type Page = z.infer<typeof Page>

export const Term = z.strictObject({ id: Id, term: z.string(), meaning: z.string(), pages: z.array(Id) })
export type Term = z.infer<typeof Term>

export const ResourceLink = z.strictObject({
  label: z.string(),
  type: z.string(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  languages: z.array(z.string()).optional(),
  new: z.boolean().optional(),
})
export const Resource = z.strictObject({
  number: z.int().positive(),
  section: Id,
  title: z.string(),
  languages: z.array(z.string()),
  new: z.boolean().optional(),
  underPreparation: z.boolean().optional(),
  links: z.array(ResourceLink),
})
export type Resource = z.infer<typeof Resource>
export const Resources = z.strictObject({
  sections: z.array(z.strictObject({ id: Id, title: z.string() })),
  items: z.array(Resource),
})
export type Resources = z.infer<typeof Resources>

/** What a question weighs and where it stands, without its text. */
export const QuestionInfo = z.strictObject({ id: Id, page: Id, slot: z.int().min(0), points: z.number().positive() })
export type QuestionInfo = z.infer<typeof QuestionInfo>

/** A page as the outline knows it; its blocks are a file of their own, loaded when the page is opened. */
export const PageInfo = z.strictObject({
  id: Id,
  title: z.string(),
  minutes: z.int(),
  slot: z.int().min(0),
  assessment: Assessment.optional(),
})
export type PageInfo = z.infer<typeof PageInfo>

/** Which parts must be done for the course to be complete. */
export const Completion = z.strictObject({
  pages: z.enum(['all', 'none']),
  assessment: z.enum(['passed', 'taken', 'none']),
})

/**
 * The index of a compiled course: structure, rules and titles. Small, and all that opening a course needs.
 * `slot` numbers are the places of pages and questions in `suspend_data`; they are never reused.
 */
export const Course = z.strictObject({
  format: z.literal(1),
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string(),
  language: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  navigation: z.enum(['free', 'sequential']),
  completion: Completion,
  /** Per cent of the graded points; null when nothing is graded. */
  passingScore: z.number().min(1).max(100).nullable(),
  modules: z.array(z.strictObject({ id: Id, title: z.string(), pages: z.array(Id).min(1) })).min(1),
  pages: z.array(PageInfo).min(1).max(5000),
  questions: z.array(QuestionInfo).max(10_000),
  assets: z.array(z.string()),
})
export type Course = z.infer<typeof Course>

/** What every page may refer to: kept beside the index because only some pages need it. */
export const Reference = z.strictObject({ glossary: z.array(Term), resources: Resources })
export type Reference = z.infer<typeof Reference>

/** A whole compiled course, as the compiler makes it and the packager writes it. */
export const CompiledCourse = z.strictObject({ course: Course, pages: z.array(Page), reference: Reference })
export type CompiledCourse = z.infer<typeof CompiledCourse>

/** Where a running player gets the parts of its course; each call may fail and be repeated. */
export interface CourseSource {
  course: Course
  page(id: string): Promise<Page>
  reference(): Promise<Reference>
  /** The address of a file of the course's `assets/`. */
  asset(path: string): string
}
