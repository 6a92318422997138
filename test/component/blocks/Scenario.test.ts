import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { draft, scenario, withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, retake, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

async function open(question: Scenario, setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}
const assessed = {
  pages: [{ id: 'one', blocks: [scenario()], assessment: { graded: false, attempts: null } }, { id: 'two' }],
}

const user = userEvent.setup()
const form = () => document.querySelector<HTMLElement>('[data-question-id="q1"]')!
const choices = () => screen.queryAllByRole<HTMLInputElement>('radio').map((input) => textOf(input.labels?.[0] ?? null))
const take = async (choice: string, button = 'Decide') => {
  await user.click(screen.getByRole('radio', { name: choice }))
  await user.click(screen.getByRole('button', { name: button }))
}
/** The story so far, step by step. */
const story = () => within(form()).queryAllByRole('listitem').map(textOf)
const feedback = () =>
  within(screen.getByText(/^(That’s right|Partly right|Not quite)\.$/).parentElement!)
    .getAllByRole('paragraph')
    .map(textOf)
const given = (response: string[], score: number, nonce = 'nonce-1', round = 1) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce, response, score, round, latency: 0 },
})

const ASKED = '1 They all get a flat at once, you know. Your decision Where did you hear that? She thinks for a moment.'
const BEST = ['rumour.ask', 'origin.rules']

describe('a scenario', () => {
  it('begins with its first step, and asks for a decision', async () => {
    await open(scenario())
    const group = screen.getByRole('group', { name: /Your neighbour repeats a rumour ?\.$/ })
    expect(group).toHaveAccessibleDescription('Decide step by step. You can go back once.')
    expect(story()).toEqual(['1 They all get a flat at once, you know.'])
    expect(screen.getByRole('group', { name: 'Your decision' })).toBeInTheDocument()
    expect(choices()).toEqual(['That is nonsense.', 'Where did you hear that?'])
    expect(form().dataset['answered']).toBe('false')
    expect(screen.queryByRole('button', { name: 'Check answer' })).toBeNull()
  })

  it('says so when nothing is chosen, until something is, and goes nowhere', async () => {
    const { facts } = await open(scenario())
    await user.click(screen.getByRole('button', { name: 'Decide' }))
    expect(textOf(screen.getByRole('alert'))).toBe('Choose an answer first.')
    await user.click(screen.getByRole('radio', { name: 'That is nonsense.' }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('tells what comes of a decision, moves the focus there, and goes on below', async () => {
    const { facts } = await open(scenario())
    await take('Where did you hear that?')
    expect(story()).toEqual([ASKED, '2 My cousin read it on her phone.'])
    expect(textOf(document.activeElement)).toBe('She thinks for a moment.')
    expect(choices()).toEqual(['You believe a phone?', 'Shall I show you how flats are given out?'])
    expect(screen.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)).toEqual([])
    expect(facts()).toEqual([visit('one')])
  })

  it('ends well: its title, text and explanation, and one answer', async () => {
    const { facts } = await open(scenario())
    await take('Where did you hear that?')
    await take('Shall I show you how flats are given out?')
    expect(textOf(document.activeElement)).toBe('She comes closer to see the list.')
    expect(screen.getByText('A conversation begins')).toBeInTheDocument()
    expect(screen.getByText('A question opens what a verdict closes.')).toBeInTheDocument()
    expect(feedback()).toEqual(['That’s right.', 'Curiosity works better than correction.'])
    expect(story()).toHaveLength(2)
    expect(choices()).toEqual([])
    expect(form().dataset['answered']).toBe('true')
    expect(facts()).toEqual([visit('one'), given(BEST, 1)])
  })

  it('ends badly, and links to the page that explains', async () => {
    const { facts } = await open(scenario())
    await take('That is nonsense.')
    expect(screen.getByText('The door is shut')).toBeInTheDocument()
    expect(feedback()).toEqual(['Not quite.', 'Curiosity works better than correction.', 'Read it again: Two'])
    expect(facts()).toEqual([visit('one'), given(['rumour.deny'], 0)])
  })

  it('gives part of the points where the author does', async () => {
    const { facts } = await open(scenario({ credit: 'partial' }))
    await take('Where did you hear that?')
    await take('You believe a phone?')
    expect(feedback()[0]).toBe('Partly right.')
    expect(facts()).toEqual([visit('one'), given(['rumour.ask', 'origin.laugh'], 0.5)])
  })

  it('as a dialogue says who speaks, and asks for a reply', async () => {
    await open(scenario({ as: 'dialogue' }))
    expect(story()).toEqual(['Neighbour They all get a flat at once, you know.'])
    expect(screen.getByRole('group', { name: 'Your reply' })).toBeInTheDocument()
    await take('Where did you hear that?', 'Reply')
    expect(story()[0]).toMatch(/^Neighbour .* Your reply Where did you hear that\? She thinks for a moment\.$/)
  })

  it('is taken with the keyboard alone, also with Enter held down', async () => {
    const { facts } = await open(scenario())
    screen.getByRole('heading', { level: 1 }).focus()
    await user.tab()
    await user.keyboard(' {ArrowDown}{Enter>5/}')
    expect(story()).toHaveLength(2)
    expect(screen.queryByRole('alert')).toBeNull()
    await user.tab()
    await user.keyboard(' {ArrowDown}{Enter>5/}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(BEST, 1)])
  })

  it('takes a double click for one decision', async () => {
    await open(scenario())
    await user.click(screen.getByRole('radio', { name: 'Where did you hear that?' }))
    await user.dblClick(screen.getByRole('button', { name: 'Decide' }))
    expect(story()).toHaveLength(2)
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the way back', () => {
  it('is there once, from the second step on, and is used up then', async () => {
    const { facts } = await open(scenario())
    expect(screen.queryByRole('button', { name: 'Go back one step' })).toBeNull()
    await take('Where did you hear that?')
    await user.click(screen.getByRole('button', { name: 'Go back one step' }))
    expect(story()).toEqual(['1 They all get a flat at once, you know.'])
    expect(textOf(document.activeElement)).toBe('1 They all get a flat at once, you know.')
    expect(screen.getByText('You have gone back once. From here the story goes on.')).toBeInTheDocument()
    await take('Where did you hear that?')
    expect(screen.queryByRole('button', { name: 'Go back one step' })).toBeNull()
    await take('Shall I show you how flats are given out?')
    expect(facts()).toEqual([visit('one'), given(BEST, 1)])
  })

  it('is there again in the next run', async () => {
    await open(scenario())
    await take('Where did you hear that?')
    await user.click(screen.getByRole('button', { name: 'Go back one step' }))
    await take('That is nonsense.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getAllByRole('radio')[0]).toHaveFocus()
    expect(story()).toEqual(['1 They all get a flat at once, you know.'])
    await take('Where did you hear that?')
    expect(screen.getByRole('button', { name: 'Go back one step' })).toBeInTheDocument()
  })

  it('stays used up after a reload', async () => {
    await open(scenario(), { done: [visit('one'), draft('q1', ['rumour.ask', 'back'])] })
    expect(story()).toHaveLength(2)
    expect(screen.queryByRole('button', { name: 'Go back one step' })).toBeNull()
  })
})

describe('a scenario begun before', () => {
  it('goes on where it was left', async () => {
    const { facts } = await open(scenario(), { done: [visit('one'), draft('q1', ['rumour.ask'])] })
    expect(story()).toEqual([ASKED, '2 My cousin read it on her phone.'])
    await take('Shall I show you how flats are given out?')
    expect(facts()).toEqual([visit('one'), given(BEST, 1)])
  })

  it('begins anew where the story is another now', async () => {
    await open(scenario(), { done: [visit('one'), draft('q1', ['gone.ask', 'origin.rules'])] })
    expect(story()).toEqual(['1 They all get a flat at once, you know.'])
  })

  it('keeps the path within a second, and at once when the page is left', async () => {
    const { actor, facts } = await openPlayer({ pages: [{ id: 'one', blocks: [scenario()] }, { id: 'two' }] })
    await take('Where did you hear that?')
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    expect(facts()).toContainEqual(draft('q1', ['rumour.ask']))
  })
})

describe('a scenario taken before', () => {
  it('shows the way that was taken, and what came of it', async () => {
    await open(scenario(), { done: [visit('one'), answer('q1', ['rumour.deny'], 0)] })
    expect(story()).toEqual([
      '1 They all get a flat at once, you know. Your decision That is nonsense. She folds her arms.',
    ])
    expect(screen.getByText('The door is shut')).toBeInTheDocument()
    expect(feedback()[0]).toBe('Not quite.')
  })

  it('is locked in an assessment, until it is taken again', async () => {
    const { facts } = await open(scenario(), { ...assessed, done: [visit('one'), answer('q1', ['rumour.deny'], 0)] })
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    expect(story()).toEqual(['1 They all get a flat at once, you know.'])
    expect(facts().at(-1)).toEqual(retake('one', 2))
  })

  it.each([
    [1, 'That’s right.'],
    [0, 'Not quite.'],
  ])('that only the LMS knows (score %i) claims no way', async (best, verdict) => {
    const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best } }]])
    const tracker = trackerOf({
      connect: () => Promise.resolve(attached({ remote: { ...EMPTY_PROGRESS, questions } })),
    })
    await open(scenario(), { ...assessed, tracker })
    expect(feedback()[0]).toBe(verdict)
    expect(screen.getByText('Only the result is known here, not the way that led to it.')).toBeInTheDocument()
    expect(story()).toEqual([])
    expect(choices()).toEqual([])
  })
})
