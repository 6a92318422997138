/* eslint-disable max-lines -- the compiled format, all of it in one place */
import { z } from 'zod'
import { HEX_COLOUR } from './contrast.ts'
import { RichText } from './rich-text.ts'
import type { SearchWords } from './search-text.ts'

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

/**
 * Each item belongs to one target. As a match every target is used once at most, as a sort any number of times. `why` is
 * told once the item has been placed.
 */
export const Assign = z.strictObject({
  kind: z.literal('assign'),
  ...question,
  as: z.enum(['match', 'sort']),
  items: z
    .array(z.strictObject({ ...named, target: Id, why: RichText.optional() }))
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

/** Points to be shared out. An item is well served from `least` to `most`; outside, one of two texts tells the risk. */
export const Allocation = z.strictObject({
  kind: z.literal('allocation'),
  ...question,
  total: z.int().positive().max(10_000),
  items: z
    .array(
      z.strictObject({
        ...named,
        least: z.int().min(0),
        most: z.int().min(0),
        tooLittle: RichText.optional(),
        tooMuch: RichText.optional(),
      }),
    )
    .min(2)
    .max(36),
})
export type Allocation = z.infer<typeof Allocation>

/**
 * A story that branches: each choice has a consequence and leads to another step or to an end. It begins with the first
 * step, and every path comes to an end. `score` is what an end is worth, 0 … 1.
 */
export const Scenario = z.strictObject({
  kind: z.literal('scenario'),
  ...question,
  as: z.enum(['decisions', 'dialogue']),
  steps: z
    .array(
      z.strictObject({
        id: Id,
        speaker: z.string().optional(),
        text: RichText,
        choices: z
          .array(z.strictObject({ ...named, then: RichText, next: Id }))
          .min(2)
          .max(6),
      }),
    )
    .min(1)
    .max(36),
  ends: z
    .array(z.strictObject({ id: Id, title: z.string(), text: RichText, score: z.number().min(0).max(1) }))
    .min(1)
    .max(36),
})
export type Scenario = z.infer<typeof Scenario>

const Picture = z.strictObject({ src: z.string(), alt: z.string() })

/**
 * Something made better by choosing at most `most` parts: each part has an effect, and a goal is met by `needs` parts that
 * serve it, as long as none is chosen that harms it. The pictures show the thing before and after.
 */
export const Compose = z.strictObject({
  kind: z.literal('compose'),
  ...question,
  most: z.int().positive(),
  options: z
    .array(z.strictObject({ ...named, effect: RichText, serves: z.array(Id), harms: z.array(Id) }))
    .min(2)
    .max(36),
  goals: z
    .array(z.strictObject({ ...named, needs: z.int().positive(), hint: RichText }))
    .min(1)
    .max(12),
  before: Picture.optional(),
  after: Picture.optional(),
})
export type Compose = z.infer<typeof Compose>

/** The kinds of block that ask for an answer. */
export const Question = z.discriminatedUnion('kind', [Choice, Assign, Order, Entry, Allocation, Scenario, Compose])
export type Question = z.infer<typeof Question>

/** One thing to fill in. `avoid` are words that call for a hint while they stand in the text. */
export const Field = z.strictObject({
  id: Id,
  label: z.string(),
  hint: z.string().optional(),
  as: z.enum(['line', 'text', 'one', 'many']),
  optional: z.literal(true).optional(),
  options: z.array(z.strictObject(named)).optional(),
  avoid: z.array(z.strictObject({ words: z.array(z.string()).min(1), hint: z.string() })).optional(),
})
export type Field = z.infer<typeof Field>

/**
 * Private fields: what is written stays on the learner's device. `sentence` puts it together: texts, and between them
 * `form.field` keys.
 */
export const Form = z.strictObject({
  kind: z.literal('form'),
  id: Id,
  title: z.string(),
  text: RichText.optional(),
  fields: z.array(Field).min(1).max(24),
  sentence: z.array(z.union([z.string(), z.strictObject({ field: z.string() })])).optional(),
})
export type Form = z.infer<typeof Form>

/** A private list to tick, or to rate on `scale` (lowest first), with a profile of its groups. */
export const Checklist = z.strictObject({
  kind: z.literal('checklist'),
  id: Id,
  title: z.string(),
  text: RichText.optional(),
  scale: z.array(z.string()).min(2).max(7).optional(),
  /** Each with what is told while it is low. */
  groups: z.array(z.strictObject({ id: Id, title: z.string(), low: RichText.optional() })).max(14),
  items: z
    .array(z.strictObject({ ...named, group: Id.optional(), hint: RichText.optional() }))
    .min(1)
    .max(60),
  chart: z.enum(['bars', 'wheel', 'spider']).optional(),
})
export type Checklist = z.infer<typeof Checklist>

/** A table that may be filtered and sorted by its columns. Cells stand in the order of the columns. */
export const Table = z.strictObject({
  kind: z.literal('table'),
  title: z.string(),
  columns: z
    .array(
      z.strictObject({
        id: Id,
        title: z.string(),
        as: z.enum(['text', 'number']),
        filter: z.literal(true).optional(),
        sort: z.literal(true).optional(),
      }),
    )
    .min(2)
    .max(8),
  rows: z.array(z.array(RichText)).min(1).max(500),
})
export type Table = z.infer<typeof Table>

/** A film elsewhere: nothing of it is in the course but this card. */
export const Video = z.strictObject({
  kind: z.literal('video'),
  title: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  length: z.string().optional(),
  language: z.string().optional(),
  captions: z.string().optional(),
  poster: Picture.optional(),
  transcript: RichText.optional(),
})
export type Video = z.infer<typeof Video>

/** Pictures with spoken sentences, read by the browser's own voice and always there as captions and transcript. */
export const Slides = z.strictObject({
  kind: z.literal('slides'),
  title: z.string(),
  slides: z
    .array(z.strictObject({ ...Picture.shape, title: z.string(), said: z.array(z.string()).min(1) }))
    .min(1)
    .max(40),
})
export type Slides = z.infer<typeof Slides>

/** The modules with their minutes, and a pace the learner chooses (minutes a week), kept as a private note. */
export const CourseMap = z.strictObject({
  kind: z.literal('course-map'),
  id: Id,
  prompt: z.string(),
  paces: z
    .array(z.strictObject({ id: Id, text: z.string(), minutes: z.int().positive() }))
    .min(2)
    .max(6),
})
export type CourseMap = z.infer<typeof CourseMap>

/** What the learner wrote and chose on other pages, gathered on one sheet. */
export const Plan = z.strictObject({
  kind: z.literal('plan'),
  title: z.string(),
  /** A form or checklist, and the page it stands on. */
  parts: z.array(z.strictObject({ title: z.string(), from: Id, page: Id })).min(1),
})
export type Plan = z.infer<typeof Plan>

/** One piece of a page. A new kind: `player/README.md`, "A new kind of block". */
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
    items: z
      .array(
        z.strictObject({
          title: z.string(),
          meta: z.string().optional(),
          text: RichText,
          /** What a press on its label opens. */
          more: z.strictObject({ label: z.string(), text: RichText }).optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ kind: z.literal('quote'), text: RichText, who: z.string(), source: Source.optional() }),
  z.strictObject({ kind: z.literal('resources'), items: z.array(z.int().positive()).min(1) }),
  z.strictObject({ kind: z.literal('resource-library') }),
  z.strictObject({ kind: z.literal('glossary') }),
  Table,
  Video,
  Slides,
  CourseMap,
  Form,
  Checklist,
  Plan,
  z.strictObject({ kind: z.literal('certificate') }),
  Choice,
  Assign,
  Order,
  Entry,
  Allocation,
  Scenario,
  Compose,
])
export type Block = z.infer<typeof Block>

/**
 * How the questions of a page are taken together. `attempts` counts rounds of the whole assessment; null = unlimited.
 * `draw`: this many of the page's questions are asked in a round. `score`: the round that counts, the best if left out.
 * `profile`: the result is drawn by the pages that explain.
 */
export const Assessment = z.strictObject({
  graded: z.boolean(),
  attempts: z.int().positive().nullable(),
  draw: z.int().positive().optional(),
  score: z.enum(['first', 'last']).optional(),
  profile: z.literal(true).optional(),
})
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

/** What a question weighs and where it stands, without its text. `type` is what authors call its kind. */
export const QuestionInfo = z.strictObject({
  id: Id,
  page: Id,
  slot: z.int().min(0),
  points: z.number().positive(),
  type: z.string(),
})
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

/** How the course and an LMS get on with each other. What is left out is `ask`, 10 and `passed-failed`. */
export const LmsRules = z.strictObject({
  /** When the LMS begins a new attempt although it had confirmed an earlier state. */
  onReset: z.enum(['ask', 'restart', 'restore']).optional(),
  /** Least seconds between two commits for small things. */
  interval: z.number().min(5).max(300).optional(),
  /** Which words the LMS is told. `failed` is only ever said when no attempt is left. */
  status: z.enum(['passed-incomplete', 'passed-failed', 'completed-incomplete', 'completed-failed']).optional(),
})
export type LmsRules = z.infer<typeof LmsRules>

/** One colour for the light theme and one for the dark. */
const Shades = z.strictObject({ light: z.string().regex(HEX_COLOUR), dark: z.string().regex(HEX_COLOUR) })

/** The look of whoever gives the course. Its contrast has been checked. */
export const Branding = z.strictObject({
  accent: Shades.optional(),
  /** The accent as a ground; there whenever it is. */
  accentSoft: Shades.optional(),
  logo: Picture.optional(),
})
export type Branding = z.infer<typeof Branding>

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
  /** All that it can be shown in, its own first; left out where it has no other. */
  languages: z.array(z.string()).min(2).optional(),
  description: z.string(),
  keywords: z.array(z.string()),
  navigation: z.enum(['free', 'sequential']),
  completion: Completion,
  /** Per cent of the graded points; null when nothing is graded. */
  passingScore: z.number().min(1).max(100).nullable(),
  lms: LmsRules.optional(),
  /** Once an assessment is passed it may not be taken again. */
  review: z.literal('read-only').optional(),
  branding: Branding.optional(),
  modules: z.array(z.strictObject({ id: Id, title: z.string(), pages: z.array(Id).min(1) })).min(1),
  pages: z.array(PageInfo).min(1).max(5000),
  questions: z.array(QuestionInfo).max(10_000),
  assets: z.array(z.string()),
})
export type Course = z.infer<typeof Course>

/** What every page may refer to: kept beside the index because only some pages need it. */
export const Reference = z.strictObject({ glossary: z.array(Term), resources: Resources })
export type Reference = z.infer<typeof Reference>

/** The titles of a course in another of its languages, by id; what is not there is not translated. */
export const CourseTexts = z.strictObject({
  language: z.string(),
  title: z.string(),
  description: z.string(),
  modules: z.record(Id, z.string()),
  pages: z.record(Id, z.string()),
  /** The pages whose text there is, too. */
  translated: z.array(Id),
  /** Whether something of the glossary or the resources is. */
  reference: z.boolean(),
})
export type CourseTexts = z.infer<typeof CourseTexts>

/** A course in another of its languages: with the same ids, structure and right answers. */
export const Translation = z.strictObject({
  language: z.string(),
  texts: CourseTexts,
  pages: z.array(Page),
  /** The whole of it, where something of it is translated. */
  reference: Reference.optional(),
})
export type Translation = z.infer<typeof Translation>

/** A whole compiled course, as the compiler makes it and the packager writes it. */
export const CompiledCourse = z.strictObject({
  course: Course,
  pages: z.array(Page),
  reference: Reference,
  translations: z.array(Translation).optional(),
})
export type CompiledCourse = z.infer<typeof CompiledCourse>

/** A page as it is shown; `language` where that is not the one the course is shown in. */
export type ShownPage = Page & { language?: string }

/** Where a running player gets the parts of its course; each call may fail and be repeated. */
export interface CourseSource {
  course: Course
  page(id: string): Promise<ShownPage>
  reference(): Promise<Reference>
  /** Which words stand where, for the search. */
  search(): Promise<SearchWords>
  /** The address of a file of the course's `assets/`. */
  asset(path: string): string
  /** What there is of the course in another of its languages. */
  translation?(language: string): Promise<TranslationSource>
}

export interface TranslationSource {
  texts: CourseTexts
  /** Of the pages that are translated. */
  search(): Promise<SearchWords>
  /** One of `texts.translated`. */
  page(id: string): Promise<Page>
  /** Only where `texts.reference` says so. */
  reference(): Promise<Reference>
}
