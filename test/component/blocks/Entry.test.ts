import { fireEvent, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../courses/format/course.ts'
import { draft, withoutDrafts } from '../exercises.ts'
import { answer, openPlayer, retake, textOf, visit, type Setting } from '../render-player.ts'

const entry = (wanted: Entry['wanted']): Entry => ({
  kind: 'entry',
  id: 'q1',
  prompt: ['How many people live there?'],
  explanation: ['The census says so.'],
  page: 'two',
  points: 1,
  wanted,
})
const number = entry({ as: 'number', answer: 30_000, tolerance: 500, unit: 'inhabitants' })
const word = entry({ as: 'text', accept: ['laboratories', 'laboratory'] })
async function open(question: Entry, setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}

const user = userEvent.setup()
const group = () => screen.getByRole('group', { name: 'Knowledge check How many people live there?' })
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Your answer' })
const feedback = () =>
  within(screen.getByText(/^(That’s right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
const given = (text: string, score: number, nonce = 'nonce-1', round = 1) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce, response: [text], score, round, latency: 0 },
})

describe('a question to be answered in writing', () => {
  it.each([
    ['a number', number, 'Write a number.', 'decimal'],
    ['words', word, 'Write the missing word or words.', 'text'],
  ])('asks for %s', async (_what, question, hint, mode) => {
    await open(question)
    expect(group()).toHaveAccessibleDescription(hint)
    expect(field()).toHaveAttribute('inputmode', mode)
    expect(field()).toHaveValue('')
  })

  it('tells the unit with the field, where there is one', async () => {
    await open(number)
    expect(field()).toHaveAccessibleDescription('inhabitants')
  })

  it('says so when nothing is written, until something is, and records nothing', async () => {
    const { facts } = await open(word)
    await user.type(field(), '   ')
    await user.click(screen.getByRole('button', { name: 'Check answer' }))
    expect(textOf(screen.getByRole('alert'))).toBe('Write an answer first.')
    await user.type(field(), 'x')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it.each(['30000', ' 30,000 ', '30.000', '30 000', '29600'])('takes %j for the number', async (text) => {
    const { facts } = await open(number)
    await user.type(field(), `${text}{Enter}`)
    expect(feedback()).toEqual(['That’s right.', 'The census says so.'])
    expect(facts()).toEqual([visit('one'), given(text.trim(), 1)])
  })

  it.each(['3000', '31000', 'thirty thousand', '-30000'])('does not take %j for it, and tells it', async (text) => {
    const { facts } = await open(number)
    await user.type(field(), `${text}{Enter}`)
    expect(feedback()).toEqual(['Not quite.', 'The census says so.', 'Read it again: Two'])
    expect(within(group()).getByText('Right answer: 30,000')).toBeInTheDocument()
    expect(field()).toBeDisabled()
    expect(facts()).toEqual([visit('one'), given(text, 0)])
  })

  it.each(['laboratories', 'LABORATORY', ' labóratories. '])('takes %j for the word', async (text) => {
    const { facts } = await open(word)
    await user.type(field(), `${text}{Enter}`)
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(text.trim(), 1)])
  })

  it('does not take another word for it, and tells the first of those that are accepted', async () => {
    await open(word)
    await user.type(field(), 'museums{Enter}')
    expect(feedback()[0]).toBe('Not quite.')
    expect(within(group()).getByText('Right answer: laboratories')).toBeInTheDocument()
  })

  it('keeps at most 200 characters', async () => {
    const { facts } = await open(word)
    await user.click(field())
    await user.paste('x'.repeat(500))
    await user.keyboard('{Enter}')
    expect(facts()[1]).toEqual(given('x'.repeat(200), 0))
  })

  it('goes on with what was written before, cut to what may be', async () => {
    const { facts } = await open(word, { done: [visit('one'), draft('q1', ['labora' + 'x'.repeat(40_000), 'more'])] })
    expect(field()).toHaveValue('labora' + 'x'.repeat(194))
    await user.clear(field())
    await user.type(field(), 'laboratory{Enter}')
    expect(facts()).toEqual([visit('one'), given('laboratory', 1)])
  })

  it('is harmed by no huge text that gets past the field', async () => {
    const { facts } = await open(word)
    await fireEvent.input(field(), { target: { value: 'y'.repeat(1_000_000) } })
    await user.type(field(), '{Enter}')
    expect(facts()[1]).toEqual(given('y'.repeat(200), 0))
  })

  it('shows again what was written before, and is empty when it is tried again', async () => {
    const { facts } = await open(word, { done: [visit('one'), answer('q1', ['<b>museums</b>'], 0)] })
    expect(field()).toHaveValue('<b>museums</b>')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
    await user.keyboard('laboratory{Enter}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given('laboratory', 1)])
  })

  it('is locked after one answer in an assessment, and empty in the next round', async () => {
    const assessment = { graded: false, attempts: null }
    const { facts } = await open(word, { pages: [{ id: 'one', blocks: [word], assessment }, { id: 'two' }] })
    await user.type(screen.getByRole('textbox'), 'museums{Enter}')
    expect(screen.getByRole('textbox')).toBeDisabled()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    expect(screen.getByRole('textbox')).toHaveValue('')
    expect(screen.getByRole('textbox')).toHaveFocus()
    await user.keyboard('laboratory{Enter}')
    expect(facts()).toEqual([visit('one'), given('museums', 0), retake('one', 2), given('laboratory', 1, 'nonce-2', 2)])
  })
})
