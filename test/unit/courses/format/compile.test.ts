import { describe, expect, it } from 'vitest'
import { compileCourse } from '../../../../courses/format/compile.ts'
import { formatProblems } from '../../../../courses/format/problem.ts'
import { readCourse } from '../../../../src/build/read-course.ts'
import {
  append,
  compileSmall,
  edit,
  problemsAfter,
  put,
  remove,
  SMALL_ASSETS,
  smallFiles,
  type Change,
} from '../../../fixtures/courses/small-course.ts'
import { small } from '../../../fixtures/courses/small.compiled.ts'

const PRACTICE = 'practice-ferry, practice-match, practice-sort, practice-order, practice-number, practice-word'
const FACT = '- id: F001\n  status: sourced\n  claim: A bridge joins two banks.\n'

describe('compileCourse', () => {
  it('makes of the small course this value', () => {
    expect(compileSmall()).toEqual({ ok: true, compiled: small })
  })

  it('makes the same of files in any order', () => {
    const files = new Map([...smallFiles()].reverse())
    expect(compileCourse('small', files, SMALL_ASSETS)).toEqual({ ok: true, compiled: small })
  })

  it('needs neither a glossary nor resources nor slots', () => {
    const page = `---\ntitle: Only\nminutes: 1\nobjectives: [see it]\n---\n`
    const root = `id: tiny\nversion: 1.0.0\ntitle: Tiny\nlanguage: en\ndescription: Little.\ncompletion: { pages: all, assessment: none }\nmodules: [{ id: m, title: M, pages: [only] }]\n`
    const files = new Map([
      ['course.yaml', root],
      ['pages/only.md', page],
    ])
    expect(compileCourse('tiny', files, [])).toEqual({
      ok: true,
      compiled: {
        course: {
          format: 1,
          id: 'tiny',
          version: '1.0.0',
          title: 'Tiny',
          language: 'en',
          description: 'Little.',
          keywords: [],
          navigation: 'free',
          completion: { pages: 'all', assessment: 'none' },
          passingScore: null,
          modules: [{ id: 'm', title: 'M', pages: ['only'] }],
          pages: [{ id: 'only', title: 'Only', minutes: 1, slot: 0 }],
          questions: [],
          assets: [],
        },
        pages: [{ id: 'only', title: 'Only', minutes: 1, objectives: ['see it'], blocks: [] }],
        reference: { glossary: [], resources: { sections: [], items: [] } },
      },
    })
  })

  it('asks nothing of facts without a ledger, and takes nothing over from one', () => {
    expect(compileSmall(edit('pages/welcome.md', '[F001]', '[F999]'))).toEqual(compileSmall())
    expect(compileSmall(put('facts.yaml', FACT))).toEqual(compileSmall())
  })

  it('takes places from the ledger of slots and leaves those of what is gone', () => {
    const ledger = `pages: [library, gone, welcome, check, practice]\nquestions: [q-true, q-gone, ${PRACTICE}, q-one, q-many]\n`
    const result = compileSmall(put('slots.yaml', ledger))
    const course = result.ok ? result.compiled.course : null
    expect(course?.pages.map(({ id, slot }) => [id, slot])).toEqual([
      ['welcome', 2],
      ['practice', 4],
      ['check', 3],
      ['library', 0],
    ])
    expect(course?.questions.map(({ id, slot }) => [id, slot])).toEqual([
      ['practice-ferry', 2],
      ['practice-match', 3],
      ['practice-sort', 4],
      ['practice-order', 5],
      ['practice-number', 6],
      ['practice-word', 7],
      ['q-one', 8],
      ['q-many', 9],
      ['q-true', 0],
    ])
  })

  it('reads files that an editor of Windows wrote', () => {
    const windows: Change = (files) =>
      files.forEach((text, file) => files.set(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`))
    expect(compileSmall(windows)).toEqual({ ok: true, compiled: small })
  })

  it('reports every problem of a course at once', async () => {
    const result = await readCourse('broken', 'test/fixtures/courses')
    expect(result.ok ? '' : formatProblems(result.problems).replaceAll('test/fixtures/courses/broken/', '')).toBe(
      [
        `course.yaml:1:5  The id must be the folder's name, "broken".`,
        'course.yaml:7:3  Nothing is asked for, so the course could never be complete.',
        'course.yaml:12:29  The page "welcome" is listed twice.',
        'course.yaml:13:9  The module id "start" is used twice.',
        'course.yaml:15:13  The page "no-file" has no file pages/no-file.md.',
        'glossary.yaml:4:11  There is no page "no-page".',
        'glossary.yaml:5:7  The term id "bridge" is used twice.',
        'pages/check.md:2:1  "objectives" is missing. Add it.',
        'pages/check.md:4:1  "objective" is not known here. Did you mean "objectives"? Remove or rename it.',
        'pages/check.md:12:3  A question needs at least two options.',
        'pages/check.md:13:8  "b" is not one of the options (a).',
        'pages/check.md:14:25  There is no term "that" in glossary.yaml.',
        'pages/check.md:18:5  The question id "q1" is used twice; first in pages/check.md:9.',
        'pages/check.md:22:11  "c" is not one of the options (a, b).',
        'pages/unlisted.md:1:1  A page begins with "---", its title and the like, and "---".',
        'pages/unlisted.md:1:1  This page is not listed in course.yaml. Add "unlisted" to a module, or remove the file.',
        'pages/welcome.md:8:1  The title is the page’s only "#" heading. Begin with "##".',
        'pages/welcome.md:10:9  There is no term "brigde" in glossary.yaml. Did you mean "bridge"?',
        'pages/welcome.md:10:32  There is no page "practise".',
        'pages/welcome.md:10:62  "javascript:alert(1)" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/welcome.md:12:1  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/welcome.md:12:8  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/welcome.md:14:1  The picture "assets/missing.svg" is missing. Put it into assets/ or mend the name.',
        'pages/welcome.md:14:1  This picture has no alternative text. Say between [ and ] what it shows.',
        'pages/welcome.md:17:12  There is no resource number 7 in resources.yaml.',
        'pages/welcome.md:20:1  "chioce" is not a kind of block. Did you mean "choice"? The kinds are listed in courses/README.md.',
        'resources.yaml:4:14  There is no section "books".',
        '',
        '27 problems',
      ].join('\n'),
    )
  })

  const PAGE = '---\ntitle: New\nminutes: 1\nobjectives: [see it]\n---\n'
  const QUESTION = '\n```true-false\nid: q-one\nstatement: It is.\nright: true\nexplanation: It is.\n```\n'
  it.each<[string, Change[], string[]]>([
    [
      'a course without course.yaml',
      [remove('course.yaml')],
      ['course.yaml:1:1  This file is missing. A course needs one.'],
    ],
    [
      'an empty course.yaml',
      [put('course.yaml', '')],
      [
        'course.yaml:1:1  "id" is missing. Add it.',
        'course.yaml:1:1  "version" is missing. Add it.',
        'course.yaml:1:1  "title" is missing. Add it.',
        'course.yaml:1:1  "language" is missing. Add it.',
        'course.yaml:1:1  "description" is missing. Add it.',
        'course.yaml:1:1  "completion" is missing. Add it.',
        'course.yaml:1:1  "modules" is missing. Add it.',
      ],
    ],
    [
      'an id that is not the folder’s name',
      [edit('course.yaml', 'id: small', 'id: smaller')],
      [`course.yaml:2:5  The id must be the folder's name, "small".`],
    ],
    [
      'an id with capitals',
      [edit('course.yaml', 'id: small', 'id: Small')],
      ['course.yaml:2:5  "id" is not an id: an id has small letters, digits and single hyphens.'],
    ],
    [
      'an id without end',
      [edit('course.yaml', 'id: start', `id: ${'x'.repeat(201)}`)],
      ['course.yaml:15:9  "modules.0.id" is not an id: an id has at most 200 characters.'],
    ],
    [
      'a key with a slip',
      [edit('course.yaml', 'passingScore', 'pasingScore')],
      ['course.yaml:13:1  "pasingScore" is not known here. Did you mean "passingScore"? Remove or rename it.'],
    ],
    [
      'a key that is like no other',
      [append('course.yaml', 'colour: blue\n')],
      ['course.yaml:21:1  "colour" is not known here. Remove or rename it.'],
    ],
    [
      'a key with a slip further in',
      [edit('course.yaml', '  pages: all', '  page: all')],
      [
        'course.yaml:11:3  "completion.pages" is missing. Add it.',
        'course.yaml:11:3  "page" is not known here. Remove or rename it.',
      ],
    ],
    [
      'values of the wrong kind',
      [
        edit('course.yaml', 'title: A small course', 'title: [A, B]'),
        edit('course.yaml', 'pages: all', 'pages: most'),
        edit('course.yaml', '1.2.3', '1.2'),
        edit('course.yaml', 'passingScore: 70', 'passingScore: 170'),
        edit('course.yaml', 'language: en', 'language: english!'),
        edit('course.yaml', '[bridges, 2026]', '[bridges, [2026]]'),
      ],
      [
        'course.yaml:3:10  "version" must be a text.',
        'course.yaml:4:8  "title" must be a text.',
        'course.yaml:5:11  "language" must be a language tag such as en or pt-BR.',
        'course.yaml:9:21  "keywords.1" must be a text.',
        'course.yaml:11:10  "completion.pages" must be one of: all, none.',
        'course.yaml:13:15  "passingScore" must be at most 100.',
      ],
    ],
    [
      'no modules',
      [edit('course.yaml', smallFiles().get('course.yaml')?.split('modules:')[1] ?? '', ' []\n')],
      ['course.yaml:14:10  "modules" lists no module.'],
    ],
    [
      'a module without pages',
      [edit('course.yaml', '[check, library]', '[]')],
      ['course.yaml:20:12  "modules.1.pages" lists no page.'],
    ],
    [
      'a module id used twice',
      [edit('course.yaml', 'id: close', 'id: start')],
      ['course.yaml:18:9  The module id "start" is used twice.'],
    ],
    [
      'a page listed twice in a module',
      [edit('course.yaml', '[check, library]', '[check, library, check]')],
      ['course.yaml:20:29  The page "check" is listed twice.'],
    ],
    [
      'a page listed in two modules',
      [edit('course.yaml', '[check, library]', '[check, library, welcome]')],
      ['course.yaml:20:29  The page "welcome" is listed twice.'],
    ],
    [
      'a listed page without file',
      [remove('pages/library.md')],
      ['course.yaml:20:20  The page "library" has no file pages/library.md.'],
    ],
    [
      'a page that is not listed',
      [put('pages/new.md', PAGE)],
      ['pages/new.md:1:1  This page is not listed in course.yaml. Add "new" to a module, or remove the file.'],
    ],
    [
      'a page whose name is no id',
      [put('pages/New Page.md', PAGE)],
      [
        'pages/New Page.md:1:1  "New Page" cannot be the id of a page: an id has small letters, digits and single hyphens. Rename the file.',
      ],
    ],
    [
      'a page in a folder of its own',
      [put('pages/more/new.md', PAGE)],
      [
        'pages/more/new.md:1:1  "more/new" cannot be the id of a page: an id has small letters, digits and single hyphens. Rename the file.',
      ],
    ],
    [
      'a question id used twice on a page',
      [append('pages/check.md', QUESTION)],
      ['pages/check.md:47:5  The question id "q-one" is used twice; first in pages/check.md:14.'],
    ],
    [
      'a question id used on two pages',
      [append('pages/library.md', QUESTION)],
      ['pages/library.md:15:5  The question id "q-one" is used twice; first in pages/check.md:14.'],
    ],
    [
      'a question that sends to no page',
      [edit('pages/check.md', 'page: welcome', 'page: welcom')],
      ['pages/check.md:23:7  There is no page "welcom". Did you mean "welcome"?'],
    ],
    [
      'a passing score where nothing is graded',
      [edit('pages/check.md', 'graded: true', 'graded: false'), edit('course.yaml', 'passed', 'none')],
      ['course.yaml:13:15  No page has a graded assessment. Remove "passingScore".'],
    ],
    [
      'a graded assessment without a passing score',
      [edit('course.yaml', 'passingScore: 70\n', '')],
      ['course.yaml:2:1  A page has a graded assessment: "passingScore" is missing. Add it.'],
    ],
    [
      'a completion that asks for an assessment there is not',
      [
        edit('pages/check.md', 'graded: true', 'graded: false'),
        edit('course.yaml', 'passingScore: 70\n', ''),
        edit('course.yaml', 'passed', 'taken'),
      ],
      ['course.yaml:12:15  No page has a graded assessment. Set this to none.'],
    ],
    [
      'a completion that can never be met',
      [edit('course.yaml', 'pages: all', 'pages: none'), edit('course.yaml', 'passed', 'none')],
      ['course.yaml:11:3  Nothing is asked for, so the course could never be complete.'],
    ],
    [
      'a term used twice',
      [
        edit('glossary.yaml', 'id: bank', 'id: bridge'),
        edit('pages/welcome.md', '(term:bank)', '(term:bridge)'),
        edit('pages/check.md', '(term:bank)', '(term:bridge)'),
      ],
      ['glossary.yaml:5:7  The term id "bridge" is used twice.'],
    ],
    [
      'a term that names no page',
      [edit('glossary.yaml', '[welcome, check]', '[welcome, cheque]')],
      ['glossary.yaml:4:20  There is no page "cheque".'],
    ],
    [
      'a glossary that is no list',
      [put('glossary.yaml', 'bridge: What joins two banks.\n')],
      ['glossary.yaml:1:1  This must be a list.'],
    ],
    [
      'a glossary with a slip, without accusing the pages that use it',
      [edit('glossary.yaml', 'term: Bridge', 'trem: Bridge')],
      [
        'glossary.yaml:1:3  "0.term" is missing. Add it.',
        'glossary.yaml:2:3  "trem" is not known here. Remove or rename it.',
      ],
    ],
    [
      'terms without a glossary',
      [remove('glossary.yaml')],
      [
        'pages/check.md:15:24  There is no term "bank" in glossary.yaml.',
        'pages/practice.md:87:12  There is no term "bridge" in glossary.yaml.',
        'pages/welcome.md:11:3  There is no term "bridge" in glossary.yaml.',
        'pages/welcome.md:35:17  There is no term "bank" in glossary.yaml.',
      ],
    ],
    [
      'a resource number used twice, and one nobody has',
      [edit('resources.yaml', 'number: 2', 'number: 1')],
      [
        'pages/practice.md:43:9  There is no resource number 2 in resources.yaml.',
        'resources.yaml:15:13  The number 1 is used twice.',
      ],
    ],
    [
      'a resource in no section',
      [edit('resources.yaml', '  - id: books', '  - id: book')],
      ['resources.yaml:6:14  There is no section "books".', 'resources.yaml:16:14  There is no section "books".'],
    ],
    [
      'a resource that runs script',
      [edit('resources.yaml', 'https://example.org/on-bridges', 'javascript:alert(1)')],
      ['resources.yaml:13:14  "items.0.links.0.url" must be a web address, https://….'],
    ],
    [
      'resources with a slip, without accusing the pages that use them',
      [edit('resources.yaml', 'links: []', 'link: []')],
      [
        'resources.yaml:15:5  "items.1.links" is missing. Add it.',
        'resources.yaml:20:5  "link" is not known here. Remove or rename it.',
      ],
    ],
    [
      'a page and a question without a place in slots.yaml',
      [put('slots.yaml', `pages: [welcome, practice, check]\nquestions: [q-one, q-many, ${PRACTICE}]\n`)],
      [
        'slots.yaml:1:1  The page "library" has no place yet. Run "npm run slots" once and commit slots.yaml.',
        'slots.yaml:1:1  The question "q-true" has no place yet. Run "npm run slots" once and commit slots.yaml.',
      ],
    ],
    [
      'a fact that the ledger does not have',
      [put('facts.yaml', FACT), edit('pages/welcome.md', '[F001]', '[F001, F009]')],
      ['pages/welcome.md:8:15  There is no fact "F009" in facts.yaml. Did you mean "F001"?'],
    ],
    [
      'a fact that stands in the ledger twice',
      [put('facts.yaml', `${FACT}${FACT}`)],
      ['facts.yaml:4:7  The fact id "F001" is used twice.'],
    ],
    [
      'a ledger of facts that cannot be used, but not the pages that name them',
      [put('facts.yaml', FACT.replace('sourced', 'certain'))],
      ['facts.yaml:2:11  "0.status" must be one of: sourced, uncertain, general.'],
    ],
    [
      'slots that are no ids',
      [put('slots.yaml', 'pages: [Welcome]\n')],
      [
        'slots.yaml:1:1  "questions" is missing. Add it.',
        'slots.yaml:1:9  "pages.0" is not an id: an id has small letters, digits and single hyphens.',
      ],
    ],
    [
      'a graded page with a slip, without saying that nothing is graded',
      [edit('pages/check.md', 'minutes: 5', 'minutes: five')],
      ['pages/check.md:3:10  "minutes" must be a number.'],
    ],
    [
      'links to pages, also when course.yaml cannot be used, but not to pages with problems of their own',
      [
        edit('course.yaml', 'title: A small course\n', ''),
        edit('pages/welcome.md', 'title: Welcome', 'tilte: Welcome'),
        edit('pages/welcome.md', '(page:practice)', '(page:practise)'),
      ],
      [
        'course.yaml:2:1  "title" is missing. Add it.',
        'pages/welcome.md:2:1  "title" is missing. Add it.',
        'pages/welcome.md:2:1  "tilte" is not known here. Did you mean "title"? Remove or rename it.',
        'pages/welcome.md:11:86  There is no page "practise". Did you mean "practice"?',
      ],
    ],
    [
      'more text than any course has',
      [append('pages/library.md', 'x'.repeat(40_000_000))],
      ['course.yaml:1:1  The course has more than 40 million characters.'],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })

  it('reports more than 5,000 pages', () => {
    const ids = Array.from({ length: 4997 }, (_, i) => `p${i}`)
    const pages = ids.map((id) => put(`pages/${id}.md`, PAGE))
    expect(
      problemsAfter(edit('course.yaml', '[check, library]', `[check, library, ${ids.join(', ')}]`), ...pages),
    ).toEqual(['course.yaml:15:3  A course has at most 5,000 pages.'])
  }, 60_000)
})
