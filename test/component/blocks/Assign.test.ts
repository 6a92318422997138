import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Assign } from '../../../courses/format/course.ts'
import { assign } from '../course.ts'
import { withoutDrafts } from '../exercises.ts'
import { openPlayer, textOf, visit, type Setting } from '../render-player.ts'

async function open(question: Assign, setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
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
  ['sort', assign({ as: 'sort' }), 'Drag each to where it belongs, or choose it from its list.'],
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

describe('an item of a question to sort', () => {
  const column = (name: string) => screen.getByRole('group', { name })
  const isIn = (name: string, item: string) => column(name).contains(select(item))

  it('waits in a tray, and stands in its column once it has one', async () => {
    await open(assign({ as: 'sort' }))
    expect([isIn('Still to be placed', 'An apple'), isIn('Still to be placed', 'A carrot')]).toEqual([true, true])
    await choose('An apple', 'On a tree')
    expect(isIn('On a tree', 'An apple')).toBe(true)
    expect(within(column('In the soil')).getByText('Nothing here yet')).toBeInTheDocument()
    await choose('A carrot', 'On a tree')
    expect(within(column('Still to be placed')).getByText('Everything has its place.')).toBeInTheDocument()
    await choose('An apple', 'Choose …')
    expect(isIn('Still to be placed', 'An apple')).toBe(true)
  })

  it('keeps the focus on its list when it is placed', async () => {
    await open(assign({ as: 'sort' }))
    await user.click(select('An apple'))
    await choose('An apple', 'On a tree')
    expect(select('An apple')).toHaveFocus()
  })

  it('tells why it belongs where it does, once it is answered', async () => {
    const question = assign({ as: 'sort' })
    const [apple, carrot] = question.items
    const items = [{ ...apple!, why: ['Apples fall ', { tag: 'em' as const, children: ['down'] }, '.'] }, carrot!]
    await open({ ...question, items })
    await choose('An apple', 'On a tree')
    await choose('A carrot', 'In a shop')
    expect(screen.queryByText(/^Apples fall/)).toBeNull()
    await check()
    expect(within(column('On a tree')).getByText(/^Apples fall/)).toBeInTheDocument()
    expect(isIn('In a shop', 'A carrot')).toBe(true)
    expect(screen.queryByRole('group', { name: 'Still to be placed' })).toBeNull()
  })
})
