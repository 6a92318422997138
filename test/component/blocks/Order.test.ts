import { fireEvent, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Order } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { draft, withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

const WORDS = ['first', 'second', 'third', 'fourth']
const question: Order = {
  kind: 'order',
  id: 'q1',
  prompt: ['Put the numbers in order.'],
  items: WORDS.map((word) => ({ id: word, text: ['The ', { tag: 'strong', children: [word] }] })),
  explanation: ['One, two, three, four.'],
  page: 'two',
  points: 1,
}
async function open(setting: Partial<Setting> = {}, draft: Partial<Order> = {}) {
  return withoutDrafts(
    await openPlayer({ pages: [{ id: 'one', blocks: [{ ...question, ...draft }] }, { id: 'two' }], ...setting }),
  )
}
const assessed = {
  pages: [{ id: 'one', blocks: [question], assessment: { graded: false, attempts: null } }, { id: 'two' }],
}

const user = userEvent.setup()
const group = () => within(screen.getByRole('group', { name: /Put the numbers in order\.$/ }))
const items = () => group().getAllByRole('listitem')
const order = () => items().map((item) => item.dataset['optionId'] ?? '')
const button = (name: string) => group().getByRole('button', { name })
const check = () => user.click(screen.getByRole('button', { name: 'Check answer' }))
const feedback = () =>
  within(screen.getByText(/^(That’s right|Partly right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
const given = (response: string[], score: number) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce: 'nonce-1', response, score, round: 1, latency: 0 },
})
/** Moves items up until they stand in this order. */
async function arrange(wanted: string[]) {
  for (const [place, word] of wanted.entries()) {
    while (order().indexOf(word) > place) await user.click(button(`Move up: The ${word}`))
  }
}

describe('a question to put in order', () => {
  it('begins with an order that is not the right one, the same whenever it is shown', async () => {
    const { actor } = await open()
    expect(
      screen.getByRole('group', { name: 'Knowledge check Put the numbers in order.' }),
    ).toHaveAccessibleDescription('Drag these into order, or use the arrow buttons.')
    const first = order()
    expect(first).not.toEqual(WORDS)
    expect([...first].sort()).toEqual([...WORDS].sort())
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    actor.send({ type: 'learner.previous' })
    expect(await screen.findByRole('heading', { level: 1, name: 'One' })).toBeInTheDocument()
    expect(order()).toEqual(first)
  })

  it.each(['q1', 'q2', 'q3', 'q4', 'q5', 'q6'])(
    'never begins with the right order, even of two items (%s)',
    async (id) => {
      await open({}, { id, items: question.items.slice(0, 2) })
      expect(order()).toEqual(['second', 'first'])
    },
  )

  it('moves an item up and down by its buttons, says where it stands now, and not past the ends', async () => {
    await open()
    const [a, b, c, d] = order() as [string, string, string, string]
    expect(button(`Move up: The ${a}`)).toBeDisabled()
    expect(button(`Move down: The ${d}`)).toBeDisabled()
    await user.click(button(`Move down: The ${b}`))
    expect(order()).toEqual([a, c, b, d])
    expect(textOf(group().getByRole('status'))).toBe(`The ${b}: now 3 of 4`)
    await user.click(button(`Move up: The ${b}`))
    expect(order()).toEqual([a, b, c, d])
    expect(textOf(group().getByRole('status'))).toBe(`The ${b}: now 2 of 4`)
    await check()
    expect(textOf(group().getByRole('status'))).toBe('')
  })

  it('is arranged with the keyboard alone: the focus goes with the item, and turns round at the end', async () => {
    await open()
    const [a, b, c, d] = order() as [string, string, string, string]
    button(`Move down: The ${b}`).focus()
    await user.keyboard('{Enter}')
    expect(order()).toEqual([a, c, b, d])
    expect(button(`Move down: The ${b}`)).toHaveFocus()
    await user.keyboard(' ')
    expect(order()).toEqual([a, c, d, b])
    expect(button(`Move up: The ${b}`)).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(order()).toEqual([a, c, b, d])
  })

  it('praises the right order, place by place', async () => {
    const { facts } = await open()
    await arrange(WORDS)
    await check()
    expect(feedback()).toEqual(['That’s right.', 'One, two, three, four.'])
    expect(items().map(textOf)).toEqual([
      '1 The first right',
      '2 The second right',
      '3 The third right',
      '4 The fourth right',
    ])
    expect(group().queryByRole('button')).toBeNull()
    expect(facts()).toEqual([visit('one'), given(WORDS, 1)])
  })

  it('says of a wrong order where each item belongs, and links to the page that explains', async () => {
    const { facts } = await open()
    const wrong = ['first', 'third', 'second', 'fourth']
    await arrange(wrong)
    await check()
    expect(feedback()).toEqual(['Not quite.', 'One, two, three, four.', 'Read it again: Two'])
    expect(items().map(textOf)).toEqual([
      '1 The first right',
      '2 The third right: 3',
      '3 The second right: 2',
      '4 The fourth right',
    ])
    expect(facts()).toEqual([visit('one'), given(wrong, 0)])
  })

  it('takes two submissions in one moment for one answer', async () => {
    const { facts } = await open()
    await arrange(WORDS)
    const form = screen.getByRole('button', { name: 'Check answer' }).closest('form')!
    await Promise.all([fireEvent.submit(form), fireEvent.submit(form)])
    expect(facts()).toEqual([visit('one'), given(WORDS, 1)])
  })

  it('gives part of the points where the author does', async () => {
    const { facts } = await open({}, { credit: 'partial' })
    const almost = ['second', 'third', 'fourth', 'first']
    await arrange(almost)
    await check()
    expect(feedback()[0]).toBe('Partly right.')
    expect(facts()).toEqual([visit('one'), given(almost, 2 / 3)])
  })

  it('shows again what was answered before, and begins anew when it is tried again', async () => {
    const before = ['fourth', 'third', 'second', 'first']
    await open({ done: [visit('one'), answer('q1', before, 0)] })
    expect(order()).toEqual(before)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(
      group()
        .getAllByRole('button')
        .filter((one) => !one.hasAttribute('disabled'))[0],
    ).toHaveFocus()
    await arrange(WORDS)
    await check()
    expect(feedback()[0]).toBe('That’s right.')
  })

  it('goes on with the order it was left in; what is not in it stands behind', async () => {
    const before = draft('q1', ['fourth', 'gone', 'first', 'fourth'])
    const { facts } = await open({ done: [visit('one'), before] })
    expect(order().slice(0, 2)).toEqual(['fourth', 'first'])
    expect([...order()].sort()).toEqual([...WORDS].sort())
    await arrange(WORDS)
    await check()
    expect(facts()).toEqual([visit('one'), given(WORDS, 1)])
  })

  it('is locked after one answer in an assessment, and in another order in the next round', async () => {
    const before = ['fourth', 'third', 'second', 'first']
    await open({ ...assessed, done: [visit('one'), answer('q1', before, 0)] })
    expect(order()).toEqual(before)
    expect(group().queryByRole('button')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    expect(order()).not.toEqual(before)
    expect(order()).not.toEqual(WORDS)
    expect(group().getAllByRole('button')).toHaveLength(8)
  })

  it.each([
    [1, 'That’s right.'],
    [0, 'Not quite.'],
  ])(
    'that only the LMS knows (score %i) shows the right order and claims nothing about single items',
    async (best, verdict) => {
      const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best } }]])
      const tracker = trackerOf({
        connect: () => Promise.resolve(attached({ remote: { ...EMPTY_PROGRESS, questions } })),
      })
      await open({ ...assessed, tracker })
      expect(feedback()[0]).toBe(verdict)
      expect(items().map(textOf)).toEqual(['1 The first', '2 The second', '3 The third', '4 The fourth'])
    },
  )
})
