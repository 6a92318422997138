import { expect, test } from 'vitest'
import type { Block, Page } from '../../../../courses/format/course.ts'
import { readPlaces, readWords, searchTexts, searchWords, wordsOf } from '../../../../courses/format/search-text.ts'

const page = (id: string, blocks: Block[], more: Partial<Page> = {}): Page => ({
  ...{ id, title: `Title of ${id}`, minutes: 5, objectives: [], blocks, ...more },
})
const text = (...paragraphs: string[]): Block => ({
  kind: 'text',
  text: paragraphs.map((words) => ({ tag: 'p', children: [words] })),
})
const question: Block = {
  kind: 'choice',
  id: 'q1',
  select: 'one',
  prompt: ['Which harbour froze?'],
  options: [
    { id: 'a', text: ['Rightanswer'], right: true },
    { id: 'b', text: ['Wrongoption'], right: false, why: ['Wronglysaid'] },
  ],
  explanation: ['Explained'],
  points: 1,
  shuffle: false,
}

test('every word is found again on its pages', () => {
  const words = searchWords({ pages: [page('a', [text('Tram trams')]), page('b', []), page('c', [text('the TRAM')])] })
  const all = readWords(words)
  const places = words.places.split(' ').map(readPlaces)
  expect(Object.fromEntries(all.map((word, i) => [word, places[i]]))).toEqual({ the: [2], tram: [0, 2], trams: [0] })
  expect(words.pages).toEqual(['a', 'b', 'c'])
})

test('a course without words has none', () => {
  expect(readWords(searchWords({ pages: [page('a', [])] }))).toEqual([])
})

test('words that share more than one digit can say come back whole', () => {
  const long = 'x'.repeat(40)
  expect(readWords(searchWords({ pages: [page('a', [text(`${long}a ${long}b`)])] }))).toEqual([`${long}a`, `${long}b`])
})

test('a question is found by its prompt and not by what tells its answer', () => {
  expect(searchTexts(page('a', [question]))).toEqual(['Which harbour froze?'])
})

test('questions that are drawn are not to be read in advance', () => {
  const assessment = { graded: true, attempts: 2, draw: 1 }
  expect(searchTexts(page('a', [question], { assessment }))).toEqual([])
})

test('a link or a term in a paragraph leaves it one piece', () => {
  const block: Block = {
    kind: 'text',
    text: [{ tag: 'p', children: ['Real ', { tag: 'term', term: 'e', children: ['equality'] }, ' in Oslo'] }],
  }
  expect(searchTexts(page('a', [block, text('one', 'two')]))).toEqual(['Real equality in Oslo', 'one', 'two'])
})

test('what is said to slides is found, and where forms, terms and resources stand', () => {
  const slides: Block = {
    kind: 'slides',
    title: 'Why cities?',
    slides: [{ src: 'a.svg', alt: 'A street', title: 'One', said: ['People settle.', 'They stay.'] }],
  }
  const form: Block = { kind: 'form', id: 'vision', title: 'Vision', fields: [{ id: 'x', label: 'More', as: 'line' }] }
  const pages = [page('a', [slides, form]), page('b', [{ kind: 'glossary' }, { kind: 'resource-library' }])]
  const words = searchWords({ pages })
  expect(searchTexts(pages[0] as Page)).toContain('People settle. They stay.')
  expect([words.forms, words.glossary, words.library]).toEqual([{ vision: 'a' }, 'b', 'b'])
})

test('case and accents do not matter, and scripts without spaces are cut', () => {
  expect(wordsOf('Neuchâtel, l’Été 2026')).toEqual(['neuchatel', 'l', 'ete', '2026'])
  expect(wordsOf('文化都市 ICC市')).toEqual(['文', '化', '都', '市', 'icc', '市'])
})
