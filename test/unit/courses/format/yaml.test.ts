import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Problem } from '../../../../courses/format/problem.ts'
import { readYaml } from '../../../../courses/format/yaml.ts'
import { append, edit, problemsAfter, put, type Change } from '../../../fixtures/courses/small-course.ts'

const nest = (depth: number) => '{ a: '.repeat(depth) + '1' + ' }'.repeat(depth)

describe('YAML', () => {
  it.each<[string, Change[], string[]]>([
    [
      'a quotation that never ends',
      [edit('course.yaml', 'title: A small course', 'title: "A small course')],
      ['course.yaml:21:1  This is not valid YAML: Missing closing "quote'],
    ],
    [
      'a colon in a text without quotes',
      [edit('pages/library.md', 'title: Library', 'title: Library: more')],
      ['pages/library.md:2:8  This is not valid YAML: Nested mappings are not allowed in compact mappings'],
    ],
    [
      'a list that never ends',
      [edit('pages/practice.md', 'items: [2]', 'items: [2')],
      [
        'pages/practice.md:43:10  This is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'a bracket without quotes, and not all that follows from it',
      [edit('pages/practice.md', '{ stone: Stone, wood: Wood }', '{ stone: Old [stone](term:stone), wood: Wood }')],
      [
        'pages/practice.md:73:23  This is not valid YAML: Unexpected flow-seq-start at node end',
        'pages/practice.md:73:24  This is not valid YAML: Unexpected scalar at node end',
        'pages/practice.md:73:29  This is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
        'pages/practice.md:73:30  This is not valid YAML: Unexpected scalar at node end',
      ],
    ],
    [
      'a tab where spaces belong',
      [edit('course.yaml', '  pages: all', '\tpages: all')],
      [
        'course.yaml:11:1  This is not valid YAML: Tabs are not allowed as indentation',
        'course.yaml:11:9  This is not valid YAML: Nested mappings are not allowed in compact mappings',
        'course.yaml:11:9  This is not valid YAML: Implicit keys need to be on a single line',
      ],
    ],
    [
      'a key given twice',
      [append('course.yaml', 'title: Another\n')],
      ['course.yaml:21:1  This is not valid YAML: Map keys must be unique'],
    ],
    [
      'two documents in a file',
      [append('glossary.yaml', '---\n- id: ford\n')],
      [
        'glossary.yaml:9:1  This is not valid YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
      ],
    ],
    [
      'an alias',
      [
        edit('course.yaml', 'title: A small course', 'title: &title A small course'),
        edit('course.yaml', 'title: Start', 'title: *title'),
      ],
      ['course.yaml:16:12  YAML aliases are not used here. Write the value out.'],
    ],
    [
      'an alias of nothing',
      [edit('course.yaml', 'title: Start', 'title: *nothing')],
      ['course.yaml:16:12  YAML aliases are not used here. Write the value out.'],
    ],
    [
      'a value merged in',
      [append('course.yaml', 'base: &base { a: 1 }\n<<: *base\n')],
      ['course.yaml:22:5  YAML aliases are not used here. Write the value out.'],
    ],
    [
      'aliases that multiply',
      [put('glossary.yaml', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n')],
      ['glossary.yaml:2:8  YAML aliases are not used here. Write the value out.'],
    ],
    [
      'a key called __proto__',
      [append('course.yaml', '__proto__: { admin: true }\n')],
      ['course.yaml:21:1  "__proto__" cannot be used as a name here.'],
    ],
    [
      'a key called "__proto__" in quotes, in a block',
      [edit('pages/check.md', '  c: A tunnel', '  "__proto__": A tunnel')],
      ['pages/check.md:32:3  "__proto__" cannot be used as a name here.'],
    ],
    [
      'a key called constructor, in front matter',
      [edit('pages/library.md', 'minutes: 2', 'minutes: 2\nconstructor: { prototype: 1 }')],
      ['pages/library.md:4:1  "constructor" cannot be used as a name here.'],
    ],
    [
      'sets nested too deep',
      [append('course.yaml', `deep: ${nest(40)}\n`)],
      ['course.yaml:21:164  This is nested deeper than 32 levels.'],
    ],
    [
      'a key that is a list',
      [append('course.yaml', '? [a, b]\n: c\n')],
      ['course.yaml:21:3  This is not valid YAML: With stringKeys, all keys must be strings'],
    ],
    ['a file that is one word', [put('glossary.yaml', 'later\n')], ['glossary.yaml:1:1  This must be a list.']],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })

  it('reports lists nested too deep for any machine', () => {
    const problems = problemsAfter(append('course.yaml', `deep: ${'['.repeat(5000)}${']'.repeat(5000)}\n`))
    // The columns are where this machine gave up.
    const lines = new Set(problems.map((problem) => problem.replace(/:\d+ {2}/, ' ')))
    expect(lines).toEqual(new Set(['course.yaml:21 This is nested deeper than 32 levels.']))
  })

  it('leaves objects as they are when keys are hostile', () => {
    problemsAfter(
      append('course.yaml', '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n'),
    )
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})

describe('readYaml', () => {
  const read = (text: string) => {
    const problems: Problem[] = []
    const schema = z.strictObject({ a: z.array(z.strictObject({ b: z.string() })), c: z.string().optional() })
    return { read: readYaml(text, schema, { file: 'f.md', line: 10, column: 5 }, problems), problems }
  }

  it('gives the value and the place of each of its parts, in the file the text was cut from', () => {
    const { read: found, problems } = read('a:\n  - b: one\n  - b: >-\n      two\n      three\nc: "x"\n')
    expect(problems).toEqual([])
    expect(found?.value).toEqual({ a: [{ b: 'one' }, { b: 'two three' }], c: 'x' })
    const at = (...path: (string | number)[]) => {
      const place = found?.at(path)
      return place && [place.file, place.line, place.column]
    }
    expect(at()).toEqual(['f.md', 10, 5])
    expect(at('a')).toEqual(['f.md', 11, 3])
    expect(at('a', 0, 'b')).toEqual(['f.md', 11, 8])
    expect(at('a', 1, 'b')).toEqual(['f.md', 12, 8])
    expect(at('c')).toEqual(['f.md', 15, 4])
    expect(at('a', 1, 'missing')).toEqual(['f.md', 12, 5])
  })

  it('finds the characters of a text where they stand', () => {
    const { read: found } = read('a:\n  - b: >-\n      two\n      three\nc: "x"\n')
    const inside = found?.inside(['a', 0, 'b'])
    expect([0, 4, 8].map((character) => inside?.(character))).toEqual([
      { file: 'f.md', line: 12, column: 7 },
      { file: 'f.md', line: 13, column: 7 },
      { file: 'f.md', line: 13, column: 11 },
    ])
    expect(found?.inside(['c'])(0)).toEqual({ file: 'f.md', line: 14, column: 5 })
    expect(found?.inside(['c'])(99)).toEqual({ file: 'f.md', line: 14, column: 4 })
  })

  it('reports the first line where its text begins, the others from their own', () => {
    const { read: found, problems } = read('d: 1\ne: 2\na: []')
    expect(found).toBeNull()
    expect(problems).toEqual([
      { file: 'f.md', line: 10, column: 5, message: '"d" is not known here. Remove or rename it.' },
      { file: 'f.md', line: 11, column: 1, message: '"e" is not known here. Remove or rename it.' },
    ])
  })
})
