import { screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Question } from '../../../courses/format/course.ts'
import type { LearningFact } from '../../../courses/format/event.ts'
import { assign, choice, multipleChoice } from '../course.ts'
import { allocation, compose, draft, scenario } from '../exercises.ts'
import { answer, openPlayer, textOf, visit, type Setting } from '../render-player.ts'

const common = { id: 'q1', prompt: ['Well?'], explanation: ['So.'], points: 1 }
const named = (id: string) => ({ id, text: [id] })

/** Every kind, with an answer on its way and one that is wrong but complete. */
const KINDS: [string, Question, begun: string[], complete: string[]][] = [
  ['one right option', choice({ id: 'q1' }), ['b'], ['b']],
  ['several right options', multipleChoice({ id: 'q1' }), ['a'], ['a']],
  ['a match', assign({ as: 'match' }), ['apple.soil'], ['apple.soil', 'carrot.tree']],
  ['a sort', assign({ as: 'sort' }), ['apple.soil'], ['apple.soil', 'carrot.tree']],
  ['an order', { ...common, kind: 'order', items: ['a', 'b', 'c'].map(named) }, ['c', 'b', 'a'], ['c', 'b', 'a']],
  ['an entry', { ...common, kind: 'entry', wanted: { as: 'text', accept: ['yes'] } }, ['no'], ['no']],
  ['an allocation', allocation(), ['homes.5', 'square.0', 'rest.0'], ['homes.5', 'square.90', 'rest.5']],
  ['a scenario', scenario(), ['rumour.ask'], ['rumour.deny']],
  ['a composition', compose(), ['stage'], ['stage']],
]

const user = userEvent.setup()
const open = (question: Question, setting: Partial<Setting> = {}) =>
  openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting })
const answers = (facts: LearningFact[]) => facts.filter(({ type }) => type === 'answer')
const form = () => document.querySelector<HTMLFormElement>('form.question')!
/** What stands in the form: words, and the state of every control. */
const stateOf = () => [
  textOf(form()),
  ...[...form().querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].map(
    (field) => `${field.value} ${'checked' in field && field.checked} ${field.disabled}`,
  ),
]

describe.each(KINDS)('%s', (_name, question, begun, complete) => {
  it('goes on from a draft, and not from one of another round', async () => {
    const blank = await open(question).then(stateOf)
    document.body.firstElementChild!.remove()
    await open(question, { done: [visit('one'), draft('q1', begun)] })
    expect(stateOf()).not.toEqual(blank)
    expect(form().dataset['answered']).toBe('false')
    document.body.firstElementChild!.remove()
    await open(question, { done: [visit('one'), draft('q1', begun, 2)] })
    expect(stateOf()[0]).toBe(blank[0])
  })

  it('passes over a draft that means nothing', async () => {
    const nonsense = ['constructor', '__proto__.x', '.', '', 'a.b.c', '9'.repeat(50_000), 'homes.-1']
    const isText = question.kind === 'entry'
    const { facts } = await open(question, { done: [visit('one'), draft('q1', isText ? ['  '] : nonsense)] })
    if (question.kind !== 'order') {
      await user.click(form().querySelector<HTMLElement>('[type="submit"]')!)
      expect(screen.getByRole('alert')).toBeInTheDocument()
    }
    expect(answers(facts())).toEqual([])
  })

  it('shows its feedback again when another page was opened meanwhile, and scores nothing twice', async () => {
    const { actor, facts } = await open(question, { done: [visit('one'), answer('q1', complete, 0)] })
    const before = stateOf()
    expect(form().dataset['answered']).toBe('true')
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    actor.send({ type: 'learner.previous' })
    expect(await screen.findByRole('heading', { level: 1, name: 'One' })).toBeInTheDocument()
    expect(stateOf()).toEqual(before)
    expect(answers(facts())).toEqual([])
  })

  it('has nothing of an old draft when it is tried again', async () => {
    const blank = await open(question).then(stateOf)
    document.body.firstElementChild!.remove()
    await open(question, { done: [visit('one'), draft('q1', begun), answer('q1', complete, 0)] })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(stateOf()).toEqual(blank)
  })

  it('that was tried again and left unchecked goes on there', async () => {
    await open(question, { done: [visit('one'), answer('q1', complete, 0), draft('q1', begun)] })
    expect(form().dataset['answered']).toBe('false')
    expect(screen.queryByText(/^(That’s right|Partly right|Not quite)\.$/)).toBeNull()
  })
})

describe('a draft', () => {
  it('is kept a second after the first change, with all changes until then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { facts } = await open(multipleChoice({ id: 'q1' }))
      screen.getByLabelText<HTMLInputElement>('Apples').click()
      vi.advanceTimersByTime(900)
      screen.getByLabelText<HTMLInputElement>('Cherries').click()
      expect(facts()).toEqual([visit('one')])
      vi.advanceTimersByTime(100)
      vi.useRealTimers()
      await vi.waitFor(() => expect(facts()).toEqual([visit('one'), draft('q1', ['a', 'c'])]))
    } finally {
      vi.useRealTimers()
    }
  })

  it('is kept at once when the page is hidden', async () => {
    const { facts } = await open(multipleChoice({ id: 'q1' }))
    await user.click(screen.getByLabelText('Cherries'))
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(facts()).toEqual([visit('one'), draft('q1', ['c'])]))
  })

  it('that was checked within the second is not kept beside its answer', async () => {
    const { actor, facts } = await open(choice({ id: 'q1' }))
    await user.click(screen.getByLabelText('Apples'))
    await user.click(screen.getByRole('button', { name: 'Check answer' }))
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    expect(facts().map(({ type }) => type)).not.toContain('draft')
    expect(answers(facts())).toHaveLength(1)
  })
})

describe('the time an answer took', () => {
  const latencies = (facts: LearningFact[]) =>
    facts.flatMap((fact) => (fact.type === 'answer' ? [fact.data.latency] : []))
  const right = async () => {
    await user.click(screen.getByLabelText('Apples'))
    await user.click(screen.getByRole('button', { name: 'Check answer' }))
  }

  it('counts from the start of each round of an assessment', async () => {
    const assessment = { graded: false, attempts: null }
    const { facts, time } = await open(choice({ id: 'q1' }), {
      pages: [{ id: 'one', assessment, blocks: [choice({ id: 'q1' })] }, { id: 'two' }],
    })
    time.ms = 7_000
    await right()
    time.ms = 100_000
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    time.ms = 104_000
    await right()
    expect(latencies(facts())).toEqual([7, 4])
  })

  it('counts from "Try again" in practice, whatever else happens meanwhile', async () => {
    const { actor, facts, time } = await open(choice({ id: 'q1' }))
    time.ms = 3_000
    actor.send({ type: 'learner.note', field: 'a.b', value: ['x'] })
    time.ms = 5_000
    await right()
    time.ms = 60_000
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    time.ms = 62_000
    await right()
    expect(latencies(facts())).toEqual([5, 2])
  })
})

describe('Enter held down', () => {
  it('on "Check answer" gives one answer', async () => {
    const { facts } = await open(choice({ id: 'q1' }))
    await user.click(screen.getByLabelText('Bricks'))
    screen.getByRole('button', { name: 'Check answer' }).focus()
    await user.keyboard('{Enter>8/}')
    expect(answers(facts())).toHaveLength(1)
  })

  it('on "Try again" gives none', async () => {
    const { facts } = await open(choice({ id: 'q1' }), { done: [visit('one'), answer('q1', ['b'], 0)] })
    screen.getByRole('button', { name: 'Try again' }).focus()
    await user.keyboard('{Enter>8/}')
    expect(answers(facts())).toEqual([])
  })
})
