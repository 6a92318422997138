import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../courses/format/course.ts'
import { append, compileSmall, problemsAfter } from '../../../fixtures/courses/small-course.ts'

const PRACTICE = 'pages/practice.md'
const fence = (kind: string, yaml: string) => `\n\`\`\`${kind}\n${yaml}\`\`\`\n`
const FORM = fence('form', `id: vision
title: Your vision
text: Write it.
fields:
  more: { label: More of?, as: line }
  why:
    label: Why now?
    hint: Name something.
    avoid: [{ words: [somehow, 2030], hint: Say when. }]
  with: { label: With whom?, as: many, optional: true, options: { schools: Schools, shops: Shops } }
sentence: 'We want {more}, with {vision.with}.'
`) // prettier-ignore
const CHECKLIST = fence('checklist', `id: lens
title: The lens
groups:
  equality: { title: Equality, low: Look again. }
items:
  access: { text: Everyone gets in, group: equality, hint: Think of steps. }
  mix: Strangers talk
scale: [never, always]
chart: bars
`) // prettier-ignore
const MAP = fence('course-map', `id: pace
prompt: How much time?
paces:
  calm: { text: Half an hour, minutes: 30 }
  brisk: { text: Two hours, minutes: 120 }
`) // prettier-ignore
const PLAN = fence('plan', `title: My plan
parts:
  - { title: Our vision, from: vision, page: practice }
`) // prettier-ignore

type Edit = [from: string, to: string]
function edited(text: string, edits: Edit[]): string {
  return edits.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2) throw new Error(`"${from}" stands ${now.split(from).length - 1} times.`)
    return now.replace(from, () => to)
  }, text)
}
const problemsOf = (text: string) => problemsAfter(append(PRACTICE, text)).map((one) => one.replace(/^\S+ {2}/, ''))
function compiled(text: string): Block | undefined {
  const result = compileSmall(append(PRACTICE, text))
  return result.ok ? result.compiled.pages.find(({ id }) => id === 'practice')?.blocks.at(-1) : expect.fail('problems')
}
const many = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n')
const words = (text: string) => [{ tag: 'p', children: [text] }]

describe('private blocks', () => {
  it('are these values', () => {
    expect(compiled(FORM)).toEqual({
      kind: 'form',
      id: 'vision',
      title: 'Your vision',
      text: words('Write it.'),
      fields: [
        { id: 'more', label: 'More of?', as: 'line' },
        {
          id: 'why',
          label: 'Why now?',
          hint: 'Name something.',
          as: 'text',
          avoid: [{ words: ['somehow', '2030'], hint: 'Say when.' }],
        },
        {
          id: 'with',
          label: 'With whom?',
          as: 'many',
          optional: true,
          options: [
            { id: 'schools', text: ['Schools'] },
            { id: 'shops', text: ['Shops'] },
          ],
        },
      ],
      sentence: ['We want ', { field: 'vision.more' }, ', with ', { field: 'vision.with' }, '.'],
    })
    expect(compiled(CHECKLIST)).toEqual({
      kind: 'checklist',
      id: 'lens',
      title: 'The lens',
      scale: ['never', 'always'],
      groups: [{ id: 'equality', title: 'Equality', low: ['Look again.'] }],
      items: [
        { id: 'access', text: ['Everyone gets in'], group: 'equality', hint: ['Think of steps.'] },
        { id: 'mix', text: ['Strangers talk'] },
      ],
      chart: 'bars',
    })
    expect(compiled(MAP)).toEqual({
      kind: 'course-map',
      id: 'pace',
      prompt: 'How much time?',
      paces: [
        { id: 'calm', text: 'Half an hour', minutes: 30 },
        { id: 'brisk', text: 'Two hours', minutes: 120 },
      ],
    })
    expect(compiled(FORM + PLAN)).toEqual({
      kind: 'plan',
      title: 'My plan',
      parts: [{ title: 'Our vision', from: 'vision', page: 'practice' }],
    })
  })

  it.each<[string, string, Edit[], string[]]>([
    ['a form without fields', fence('form', 'id: a\ntitle: A\nfields: {}\n'), [], ['A form has 1 to 24 fields.']],
    [
      'a form with too many fields',
      FORM,
      [['  why:', `${many(22, (i) => `  f${i}: { label: L }`)}\n  why:`]],
      ['A form has 1 to 24 fields.'],
    ],
    ['a field whose id is a number', FORM, [['  why:', '  7:']], ['"7" is not an id of a field. Use a, b, c.']],
    [
      'a field to choose in, without options',
      FORM,
      [[', options: { schools: Schools, shops: Shops }', '']],
      ['This field needs "options" to choose from.'],
    ],
    [
      'a field to write in, with options',
      FORM,
      [['as: line', 'as: line, options: { a: A }']],
      ['Only fields with "as: one" or "as: many" have options.'],
    ],
    [
      'a field to choose in, with words to avoid',
      FORM,
      [['as: many', 'as: one, avoid: [{ words: [a], hint: H }]']],
      ['Only written fields have words to avoid.'],
    ],
    [
      'an option that is no id',
      FORM,
      [['shops: Shops', 'Shops: Shops']],
      ['"Shops" is not an id of an option. Use a, b, c.'],
    ],
    [
      'a sentence with a field that is not there',
      FORM,
      [['{more}', '{mroe}']],
      ['There is no field "vision.mroe". Did you mean "vision.more"?'],
    ],
    [
      'a sentence with a field of a form that is not there',
      FORM,
      [['{more}', '{city.name}']],
      ['There is no field "city.name".'],
    ],
    ['a sentence with nothing between its braces', FORM, [['{more}', '{}']], ['There is no field "vision.".']],
    [
      'a form twice',
      FORM + FORM,
      [],
      ['The id "vision" of private notes is used twice; first in pages/practice.md:109.'],
    ],
    [
      'a checklist with the id of a form',
      FORM + CHECKLIST,
      [['id: lens', 'id: vision']],
      ['The id "vision" of private notes is used twice; first in pages/practice.md:109.'],
    ],
    [
      'an id that is too long to name notes with',
      FORM,
      [
        ['id: vision', `id: ${'x'.repeat(101)}`],
        ['vision.with', 'with'],
      ],
      ['"id" is not an id: an id of private notes has at most 100 characters.'],
    ],
    [
      'a kind of field that is not there',
      FORM,
      [['as: line', 'as: lines']],
      ['"fields.more.as" must be one of: line, text, one, many.'],
    ],
    [
      'a checklist without items',
      fence('checklist', 'id: a\ntitle: A\nitems: {}\n'),
      [],
      ['A checklist has 1 to 60 items.'],
    ],
    [
      'a checklist with too many items',
      CHECKLIST,
      [['  mix:', `${many(59, (i) => `  i${i}: I`)}\n  mix:`]],
      ['A checklist has 1 to 60 items.'],
    ],
    [
      'too many groups',
      CHECKLIST,
      [
        ['  equality:', `${many(14, (i) => `  g${i}: { title: G }`)}\n  equality:`],
        ['  mix: Strangers talk', many(14, (i) => `  i${i}: { text: I, group: g${i} }`)],
      ],
      ['A checklist has at most 14 groups.'],
    ],
    [
      'a group that nothing belongs to',
      CHECKLIST,
      [['items:', '  contact: { title: Contact }\nitems:']],
      ['No item belongs to this group.'],
    ],
    [
      'an item of a group that is not there',
      CHECKLIST,
      [['mix: Strangers talk', 'mix: { text: Talk, group: contact }']],
      ['"contact" is not one of the groups (equality).'],
    ],
    [
      'a group that is no id',
      CHECKLIST,
      [
        ['  equality: {', '  Equality: {'],
        ['group: equality', 'group: Equality'],
      ],
      ['"Equality" is not an id of a group. Use a, b, c.'],
    ],
    ['an item that is no id', CHECKLIST, [['  mix:', '  12:']], ['"12" is not an id of an item. Use a, b, c.']],
    ['a scale of one', CHECKLIST, [['[never, always]', '[never]']], ['"scale" has 2 to 7 steps.']],
    [
      'one pace',
      MAP,
      [['  brisk: { text: Two hours, minutes: 120 }\n', '']],
      ['There are 2 to 6 paces to choose from.'],
    ],
    [
      'seven paces',
      MAP,
      [['  brisk:', `${many(5, (i) => `  p${i}: { text: P, minutes: 1 }`)}\n  brisk:`]],
      ['There are 2 to 6 paces to choose from.'],
    ],
    ['a pace that is no id', MAP, [['  brisk:', '  Brisk one:']], ['"Brisk one" is not an id of a pace. Use a, b, c.']],
    ['a pace without minutes', MAP, [['minutes: 120', 'minutes: 0']], ['"paces.brisk.minutes" must be more than 0.']],
    [
      'a course map with the id of a form',
      FORM + MAP,
      [['id: pace', 'id: vision']],
      ['The id "vision" of private notes is used twice; first in pages/practice.md:109.'],
    ],
    [
      'a plan of a form that is not there',
      FORM + PLAN,
      [['from: vision', 'from: visoin']],
      ['There is no form or checklist "visoin" on the page "practice". Did you mean "vision"?'],
    ],
    [
      'a plan of a form on another page',
      FORM + PLAN,
      [['page: practice', 'page: welcome']],
      ['There is no form or checklist "vision" on the page "welcome". Did you mean "vision"?'],
    ],
    [
      'a plan of a page that is not there',
      FORM + PLAN,
      [['page: practice', 'page: nowhere']],
      [
        'There is no form or checklist "vision" on the page "nowhere". Did you mean "vision"?',
        'There is no page "nowhere".',
      ],
    ],
    ['an empty plan', fence('plan', 'title: P\nparts: []\n'), [], ['"parts" is empty.']],
    [
      'a certificate with words',
      fence('certificate', 'title: Well done\n'),
      [],
      ['"title" is not known here. Remove or rename it.'],
    ],
  ])('with %s name the problem', (_, text, edits, problems) => {
    expect(problemsOf(edited(text, edits)).sort()).toEqual([...problems].sort())
  })
})
