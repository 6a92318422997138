import { describe, expect, it } from 'vitest'
import type { Checklist, Form } from '../../../courses/format/course.ts'
import { emptyFields, entriesOf, sentenceOf } from '../../../player/written.ts'

const form: Form = {
  kind: 'form',
  id: 'vision',
  title: 'Vision',
  fields: [
    { id: 'more', label: 'What more?', as: 'line' },
    {
      id: 'with',
      label: 'With whom?',
      as: 'many',
      options: [
        { id: 'schools', text: ['Schools'] },
        { id: 'firms', text: ['Local ', { tag: 'em', children: ['firms'] }] },
      ],
    },
    { id: 'note', label: 'Note', as: 'text', optional: true },
  ],
  sentence: [
    'We want ',
    { field: 'vision.more' },
    ' with ',
    { field: 'vision.with' },
    ' in ',
    { field: 'city.name' },
    '.',
  ],
}
const list: Checklist = {
  kind: 'checklist',
  id: 'lens',
  title: 'Lens',
  groups: [],
  items: [
    { id: 'a', text: ['First'] },
    { id: 'b', text: ['Second'] },
  ],
}
const kept = (notes: Record<string, string[]>) => (key: string) => notes[key] ?? []

describe('what is written in a form', () => {
  it('is told in the words of its fields and options, in the order of the author', () => {
    const valueOf = kept({ 'vision.more': ['Trust'], 'vision.with': ['firms', 'gone', 'schools'] })
    expect(entriesOf(form, valueOf)).toEqual([
      { label: 'What more?', values: ['Trust'], isText: true },
      { label: 'With whom?', values: ['Schools', 'Local firms'], isText: false },
      { label: 'Note', values: [], isText: true },
    ])
  })

  it('is put together in a sentence, with dots for what is empty', () => {
    const notes = { 'vision.more': ['  more\ntrust. '], 'vision.with': ['schools', 'firms'] }
    expect(sentenceOf(form, kept(notes), 'en')).toBe('We want more trust with Schools and Local firms in ….')
    expect(sentenceOf(form, kept({ 'city.name': ['Rivermouth'] }), 'en')).toBe('We want … with … in Rivermouth.')
  })

  it('makes no sentence before anything is written, or where the author asks for none', () => {
    expect(sentenceOf(form, kept({ 'vision.more': [' '] }), 'en')).toBeNull()
    const { sentence: _, ...plain } = form
    expect(sentenceOf(plain, kept({ 'vision.more': ['x'] }), 'en')).toBeNull()
  })

  it('lists what is asked for and still empty; blanks are empty', () => {
    expect(emptyFields(form, kept({ 'vision.more': [' \n'] })).map(({ id }) => id)).toEqual(['more', 'with'])
    expect(emptyFields(form, kept({ 'vision.more': ['x'], 'vision.with': ['firms'] }))).toEqual([])
  })
})

describe('what is noted in a checklist', () => {
  it('is the ticked items', () => {
    const value = kept({ lens: ['b', 'gone'] })
    expect(entriesOf(list, value)).toEqual([{ label: null, values: ['Second'], isText: false }])
  })

  it('is the words of the scale; a place that it no longer has is none', () => {
    const rated: Checklist = { ...list, scale: ['Not yet', 'Often'] }
    expect(entriesOf(rated, kept({ lens: ['a.1', 'b.7'] }))).toEqual([
      { label: 'First', values: ['Often'], isText: true },
      { label: 'Second', values: [], isText: true },
    ])
  })
})
