import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Assign } from '../../../courses/format/course.ts'
import { assign } from '../course.ts'
import { openPlayer, textOf, visit, type Setting } from '../render-player.ts'

function open(question: Assign, setting: Partial<Setting> = {}) {
  return openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting })
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
  ['match', assign({ as: 'match' }), 'Choose the right match for each. Each is used once.'],
  ['sort', assign({ as: 'sort' }), 'Choose where each belongs.'],
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

describe('a target that was chosen', () => {
  it('may be taken back', async () => {
    await open(assign({ as: 'match' }))
    await choose('An apple', 'In the soil')
    await choose('An apple', 'Choose …')
    expect(chosen()).toEqual(['An apple: Choose …', 'A carrot: Choose …'])
  })
})
