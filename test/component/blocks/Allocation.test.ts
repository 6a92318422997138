import { fireEvent, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Allocation } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { allocation, draft, withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

async function open(question: Allocation = allocation(), setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}

const user = userEvent.setup()
const HOMES = 'Affordable homes'
const SQUARE = 'The new square'
const REST = 'Talking with residents'
const field = (name: string) => screen.getByRole<HTMLInputElement>('spinbutton', { name })
const values = () => [HOMES, SQUARE, REST].map((name) => field(name).value)
const left = () => textOf(within(screen.getByRole('group', { name: /Share out the budget\.$/ })).getByRole('status'))
const press = (name: string) => user.click(screen.getByRole('button', { name }))
const write = async (name: string, text: string) => {
  await user.clear(field(name))
  await user.type(field(name), text)
}
const check = () => press('Check answer')
const feedback = () =>
  within(screen.getByText(/^(That’s right|Partly right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
const given = (response: string[], score: number) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce: 'nonce-1', response, score, round: 1, latency: 0 },
})
const told = () =>
  [HOMES, SQUARE, REST].map((name) => textOf(document.getElementById(field(name).getAttribute('aria-describedby')!)))

describe('an allocation', () => {
  it('begins with nothing given, and says how much there is', async () => {
    await open()
    expect(screen.getByRole('group', { name: /Share out the budget\.$/ })).toHaveAccessibleDescription(
      'Share out all 100 points.',
    )
    expect(values()).toEqual(['0', '0', '0'])
    expect(left()).toBe('100 points left')
  })

  it('counts what is left, by field and by button', async () => {
    await open()
    await write(HOMES, '60')
    await press(`5 more: ${SQUARE}`)
    await press(`5 more: ${SQUARE}`)
    await press(`5 less: ${HOMES}`)
    expect(values()).toEqual(['55', '10', '0'])
    expect(left()).toBe('35 points left')
    await write(REST, '34')
    expect(left()).toBe('1 point left')
    await press(`5 more: ${REST}`)
    expect(values()).toEqual(['55', '10', '35'])
    expect(left()).toBe('All points are given')
    await write(SQUARE, '12')
    expect(left()).toBe('2 points too many')
  })

  it('gives no more by its buttons than there is, and takes no more than was given', async () => {
    await open()
    await write(HOMES, '100')
    await press(`5 more: ${SQUARE}`)
    expect(textOf(screen.getByRole('alert'))).toBe('No points are left. Take some from another one first.')
    expect(values()).toEqual(['100', '0', '0'])
    await press(`5 less: ${SQUARE}`)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(values()).toEqual(['100', '0', '0'])
  })

  it.each(['1e9', '-5', '30,5', '٣٠٠', '101', 'many', '9'.repeat(100_000)])(
    'does not let %j into a field, and says what may be',
    async (text) => {
      const { facts } = await open()
      await write(HOMES, '40')
      field(HOMES).select()
      await user.paste(text)
      expect(values()[0]).toBe('40')
      expect(field(HOMES)).toHaveAccessibleDescription('Only whole numbers from 0 to 100.')
      expect(left()).toBe('60 points left')
      await check()
      expect(facts()).toEqual([visit('one')])
    },
  )

  it('reads digits of other scripts', async () => {
    await open()
    await user.click(field(HOMES))
    await user.paste('٣٠')
    expect(values()[0]).toBe('30')
    expect(left()).toBe('70 points left')
  })

  it('waits for the end of a composition', async () => {
    await open()
    field(HOMES).value = '３'
    await fireEvent(field(HOMES), new InputEvent('input', { isComposing: true, bubbles: true }))
    expect(field(HOMES).value).toBe('３')
    await fireEvent.change(field(HOMES))
    expect(values()[0]).toBe('3')
  })

  it.each([
    ['too few', '99'],
    ['none', '0'],
  ])('says so when %s are given, and records nothing', async (_name, points) => {
    const { facts } = await open()
    await write(HOMES, points)
    await check()
    expect(textOf(screen.getByRole('alert'))).toBe('Give exactly 100 points first.')
    await write(HOMES, '100')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('says so when too many are given', async () => {
    const { facts } = await open()
    await write(HOMES, '60')
    await write(SQUARE, '60')
    await check()
    expect(textOf(screen.getByRole('alert'))).toBe('Give exactly 100 points first.')
    expect(facts()).toEqual([visit('one')])
  })

  it('praises a sound one, item by item', async () => {
    const { facts } = await open()
    await write(HOMES, '60')
    await write(SQUARE, '30')
    await write(REST, '10')
    await check()
    expect(feedback()).toEqual(['That’s right.', 'Renewal without protection displaces people.'])
    expect(told()).toEqual(['sound: 30 or more', 'sound: 40 or less', 'sound: 10 to 30'])
    expect(field(HOMES)).toBeDisabled()
    expect(screen.queryByRole('button', { name: /more:/ })).toBeNull()
    expect(facts()).toEqual([visit('one'), given(['homes.60', 'square.30', 'rest.10'], 1)])
  })

  it('tells the risk of too little and of too much, and what would be sound', async () => {
    const { facts } = await open(allocation({ credit: 'partial' }))
    await write(HOMES, '20')
    await write(SQUARE, '60')
    await write(REST, '20')
    await check()
    expect(feedback()[0]).toBe('Partly right.')
    expect(told()).toEqual([
      'too little: 30 or more would be sound Those who live here now may have to leave.',
      'too much: 40 or less would be sound A fine square for people who are gone.',
      'sound: 10 to 30',
    ])
    expect(facts()).toEqual([visit('one'), given(['homes.20', 'square.60', 'rest.20'], 1 / 3)])
  })

  it('is answered with the keyboard alone, also with Enter held down', async () => {
    const { facts } = await open()
    field(HOMES).focus()
    await user.keyboard('50')
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}')
    expect(values()[0]).toBe('51')
    await user.tab()
    await user.tab()
    await user.tab()
    expect(field(SQUARE)).toHaveFocus()
    await user.keyboard('29')
    await user.tab()
    await user.tab()
    await user.tab()
    await user.keyboard('20{Enter>5/}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(['homes.51', 'square.29', 'rest.20'], 1)])
  })

  it('goes on with what was given before, as far as its items still are there', async () => {
    const before = draft('q1', ['homes.55', 'gold.10', 'square.x', 'rest.5'])
    await open(allocation(), { done: [visit('one'), before] })
    expect(values()).toEqual(['55', '0', '5'])
    expect(left()).toBe('40 points left')
  })

  it('shows again what was answered before, and is empty when it is tried again', async () => {
    const response = ['homes.20', 'square.60', 'rest.20']
    await open(allocation(), { done: [visit('one'), draft('q1', response), answer('q1', response, 0)] })
    expect(values()).toEqual(['20', '60', '20'])
    expect(feedback()[0]).toBe('Not quite.')
    await press('Try again')
    expect(values()).toEqual(['0', '0', '0'])
  })

  it('that only the LMS knows shows what is sound, and nobody’s points', async () => {
    const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best: 0 } }]])
    const tracker = trackerOf({
      connect: () => Promise.resolve(attached({ remote: { ...EMPTY_PROGRESS, questions } })),
    })
    const assessment = { graded: false, attempts: null }
    await open(allocation(), { tracker, pages: [{ id: 'one', assessment, blocks: [allocation()] }, { id: 'two' }] })
    expect(feedback()[0]).toBe('Not quite.')
    expect(values()).toEqual(['', '', ''])
    expect(told()).toEqual(['sound: 30 or more', 'sound: 40 or less', 'sound: 10 to 30'])
  })
})
