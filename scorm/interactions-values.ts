import type { RichText } from '../courses/format/rich-text.ts'
import { formatReal } from './formats.ts'

/** Inside a line of text; all other elements begin a new one. */
const INLINE = new Set(['strong', 'em', 'del', 'code', 'a', 'term', 'page'])

/** The words of rich text, with a blank where a line would end. */
export const plainText = (text: RichText): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      const words = plainText(node.children)
      return INLINE.has(node.tag) ? words : ` ${words} `
    })
    .join('')

/** One line of well-formed text in NFC: LMSs refuse line breaks, and half an emoji makes Moodle's Commit throw. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\p{Noncharacter_Code_Point}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim()

/** At most `limit` UTF-16 units, as LMSs count, never ending inside a character. What was cut ends in `…`. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The limit of a short 2004 text, which is counted here with all that stands before it. */
const SHORT = 250
const LONG = 4000

/** A short 2004 localized string, cut where it is too long; null for an empty one. */
export const localized = (text: string, language: string): string | null => localizedUpTo(SHORT, text, language)

/**
 * A written answer of 2004. A long one is a type of its own, without patterns. So is one of many commas: scorm-again
 * takes commas for delimiters, and no more than ten parts.
 */
export function localizedAnswer(
  text: string,
  language: string,
): { type: 'fill-in' | 'long-fill-in'; response: string | null } {
  const response = localizedUpTo(LONG, text, language)
  const isLong = response !== null && (response.length > SHORT || response.split(',').length > 10)
  return { type: isLong ? 'long-fill-in' : 'fill-in', response }
}

function localizedUpTo(limit: number, text: string, language: string): string | null {
  const open = languageTag(language)
  const said = withoutDelimiters(oneLine(text))
  return said === '' ? null : open + cut(said, limit - open.length)
}

/**
 * An accepted text as a 2004 pattern; null where it is empty or too long, for half of it would be another answer, or where
 * scorm-again would take it for several.
 */
export function localizedPattern(text: string, language: string): string | null {
  const said = withoutDelimiters(oneLine(text))
  // In the standard's order: the language belongs to the text, the other to the whole pattern.
  const pattern = `{case_matters=false}${languageTag(language)}${said}`
  return said === '' || pattern.length > SHORT || said.includes(',') ? null : pattern
}

/** English is what a text without a tag is in. Only two letters, because Moodle knows few of the longer codes. */
function languageTag(language: string): string {
  const code = /^[a-z]{2}(?=-|$)/i.exec(language)?.[0].toLowerCase() ?? 'en'
  return code === 'en' ? '' : `{lang=${code}}`
}

/** What would be read as one of the standard's delimiters gets a wide bracket, which looks the same. */
const withoutDelimiters = (text: string): string => text.replace(/\[(?=[,.:]\])/g, '［').replaceAll('{', '｛')

/** A plain decimal with at most 7 decimals; null when it is beyond `most` on either side of 0. */
export function formatDecimal(value: number, most: number): string | null {
  if (!(Math.abs(value) <= most)) return null
  const text = formatReal(value)
  return text === '-0' ? '0' : text
}

/** SCORM 1.2 CMITime `HH:MM:SS`, the learner's clock; null when `t` is no time. */
export function formatClockTime(t: number): string | null {
  const date = new Date(t)
  return Number.isNaN(date.getTime()) ? null : clock(date)
}

/**
 * SCORM 2004 time(second,10,0) as `2026-01-02T03:04:05.67+01:00`; null outside 1970 … 2038. With hundredths, because a
 * zone is allowed only behind a fraction.
 */
export function formatTimestamp(t: number): string | null {
  const date = new Date(t)
  const year = date.getFullYear()
  if (!(year >= 1970 && year <= 2038)) return null
  const east = -Math.round(date.getTimezoneOffset())
  const minutes = Math.abs(east)
  const zone = `${east < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${clock(date)}.${two(Math.floor(date.getMilliseconds() / 10))}${zone}`
}

const clock = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
const two = (value: number): string => String(value).padStart(2, '0')
