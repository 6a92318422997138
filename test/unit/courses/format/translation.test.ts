import { describe, expect, it } from 'vitest'
import { CompiledCourse } from '../../../../courses/format/course.ts'
import { formatProblems } from '../../../../courses/format/problem.ts'
import { fingerprint } from '../../../../courses/format/translation-source.ts'
import { courseScripts } from '../../../../scorm/course-scripts.ts'
import { compileSmall, edit, put, smallFiles, type Change } from '../../../fixtures/courses/small-course.ts'
import { translateFiles } from '../../../fixtures/courses/pseudo.ts'

/** The small course with a translation of all of it. */
const TRANSLATED = translateFiles(smallFiles(), 'ar')
const whole: Change = (files) => {
  for (const [file, text] of TRANSLATED) files.set(file, text)
}
const compiled = (...changes: Change[]) => {
  const result = compileSmall(whole, ...changes)
  if (!result.ok) throw new Error(formatProblems(result.problems))
  return result
}
const problems = (...changes: Change[]): string[] => {
  const result = compileSmall(whole, ...changes)
  return result.ok ? [] : formatProblems(result.problems).split('\n').slice(0, -2)
}
const without =
  (file: string): Change =>
  (files) =>
    void files.delete(file)
const page = 'ar/pages/practice.md'

const isText = (one: unknown) => typeof one === 'string' || (typeof one === 'object' && one !== null && 'tag' in one)
/** What is left of a value when its texts are taken away. */
function skeleton(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isText) ? 'texts' : value.map(skeleton)
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? 'text' : value
  const fixed = new Set(['id', 'kind', 'page', 'target', 'next', 'as', 'select', 'group', 'tone', 'chart'])
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fixed.has(key) ? inner : skeleton(inner)] as const),
  )
}

describe('a translation', () => {
  it('has the same ids, kinds, right answers and numbers as the original, and is what the schema allows', () => {
    const result = compiled()
    const { course, pages, translations = [] } = result.compiled
    expect(CompiledCourse.parse(result.compiled)).toEqual(result.compiled)
    expect(course.languages).toEqual(['en', 'ar'])
    expect(translations.map(({ language }) => language)).toEqual(['ar'])
    expect(translations[0]?.pages.map(({ id }) => id)).toEqual(pages.map(({ id }) => id))
    expect(skeleton(translations[0]?.pages)).toEqual(skeleton(pages))
    expect(translations[0]?.pages).not.toEqual(pages)
    expect(translations[0]?.texts.translated).toEqual(pages.map(({ id }) => id))
    expect(result.remarks).toEqual([])
  })

  it('leaves the original as it is', () => {
    const own = compileSmall()
    const { course, pages, reference } = compiled().compiled
    const { languages: _, ...rest } = course
    expect({ course: rest, pages, reference }).toEqual(own.ok && own.compiled)
  })

  it('becomes scripts of its own, each page one', () => {
    const scripts = courseScripts(compiled().compiled)
    expect([...scripts.keys()].filter((path) => path.startsWith('course/ar/'))).toEqual(
      expect.arrayContaining(['course/ar/course.js', 'course/ar/reference.js', 'course/ar/pages/practice.js']),
    )
    expect(scripts.get('course/ar/pages/practice.js')).toContain('["page:ar:practice",')
    expect(scripts.get('course/pages/practice.js')).toContain('["page:practice",')
  })

  it('may be of a part of the pages, and says which are missing', () => {
    const result = compiled(without(page))
    expect(result.compiled.translations?.[0]?.texts.translated).not.toContain('practice')
    expect(result.remarks?.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^ar\/course\.yaml: \d+ of \d+ pages; missing: practice\.$/),
    ])
  })

  it('asks questions of other pages in its own words, and in the original’s where there are none', () => {
    const pooled = (...changes: Change[]) =>
      compiled(...changes)
        .compiled.translations?.[0]?.pages.flatMap(({ blocks }) => blocks)
        .filter((block) => block.kind === 'choice' && block.id.endsWith('-practice-ferry'))
        .map((block) => JSON.stringify('prompt' in block && block.prompt))
    const own = JSON.stringify(compiled().compiled.pages.flatMap(({ blocks }) => blocks).find((block) => 'id' in block && block.id === 'practice-ferry' && block)) // prettier-ignore
    expect(own).toContain('prompt')
    for (const prompt of pooled(without(page)) ?? []) expect(own).toContain(prompt)
  })

  it('tells when the original has changed since, and what to write when that has been looked at', () => {
    const now = (text: string) => fingerprint(text)
    const change = edit('pages/practice.md', 'minutes: ', 'minutes: 1')
    const files = smallFiles()
    change(files)
    const [remark] = compiled(change).remarks ?? []
    expect(remark).toMatchObject({ file: page, line: 5 })
    expect(remark?.message).toBe(
      `The original has changed since this was translated. Compare them, then write "translates: ${now(files.get('pages/practice.md') ?? '')}".`,
    )
  })

  it('is not out of date because of line ends and blanks at the ends of lines', () => {
    expect(fingerprint('one \r\ntwo\r\n')).toBe(fingerprint('one\ntwo'))
    expect(fingerprint('one\ntwo')).not.toBe(fingerprint('one\ntwo.'))
    expect(fingerprint('one\ntwo')).toMatch(/^[a-p][0-9a-f]{7}$/)
  })
})

describe('a translation with another structure', () => {
  const changed = (from: string | RegExp, to: string): Change => {
    return (files) => {
      const text = files.get(page) ?? ''
      const next = text.replace(from, to)
      if (next === text) throw new Error(`There is no ${String(from)} in ${page}.`)
      files.set(page, next)
    }
  }
  const lineOf = (change: Change, words: string): number => {
    const files = smallFiles()
    whole(files)
    change(files)
    const before = (files.get(page) ?? '').split(words)[0] ?? ''
    return before.split('\n').length
  }

  it.each([
    ['an id', /^id: practice-ferry$/m, 'id: other-ferry', '"id" is other-ferry here and practice-ferry in the original. Only texts may differ.'],
    ['a right answer', /^right: false$/m, 'right: true', '"right" is true here and false in the original. Only texts may differ.'],
    ['the page that explains', /^page: welcome$/m, 'page: check', '"page" is check here and welcome in the original. Only texts may differ.'],
    ['a number', /^answer: .*$/m, 'answer: 99', '"answer" is 99 here and '],
    ['the order of ids', /^( {2}foot:\n(?: {4}.*\n)+)( {2}\w+:\n(?: {4}.*\n)+)/m, '$2$1', 'The ids stand in another order than in the original: '],
    ['a kind of block', /^```true-false\n/m, '```callout\n', 'The original has a true-false here, not a callout. A translation has the same parts in the same order.'],
    ['a block more', /^```true-false\n/m, '```glossary\n```\n\n```true-false\n', 'The original has a true-false here, not a glossary.'],
    ['a resource', /^ {2}- 2$/m, '  - 1', '"items.0" is 1 here and 2 in the original. Only texts may differ.'],
  ])('is a problem where it stands: %s', (_, from, to, message) => {
    const change = changed(from, to)
    const told = problems(change)
    expect(told[0]).toMatch(/^ar\/pages\/practice\.md:\d+:\d+ {2}/)
    expect(told.map((one) => one.replace(/^\S+ {2}/, ''))).toContainEqual(expect.stringContaining(message))
  }) // prettier-ignore

  it('names the line of the answer that differs', () => {
    const change = changed(/^right: false$/m, 'right: true')
    expect(problems(change)).toEqual([
      expect.stringMatching(new RegExp(`^ar/pages/practice\\.md:${lineOf(change, 'right: true')}:8 {2}`)),
    ])
  })

  it.each([
    ['a page that the course has not', put('ar/pages/other.md', '---\n---\n'), 'The course has no page "other".'],
    ['a file that is none of a translation', put('ar/slots.yaml', 'pages: []\nquestions: []\n'), 'This is no part of a translation. Remove the file.'],
    ['a module that the course has not', edit('ar/course.yaml', '\n  close:', '\n  closed:'), 'The course has no module "closed". Did you mean "close"?'],
    ['a term that the glossary has not', edit('ar/glossary.yaml', 'id: bank', 'id: tank'), 'The original has no "tank".'],
    ['no titles', without('ar/course.yaml'), 'This file is missing. A translation needs one, with its titles.'],
    ['the course’s own language', put('en/course.yaml', 'title: Small\n'), 'The course is in this language already. Rename or remove the folder.'],
  ])('is a problem: %s', (_, change, message) => {
    expect(problems(change).map((one) => one.replace(/^\S+ {2}/, ''))).toContain(message)
  }) // prettier-ignore
})
