import type { Checklist, Form } from '../courses/format/course.ts'
import { ratingOf } from './checklist-profile.ts'
import { fieldKey, type ValueOf } from './note-keys.ts'
import { plainText } from './plain-text.ts'

/** What was asked, and what was written or chosen; nothing while `values` is empty. */
export interface Entry {
  /** Null where the part's title says it all. */
  label: string | null
  values: readonly string[]
  /** Written text stands as it is; what was chosen is a list. */
  isText: boolean
}

type Field = Form['fields'][number]

/** What a learner wrote in a form, or ticked or rated in a checklist, in words. */
export function entriesOf(block: Form | Checklist, valueOf: ValueOf): Entry[] {
  if (block.kind === 'form')
    return block.fields.map((field) => ({
      label: field.label,
      values: answersOf(field, valueOf(fieldKey(block.id, field.id))),
      isText: !field.options,
    }))
  const value = valueOf(block.id)
  const { scale } = block
  if (scale)
    return block.items.map(({ id, text }) => {
      const word = scale[ratingOf(value, id) ?? -1]
      return { label: plainText(text), values: word === undefined ? [] : [word], isText: true }
    })
  const ticked = block.items.filter(({ id }) => value.includes(id)).map(({ text }) => plainText(text))
  return [{ label: null, values: ticked, isText: false }]
}

/** The answers to one field in words; options that a newer edition no longer has are left out. */
export const answersOf = ({ options }: Field, value: readonly string[]): string[] =>
  options
    ? options.filter(({ id }) => value.includes(id)).map(({ text }) => plainText(text))
    : value.filter((text) => text.trim() !== '')

/** A sentence put together from a form's fields and others'; null where the form has none, or nothing is written yet. */
export function sentenceOf({ id, fields, sentence }: Form, valueOf: ValueOf, language: string): string | null {
  if (!sentence) return null
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const answers = (key: string): string[] => {
    const field = fields.find((other) => fieldKey(id, other.id) === key)
    const value = field ? answersOf(field, valueOf(key)) : valueOf(key)
    return value.map(asPart).filter((part) => part !== '')
  }
  let isEmpty = true
  const parts = sentence.map((part) => {
    if (typeof part === 'string') return part
    const given = answers(part.field)
    if (given.length > 0) isEmpty = false
    return given.length > 0 ? list.format(given) : '…'
  })
  return isEmpty ? null : parts.join('')
}

/** Fields that are asked for and still empty. */
export const emptyFields = ({ id, fields }: Form, valueOf: ValueOf): Field[] =>
  fields.filter((field) => !field.optional && answersOf(field, valueOf(fieldKey(id, field.id))).length === 0)

/** A text inside a sentence: on one line, without a full stop of its own. */
const asPart = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]+$/, '')
