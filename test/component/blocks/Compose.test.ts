import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Compose } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { compose, draft, withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

async function open(question: Compose = compose(), setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}

const user = userEvent.setup()
const NAMES = ['One long table', 'Cooking together', 'A bigger stage', 'More flags']
const option = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const chosen = () => NAMES.filter((name) => option(name).checked)
const choose = async (...names: string[]) => {
  for (const name of names) await user.click(option(name))
}
const check = () => user.click(screen.getByRole('button', { name: 'Check answer' }))
const goals = () =>
  within(screen.getByRole('list', { name: 'What it takes' }))
    .getAllByRole('listitem')
    .map(textOf)
const pictures = () => screen.queryAllByRole('img').map((picture) => picture.getAttribute('alt'))
const feedback = () =>
  within(screen.getByText(/^(That’s right|Partly right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
const given = (response: string[], score: number) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce: 'nonce-1', response, score, round: 1, latency: 0 },
})

describe('a composition', () => {
  it('shows the thing before, and how many parts may be chosen', async () => {
    await open()
    expect(screen.getByRole('group', { name: /Make this event better\.$/ })).toHaveAccessibleDescription(
      'Choose up to 2.',
    )
    expect(pictures()).toContain('Rows of chairs before a stage')
    expect(pictures()).not.toContain('People around one table')
    expect(chosen()).toEqual([])
    expect(screen.getByText('0 of 2 chosen')).toBeInTheDocument()
  })

  it('refuses what is too many, and says how to choose another', async () => {
    await open()
    await choose('More flags', 'A bigger stage', 'One long table')
    expect(chosen()).toEqual(['A bigger stage', 'More flags'])
    expect(textOf(screen.getByRole('alert'))).toBe('2 of 2 are chosen. Take one away to choose another.')
    expect(option('One long table')).toBeEnabled()
    await choose('More flags')
    expect(screen.queryByRole('alert')).toBeNull()
    await choose('One long table')
    expect(chosen()).toEqual(['One long table', 'A bigger stage'])
  })

  it('says so when nothing is chosen, and records nothing', async () => {
    const { facts } = await open()
    await check()
    expect(textOf(screen.getByRole('alert'))).toBe('Choose an answer first.')
    expect(facts()).toEqual([visit('one')])
  })

  it('praises a choice that meets all goals: effects, goals, and the thing after', async () => {
    const { facts } = await open()
    await choose('Cooking together', 'One long table')
    await check()
    expect(feedback()).toEqual(['That’s right.', 'A common task does more than a common room.'])
    expect(option('One long table')).toHaveAccessibleDescription('your choice Strangers sit next to each other.')
    expect(goals()).toEqual(['People meet as equals met', 'They do something together met'])
    expect(pictures()).toContain('People around one table')
    expect(facts()).toEqual([visit('one'), given(['table', 'task'], 1)])
  })

  it('tells of another choice what it brings, and gives a hint for each goal that is not met', async () => {
    const { facts } = await open(compose({ credit: 'partial' }))
    await choose('Cooking together', 'More flags')
    await check()
    expect(feedback()).toEqual(['Partly right.', 'A common task does more than a common room.', 'Read it again: Two'])
    expect(option('More flags')).toHaveAccessibleDescription('your choice It looks the same as before.')
    expect(option('A bigger stage')).not.toHaveAccessibleDescription()
    expect(goals()).toEqual(['People meet as equals not met yet Who serves whom?', 'They do something together met'])
    expect(pictures()).not.toContain('People around one table')
    expect(facts()).toEqual([visit('one'), given(['task', 'flags'], 0.5)])
  })

  it('tells on demand what the others would have brought', async () => {
    await open()
    await choose('A bigger stage')
    await check()
    const details = screen.getByText('What the others would have brought').closest('details')!
    expect(details).not.toHaveAttribute('open')
    const effects = within(details).getAllByRole('listitem', { hidden: true }).map(textOf)
    expect(effects.sort()).toEqual([
      'Cooking together Everyone is needed.',
      'More flags It looks the same as before.',
      'One long table Strangers sit next to each other.',
    ])
  })

  it('is answered with the keyboard alone, also with Enter held down', async () => {
    const { facts } = await open()
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
    boxes[0]?.focus()
    for (const box of boxes) {
      expect(box).toHaveFocus()
      if (['table', 'task'].includes(box.value)) await user.keyboard(' ')
      if (box !== boxes.at(-1)) await user.tab()
    }
    await user.keyboard('{Enter>5/}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(['table', 'task'], 1)])
  })

  it('goes on with what was chosen before, as far as it is still there, and never with too many', async () => {
    await open(compose(), { done: [visit('one'), draft('q1', ['gone', 'flags', 'stage', 'table'])] })
    expect(chosen()).toEqual(['One long table', 'A bigger stage'])
  })

  it('shows again what was answered before, and is empty when it is tried again', async () => {
    await open(compose(), { done: [visit('one'), answer('q1', ['stage'], 0)] })
    expect(chosen()).toEqual(['A bigger stage'])
    expect(goals()[1]).toBe('They do something together not met yet What is there to do for everyone?')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(chosen()).toEqual([])
    expect(screen.getAllByRole('checkbox')[0]).toHaveFocus()
  })

  it('that only the LMS knows tells all effects, and claims nothing about goals', async () => {
    const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best: 0 } }]])
    const tracker = trackerOf({
      connect: () => Promise.resolve(attached({ remote: { ...EMPTY_PROGRESS, questions } })),
    })
    const assessment = { graded: false, attempts: null }
    await open(compose(), { tracker, pages: [{ id: 'one', assessment, blocks: [compose()] }, { id: 'two' }] })
    expect(feedback()[0]).toBe('Not quite.')
    expect(chosen()).toEqual([])
    expect(screen.getByText('What each would bring')).toBeInTheDocument()
    expect(screen.queryByRole('list', { name: 'What it takes' })).toBeNull()
  })
})
