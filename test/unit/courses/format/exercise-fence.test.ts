import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../courses/format/course.ts'
import { append, compileSmall, problemsAfter } from '../../../fixtures/courses/small-course.ts'

const PRACTICE = 'pages/practice.md'
const SCENARIO = `\`\`\`scenario
id: story
prompt: What do you say?
as: dialogue
steps:
  rumour:
    speaker: Neighbour
    text: They get a flat at once.
    choices:
      deny: { text: Nonsense., then: She folds her arms., next: closed }
      ask: { text: Who says so?, then: She thinks., next: source }
  source:
    text: My cousin.
    choices:
      laugh: { text: Your cousin, then: She goes., next: closed }
      look: { text: Let us look., then: You look., next: open }
ends:
  closed: { title: Shut, text: Nobody likes it., score: 0 }
  open: { title: Open, text: A question opens., score: 1 }
explanation: Curiosity.
credit: partial
\`\`\``
const ALLOCATION = `\`\`\`allocation
id: share
prompt: Share it out.
total: 10
items:
  homes: { text: Homes, least: 4, tooLittle: People leave. }
  square: { text: A square, most: 6, tooMuch: Empty. }
explanation: Both.
\`\`\``
const COMPOSE = `\`\`\`compose
id: event
prompt: Make it better.
most: 2
options:
  table: { text: A table, effect: They sit., serves: shared }
  task: { text: A task, effect: They work., serves: [shared, goal] }
  stage: { text: A stage, effect: They watch., harms: goal }
goals:
  shared: { text: Equals, hint: Who serves?, needs: 2 }
  goal: { text: Together, hint: What to do? }
before: { src: assets/wheel.svg, alt: Before }
explanation: A task.
\`\`\``

function compiled(fence: string): Block | undefined {
  const result = compileSmall(append(PRACTICE, `\n${fence}\n`))
  if (!result.ok) throw new Error(problemsAfter(append(PRACTICE, `\n${fence}\n`)).join('\n'))
  return result.compiled.pages.find(({ id }) => id === 'practice')?.blocks.at(-1)
}
/** Problems without their places, but for those whose place is asked for. */
function problemsOf(fence: string, ...edits: [from: string, to: string][]): string[] {
  let text = fence
  for (const [from, to] of edits) {
    if (text.split(from).length !== 2) throw new Error(`"${from}" stands ${text.split(from).length - 1} times.`)
    text = text.replace(from, () => to)
  }
  return problemsAfter(append(PRACTICE, `\n${text}\n`)).map((problem) => problem.replace(/^\S+ {2}/, ''))
}
const many = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n')

describe('a scenario', () => {
  it('is this value', () => {
    expect(compiled(SCENARIO)).toEqual({
      kind: 'scenario',
      id: 'story',
      prompt: ['What do you say?'],
      explanation: ['Curiosity.'],
      points: 1,
      credit: 'partial',
      as: 'dialogue',
      steps: [
        {
          id: 'rumour',
          speaker: 'Neighbour',
          text: [{ tag: 'p', children: ['They get a flat at once.'] }],
          choices: [
            {
              id: 'deny',
              text: ['Nonsense.'],
              then: [{ tag: 'p', children: ['She folds her arms.'] }],
              next: 'closed',
            },
            { id: 'ask', text: ['Who says so?'], then: [{ tag: 'p', children: ['She thinks.'] }], next: 'source' },
          ],
        },
        {
          id: 'source',
          text: [{ tag: 'p', children: ['My cousin.'] }],
          choices: [
            { id: 'laugh', text: ['Your cousin'], then: [{ tag: 'p', children: ['She goes.'] }], next: 'closed' },
            { id: 'look', text: ['Let us look.'], then: [{ tag: 'p', children: ['You look.'] }], next: 'open' },
          ],
        },
      ],
      ends: [
        { id: 'closed', title: 'Shut', text: [{ tag: 'p', children: ['Nobody likes it.'] }], score: 0 },
        { id: 'open', title: 'Open', text: [{ tag: 'p', children: ['A question opens.'] }], score: 1 },
      ],
    })
  })

  it.each<[string, [string, string][], string[]]>([
    [
      'a path that never ends',
      [['Your cousin, then: She goes., next: closed', 'Your cousin, then: She goes., next: rumour']],
      ['This leads back to "rumour": the path would never end.'],
    ],
    [
      'a step that leads to itself',
      [['Your cousin, then: She goes., next: closed', 'Your cousin, then: She goes., next: source']],
      ['This leads back to "source": the path would never end.'],
    ],
    [
      'a choice that leads nowhere',
      [['You look., next: open', 'You look., next: opne']],
      [
        '"opne" is neither a step nor an end.',
        'No choice leads to "open".',
        'No end has the score 1: give it to the best one.',
      ],
    ],
    [
      'a step that is never reached',
      [['She thinks., next: source', 'She thinks., next: open']],
      ['No choice leads to "source".'],
    ],
    [
      'an end that is never reached',
      [['You look., next: open', 'You look., next: closed']],
      ['No choice leads to "open".', 'No end has the score 1: give it to the best one.'],
    ],
    ['no best end', [['score: 1', 'score: 0.9']], ['No end has the score 1: give it to the best one.']],
    [
      'an end with the id of a step',
      [
        ['  open: { title', '  source: { title'],
        ['next: open', 'next: closed'],
      ],
      ['"source" is already the id of a step.'],
    ],
    [
      'one choice only',
      [['      laugh: { text: Your cousin, then: She goes., next: closed }\n', '']],
      ['A step has 2 to 6 choices.'],
    ],
    [
      'seven choices',
      [['      laugh:', `${many(5, (i) => `      c${i}: { text: C, then: T, next: closed }`)}\n      laugh:`]],
      ['A step has 2 to 6 choices.'],
    ],
    ['a choice whose id is a number', [['      laugh:', '      1:']], ['"1" is not an id of a choice. Use a, b, c.']],
    ['a step whose id has capitals', [['  rumour:', '  Rumour:']], ['"Rumour" is not an id of a step. Use a, b, c.']],
    [
      'an end whose id has capitals',
      [
        ['  open: {', '  Open: {'],
        ['next: open', 'next: Open'],
      ],
      ['"Open" is not an id of an end. Use a, b, c.'],
    ],
    [
      'too many steps',
      [['  source:\n', `${many(35, (i) => `  s${i}: { text: T, choices: {} }`)}\n  source:\n`]],
      ['A scenario has 1 to 36 steps.'],
    ],
    [
      'too many ends',
      [['  open: {', `${many(35, (i) => `  e${i}: { title: T, text: T, score: 0 }`)}\n  open: {`]],
      ['A scenario has 1 to 36 ends.'],
    ],
    ['a score beyond 1', [['score: 1', 'score: 2']], ['"ends.open.score" must be at most 1.']],
    [
      'a link to a page that is not there',
      [['text: My cousin.', 'text: "[cousin](page:cousin)"']],
      ['There is no page "cousin".'],
    ],
  ])('with %s names the problem', (_, edits, problems) => {
    expect(problemsOf(SCENARIO, ...edits).sort()).toEqual([...problems].sort())
  })

  it('without steps or ends names the problem', () => {
    const bare = (steps: string, ends: string) => `\`\`\`scenario\nid: s\nprompt: P\nsteps: ${steps}\nends: ${ends}\nexplanation: E\n\`\`\`` // prettier-ignore
    const step = '{ a: { text: T, choices: { x: { text: X, then: T, next: e }, y: { text: Y, then: T, next: e } } } }'
    const end = '{ e: { title: T, text: T, score: 1 } }'
    expect(problemsOf(bare(step, end))).toEqual([])
    expect(problemsOf(bare('{}', end))).toEqual(['A scenario has 1 to 36 steps.'])
    expect(problemsOf(bare(step, '{}'))).toEqual(['A scenario has 1 to 36 ends.'])
  })

  it('of hundreds of steps is refused, not followed', () => {
    const steps = many(400, (i) => `  s${i}: { text: T, choices: { a: { text: A, then: T, next: s${i + 1} } } }`)
    const text = `\`\`\`scenario\nid: s\nprompt: P\nsteps:\n${steps}\nends: { e: { title: T, text: T, score: 1 } }\nexplanation: E\n\`\`\``
    expect(problemsOf(text)).toEqual(['A scenario has 1 to 36 steps.'])
  })
})

describe('an allocation', () => {
  it('is this value', () => {
    expect(compiled(ALLOCATION)).toEqual({
      kind: 'allocation',
      id: 'share',
      prompt: ['Share it out.'],
      explanation: ['Both.'],
      points: 1,
      total: 10,
      items: [
        { id: 'homes', text: ['Homes'], least: 4, most: 10, tooLittle: ['People leave.'] },
        { id: 'square', text: ['A square'], least: 0, most: 6, tooMuch: ['Empty.'] },
      ],
    })
  })

  it.each<[string, [string, string][], string[]]>([
    [
      'more than all wanted at least',
      [['least: 4', 'least: 11']],
      ['"most" is less than "least" (11).', 'No way of sharing out 10 points keeps to every "least" and "most".'],
    ],
    [
      'all wanted at least twice',
      [
        ['least: 4', 'least: 6'],
        ['most: 6', 'least: 6, most: 6'],
      ],
      ['No way of sharing out 10 points keeps to every "least" and "most".'],
    ],
    [
      'less than all allowed at most',
      [['least: 4', 'least: 1, most: 3']],
      ['No way of sharing out 10 points keeps to every "least" and "most".'],
    ],
    ['just enough allowed', [['least: 4', 'most: 4']], []],
    [
      'just enough wanted',
      [
        ['least: 4', 'least: 4, most: 4'],
        ['most: 6', 'least: 6, most: 6'],
      ],
      [],
    ],
    ['"most" below "least"', [['most: 6', 'least: 6, most: 5']], ['"most" is less than "least" (6).']],
    [
      'one item',
      [['  square: { text: A square, most: 6, tooMuch: Empty. }\n', '']],
      ['A question needs at least two items.'],
    ],
    ['an id that is no id', [['  square:', '  A square:']], ['"A square" is not an id of an item. Use a, b, c.']],
    [
      'too many items',
      [['  square:', `${many(35, (i) => `  i${i}: { text: I }`)}\n  square:`]],
      ['A question has at most 36 items.'],
    ],
    ['a total of nothing', [['total: 10', 'total: 0']], ['"total" must be more than 0.']],
  ])('with %s names the problem', (_, edits, problems) => {
    expect(problemsOf(ALLOCATION, ...edits).sort()).toEqual([...problems].sort())
  })
})

describe('a composition', () => {
  it('is this value', () => {
    expect(compiled(COMPOSE)).toEqual({
      kind: 'compose',
      id: 'event',
      prompt: ['Make it better.'],
      explanation: ['A task.'],
      points: 1,
      most: 2,
      options: [
        { id: 'table', text: ['A table'], effect: ['They sit.'], serves: ['shared'], harms: [] },
        { id: 'task', text: ['A task'], effect: ['They work.'], serves: ['shared', 'goal'], harms: [] },
        { id: 'stage', text: ['A stage'], effect: ['They watch.'], serves: [], harms: ['goal'] },
      ],
      goals: [
        { id: 'shared', text: ['Equals'], needs: 2, hint: ['Who serves?'] },
        { id: 'goal', text: ['Together'], needs: 1, hint: ['What to do?'] },
      ],
      before: { src: 'assets/wheel.svg', alt: 'Before' },
    })
  })

  const IMPOSSIBLE = 'No choice of 2 options meets all goals.'
  it.each<[string, [string, string][], string[]]>([
    ['a goal that needs more than may be chosen', [['needs: 2', 'needs: 3']], [IMPOSSIBLE]],
    ['a goal that nothing serves', [['serves: [shared, goal]', 'serves: shared']], [IMPOSSIBLE]],
    ['a goal that is always harmed', [['serves: [shared, goal]', 'serves: [shared, goal], harms: goal']], [IMPOSSIBLE]],
    ['too few choices', [['most: 2', 'most: 1']], ['No choice of 1 options meets all goals.']],
    ['more choices than options', [['most: 2', 'most: 4']], ['There are fewer options than may be chosen.']],
    ['a goal that is not there', [['harms: goal', 'harms: gaol']], ['"gaol" is not one of the goals (shared, goal).']],
    [
      'a served goal that is not there',
      [['serves: shared', 'serves: [shared, peace]']],
      ['"peace" is not one of the goals (shared, goal).'],
    ],
    [
      'a goal named like a part of every object',
      [['harms: goal', 'harms: constructor']],
      ['"constructor" is not one of the goals (shared, goal).'],
    ],
    [
      'a picture that is missing',
      [['assets/wheel.svg', 'assets/none.svg']],
      [
        'The picture "assets/none.svg" is missing. Put it into assets/ or mend the name. Did you mean "assets/wheel.svg"?',
      ],
    ],
    ['an option that is no id', [['  stage:', '  A stage:']], ['"A stage" is not an id of an option. Use a, b, c.']],
    [
      'a goal that is no id',
      [['  goal: {', '  7: {']],
      [
        '"7" is not an id of a goal. Use a, b, c.',
        '"goal" is not one of the goals (7, shared).',
        '"goal" is not one of the goals (7, shared).',
        IMPOSSIBLE,
      ],
    ],
    [
      'too many goals',
      [['  goal: {', `${many(11, (i) => `  g${i}: { text: G, hint: H }`)}\n  goal: {`]],
      ['A composition has 1 to 12 goals.'],
    ],
    [
      'too many options',
      [['  stage:', `${many(35, (i) => `  o${i}: { text: O, effect: E }`)}\n  stage:`]],
      ['A question has at most 36 options.'],
    ],
  ])('with %s names the problem', (_, edits, problems) => {
    expect(problemsOf(COMPOSE, ...edits).sort()).toEqual([...problems].sort())
  })

  it('without goals names the problem', () => {
    const text = '```compose\nid: c\nprompt: P\nmost: 1\noptions: { a: { text: A, effect: E }, b: { text: B, effect: E } }\ngoals: {}\nexplanation: E\n```' // prettier-ignore
    expect(problemsOf(text)).toEqual(['A composition has 1 to 12 goals.'])
  })

  it('of so many options that not all choices can be tried is taken as it is', () => {
    const options = many(36, (i) => `  o${i}: { text: O, effect: E, harms: goal }`)
    const text = `\`\`\`compose\nid: c\nprompt: P\nmost: 18\noptions:\n${options}\ngoals: { goal: { text: G, hint: H } }\nexplanation: E\n\`\`\``
    expect(problemsOf(text)).toEqual([])
  })
})
