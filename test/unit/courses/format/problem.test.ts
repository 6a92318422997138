import { describe, expect, it } from 'vitest'
import { didYouMean, formatProblems, type Problem } from '../../../../courses/format/problem.ts'

const problem = (file: string, line: number, column: number, message: string): Problem => ({
  file,
  line,
  column,
  message,
})

describe('formatProblems', () => {
  it('writes one a line, in the order of files, lines and columns, and counts them', () => {
    const problems = [
      problem('pages/b.md', 2, 1, 'Fifth.'),
      problem('pages/a.md', 10, 1, 'Fourth.'),
      problem('pages/a.md', 9, 12, 'Third.'),
      problem('course.yaml', 30, 1, 'First.'),
      problem('pages/a.md', 9, 2, 'Second.'),
    ]
    expect(formatProblems(problems)).toBe(`course.yaml:30:1  First.
pages/a.md:9:2  Second.
pages/a.md:9:12  Third.
pages/a.md:10:1  Fourth.
pages/b.md:2:1  Fifth.

5 problems`)
  })

  it('leaves the given list as it is', () => {
    const problems = [problem('b', 1, 1, 'B.'), problem('a', 1, 1, 'A.')]
    formatProblems(problems)
    expect(problems.map(({ file }) => file)).toEqual(['b', 'a'])
  })

  it('counts one problem as one', () => {
    expect(formatProblems([problem('course.yaml', 1, 1, 'This file is missing.')])).toBe(
      'course.yaml:1:1  This file is missing.\n\n1 problem',
    )
  })
})

describe('didYouMean', () => {
  const known = ['title', 'minutes', 'objectives', 'multiple-choice', 'id']
  it.each([
    ['titel', ' Did you mean "title"?'],
    ['Title', ' Did you mean "title"?'],
    ['titles', ' Did you mean "title"?'],
    ['minuets', ' Did you mean "minutes"?'],
    ['objective', ' Did you mean "objectives"?'],
    ['multi-choice', ' Did you mean "multiple-choice"?'],
    ['ID', ''],
    ['i', ''],
    ['x', ''],
    ['', ''],
    ['author', ''],
    ['t'.repeat(100_000), ''],
  ])('answers to "%.20s" with "%s"', (word, hint) => {
    expect(didYouMean(word, known)).toBe(hint)
  })

  it('names the nearest of several', () => {
    expect(didYouMean('pages', ['page', 'pages-2', 'pagess'])).toBe(' Did you mean "page"?')
    expect(didYouMean('pagex-2', ['page', 'pages-2', 'pagess'])).toBe(' Did you mean "pages-2"?')
  })
})
