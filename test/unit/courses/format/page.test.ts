import { describe, expect, it } from 'vitest'
import { append, compileSmall, edit, problemsAfter, put, type Change } from '../../../fixtures/courses/small-course.ts'

const LIBRARY = 'pages/library.md'
const ONLY_QUESTION = '---\ntitle: Check\nminutes: 5\nobjectives: [check it]\nassessment: { graded: true }\n---\n'

describe('a page', () => {
  it.each<[string, Change[], string[]]>([
    [
      'an empty file',
      [put(LIBRARY, '')],
      ['pages/library.md:1:1  A page begins with "---", its title and the like, and "---".'],
    ],
    [
      'a page without front matter',
      [put(LIBRARY, 'Only text.\n')],
      ['pages/library.md:1:1  A page begins with "---", its title and the like, and "---".'],
    ],
    [
      'front matter that never ends',
      [put(LIBRARY, '---\ntitle: Library\n\nText.\n')],
      ['pages/library.md:1:1  A page begins with "---", its title and the like, and "---".'],
    ],
    [
      'front matter that says nothing',
      [put(LIBRARY, '---\n# later\n---\n')],
      [
        'pages/library.md:2:1  "title" is missing. Add it.',
        'pages/library.md:2:1  "minutes" is missing. Add it.',
        'pages/library.md:2:1  "objectives" is missing. Add it.',
      ],
    ],
    [
      'front matter that is no set of names',
      [put(LIBRARY, '---\n- title\n---\n')],
      ['pages/library.md:2:1  This must be a set of names and values.'],
    ],
    [
      'keys with slips',
      [edit(LIBRARY, 'title:', 'titel:'), edit(LIBRARY, 'minutes:', 'minuets:')],
      [
        'pages/library.md:2:1  "title" is missing. Add it.',
        'pages/library.md:2:1  "minutes" is missing. Add it.',
        'pages/library.md:2:1  "titel" is not known here. Did you mean "title"? Remove or rename it.',
        'pages/library.md:3:1  "minuets" is not known here. Did you mean "minutes"? Remove or rename it.',
      ],
    ],
    [
      'a title that is empty',
      [edit(LIBRARY, 'title: Library', 'title: " "')],
      ['pages/library.md:2:8  "title" is empty.'],
    ],
    [
      'no minutes at all',
      [edit(LIBRARY, 'minutes: 2', 'minutes: 0')],
      ['pages/library.md:3:10  "minutes" must be at least 1.'],
    ],
    [
      'too many minutes',
      [edit(LIBRARY, 'minutes: 2', 'minutes: 121')],
      ['pages/library.md:3:10  "minutes" must be at most 120.'],
    ],
    [
      'half a minute',
      [edit(LIBRARY, 'minutes: 2', 'minutes: 2.5')],
      ['pages/library.md:3:10  "minutes" must be a whole number.'],
    ],
    [
      'objectives that are empty, or no list',
      [edit(LIBRARY, '\n  - find more to read', ' []'), edit('pages/practice.md', '\n  - tell', ' tell')],
      [
        'pages/library.md:4:13  "objectives" lists no objective.',
        'pages/practice.md:4:13  "objectives" must be a list.',
      ],
    ],
    [
      'facts that name none',
      [edit('pages/welcome.md', '[F001]', '[F001, fact two]')],
      ['pages/welcome.md:8:15  "facts.1" must look like F001.'],
    ],
    [
      'attempts that are no number',
      [edit('pages/check.md', 'attempts: 2', 'attempts: many')],
      ['pages/check.md:8:13  "assessment.attempts" must be unlimited or a whole number from 1.'],
    ],
    [
      'an assessment without questions',
      [edit(LIBRARY, 'minutes: 2', 'minutes: 2\nassessment: { graded: false }')],
      ['pages/library.md:4:13  An assessment needs at least one question.'],
    ],
    [
      'an assessment whose only question has a slip, without saying that it has none',
      [put('pages/check.md', `${ONLY_QUESTION}\n\`\`\`true-false\nid: q-one\n\`\`\`\n`)],
      [
        'pages/check.md:9:1  "explanation" is missing. Add it.',
        'pages/check.md:9:1  "statement" is missing. Add it.',
        'pages/check.md:9:1  "right" is missing. Add it.',
      ],
    ],
    [
      'a kind of block with a slip',
      [edit(LIBRARY, '```resource-library', '```resources-library')],
      [
        'pages/library.md:11:1  "resources-library" is not a kind of block. Did you mean "resource-library"? The kinds are listed in courses/README.md.',
      ],
    ],
    [
      'a kind of block that is like no other',
      [append(LIBRARY, '\n```python\nprint()\n```\n')],
      ['pages/library.md:14:1  "python" is not a kind of block. The kinds are listed in courses/README.md.'],
    ],
    [
      'a kind of block that is a name of every object',
      [append(LIBRARY, '\n```constructor\n```\n\n```__proto__\n```\n')],
      [
        'pages/library.md:14:1  "constructor" is not a kind of block. The kinds are listed in courses/README.md.',
        'pages/library.md:17:1  "__proto__" is not a kind of block. The kinds are listed in courses/README.md.',
      ],
    ],
    [
      'a block inside a list',
      [append(LIBRARY, '\n- First:\n\n  ```glossary\n  ```\n')],
      ['pages/library.md:16:3  A block stands on the page itself, not inside a list, a quotation or another block.'],
    ],
    [
      'a block that never ends',
      [edit('pages/check.md', 'page: welcome\n```', 'page: welcome')],
      [
        'pages/check.md:25:1  This is not valid YAML: Implicit keys need to be on a single line',
        'pages/check.md:25:1  This is not valid YAML: Plain value cannot start with reserved character `',
        'pages/check.md:27:1  This is not valid YAML: Map keys must be unique',
        'pages/check.md:28:1  This is not valid YAML: Map keys must be unique',
        'pages/check.md:32:1  This is not valid YAML: Map keys must be unique',
        'pages/check.md:33:1  This is not valid YAML: Map keys must be unique',
      ],
    ],
    [
      'a picture that is missing',
      [edit('pages/welcome.md', 'assets/wheel.svg', 'assets/wheels.svg')],
      [
        'pages/welcome.md:27:1  The picture "assets/wheels.svg" is missing. Put it into assets/ or mend the name. Did you mean "assets/wheel.svg"?',
      ],
    ],
    [
      'a picture from somewhere else',
      [edit('pages/welcome.md', 'assets/wheel.svg', 'https://example.org/wheel.svg')],
      [
        'pages/welcome.md:27:1  The picture "https://example.org/wheel.svg" is missing. Put it into assets/ or mend the name.',
      ],
    ],
    [
      'a picture without alternative text',
      [edit('pages/welcome.md', 'A wheel with three spokes: feet, wheels, rails', ' ')],
      ['pages/welcome.md:27:1  This picture has no alternative text. Say between [ and ] what it shows.'],
    ],
    [
      'a picture in a line of text',
      [append(LIBRARY, '\nSee ![a wheel](assets/wheel.svg) here.\n')],
      ['pages/library.md:14:5  A picture stands alone in its paragraph, on the page itself.'],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })

  it('keeps the order of texts, figures and blocks', () => {
    const body = 'One.\n\nTwo.\n\n![A wheel](assets/wheel.svg)\n\n```glossary\n```\n\n    plain code\n\nThree.\n'
    const result = compileSmall(append('pages/library.md', `\n${body}`))
    expect(result.ok && result.compiled.pages[3]?.blocks).toEqual([
      { kind: 'glossary' },
      { kind: 'resource-library' },
      {
        kind: 'text',
        text: [
          { tag: 'p', children: ['One.'] },
          { tag: 'p', children: ['Two.'] },
        ],
      },
      { kind: 'figure', src: 'assets/wheel.svg', alt: 'A wheel' },
      { kind: 'glossary' },
      {
        kind: 'text',
        text: [
          { tag: 'pre', children: [{ tag: 'code', children: ['plain code'] }] },
          { tag: 'p', children: ['Three.'] },
        ],
      },
    ])
  })

  it.each([
    ['unlimited', null],
    ['3', 3],
  ])('counts %s attempts as %s', (written, attempts) => {
    const result = compileSmall(edit('pages/check.md', 'attempts: 2', `attempts: ${written}`))
    expect(result.ok && result.compiled.pages[2]?.assessment).toEqual({ graded: true, attempts })
  })

  it('may be taken without end when nothing is said', () => {
    const result = compileSmall(edit('pages/check.md', '\n  attempts: 2', ''))
    expect(result.ok && result.compiled.pages[2]?.assessment).toEqual({ graded: true, attempts: null })
  })
})
