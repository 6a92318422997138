import { expect, test } from 'vitest'
import type { Course, Page, Reference } from '../../../../courses/format/course.ts'
import { searchWords } from '../../../../courses/format/search-text.ts'
import { openSearch } from '../../../../player/study/search.ts'
import { courseOf } from '../../../component/course.ts'

const reference: Reference = {
  glossary: [{ id: 'equality', term: 'Real equality', meaning: 'Equality that is lived.', pages: ['two'] }],
  resources: {
    sections: [{ id: 'films', title: 'Films' }],
    items: [
      {
        number: 1,
        section: 'films',
        title: 'The bridge',
        languages: ['en'],
        links: [{ label: 'Trailer', type: 'film' }],
      },
    ],
  },
}
const { course, pages } = courseOf({
  pages: [
    { id: 'one', title: 'Bridges', blocks: [{ kind: 'callout', tone: 'note', title: 'Harbour', text: ['Trams'] }] },
    { id: 'two', title: 'Harbours', blocks: [{ kind: 'glossary' }] },
  ],
})
const find = openSearch(course, searchWords({ pages }), reference)
const kinds = (query: string, notes: Parameters<typeof find>[1] = []) =>
  find(query, notes).entries.map(({ kind, title }) => `${kind} ${title}`)

test('titles, texts, terms, resources and own notes are found together', () => {
  expect(kinds('harbour')).toEqual(['page Harbours', 'page Bridges'])
  expect(kinds('lived')).toEqual(['term Real equality'])
  expect(kinds('film')).toEqual(['resource The bridge'])
  expect(kinds('kumquat', [{ page: 'one', text: 'A kumquat of mine', quote: '' }])).toEqual(['note Bridges'])
})

test('a term leads to the glossary, and a note that has gone is not found any more', () => {
  expect(find('equality', []).entries[0]).toMatchObject({ page: 'two' })
  const notes = [{ page: 'one', text: 'kumquat', quote: '' }]
  expect([kinds('kumquat', notes).length, kinds('kumquat', []).length]).toEqual([1, 0])
})

test('pages that are translated are searched in their translation, all others in their own language', () => {
  const blocks = [{ kind: 'callout' as const, tone: 'note' as const, title: 'Pont', text: ['Harbour'] }]
  const translated = searchWords({ pages: pages.slice(1).map((page) => ({ ...page, blocks })) })
  const search = openSearch(course, { ...searchWords({ pages }), translated }, reference)
  const found = (query: string) => search(query, []).entries.flatMap((one) => (one.kind === 'page' ? [one.page] : []))
  expect([found('pont'), found('trams')]).toEqual([['two'], ['one']])
  expect(found('harbour')).toEqual(['two', 'one'])
  expect(search('equality', []).entries[0]).toMatchObject({ page: 'two' })
})

test('a keystroke in 4,200 pages takes less than 50 ms', () => {
  const find = openSearch(...bigCourse())
  const times = ['ci', 'city', 'city pl', 'goven ment obser', 'intercultur', 'zzzzqq'].map((query) => {
    find(query, [])
    const before = process.cpuUsage()
    for (let i = 0; i < 5; i++) find(query, [])
    return process.cpuUsage(before).user / 5_000
  })
  expect(Math.max(...times)).toBeLessThan(50)
}, 30_000)

/** 4,200 pages with about 150 different words each, some of them on nearly every page. */
function bigCourse(): [Course, ReturnType<typeof searchWords>, Reference] {
  let seed = 1
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const syllables = 'ci ty pla ner in ter cul tu ral me dia tion ob ser ver lo cal go ven ment'.split(' ')
  const some = () => syllables[Math.floor(random() * syllables.length)] ?? ''
  const words = Array.from({ length: 20_000 }, (_, i) => some() + some() + (i % 2 ? some() : ''))
  const word = () => words[Math.floor(Math.exp(random() * Math.log(words.length))) - 1] ?? ''
  const text = (length: number) => Array.from({ length }, word).join(' ')
  const pages = Array.from({ length: 4_200 }, (_, i): Page => ({
    ...{ id: `page-${i}`, title: text(4), minutes: 5, objectives: [] },
    blocks: [{ kind: 'text', text: [{ tag: 'p', children: [text(200)] }] }],
  }))
  const { course } = courseOf({ pages })
  return [course, searchWords({ pages }), reference]
}
