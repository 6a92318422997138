import type { CompiledCourse, Page } from './course.ts'
import { isQuestion } from './question.ts'
import { countSyllables } from './syllables.ts'

/* How much there is to read, and how hard it is. All of it is counted; only the readability is an estimate. */

/** Words of reading that suit one page, and the longest sentence that is easily read, in words. */
export const PAGE_WORDS = { least: 220, most: 500 }
export const SENTENCE_WORDS = 35

export interface Reading {
  minutes: number
  /** Words outside questions; compounds with a hyphen count as their parts. */
  words: number
  /** Words in questions, their options and their feedback. */
  questionWords: number
  /** Sentences outside questions, and their average length in words. Headings, labels and cells are none. */
  sentences: number
  sentenceWords: number | null
  longest: { words: number; text: string }
  /** Flesch reading ease (higher is easier, 60 is plain English) and Flesch-Kincaid grade. Null if not English. */
  ease: number | null
  grade: number | null
}

/** Something an author may want to look at; not a problem. */
export interface Remark {
  page: string
  message: string
}

export interface ReadingReport {
  language: string
  pages: (Reading & { page: string; module: string })[]
  modules: (Reading & { module: string; title: string })[]
  course: Reading
  remarks: Remark[]
}

export function reportReading({ course, pages }: CompiledCourse): ReadingReport {
  const counts = new Map(pages.map((page) => [page.id, countPage(page, course.language)]))
  const figures = (ids: readonly string[]) => toReading(ids.flatMap((id) => counts.get(id) ?? []).reduce(add, NOTHING))
  return {
    language: course.language,
    pages: course.modules.flatMap((module) =>
      module.pages.map((page) => ({ page, module: module.id, ...figures([page]) })),
    ),
    modules: course.modules.map(({ id, title, pages: ids }) => ({ module: id, title, ...figures(ids) })),
    course: figures(pages.map(({ id }) => id)),
    remarks: pages.flatMap((page) => remarksOn(page, figures([page.id]))),
  }
}

/** Names that stand before what only the player reads, in blocks of any kind. */
const NOT_READ = new Set(
  'id kind page term href url src alt source language languages type accept words field next group target'.split(' '),
)
/** How ids and choices of the format look. A lone word of small letters is taken for one. */
const TOKEN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const INLINE = new Set(['strong', 'em', 'del', 'code', 'a', 'term', 'page'])

/**
 * Every text in a piece of compiled course: a paragraph, a heading, an item, a label each. It goes by the look of the
 * data, not by kinds of block, so a kind it has never heard of is read too.
 */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return TOKEN.test(value) ? [] : lines(value)
  if (Array.isArray(value)) return value.some(isElement) ? lines(flatten(value)) : value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  if (isElement(value)) return lines(flatten([value]))
  return Object.entries(value).flatMap(([name, inner]) => (NOT_READ.has(name) ? [] : textsOf(inner)))
}

interface Element {
  tag: string
  children: unknown[]
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && 'tag' in value && 'children' in value && Array.isArray(value.children)

/** Rich text as plain text, with a line to each paragraph, item and cell. */
const flatten = (nodes: readonly unknown[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node.replace(/\s+/g, ' ')
      if (!isElement(node)) return ''
      const inner = flatten(node.children)
      return INLINE.has(node.tag) ? inner : `\n${inner}\n`
    })
    .join('')

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What can be added up over pages. */
interface Counts {
  minutes: number
  words: number
  questionWords: number
  sentences: number
  wordsInSentences: number
  /** Words with letters in sentences, and their syllables; none where the language is not English. */
  spelt: number
  syllables: number
  longest: { words: number; text: string }
}

const NOTHING: Counts = {
  minutes: 0, words: 0, questionWords: 0, sentences: 0, wordsInSentences: 0, spelt: 0, syllables: 0,
  longest: { words: 0, text: '' },
} // prettier-ignore

const add = (a: Counts, b: Counts): Counts => ({
  minutes: a.minutes + b.minutes,
  words: a.words + b.words,
  questionWords: a.questionWords + b.questionWords,
  sentences: a.sentences + b.sentences,
  wordsInSentences: a.wordsInSentences + b.wordsInSentences,
  spelt: a.spelt + b.spelt,
  syllables: a.syllables + b.syllables,
  longest: b.longest.words > a.longest.words ? b.longest : a.longest,
})

function countPage(page: Page, language: string): Counts {
  const asked = textsOf(page.blocks.filter(isQuestion))
  const read = textsOf([page.lead, page.blocks.filter((block) => !isQuestion(block))])
  const questionWords = asked.flatMap((text) => wordsOf(text, language)).length
  const start = { ...NOTHING, minutes: page.minutes, questionWords }
  return read
    .flatMap((text) => sentencesOf(text, language))
    .reduce((sum, text) => add(sum, countSentence(text, language)), start)
}

/** A full stop, or a colon before a list, and what may close a quotation after it. */
const ENDED = /[.!?…:。！？।؟]["'”’»)\]]*$/u

function countSentence(text: string, language: string): Counts {
  const words = wordsOf(text, language)
  const counted = { ...NOTHING, words: words.length, longest: { words: words.length, text } }
  if (!ENDED.test(text) || words.length === 0) return counted
  const spelt = isEnglish(language) ? words.filter((word) => /\p{L}/u.test(word)) : []
  const syllables = spelt.reduce((sum, word) => sum + countSyllables(word), 0)
  return { ...counted, sentences: 1, wordsInSentences: words.length, spelt: spelt.length, syllables }
}

function toReading(counts: Counts): Reading {
  const { minutes, words, questionWords, sentences, wordsInSentences, spelt, syllables, longest } = counts
  const sentenceWords = sentences > 0 ? wordsInSentences / sentences : null
  const perWord = spelt > 0 ? syllables / spelt : null
  const isRated = sentenceWords !== null && perWord !== null
  return {
    minutes, words, questionWords, sentences, longest,
    sentenceWords: sentenceWords === null ? null : round(sentenceWords),
    ease: isRated ? round(206.835 - 1.015 * sentenceWords - 84.6 * perWord) : null,
    grade: isRated ? round(0.39 * sentenceWords + 11.8 * perWord - 15.59) : null,
  } // prettier-ignore
}

const round = (figure: number): number => Math.round(figure * 10) / 10

function remarksOn({ id, assessment }: Page, { words, longest }: Reading): Remark[] {
  const remarks: Remark[] = []
  const { least, most } = PAGE_WORDS
  // The questions of an assessment are its reading.
  if (words > most || (words < least && !assessment)) {
    remarks.push({ page: id, message: `${words} words of reading. ${least} to ${most} suit one page.` })
  }
  if (longest.words > SENTENCE_WORDS) {
    const start = longest.text.split(' ').slice(0, 8).join(' ')
    remarks.push({
      page: id,
      message: `A sentence of ${longest.words} words: “${start} …”. Up to ${SENTENCE_WORDS} read well.`,
    })
  }
  return remarks
}

/** Whether the readability of a language can be told. The formulas and the syllables are those of English. */
export const isEnglish = (language: string): boolean => /^en(-|$)/i.test(language)

const segmenters = new Map<string, Intl.Segmenter>()
function segment(text: string, language: string, granularity: 'word' | 'sentence'): Intl.SegmentData[] {
  const key = `${granularity} ${language}`
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(key, segmenter)
  return [...segmenter.segment(text)]
}

const sentencesOf = (text: string, language: string): string[] =>
  segment(text, language, 'sentence').flatMap((part) => lines(part.segment))

const wordsOf = (text: string, language: string): string[] =>
  segment(text, language, 'word').flatMap((part) => (part.isWordLike ? [part.segment] : []))
