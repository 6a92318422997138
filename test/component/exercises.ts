import type { Allocation, Compose, Scenario } from '../../courses/format/course.ts'
import type { LearningFact } from '../../courses/format/event.ts'
import type { Shown } from './render-player.ts'

/** An answer on its way, kept before. */
export const draft = (question: string, response: string[], round = 1): LearningFact => ({
  type: 'draft',
  data: { question, round, response },
})

/** For tests of what was done: whether a draft was kept meanwhile depends on how fast the machine is. */
export const withoutDrafts = (shown: Shown): Shown => ({
  ...shown,
  facts: () => shown.facts().filter(({ type }) => type !== 'draft'),
})

/** Two steps, of which only one choice leads to the second; the ends are worth 0, ½ and 1. */
export const scenario = (draft: Partial<Scenario> = {}): Scenario => ({
  kind: 'scenario',
  id: 'q1',
  prompt: ['Your neighbour repeats a ', { tag: 'strong', children: ['rumour'] }, '.'],
  as: 'decisions',
  steps: [
    {
      id: 'rumour',
      speaker: 'Neighbour',
      text: [{ tag: 'p', children: ['They all get a flat at once, you know.'] }],
      choices: [
        {
          id: 'deny',
          text: ['That is nonsense.'],
          then: [{ tag: 'p', children: ['She folds her arms.'] }],
          next: 'closed',
        },
        {
          id: 'ask',
          text: ['Where did you ', { tag: 'em', children: ['hear'] }, ' that?'],
          then: [{ tag: 'p', children: ['She thinks for a moment.'] }],
          next: 'origin',
        },
      ],
    },
    {
      id: 'origin',
      speaker: 'Neighbour',
      text: [{ tag: 'p', children: ['My cousin read it on her phone.'] }],
      choices: [
        {
          id: 'laugh',
          text: ['You believe a phone?'],
          then: [{ tag: 'p', children: ['She looks away.'] }],
          next: 'cool',
        },
        {
          id: 'rules',
          text: ['Shall I show you how flats are given out?'],
          then: [{ tag: 'p', children: ['She comes closer to see the list.'] }],
          next: 'open',
        },
      ],
    },
  ],
  ends: [
    {
      id: 'closed',
      title: 'The door is shut',
      text: [{ tag: 'p', children: ['Nobody likes to be told off.'] }],
      score: 0,
    },
    { id: 'cool', title: 'It stays cool', text: [{ tag: 'p', children: ['You were right, and alone.'] }], score: 0.5 },
    {
      id: 'open',
      title: 'A conversation begins',
      text: [{ tag: 'p', children: ['A question opens what a verdict closes.'] }],
      score: 1,
    },
  ],
  explanation: ['Curiosity works better than correction.'],
  page: 'two',
  points: 1,
  ...draft,
})

/** 100 points for three: at least 30, at most 40, and whatever is left. */
export const allocation = (draft: Partial<Allocation> = {}): Allocation => ({
  kind: 'allocation',
  id: 'q1',
  prompt: ['Share out the budget.'],
  total: 100,
  items: [
    {
      id: 'homes',
      text: ['Affordable ', { tag: 'strong', children: ['homes'] }],
      least: 30,
      most: 100,
      tooLittle: ['Those who live here now may have to leave.'],
    },
    { id: 'square', text: ['The new square'], least: 0, most: 40, tooMuch: ['A fine square for people who are gone.'] },
    { id: 'rest', text: ['Talking with residents'], least: 10, most: 30 },
  ],
  explanation: ['Renewal without protection displaces people.'],
  page: 'two',
  points: 1,
  ...draft,
})

/** Up to two of four: the first two together meet both goals, the third harms one, the last serves none. */
export const compose = (draft: Partial<Compose> = {}): Compose => ({
  kind: 'compose',
  id: 'q1',
  prompt: ['Make this event better.'],
  most: 2,
  options: [
    {
      id: 'table',
      text: ['One long ', { tag: 'strong', children: ['table'] }],
      effect: ['Strangers sit next to each other.'],
      serves: ['shared'],
      harms: [],
    },
    { id: 'task', text: ['Cooking together'], effect: ['Everyone is needed.'], serves: ['shared', 'goal'], harms: [] },
    { id: 'stage', text: ['A bigger stage'], effect: ['People watch and go home.'], serves: [], harms: ['goal'] },
    { id: 'flags', text: ['More flags'], effect: ['It looks the same as before.'], serves: [], harms: [] },
  ],
  goals: [
    { id: 'shared', text: ['People meet as equals'], needs: 2, hint: ['Who serves whom?'] },
    { id: 'goal', text: ['They do something together'], needs: 1, hint: ['What is there to do for everyone?'] },
  ],
  before: { src: 'before.svg', alt: 'Rows of chairs before a stage' },
  after: { src: 'after.svg', alt: 'People around one table' },
  explanation: ['A common task does more than a common room.'],
  page: 'two',
  points: 1,
  ...draft,
})
