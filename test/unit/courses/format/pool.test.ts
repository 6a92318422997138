import { describe, expect, it } from 'vitest'
import { isQuestion } from '../../../../courses/format/question.ts'
import { append, compileSmall, edit, problemsAfter, put, type Change } from '../../../fixtures/courses/small-course.ts'

const CHECK = 'pages/check.md'
const LIBRARY = 'pages/library.md'
const fence = (kind: string, yaml: string) => `\n\`\`\`${kind}\n${yaml}\n\`\`\`\n`
const pool = (pages: string, file = CHECK): Change => append(file, fence('pool', `pages: ${pages}`))
const ALLOCATION = fence(
  'allocation',
  'id: share\nprompt: Share out.\nitems: { a: A bridge, b: A ferry }\nexplanation: Both.'.replace(
    '{ a: A bridge, b: A ferry }',
    '{ a: { text: A bridge }, b: { text: A ferry } }',
  ),
)

/** Ids and explaining pages of the questions of a page. */
function questionsOf(page: string, ...changes: Change[]) {
  const result = compileSmall(...changes)
  if (!result.ok) throw new Error(problemsAfter(...changes).join('\n'))
  const { pages, course } = result.compiled
  const questions = pages.find(({ id }) => id === page)?.blocks.filter(isQuestion) ?? []
  return { questions, infos: course.questions.filter((info) => info.page === page) }
}

describe('a pool', () => {
  it('asks the questions of all earlier pages again, under ids of its own, each with the page that explains it', () => {
    const { questions, infos } = questionsOf('check', pool('all'))
    expect(questions.map(({ id, page }) => [id, page])).toEqual([
      ['q-one', 'welcome'],
      ['q-many', undefined],
      ['q-true', undefined],
      ['check-practice-ferry', 'welcome'],
      ['check-practice-match', 'practice'],
      ['check-practice-sort', 'practice'],
      ['check-practice-order', 'practice'],
      ['check-practice-number', 'practice'],
      ['check-practice-word', 'practice'],
    ])
    expect(infos.map(({ id, points, type }) => [id, points, type]).slice(3)).toEqual([
      ['check-practice-ferry', 1, 'true-false'],
      ['check-practice-match', 1, 'match'],
      ['check-practice-sort', 1, 'sort'],
      ['check-practice-order', 3, 'order'],
      ['check-practice-number', 1, 'numeric'],
      ['check-practice-word', 1, 'fill-in'],
    ])
  })

  it('leaves the practice there as it was, and itself no block', () => {
    const before = questionsOf('practice')
    expect(questionsOf('practice', pool('all'))).toEqual(before)
    const result = compileSmall(pool('all'))
    const blocks = result.ok ? (result.compiled.pages[2]?.blocks ?? []) : []
    expect(blocks.filter((block) => !isQuestion(block)).map(({ kind }) => kind)).toEqual(['text'])
  })

  it('takes a page that is named twice once, and what a pool asks not again', () => {
    const second = edit(LIBRARY, 'objectives:', 'assessment: { graded: false }\nobjectives:')
    expect(questionsOf('check', pool('[practice, practice]')).questions).toHaveLength(9)
    expect(
      questionsOf('library', second, pool('[practice]'), pool('all', LIBRARY)).questions.map(({ id }) => id),
    ).toEqual([
      ...['ferry', 'match', 'sort', 'order', 'number', 'word'].map((id) => `library-practice-${id}`),
      ...['one', 'many', 'true'].map((id) => `library-q-${id}`),
    ])
  })

  it('leaves out what has no single right answer', () => {
    const { questions } = questionsOf('check', append('pages/practice.md', ALLOCATION), pool('all'))
    expect(questions.map(({ kind }) => kind)).not.toContain('allocation')
  })

  it('is enough for an assessment, and may be drawn from', () => {
    const only: Change[] = [
      edit(LIBRARY, 'objectives:', 'assessment: { graded: false, draw: 2 }\nobjectives:'),
      pool('[practice]', LIBRARY),
    ]
    expect(questionsOf('library', ...only).questions).toHaveLength(6)
  })

  const long = 'x'.repeat(195)
  it.each<[string, Change[], string[]]>([
    [
      'on a page without an assessment',
      [pool('all', LIBRARY)],
      ['pages/library.md:15:1  A pool belongs on a page with an assessment. Add "assessment" to its front matter.'],
    ],
    [
      'of a page that does not stand before it',
      [pool('[practise, library]')],
      [
        'pages/check.md:47:1  No page "library" stands before this one.',
        'pages/check.md:47:1  No page "practise" stands before this one. Did you mean "practice"?',
      ],
    ],
    ['of the page itself', [pool('[check]')], ['pages/check.md:47:1  No page "check" stands before this one.']],
    [
      'of pages without questions',
      [pool('[welcome]')],
      ['pages/check.md:47:1  These pages have no question that can be asked again.'],
    ],
    ['of nothing', [pool('[]')], ['pages/check.md:47:8  "pages" names no page.']],
    [
      'beside another',
      [pool('all'), pool('[practice]')],
      ['pages/check.md:51:1  A page has one pool. Name all pages in the first one.'],
    ],
    [
      'whose question would have the id of another',
      [edit(CHECK, 'id: q-one', 'id: check-practice-ferry'), pool('all')],
      ['pages/check.md:47:1  The question id "check-practice-ferry" is used twice; first in pages/check.md:14.'],
    ],
    [
      'whose question would have an id that is too long',
      [edit('pages/practice.md', 'id: practice-ferry', `id: ${long}`), pool('all')],
      [`pages/check.md:47:1  "check-${long}" is too long for the id of a question. Give this page a shorter id.`],
    ],
    [
      'with fewer questions than are drawn',
      [edit(CHECK, '  attempts: 2\n', '  attempts: 2\n  draw: 10\n'), pool('all')],
      ['pages/check.md:1:1  "draw" asks for 10 questions, and there are only 9.'],
    ],
  ])('%s names its problem', (_, changes, problems) => {
    const found = problemsAfter(...changes)
    expect([...found].sort()).toEqual([...problems].sort())
  })

  it('is not needed to draw from the page itself', () => {
    expect(problemsAfter(edit(CHECK, '  attempts: 2\n', '  attempts: 2\n  draw: 3\n'))).toEqual([])
    expect(problemsAfter(edit(CHECK, '  attempts: 2\n', '  attempts: 2\n  draw: 4\n'))).toEqual([
      'pages/check.md:1:1  "draw" asks for 4 questions, and there are only 3.',
    ])
    expect(problemsAfter(put('pages/none.md', ''))).not.toEqual([])
  })
})
