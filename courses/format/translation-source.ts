import { z } from 'zod'
import { Id } from './course.ts'
import type { Problem } from './problem.ts'
import { readYaml } from './yaml.ts'

/* What translators write: texts under the ids of the original, and nothing else. */

const Text = z.string().trim().min(1, 'is empty').max(200_000, 'has more than 200,000 characters')

/** `<language>/course.yaml`. A page without a title here has the one of its own file, or the original's. */
export const TranslatedCourse = z.strictObject({
  title: Text,
  description: Text,
  modules: z.record(z.string(), Text),
  pages: z.record(z.string(), Text).default({}),
})
export type TranslatedCourse = z.infer<typeof TranslatedCourse>

/** `translates` is the fingerprint of the original page that was translated. */
export const TranslatedFrontMatter = z.strictObject({
  title: Text,
  lead: Text.optional(),
  objectives: z.array(Text).min(1, 'lists no objective'),
  translates: z.union([z.string(), z.number()], 'must be a text').transform(String).optional(),
})
export type TranslatedFrontMatter = z.infer<typeof TranslatedFrontMatter>

export const TranslatedGlossary = z.array(z.strictObject({ id: Id, term: Text, meaning: Text }))

export const TranslatedResources = z.strictObject({
  sections: z.array(z.strictObject({ id: Id, title: Text })).default([]),
  items: z.array(z.strictObject({ number: z.int().positive(), title: Text })).default([]),
})

/** A file of a translation; null where there is none, or none that can be read. */
export function readTranslated<T>(
  language: string,
  name: string,
  schema: z.ZodType<T>,
  files: ReadonlyMap<string, string>,
  problems: Problem[],
) {
  const file = `${language}/${name}`
  const text = files.get(file)
  return text === undefined ? null : readYaml(text, schema, { file, line: 1, column: 1 }, problems)
}

/**
 * Eight signs that change when a text changes: FNV-1a, 32 bits. Line ends and blanks at the ends of lines do not count.
 * The first is always a letter, so that YAML reads no number.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text.replace(/[ \t\r]+$/gm, '').trim()) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  const digits = (hash >>> 0).toString(16).padStart(8, '0')
  return digits.replace(/^\d/, (digit) => 'ghijklmnop'.charAt(Number(digit)))
}
