import type { RichText } from '../courses/format/rich-text.ts'

/** Marks that end a line but never begin one, and such that begin a word but never end a line, with a French space. */
const CLOSING = /^[\u00a0\u202f]?[.,;:!?…)\]}’”»›]+/
const OPENING = /[([{‘“«‹][\u00a0\u202f]?$/

const stringAt = (text: RichText, at: number): string => (typeof text[at] === 'string' ? text[at] : '')
const isTerm = (text: RichText, at: number): boolean => {
  const node = text[at]
  return typeof node === 'object' && node.tag === 'term'
}

/** Browsers may break a line beside a button, even before a comma. So a term holds the marks that touch it. */
export const marksBefore = (text: RichText, at: number): string => OPENING.exec(stringAt(text, at - 1))?.[0] ?? ''
export const marksAfter = (text: RichText, at: number): string => CLOSING.exec(stringAt(text, at + 1))?.[0] ?? ''

/** A string without the marks that terms beside it hold. */
export function withoutMarks(text: RichText, at: number): string {
  const whole = stringAt(text, at)
  const start = isTerm(text, at - 1) ? marksAfter(text, at - 1).length : 0
  const end = isTerm(text, at + 1) ? marksBefore(text, at + 1).length : 0
  return whole.slice(start, Math.max(start, whole.length - end))
}
