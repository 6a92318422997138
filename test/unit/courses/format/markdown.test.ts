import { describe, expect, it } from 'vitest'
import type { RichText } from '../../../../courses/format/rich-text.ts'
import { append, compileSmall, edit, problemsAfter, type Change } from '../../../fixtures/courses/small-course.ts'

const LIBRARY = 'pages/library.md'
/** Begins on line 14. */
const write = (text: string): Change => append(LIBRARY, `\n${text}\n`)

describe('Markdown', () => {
  it.each<[string, string, RichText]>([
    ['joins the lines of a paragraph', 'one\ntwo', [{ tag: 'p', children: ['one\ntwo'] }]],
    [
      'has headings of three depths',
      '## A\n\n### B\n\n#### C',
      [
        { tag: 'h2', children: ['A'] },
        { tag: 'h3', children: ['B'] },
        { tag: 'h4', children: ['C'] },
      ],
    ],
    [
      'has breaks and rules',
      'one\\\ntwo\n\n***',
      [
        { tag: 'p', children: ['one', { tag: 'br', children: [] }, 'two'] },
        { tag: 'hr', children: [] },
      ],
    ],
    [
      'keeps paragraphs only in items that have several',
      '- a\n- b\n\n1. c\n\n   d\n2. e\n   - f',
      [
        {
          tag: 'ul',
          children: [
            { tag: 'li', children: ['a'] },
            { tag: 'li', children: ['b'] },
          ],
        },
        {
          tag: 'ol',
          children: [
            {
              tag: 'li',
              children: [
                { tag: 'p', children: ['c'] },
                { tag: 'p', children: ['d'] },
              ],
            },
            { tag: 'li', children: ['e', { tag: 'ul', children: [{ tag: 'li', children: ['f'] }] }] },
          ],
        },
      ],
    ],
    [
      'marks bare addresses as links',
      'https://example.org/a and a@example.org',
      [
        {
          tag: 'p',
          children: [
            { tag: 'a', href: 'https://example.org/a', children: ['https://example.org/a'] },
            ' and ',
            { tag: 'a', href: 'mailto:a@example.org', children: ['a@example.org'] },
          ],
        },
      ],
    ],
    ['takes markup that is escaped as text', '\\<b> &lt;script&gt;', [{ tag: 'p', children: ['<b> <script>'] }]],
    ['takes markup in code as text', '`<script>`', [{ tag: 'p', children: [{ tag: 'code', children: ['<script>'] }] }]],
  ])('%s', (_, written, text) => {
    const result = compileSmall(write(written))
    expect(result.ok && result.compiled.pages[3]?.blocks.at(-1)).toEqual({ kind: 'text', text })
  })

  it.each<[string, Change[], string[]]>([
    [
      'raw HTML',
      [write('<div>\nloud\n</div>\n\nSo <b>loud</b>.\n\n<!-- hidden -->')],
      [
        'pages/library.md:14:1  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/library.md:18:4  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/library.md:18:11  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/library.md:20:1  Raw HTML is not allowed. Write it in Markdown, or use a block.',
      ],
    ],
    [
      'links that run script, however they are written',
      [
        write(
          '[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) <javascript:alert(1)>\n[e](javascript:https://e.org)',
        ),
      ],
      [
        'pages/library.md:14:1  "javascript:alert(1)" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:26  "JaVaScRiPt:alert(1)" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:51  "data:text/html,x" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:73  "vbscript:x" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:89  "javascript:alert(1)" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:15:1  "javascript:https://e.org" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
      ],
    ],
    [
      'links without a scheme',
      [write('[a](practice.md) [b](//example.org) [c](#top) [d]()')],
      [
        'pages/library.md:14:1  "practice.md" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:18  "//example.org" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:37  "#top" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/library.md:14:47  "" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
      ],
    ],
    [
      'a link to a page and a term that are not there',
      [write('Some [a](page:librari) and\nmore [b](term:brige) and [c](page:) and [d](term:toString).')],
      [
        'pages/library.md:14:6  There is no page "librari". Did you mean "library"?',
        'pages/library.md:15:6  There is no term "brige" in glossary.yaml. Did you mean "bridge"?',
        'pages/library.md:15:26  There is no page "".',
        'pages/library.md:15:41  There is no term "toString" in glossary.yaml.',
      ],
    ],
    [
      'headings that are too high or too low',
      [write('# One\n\n##### Five\n\nTitle\n=====')],
      [
        'pages/library.md:14:1  The title is the page’s only "#" heading. Begin with "##".',
        'pages/library.md:16:1  Headings go from "##" to "####".',
        'pages/library.md:18:1  The title is the page’s only "#" heading. Begin with "##".',
      ],
    ],
    [
      'what the format has no room for',
      [write('A note[^1].\n\n[^1]: Below.\n\n[see][there]\n\n[there]: https://example.org')],
      [
        'pages/library.md:14:7  "footnoteReference" is not part of this format. Write it another way.',
        'pages/library.md:16:1  "footnoteDefinition" is not part of this format. Write it another way.',
        'pages/library.md:18:1  "linkReference" is not part of this format. Write it another way.',
        'pages/library.md:20:1  "definition" is not part of this format. Write it another way.',
      ],
    ],
    [
      'quotations nested too deep',
      [write(`${'> '.repeat(40)}deep`)],
      ['pages/library.md:14:65  This is nested deeper than 32 levels.'],
    ],
    [
      'lists nested too deep',
      [write(`${'- '.repeat(40)}deep`)],
      ['pages/library.md:14:33  This is nested deeper than 32 levels.'],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })
})

describe('Markdown inside YAML', () => {
  const text = (yaml: string): Change[] => [edit('pages/practice.md', 'text: It burns.', yaml)]

  it.each<[string, Change[], string[]]>([
    [
      'plain',
      text('text: Mind the [x](term:no).'),
      ['pages/practice.md:39:20  There is no term "no" in glossary.yaml.'],
    ],
    [
      'in double quotes',
      text('text: "Mind: \\"the\\" [x](term:no)."'),
      ['pages/practice.md:39:26  There is no term "no" in glossary.yaml.'],
    ],
    [
      'in single quotes',
      text("text: 'Mind: ''the'' [x](term:no).'"),
      ['pages/practice.md:39:26  There is no term "no" in glossary.yaml.'],
    ],
    [
      'kept line by line',
      text('text: |\n      Mind\n\n      - the [x](term:no)\n        and [y](page:no).'),
      [
        'pages/practice.md:42:13  There is no term "no" in glossary.yaml.',
        'pages/practice.md:43:13  There is no page "no".',
      ],
    ],
    [
      'folded',
      text('text: >-\n      Mind\n      the [x](term:no)\n\n      and 🏙 [y](page:no).'),
      [
        'pages/practice.md:41:11  There is no term "no" in glossary.yaml.',
        'pages/practice.md:43:14  There is no page "no".',
      ],
    ],
    [
      'folded and begins with a sign of folding',
      text(`text: >-\n      ${'> '.repeat(40)}deep`),
      ['pages/practice.md:40:71  This is nested deeper than 32 levels.'],
    ],
    [
      'plain over two lines',
      text('text: Mind\n      the [x](term:no).'),
      ['pages/practice.md:40:11  There is no term "no" in glossary.yaml.'],
    ],
    [
      'with markup',
      text('text: |\n      # Mind\n\n      <b>this</b>'),
      [
        'pages/practice.md:40:7  The title is the page’s only "#" heading. Begin with "##".',
        'pages/practice.md:42:7  Raw HTML is not allowed. Write it in Markdown, or use a block.',
        'pages/practice.md:42:14  Raw HTML is not allowed. Write it in Markdown, or use a block.',
      ],
    ],
  ])('tells the place in a text that is %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })

  it.each<[string, Change[], string[]]>([
    [
      'prompts, options, reasons and explanations of questions',
      [
        edit('pages/check.md', '(term:bank)', '(term:bans)'),
        edit('pages/check.md', 'a: A bridge', 'a: A [bridge](term:bridges)'),
        edit('pages/check.md', 'A wall parts', 'A [wall](page:walls) parts'),
        edit('pages/check.md', 'Bridges join.', 'All [bridges](javascript:join) join.'),
        edit('pages/check.md', 'Stone lasts', 'Old [stone](page:stone) lasts'),
      ],
      [
        'pages/check.md:15:24  There is no term "bans" in glossary.yaml. Did you mean "bank"?',
        'pages/check.md:17:8  There is no term "bridges" in glossary.yaml. Did you mean "bridge"?',
        'pages/check.md:21:8  There is no page "walls".',
        'pages/check.md:22:18  "javascript:join" cannot be linked. Use https:, http:, mailto:, page:<id> or term:<id>.',
        'pages/check.md:41:16  There is no page "stone".',
      ],
    ],
    [
      'texts of cities, callouts, timelines and cards',
      [
        edit('pages/practice.md', 'the town moved', 'the [town](page:town) moved'),
        edit('pages/welcome.md', '[banks](term:bank)', '[banks](term:bnak)'),
        edit('pages/practice.md', '(page:welcome)', '(page:welcoming)'),
        edit('pages/practice.md', 'It lasts.', 'It ![lasts](assets/wheel.svg).'),
      ],
      [
        'pages/practice.md:13:19  There is no page "town".',
        'pages/practice.md:30:15  There is no page "welcoming". Did you mean "welcome"?',
        'pages/practice.md:37:14  A picture stands alone in its paragraph, on the page itself.',
        'pages/welcome.md:35:17  There is no term "bnak" in glossary.yaml. Did you mean "bank"?',
      ],
    ],
    [
      'a list where one paragraph is asked for',
      [edit('pages/practice.md', 'A ferry is a **bridge**.', '"- A ferry"')],
      ['pages/practice.md:50:12  This must be one paragraph of text, without headings or lists.'],
    ],
    [
      'a block inside a block',
      text('text: |\n      ```glossary\n      ```'),
      ['pages/practice.md:40:7  A block stands on the page itself, not inside a list, a quotation or another block.'],
    ],
  ])('is read in %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })
})
