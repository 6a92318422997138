import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCourse, type Compiled } from '../../courses/format/compile.ts'
import { CompiledCourse } from '../../courses/format/course.ts'
import { SMALL_ASSETS, smallFiles, type Change, type Files } from '../fixtures/courses/small-course.ts'

const RUNS = { numRuns: 3_000, seed: 20_261_121 }
const PATIENCE = 300_000
const SMALL = smallFiles()
const PATHS = [...SMALL.keys()]
const TO_READ = ['pages/welcome.md', 'pages/practice.md', 'pages/library.md']
const EMPTY_PAGE = '---\ntitle: Empty\nminutes: 1\nobjectives: [see it]\n---\n'

/** What has meaning somewhere: in YAML, in Markdown, in the format, or to JavaScript. */
const FRAGMENTS = [
  '\n---\n', '```', '\n```choice\n', '\n~~~\n', '# ', '<b>', '<!--', '[x](term:', '](page:nowhere)', '![](', '| - |\n',
  '&a ', '*a', '<<: *a\n', '"', "'", ': ', '\n- ', '? ', '!!binary ', '%YAML 1.1\n', '\t', '\r', '\0', '\u2028', '\uFEFF',
  '\uD83C', '__proto__: 1\n', 'constructor', 'id: q-one\n', 'right: [a]\n', '1e999', '.nan', '~', 'null', '{}', '[]',
  '\n```match\n', '\n```sort\n', 'column: constructor', '2004: x\n', 'Thin Air: x\n', 'A: { left: x, right: y }\n',
  '> '.repeat(50), '- '.repeat(50), '['.repeat(60), '{ a: '.repeat(60), '*'.repeat(60),
] // prettier-ignore

const path = fc.constantFrom(...PATHS)
/** A place in a text, as a share of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true })
const text = fc.oneof(
  fc.constantFrom(...FRAGMENTS),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

const onText = (file: string, change: (text: string) => string): Change => {
  return (files) => void (files.has(file) && files.set(file, change(files.get(file) ?? '')))
}
const cut = fc
  .record({ path, place, length: fc.nat(80) })
  .map(({ path: file, place: share, length }) =>
    onText(file, (whole) => whole.slice(0, share * whole.length) + whole.slice(share * whole.length + length)),
  )
const cutOff = fc
  .record({ path, place })
  .map(({ path: file, place: share }) => onText(file, (whole) => whole.slice(0, share * whole.length)))
const insert = fc
  .record({ path, place, text })
  .map(({ path: file, place: share, text: added }) =>
    onText(file, (whole) => whole.slice(0, share * whole.length) + added + whole.slice(share * whole.length)),
  )
const splice = fc
  .record({ path, place, from: path, start: place, length: fc.nat(200) })
  .map(({ path: file, place: share, from, start, length }): Change => (files) => {
    const other = files.get(from) ?? ''
    const piece = other.slice(start * other.length, start * other.length + length)
    onText(file, (whole) => whole.slice(0, share * whole.length) + piece + whole.slice(share * whole.length))(files)
  })
const swapLines = fc.record({ path, place, other: place }).map(({ path: file, place: share, other }) =>
  onText(file, (whole) => {
    const lines = whole.split('\n')
    const [i, j] = [Math.floor(share * (lines.length - 1)), Math.floor(other * (lines.length - 1))]
    return lines.map((line, at) => (at === i ? lines[j] : at === j ? lines[i] : line)).join('\n')
  }),
)
const files = fc.record({ path, to: fc.option(fc.oneof(path, text)) }).map(({ path: file, to }): Change => (all) => {
  const whole = all.get(file)
  all.delete(file)
  if (to !== null && whole !== undefined) all.set(to, whole)
})

const mutation = fc.oneof(cut, cutOff, insert, insert, splice, swapLines, { arbitrary: files, weight: 1 })
/** The small course after some changes. Pages that none has touched are emptied, to compile only what may be wrong. */
const mutated: fc.Arbitrary<Files> = fc.array(mutation, { minLength: 1, maxLength: 4 }).map((changes) => {
  const all = new Map(SMALL)
  for (const change of changes) change(all)
  for (const file of TO_READ) if (all.get(file) === SMALL.get(file)) all.set(file, EMPTY_PAGE)
  return all
})

/** What is wrong with a result; empty when it is a course of the format, or problems that an author can find. */
function unsound(all: Files, result: Compiled): string[] {
  if (result.ok) {
    const parsed = CompiledCourse.safeParse(result.compiled)
    return parsed.success ? [] : parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`)
  }
  const lost = result.problems.filter(({ file, line, column, message }) => {
    const lines = (all.get(file) ?? '').split('\n')
    const isThere = Number.isInteger(line) && line >= 1 && line <= lines.length
    const isInLine = Number.isInteger(column) && column >= 1 && column <= (lines[line - 1] ?? '').length + 1
    return !isThere || !isInLine || message.trim() === '' || /undefined|NaN|\[object/.test(message)
  })
  if (result.problems.length === 0) return ['no problem is named']
  return lost.map(({ file, line, column, message }) => `${file}:${line}:${column}  ${message}`)
}

describe('compileCourse', () => {
  it(
    'makes a course or names problems in its files of whatever it is given, and never throws',
    () => {
      const seen = { courses: 0, problems: 0 }
      fc.assert(
        fc.property(mutated, (all) => {
          const result = compileCourse('small', all, SMALL_ASSETS)
          expect(unsound(all, result)).toEqual([])
          seen[result.ok ? 'courses' : 'problems']++
        }),
        RUNS,
      )
      // Neither so mild nor so rough that one of the two is never reached.
      expect(Math.min(seen.courses, seen.problems)).toBeGreaterThan(100)
    },
    PATIENCE,
  )

  it(
    'says the same of the same files, twice',
    () => {
      fc.assert(
        fc.property(mutated, (all) => {
          expect(compileCourse('small', all, SMALL_ASSETS)).toEqual(compileCourse('small', new Map(all), SMALL_ASSETS))
        }),
        { ...RUNS, numRuns: 200 },
      )
    },
    PATIENCE,
  )

  it(
    'reads files of pure chance',
    () => {
      const chance = fc.array(
        fc.tuple(
          fc.oneof(path, text),
          fc.oneof(
            text,
            fc.array(text, { maxLength: 12 }).map((parts) => parts.join('')),
          ),
        ),
      )
      fc.assert(
        fc.property(chance, (entries) => {
          const all = new Map(entries)
          expect(unsound(all, compileCourse('small', all, []))).toEqual([])
        }),
        { ...RUNS, numRuns: 1_000 },
      )
    },
    PATIENCE,
  )
})
