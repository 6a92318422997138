import { describe, expect, it } from 'vitest'
import { compileSmall, edit, problemsAfter, type Change } from '../../../fixtures/courses/small-course.ts'

const CHECK = 'pages/check.md'
const PRACTICE = 'pages/practice.md'
const options = (count: number) => Array.from({ length: count }, (_, i) => `  o${i}: Option ${i}\n`).join('')

describe('a question', () => {
  it.each<[string, Change[], string[]]>([
    ['no right answer', [edit(CHECK, 'right: a\n', '')], ['pages/check.md:14:1  "right" is missing. Add it.']],
    [
      'a right answer that is no option',
      [edit(CHECK, 'right: a\n', 'right: c\n')],
      ['pages/check.md:19:8  "c" is not one of the options (a, b).'],
    ],
    [
      'several right answers where one is asked for',
      [edit(CHECK, 'right: a\n', 'right: [a, b]\n')],
      ['pages/check.md:19:8  "right" must be a text.'],
    ],
    [
      'an empty list of right answers',
      [edit(CHECK, 'right: [a, b]', 'right: []')],
      ['pages/check.md:33:8  No option is right. Name at least one.'],
    ],
    [
      'one right answer of several that is no option',
      [edit(CHECK, 'right: [a, b]', 'right: [a, d]')],
      ['pages/check.md:33:8  "d" is not one of the options (a, b, c).'],
    ],
    [
      'right answers that are no list',
      [edit(CHECK, 'right: [a, b]', 'right: a')],
      ['pages/check.md:33:8  "right" must be a list.'],
    ],
    [
      'a reason for an option that does not exist',
      [edit(CHECK, '  b: A wall parts them.', '  c: A wall parts them.')],
      ['pages/check.md:21:6  "c" is not one of the options (a, b).'],
    ],
    [
      'one option only',
      [edit(CHECK, '  b: A wall\n', ''), edit(CHECK, 'why:\n  b: A wall parts them.\n', '')],
      ['pages/check.md:17:3  A question needs at least two options.'],
    ],
    [
      'no options',
      [edit(CHECK, 'options:\n  a: A bridge\n  b: A wall\n', '')],
      ['pages/check.md:14:1  "options" is missing. Add it.'],
    ],
    [
      'more options than there are signs for',
      [edit(CHECK, '  c: A tunnel\n', options(35))],
      ['pages/check.md:30:3  A question has at most 36 options.'],
    ],
    [
      'an option whose id has capitals',
      [edit(CHECK, '  c: A tunnel\n', '  C: A tunnel\n')],
      ['pages/check.md:32:6  "C" is not an id of an option. Use a, b, c.'],
    ],
    [
      'an option without text, and one that is a list',
      [edit(CHECK, 'a: A viaduct', 'a: ""'), edit(CHECK, 'b: An aqueduct', 'b: [An aqueduct]')],
      ['pages/check.md:30:6  "options.a" is empty.', 'pages/check.md:31:6  "options.b" must be a text.'],
    ],
    [
      'an option given twice',
      [edit(CHECK, '  c: A tunnel\n', '  b: A tunnel\n')],
      ['pages/check.md:32:3  This is not valid YAML: Map keys must be unique'],
    ],
    [
      'no prompt and no explanation',
      [edit(CHECK, 'prompt: Which are bridges?\n', ''), edit(CHECK, 'explanation: A tunnel goes below.\n', '')],
      ['pages/check.md:27:1  "explanation" is missing. Add it.', 'pages/check.md:27:1  "prompt" is missing. Add it.'],
    ],
    [
      'points that weigh nothing',
      [edit(CHECK, 'points: 2', 'points: 0')],
      ['pages/check.md:35:9  "points" must be more than 0.'],
    ],
    [
      'points without measure',
      [edit(CHECK, 'points: 2', 'points: 1001')],
      ['pages/check.md:35:9  "points" must be at most 1000.'],
    ],
    [
      'an id that is none',
      [edit(CHECK, 'id: q-many', 'id: Q 2')],
      ['pages/check.md:27:5  "id" is not an id: an id has small letters, digits and single hyphens.'],
    ],
    [
      'a statement that is neither true nor false',
      [edit(CHECK, 'right: true', 'right: yes')],
      ['pages/check.md:42:8  "right" must be true or false.'],
    ],
    [
      'a key with a slip',
      [edit(CHECK, 'shuffle: false', 'shufle: false')],
      ['pages/check.md:36:1  "shufle" is not known here. Did you mean "shuffle"? Remove or rename it.'],
    ],
    [
      'a key of another kind of question',
      [edit(CHECK, 'statement: Stone lasts.', 'prompt: Stone lasts.')],
      [
        'pages/check.md:40:1  "statement" is missing. Add it.',
        'pages/check.md:41:1  "prompt" is not known here. Remove or rename it.',
      ],
    ],
    [
      'a prompt of two paragraphs',
      [edit(CHECK, 'prompt: Which are bridges?', 'prompt: |\n  Which\n\n  are bridges?')],
      ['pages/check.md:28:9  This must be one paragraph of text, without headings or lists.'],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })

  it('takes words that YAML reads as numbers or truth values', () => {
    const result = compileSmall(
      edit(CHECK, '  a: A bridge\n  b: A wall\nright: a', '  a: 1850\n  "true": true\nright: true'),
      edit(CHECK, '  b: A wall parts them.', '  "true": It is.'),
    )
    const block = result.ok ? result.compiled.pages[2]?.blocks[1] : null
    expect(block?.kind === 'choice' && block.options).toEqual([
      { id: 'a', text: ['1850'], right: false },
      { id: 'true', text: ['true'], right: true, why: ['It is.'] },
    ])
  })

  it.each<[string, Change[], string[]]>([
    [
      'one pair only',
      [edit(PRACTICE, '  foot: { left: Walkers, right: Footbridge }\n', '')],
      ['pages/practice.md:60:3  A question needs at least two pairs.'],
    ],
    [
      'half a pair',
      [edit(PRACTICE, '{ left: Walkers, right: Footbridge }', '{ left: Walkers }')],
      ['pages/practice.md:60:9  "pairs.foot.right" is missing. Add it.'],
    ],
    [
      'a pair and a spare of one id',
      [edit(PRACTICE, '  air: Nothing', '  foot: Nothing')],
      ['pages/practice.md:65:9  "foot" is already the id of a pair.'],
    ],
    [
      'a spare whose id is none',
      [edit(PRACTICE, '  air: Nothing', '  Thin Air: Nothing')],
      ['pages/practice.md:65:13  "Thin Air" is not an id of a part. Use a, b, c.'],
    ],
    [
      'more to match with than there are signs for',
      [edit(PRACTICE, '  air: Nothing\n', options(35))],
      ['pages/practice.md:65:3  A question has at most 36 parts to match with.'],
    ],
    [
      'one column only',
      [
        edit(PRACTICE, '{ stone: Stone, wood: Wood }', '{ stone: Stone }'),
        edit(PRACTICE, 'The new bridge, column: wood', 'The new bridge, column: stone'),
        edit(PRACTICE, 'The mill bridge, column: wood', 'The mill bridge, column: stone'),
      ],
      ['pages/practice.md:73:10  A question needs at least two columns.'],
    ],
    [
      'a column that is not there',
      [edit(PRACTICE, 'The new bridge, column: wood', 'The new bridge, column: woood')],
      ['pages/practice.md:76:40  "woood" is not one of the columns (stone, wood).'],
    ],
    [
      'a column that only every object has',
      [edit(PRACTICE, 'The new bridge, column: wood', 'The new bridge, column: constructor')],
      ['pages/practice.md:76:40  "constructor" is not one of the columns (stone, wood).'],
    ],
    [
      'one item to put in order',
      [edit(PRACTICE, '  ferry: Ferry\n  bridge: "[Bridge](term:bridge)"\n', '')],
      ['pages/practice.md:85:3  A question needs at least two items.'],
    ],
    [
      'ids that are numbers, whose order JavaScript does not keep',
      [edit(PRACTICE, '  ford: Ford\n  ferry: Ferry\n', '  2008: Ford\n  2004: Ferry\n')],
      [
        'pages/practice.md:85:9  "2008" is not an id of an item. Use a, b, c.',
        'pages/practice.md:86:9  "2004" is not an id of an item. Use a, b, c.',
      ],
    ],
    [
      'an id of a part that is too long to be kept',
      [edit(PRACTICE, '  ford: Ford', `  ${'f'.repeat(91)}: Ford`)],
      [
        'pages/practice.md:85:96  "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" is not an id of an item. Use a, b, c.',
      ],
    ],
    [
      'an answer that is no number, and a tolerance below none',
      [edit(PRACTICE, 'answer: 120.5', 'answer: long'), edit(PRACTICE, 'tolerance: 0.5', 'tolerance: -1')],
      [
        'pages/practice.md:95:9  "answer" must be a number.',
        'pages/practice.md:96:12  "tolerance" must be at least 0.',
      ],
    ],
    [
      'an answer that is not finite',
      [edit(PRACTICE, 'answer: 120.5', 'answer: .inf')],
      ['pages/practice.md:95:9  "answer" must be a number.'],
    ],
    [
      'no word to accept',
      [edit(PRACTICE, 'accept: [bridge, 2]', 'accept: []')],
      ['pages/practice.md:104:9  "accept" is empty.'],
    ],
    [
      'an empty word to accept',
      [edit(PRACTICE, 'accept: [bridge, 2]', 'accept: [bridge, ""]')],
      ['pages/practice.md:104:18  "accept.1" is empty.'],
    ],
    [
      'a credit there is not',
      [edit(PRACTICE, 'credit: partial', 'credit: some')],
      ['pages/practice.md:67:9  "credit" must be one of: all, partial.'],
    ],
    [
      'links to nothing in every part',
      [
        edit(PRACTICE, 'right: A *viaduct*', 'right: A [viaduct](term:viaduct)'),
        edit(PRACTICE, 'air: Nothing', 'air: No [thing](page:thing)'),
        edit(PRACTICE, 'text: The new bridge', 'text: "The [new](page:new) bridge"'),
        edit(PRACTICE, 'stone: Stone', 'stone: "[Stone](term:stone)"'),
        edit(PRACTICE, '"[Bridge](term:bridge)"', '"[Bridge](term:fridge)"'),
      ],
      [
        'pages/practice.md:63:14  There is no term "viaduct" in glossary.yaml.',
        'pages/practice.md:65:11  There is no page "thing".',
        'pages/practice.md:73:20  There is no term "stone" in glossary.yaml.',
        'pages/practice.md:76:21  There is no page "new".',
        'pages/practice.md:87:12  There is no term "fridge" in glossary.yaml. Did you mean "bridge"?',
      ],
    ],
  ])('that is no choice reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })
})

describe('a block', () => {
  it.each<[string, Change[], string[]]>([
    [
      'a city without a year',
      [edit(PRACTICE, 'year: 2004\n', '')],
      ['pages/practice.md:9:1  "year" is missing. Add it.'],
    ],
    [
      'a city whose year is a list',
      [edit(PRACTICE, 'year: 2004', 'year: [2004, 2006]')],
      ['pages/practice.md:11:7  "year" must be a text.'],
    ],
    [
      'a source without a title, with an address that runs script',
      [
        edit(PRACTICE, '  title: The town’s chronicle\n', ''),
        edit(PRACTICE, 'https://example.org/chronicle', 'javascript:alert(1)'),
      ],
      [
        'pages/practice.md:15:3  "source.title" is missing. Add it.',
        'pages/practice.md:15:8  "source.url" must be a web address, https://….',
      ],
    ],
    [
      'a tone there is not',
      [edit('pages/welcome.md', 'tone: reflect', 'tone: reflection')],
      ['pages/welcome.md:30:7  "tone" must be one of: reflect, note, care.'],
    ],
    [
      'an empty timeline and empty cards',
      [
        edit(PRACTICE, '\n  - when: 1850\n    text: The [ford](page:welcome) is closed.', ' []'),
        edit(PRACTICE, smallCards(), ' []'),
      ],
      ['pages/practice.md:28:8  "items" is empty.', 'pages/practice.md:32:8  "items" is empty.'],
    ],
    [
      'a card with a key too many',
      [edit(PRACTICE, '    meta: since 1850', '    mega: since 1850')],
      ['pages/practice.md:36:5  "mega" is not known here. Remove or rename it.'],
    ],
    [
      'a resource that is not there',
      [edit(PRACTICE, 'items: [2]', 'items: [1, 7, 2]')],
      ['pages/practice.md:43:12  There is no resource number 7 in resources.yaml.'],
    ],
    [
      'resources that are no numbers from 1',
      [edit(PRACTICE, 'items: [2]', 'items: [0, two, 1.5]')],
      [
        'pages/practice.md:43:9  "items.0" must be more than 0.',
        'pages/practice.md:43:12  "items.1" must be a number.',
        'pages/practice.md:43:17  "items.2" must be a whole number.',
      ],
    ],
    [
      'a block that takes nothing and is given something',
      [edit('pages/library.md', '```glossary\n', '```glossary\nterms: [bridge]\n')],
      ['pages/library.md:9:1  "terms" is not known here. Remove or rename it.'],
    ],
    ['an empty block', [edit(PRACTICE, 'items: [2]\n', '')], ['pages/practice.md:43:1  "items" is missing. Add it.']],
    [
      'a text longer than any block has',
      [edit(PRACTICE, 'It burns.', 'x'.repeat(200_001))],
      ['pages/practice.md:39:11  "items.1.text" has more than 200,000 characters.'],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(problemsAfter(...changes)).toEqual(expected)
  })
})

function smallCards(): string {
  return '\n  - title: Stone\n    meta: since 1850\n    text: It lasts.\n  - title: Wood\n    text: It burns.'
}
