import { expect, it } from 'vitest'
import type { Block, Resource } from '../../../courses/format/course.ts'
import { allNotes } from '../../../player/all-notes.ts'
import { en } from '../../../player/strings/en.ts'
import { courseOf } from '../../component/course.ts'

const form: Block = {
  kind: 'form',
  id: 'vision',
  title: 'Vision',
  fields: [{ id: 'more', label: 'What more?', as: 'line' }],
  sentence: ['We want ', { field: 'vision.more' }, '.'],
}
const list: Block = { kind: 'checklist', id: 'lens', title: 'Lens', groups: [], items: [{ id: 'a', text: ['First'] }] }
const map: Block = {
  kind: 'course-map',
  id: 'pace',
  prompt: 'How fast?',
  paces: [
    { id: 'calm', text: 'Calm', minutes: 30 },
    { id: 'brisk', text: 'Brisk', minutes: 60 },
  ],
}
const resources: Resource[] = [
  {
    number: 3,
    section: 's',
    title: 'Manual',
    languages: ['en'],
    links: [{ label: 'PDF', type: 'pdf', url: 'https://example.org/a.pdf' }],
  },
  {
    number: 4,
    section: 's',
    title: 'Draft',
    languages: ['en'],
    underPreparation: true,
    links: [{ label: 'PDF', type: 'pdf', url: 'https://example.org/b.pdf' }],
  },
]
const { pages } = courseOf({
  pages: [
    { id: 'one', blocks: [map, list] },
    { id: 'two', blocks: [form] },
  ],
})
const notesOf = (notes: Record<string, string[]>) =>
  new Map(Object.entries(notes).map(([key, value]) => [key, { value }]))

it('gathers what is written on every page, in the order of the course, and the stars', () => {
  const notes = notesOf({
    'vision.more': ['trust'],
    lens: ['a'],
    pace: ['brisk'],
    'star.3': ['1'],
    'star.4': ['1'],
  })
  expect(allNotes({ pages, resources, language: 'en' }, notes, en)).toEqual([
    { title: 'One: How fast?', entries: [{ label: null, values: ['Brisk'], isText: true }] },
    { title: 'One: Lens', entries: [{ label: null, values: ['First'], isText: false }], sentence: null },
    {
      title: 'Two: Vision',
      entries: [{ label: 'What more?', values: ['trust'], isText: true }],
      sentence: 'We want trust.',
    },
    {
      title: 'Resources you starred',
      entries: [{ label: null, values: ['Manual · https://example.org/a.pdf', 'Draft'], isText: false }],
    },
  ])
})

it('leaves nothing out: notes of pages that did not arrive or are gone stand at the end', () => {
  const notes = notesOf({ 'vision.more': ['trust'], 'old.field': ['kept'], 'certificate.name': ['Anna'], lens: [] })
  expect(allNotes({ pages: pages.slice(0, 1), resources: [], language: 'en' }, notes, en)).toEqual([
    {
      title: 'Other notes',
      entries: [
        { label: 'vision.more', values: ['trust'], isText: true },
        { label: 'old.field', values: ['kept'], isText: true },
        { label: en.certificateName, values: ['Anna'], isText: true },
      ],
    },
  ])
})

it('is empty where nothing is written', () => {
  expect(allNotes({ pages, resources, language: 'en' }, notesOf({ lens: [], 'star.3': [] }), en)).toEqual([])
})
