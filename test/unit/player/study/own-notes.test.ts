import { expect, test } from 'vitest'
import { bookmarkKey, markKey, pageNoteKey } from '../../../../player/note-keys.ts'
import { hasMarks } from '../../../../player/study/has-marks.ts'
import { notesByPage, writtenNotes } from '../../../../player/study/own-notes.ts'
import { studyParts } from '../../../../player/study/study-sheet.ts'
import { toMarkdown } from '../../../../player/private-markdown.ts'
import { toolsEn } from '../../../../player/strings/en-tools.ts'

const notes = new Map(
  Object.entries({
    [pageNoteKey('two')]: ['# My note'],
    [bookmarkKey('one')]: ['1'],
    [bookmarkKey('two')]: [],
    [markKey('two', 'a')]: ['some words', 'before', 'after', '7', 'why?'],
    [markKey('gone', 'b')]: ['old words', '', '', '0', ''],
    'vision.more': ['more trams'],
    'star.7': ['1'],
  }).map(([key, value]) => [key, { value }]),
)
const pages = [
  { id: 'one', title: 'One' },
  { id: 'two', title: 'Two' },
]

test('what is kept of a page stands together, in the order of the course', () => {
  const kept = notesByPage(notes, pages)
  expect(kept.map(({ page }) => page)).toEqual(['one', 'two', 'gone'])
  expect(kept[1]).toMatchObject({ isBookmarked: false, text: '# My note', marks: [{ quote: 'some words' }] })
})

test('everything written can be searched: notes, highlights, and fields of forms whose page is known', () => {
  expect(writtenNotes(notes, { vision: 'one' }).map(({ page, text }) => `${page}: ${text}`)).toEqual([
    'two: # My note',
    'two: why? – some words',
    'gone: old words',
    'one: more trams',
  ])
})

test('a page has highlights until they are deleted', () => {
  expect([hasMarks(notes, 'two'), hasMarks(notes, 'one')]).toEqual([true, false])
  expect(hasMarks(new Map([[markKey('one', 'a'), { value: [] }]]), 'one')).toBe(false)
})

test('as a file they are Markdown that nothing written can break', () => {
  const parts = studyParts(notesByPage(notes, pages), pages, toolsEn)
  expect(toMarkdown({ title: 'T', about: 'A', parts, empty: '' })).toBe(
    [
      '# T',
      '_A_',
      '## One',
      '- Bookmark',
      '## Two',
      '**Note on this page**',
      '\\# My note',
      '**Highlights**',
      '> some words',
      'why?',
      `## ${toolsEn.otherPage}`,
      '**Highlights**',
      '> old words\n',
    ].join('\n\n'),
  )
})
