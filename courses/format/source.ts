import { z } from 'zod'
import { HEX_COLOUR } from './contrast.ts'
import { Assessment, Completion, Id, LmsRules, Resources, Source, Term } from './course.ts'

/* What authors write, as it stands in their files. `compile.ts` turns it into what `course.ts` describes. */

/** A line or paragraph of Markdown inside YAML. */
const Text = z.string().trim().min(1, 'is empty').max(200_000, 'has more than 200,000 characters')
/** YAML reads 2004 as a number and true as a truth value; authors mean the word. */
const Word = z.union([Text, z.number(), z.boolean()], 'must be a text').transform(String)

const Picture = z.strictObject({ src: Text, alt: Text })

/** Unquoted, a colour is a comment in YAML, and nothing arrives here. */
const Colour = z
  .unknown()
  .refine((value) => HEX_COLOUR.test(String(value)), 'must be a colour such as "#23418f", in quotes')
  .transform((value) => String(value).toLowerCase())

const Branding = z
  .strictObject({ accent: Colour.optional(), accentDark: Colour.optional(), logo: Picture.optional() })
  .refine(({ accent, accentDark }) => accent !== undefined || accentDark === undefined, {
    path: ['accentDark'],
    error: 'needs an "accent" beside it',
  })
  .refine((branding) => Object.keys(branding).length > 0, 'has neither an "accent" nor a "logo"')

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
  lms: LmsRules.optional(),
  review: z.literal('read-only', 'must be read-only, or left out').optional(),
  branding: Branding.optional(),
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
      draw: z.int().positive().optional(),
      score: z.enum(['best', 'first', 'last']).default('best'),
      profile: z.boolean().default(false),
    })
    .optional(),
})

/** The authors' ledger of what pages may tell. It never leaves their folder. */
export const FactsFile = z.array(
  z.strictObject({
    id: z.string().regex(/^F\d{3}$/, 'must look like F001'),
    status: z.enum(['sourced', 'uncertain', 'general']),
    claim: Text,
    source: Source.optional(),
  }),
)
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

/** With the id of a field it names a private note, which may have 200 characters. */
const NoteId = Id.max(100, 'an id of private notes has at most 100 characters')
const Ids = z.union([Id, z.array(Id)]).transform((ids) => [ids].flat())
const Named = z.record(z.string(), Word)

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
    items: z
      .array(
        z.strictObject({
          title: Text,
          meta: Word.optional(),
          text: Text,
          more: z.strictObject({ label: Text, text: Text }).optional(),
        }),
      )
      .min(1, 'is empty'),
  }),
  quote: z.strictObject({ text: Text, who: Text, source: Source.optional() }),
  table: z.strictObject({
    title: Text,
    columns: z.record(
      z.string(),
      z.strictObject({
        title: Text,
        as: z.enum(['text', 'number']).default('text'),
        filter: z.boolean().default(false),
        sort: z.boolean().default(false),
      }),
    ),
    rows: z.array(z.record(z.string(), Word)).min(1, 'is empty').max(500, 'has more than 500 rows'),
  }),
  video: z.strictObject({
    title: Text,
    url: z.url({ protocol: /^https?$/, error: 'must be a web address' }),
    length: Word.optional(),
    language: Text.optional(),
    captions: Text.optional(),
    poster: Picture.optional(),
    transcript: Text.optional(),
  }),
  slides: z.strictObject({
    title: Text,
    slides: z
      .array(z.strictObject({ ...Picture.shape, title: Text, said: z.array(Text).min(1, 'says nothing') }))
      .min(1, 'is empty')
      .max(40, 'has more than 40 slides'),
  }),
  'course-map': z.strictObject({
    id: NoteId,
    prompt: Text,
    paces: z.record(z.string(), z.strictObject({ text: Text, minutes: z.int().positive() })),
  }),
  form: z.strictObject({
    id: NoteId,
    title: Text,
    text: Text.optional(),
    fields: z.record(
      z.string(),
      z.strictObject({
        label: Text,
        hint: Text.optional(),
        as: z.enum(['line', 'text', 'one', 'many']).default('text'),
        optional: z.boolean().default(false),
        options: Named.optional(),
        avoid: z.array(z.strictObject({ words: z.array(Word).min(1, 'is empty'), hint: Text })).optional(),
      }),
    ),
    sentence: Text.optional(),
  }),
  checklist: z.strictObject({
    id: NoteId,
    title: Text,
    text: Text.optional(),
    scale: z.array(Word).min(2, 'has 2 to 7 steps').max(7, 'has 2 to 7 steps').optional(),
    groups: z.record(z.string(), z.strictObject({ title: Text, low: Text.optional() })).default({}),
    items: z.record(
      z.string(),
      z.union([
        Word.transform((text) => ({ text, group: undefined, hint: undefined })),
        z.strictObject({ text: Word, group: Word.optional(), hint: Text.optional() }),
      ]),
    ),
    chart: z.enum(['bars', 'wheel', 'spider']).optional(),
  }),
  plan: z.strictObject({
    title: Text,
    parts: z.array(z.strictObject({ title: Text, from: Id, page: Id })).min(1, 'is empty'),
  }),
  certificate: z.strictObject({}),
  /** Questions of other pages, asked again here; never a block itself. */
  pool: z.strictObject({
    pages: z.union([z.literal('all'), z.array(Id).min(1, 'names no page')], 'must be all, or a list of pages'),
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
    items: z.record(z.string(), z.strictObject({ text: Word, column: Word, why: Text.optional() })),
    credit: Credit,
  }),
  numeric: z.strictObject({
    ...asked,
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: Text.optional(),
  }),
  'fill-in': z.strictObject({ ...asked, accept: z.array(Word).min(1, 'is empty') }),
  allocation: z.strictObject({
    ...asked,
    total: z.int().positive().max(10_000).default(100),
    items: z.record(
      z.string(),
      z.strictObject({
        text: Word,
        least: z.int().min(0).default(0),
        most: z.int().min(0).optional(),
        tooLittle: Text.optional(),
        tooMuch: Text.optional(),
      }),
    ),
    credit: Credit,
  }),
  scenario: z.strictObject({
    ...asked,
    as: z.enum(['decisions', 'dialogue']).default('decisions'),
    steps: z.record(
      z.string(),
      z.strictObject({
        speaker: Text.optional(),
        text: Text,
        choices: z.record(z.string(), z.strictObject({ text: Word, then: Text, next: Word })),
      }),
    ),
    ends: z.record(z.string(), z.strictObject({ title: Text, text: Text, score: z.number().min(0).max(1) })),
    credit: Credit,
  }),
  compose: z.strictObject({
    ...asked,
    most: z.int().positive(),
    options: z.record(
      z.string(),
      z.strictObject({ text: Word, effect: Text, serves: Ids.default([]), harms: Ids.default([]) }),
    ),
    goals: z.record(z.string(), z.strictObject({ text: Word, needs: z.int().positive().default(1), hint: Text })),
    before: Picture.optional(),
    after: Picture.optional(),
    credit: Credit,
  }),
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
  'allocation',
  'scenario',
  'compose',
] as const satisfies readonly FenceKind[]
export type QuestionFence = (typeof QUESTION_FENCES)[number]
export const isQuestionFence = (kind: string): kind is QuestionFence =>
  (QUESTION_FENCES as readonly string[]).includes(kind)
