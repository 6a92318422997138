import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Assign } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { answer, attached, openPlayer, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

const assign = (draft: Partial<Assign> = {}): Assign => ({
  kind: 'assign',
  id: 'q1',
  as: 'match',
  prompt: ['Where does each grow?'],
  items: [
    { id: 'apple', text: ['An ', { tag: 'strong', children: ['apple'] }], target: 'tree' },
    { id: 'carrot', text: ['A carrot'], target: 'soil' },
  ],
  targets: [
    { id: 'tree', text: ['On a ', { tag: 'em', children: ['tree'] }] },
    { id: 'soil', text: ['In the soil'] },
    { id: 'shop', text: ['In a shop'] },
  ],
  explanation: ['Carrots are roots.'],
  page: 'two',
  points: 1,
  ...draft,
})
const sort = (draft: Partial<Assign> = {}) => assign({ as: 'sort', ...draft })
function open(question: Assign, setting: Partial<Setting> = {}) {
  return openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting })
}
const assessed = (question: Assign) => {
  return { pages: [{ id: 'one', blocks: [question], assessment: { graded: false, attempts: null } }, { id: 'two' }] }
}

const user = userEvent.setup()
const select = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name })
const choose = (name: string, target: string) => user.selectOptions(select(name), target)
const check = () => user.click(screen.getByRole('button', { name: 'Check answer' }))
const feedback = () =>
  within(screen.getByText(/^(That’s right|Partly right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
/** What is chosen for each, in words; in the order of the author. */
const chosen = () => ['An apple', 'A carrot'].map((name) => `${name}: ${select(name).selectedOptions[0]?.textContent}`)
const given = (response: string[], score: number) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce: 'nonce-1', response, score, round: 1, latency: 0 },
})

describe.each([
  ['match', assign(), 'Choose the right match for each. Each is used once.'],
  ['sort', sort(), 'Choose where each belongs.'],
])('a question to %s', (_name, question, hint) => {
  it('offers every target for every item, in words, with nothing chosen', async () => {
    await open(question)
    const group = screen.getByRole('group', { name: 'Knowledge check Where does each grow?' })
    expect(group).toHaveAccessibleDescription(hint)
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: Choose …'])
    const options = within(select('A carrot')).getAllByRole('option').map(textOf)
    expect([...options].sort()).toEqual(['Choose …', 'In a shop', 'In the soil', 'On a tree'])
  })

  it('says so when something is missing, and records nothing', async () => {
    const { facts } = await open(question)
    await choose('An apple', 'On a tree')
    await check()
    expect(textOf(screen.getByRole('alert'))).toBe('Choose something for each first.')
    expect(chosen()).toEqual(['An apple: On a tree', 'A carrot: Choose …'])
    await choose('A carrot', 'In the soil')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('praises a right answer, item by item', async () => {
    const { facts } = await open(question)
    await choose('A carrot', 'In the soil')
    await choose('An apple', 'On a tree')
    await check()
    expect(feedback()).toEqual(['That’s right.', 'Carrots are roots.'])
    expect(select('An apple')).toHaveAccessibleDescription('right')
    expect(select('An apple')).toBeDisabled()
    expect(facts()).toEqual([visit('one'), given(['apple.tree', 'carrot.soil'], 1)])
  })

  it('says of a wrong answer what would be right, item by item, and links to the page that explains', async () => {
    const { facts } = await open(question)
    await choose('An apple', 'On a tree')
    await choose('A carrot', 'In a shop')
    await check()
    expect(feedback()).toEqual(['Not quite.', 'Carrots are roots.', 'Read it again: Two'])
    expect(select('An apple')).toHaveAccessibleDescription('right')
    expect(select('A carrot')).toHaveAccessibleDescription('right: In the soil')
    expect(facts()).toEqual([visit('one'), given(['apple.tree', 'carrot.shop'], 0)])
  })

  it('gives part of the points where the author does', async () => {
    const { facts } = await open({ ...question, credit: 'partial' })
    await choose('An apple', 'On a tree')
    await choose('A carrot', 'In a shop')
    await check()
    expect(feedback()[0]).toBe('Partly right.')
    expect(facts()).toEqual([visit('one'), given(['apple.tree', 'carrot.shop'], 0.5)])
  })

  it('is answered with the keyboard alone', async () => {
    const { facts } = await open(question)
    const [first, second] = screen.getAllByRole<HTMLSelectElement>('combobox')
    screen.getByRole('heading', { level: 1 }).focus()
    for (const one of [first!, second!]) {
      await user.tab()
      expect(one).toHaveFocus()
      await user.selectOptions(one, one === select('An apple') ? 'On a tree' : 'In the soil')
    }
    await user.tab()
    await user.keyboard('{Enter}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(['apple.tree', 'carrot.soil'], 1)])
  })

  it('shows again what was answered before, and is empty when it is tried again', async () => {
    await open(question, { done: [visit('one'), answer('q1', ['apple.shop', 'carrot.soil'], 0)] })
    expect(chosen()).toEqual(['An apple: In a shop', 'A carrot: In the soil'])
    expect(feedback()[0]).toBe('Not quite.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: Choose …'])
    expect(screen.getAllByRole('combobox')[0]).toHaveFocus()
  })

  it('is locked after one answer in an assessment, and empty in the next round', async () => {
    await open(question, {
      ...assessed(question),
      done: [visit('one'), answer('q1', ['apple.shop', 'carrot.soil'], 0)],
    })
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Check answer' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: Choose …'])
    expect(screen.getAllByRole('combobox')[0]).toHaveFocus()
  })

  it.each([
    [1, 'That’s right.'],
    [0, 'Not quite.'],
  ])('that only the LMS knows (score %i) claims nothing about single items', async (best, verdict) => {
    const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best } }]])
    const tracker = trackerOf({
      connect: () => Promise.resolve(attached({ remote: { ...EMPTY_PROGRESS, questions } })),
    })
    await open(question, { ...assessed(question), tracker })
    expect(feedback()[0]).toBe(verdict)
    expect(chosen()).toEqual(['An apple: On a tree', 'A carrot: In the soil'])
    expect(select('An apple')).not.toHaveAccessibleDescription()
  })

  it('takes "constructor" for the id of an item', async () => {
    const odd = { id: 'constructor', text: ['An ', { tag: 'strong' as const, children: ['apple'] }], target: 'tree' }
    const { facts } = await open({ ...question, items: [odd, question.items[1]!] })
    await check()
    expect(screen.getByRole('alert')).toBeInTheDocument()
    await choose('A carrot', 'In the soil')
    await check()
    expect(screen.getByRole('alert')).toBeInTheDocument()
    await choose('An apple', 'On a tree')
    await check()
    expect(facts()).toEqual([visit('one'), given(['constructor.tree', 'carrot.soil'], 1)])
  })
})

describe('a target', () => {
  it('of a match goes from one item to the other', async () => {
    await open(assign())
    await choose('An apple', 'In the soil')
    await choose('A carrot', 'In the soil')
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: In the soil'])
  })

  it('of a sort may hold any number of items', async () => {
    await open(sort())
    await choose('An apple', 'In the soil')
    await choose('A carrot', 'In the soil')
    expect(chosen()).toEqual(['An apple: In the soil', 'A carrot: In the soil'])
  })

  it('may be taken back', async () => {
    await open(assign())
    await choose('An apple', 'In the soil')
    await choose('An apple', 'Choose …')
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: Choose …'])
  })
})
