import type { Form } from '../courses/format/course.ts'
import { fold } from '../courses/format/fold.ts'

type Avoid = NonNullable<Form['fields'][number]['avoid']>

/** The hints for the words of an author's list that stand in a text: whole words, whatever their case and accents. */
export function avoidHints(avoid: Avoid, text: string): string[] {
  const words = asWords(text)
  return avoid.filter((entry) => entry.words.some((word) => words.includes(asWords(word)))).map(({ hint }) => hint)
}

/** The words with one blank around each, so that one text is found inside another at the bounds of words only. */
const asWords = (text: string): string =>
  ` ${fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
