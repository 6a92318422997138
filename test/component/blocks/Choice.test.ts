import { fireEvent, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Choice } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { plainText } from '../../../player/plain-text.ts'
import { choice, multipleChoice, trueFalse } from '../course.ts'
import { withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, retake, textOf, trackerOf, visit, type Setting } from '../render-player.ts'

/** Opens a page with this question: for practice, or as the whole of an assessment. */
async function open(question: Choice, setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}
const openAssessment = (question: Choice, setting: Partial<Setting> = {}) => {
  const assessment = { graded: false, attempts: null }
  return open(question, { pages: [{ id: 'one', blocks: [question], assessment }, { id: 'two' }], ...setting })
}

const user = userEvent.setup()
const option = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' })
/** The options as they stand: `(•)` is chosen, `-` cannot be chosen any more. */
const options = () =>
  within(screen.getByRole('group', { name: /^(Knowledge check|Question)/ }))
    .getAllByLabelText<HTMLInputElement>(/./, { selector: 'input' })
    .map((input) => `${input.disabled ? '-' : ''}${input.checked ? '(•)' : '( )'} ${textOf(input.labels?.[0] ?? null)}`)
const check = () => user.click(screen.getByRole('button', { name: 'Check answer' }))
const verdict = () => screen.queryByText(/^(That’s right\.|Not quite\.)$/)?.parentElement ?? null
/** What is said about an answer, paragraph by paragraph. */
const feedback = () => within(verdict()!).getAllByRole('paragraph').map(textOf)

const kinds = [
  {
    kind: 'one right option',
    question: choice({ id: 'q1', page: 'two' }),
    hint: 'Choose one answer.',
    blank: ['( ) Apples', '( ) Bricks', '( ) Coins'],
    right: { names: ['Apples'], response: ['a'], marks: ['-(•) Apples', '-( ) Bricks', '-( ) Coins'] },
    wrong: { names: ['Bricks'], response: ['b'], marks: ['-( ) Apples', '-(•) Bricks', '-( ) Coins'] },
    why: ['Bricks are burnt from clay.', 'Apple trees bear apples.'],
  },
  {
    kind: 'several right options',
    question: multipleChoice({ id: 'q1', page: 'two' }),
    hint: 'Choose all that apply.',
    blank: ['( ) Apples', '( ) Bricks', '( ) Cherries'],
    // Chosen in another order than the course's, which is the one that is kept.
    right: {
      names: ['Cherries', 'Apples'],
      response: ['a', 'c'],
      marks: ['-(•) Apples', '-( ) Bricks', '-(•) Cherries'],
    },
    wrong: {
      names: ['Bricks', 'Apples'],
      response: ['a', 'b'],
      marks: ['-(•) Apples', '-(•) Bricks', '-( ) Cherries'],
    },
    why: ['Bricks are burnt from clay.', 'Apple trees bear apples.'],
  },
  {
    kind: 'a statement that is true or false',
    question: trueFalse({ id: 'q1', page: 'two' }),
    hint: 'True or false?',
    blank: ['( ) True', '( ) False'],
    right: { names: ['False'], response: ['false'], marks: ['-( ) True', '-(•) False'] },
    wrong: { names: ['True'], response: ['true'], marks: ['-(•) True', '-( ) False'] },
    why: ['They are burnt from clay.'],
  },
]
const given = (response: string[], score: number, nonce = 'nonce-1', round = 1, latency = 0) => ({
  type: 'answer' as const,
  data: { question: 'q1', nonce, response, score, round, latency },
})

describe.each(kinds)('a question with $kind', ({ question, hint, blank, right, wrong, why }) => {
  it('asks its prompt, says how to answer, and has nothing chosen', async () => {
    await open(question)
    const group = screen.getByRole('group', { name: `Knowledge check ${plainText(question.prompt)}` })
    expect(group).toHaveAccessibleDescription(hint)
    expect(options()).toEqual(blank)
    expect(verdict()).toBeNull()
  })

  it('says so when nothing is chosen, until something is, and records nothing', async () => {
    const { facts } = await open(question)
    expect(screen.queryByRole('alert')).toBeNull()
    await check()
    expect(textOf(screen.getByRole('alert'))).toBe('Choose an answer first.')
    expect(options()).toEqual(blank)
    await user.click(option(right.names[0]!))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('praises a right answer, explains it, and does not send anyone back', async () => {
    const { facts, time } = await open(question)
    for (const name of right.names) await user.click(option(name))
    time.ms = 7_400
    await check()
    expect(feedback()).toEqual(['That’s right.', why.at(-1)])
    expect(within(verdict()!).queryByRole('link')).toBeNull()
    expect(options()).toEqual(right.marks)
    expect(facts()).toEqual([visit('one'), given(right.response, 1, 'nonce-1', 1, 7)])
  })

  it('says of a wrong answer why, and links to the page that explains it', async () => {
    const { facts } = await open(question)
    for (const name of wrong.names) await user.click(option(name))
    await check()
    expect(feedback()).toEqual(['Not quite.', ...why, 'Read it again: Two'])
    expect(within(verdict()!).getByRole('link', { name: 'Read it again: Two' })).toHaveAttribute('href', '#/two')
    expect(options()).toEqual(wrong.marks)
    expect(facts()).toEqual([visit('one'), given(wrong.response, 0)])
  })

  it('says of each option what it was: right, chosen, or both', async () => {
    await open(question)
    for (const name of right.names) await user.click(option(name))
    await check()
    for (const { id, text, right: isRight } of question.options) {
      const described = expect(option(plainText(text)))
      if (isRight && right.response.includes(id)) described.toHaveAccessibleDescription('right answer, your choice')
      else described.not.toHaveAccessibleDescription()
    }
  })

  it('marks a wrong choice and the right answer that was missed', async () => {
    await open(question)
    const [name = ''] = wrong.names
    await user.click(option(name))
    await check()
    expect(option(name)).toHaveAccessibleDescription('your choice')
    const row = option(name).closest<HTMLElement>('[data-option-id]')
    expect(row && within(row).getByRole('img', { name: 'Not quite.' })).toBeInTheDocument()
    const [missed] = question.options.filter((one) => one.right)
    expect(option(plainText(missed?.text ?? []))).toHaveAccessibleDescription('right answer')
  })

  it('is answered with the keyboard alone', async () => {
    const { facts } = await open(question)
    screen.getByRole('heading', { level: 1 }).focus()
    await user.tab()
    if (question.select === 'many') {
      await user.keyboard(' ')
      await user.tab()
      await user.tab()
      await user.keyboard(' ')
    } else {
      await user.keyboard(' ')
      if (right.response[0] !== question.options[0]?.id) await user.keyboard('{ArrowDown}')
    }
    await user.keyboard('{Enter}')
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([visit('one'), given(right.response, 1)])
  })

  it('takes a double click on "Check answer" for one answer', async () => {
    const { facts } = await open(question)
    for (const name of right.names) await user.click(option(name))
    await user.dblClick(screen.getByRole('button', { name: 'Check answer' }))
    expect(facts()).toEqual([visit('one'), given(right.response, 1)])
  })

  it('takes two submissions in one moment for one answer', async () => {
    const { facts } = await open(question)
    for (const name of wrong.names) await user.click(option(name))
    const form = screen.getByRole('button', { name: 'Check answer' }).closest('form')!
    await Promise.all([fireEvent.submit(form), fireEvent.submit(form)])
    expect(facts()).toEqual([visit('one'), given(wrong.response, 0)])
  })

  it('shows again what was answered before', async () => {
    const { facts } = await open(question, { done: [visit('one'), answer('q1', wrong.response, 0)] })
    expect(options()).toEqual(wrong.marks)
    expect(feedback()).toEqual(['Not quite.', ...why, 'Read it again: Two'])
    expect(screen.queryByRole('button', { name: 'Check answer' })).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('can be tried again when it is practice, from nothing, as often as one likes', async () => {
    const { facts } = await open(question)
    for (const name of wrong.names) await user.click(option(name))
    await check()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(verdict()).toBeNull()
    expect(options()).toEqual(blank)
    for (const name of right.names) await user.click(option(name))
    await check()
    expect(feedback()[0]).toBe('That’s right.')
    expect(options()).toEqual(right.marks)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(options()).toEqual(blank)
    expect(facts()).toEqual([visit('one'), given(wrong.response, 0), given(right.response, 1, 'nonce-2')])
  })

  it('is locked after one answer in an assessment', async () => {
    const { facts } = await openAssessment(question)
    for (const name of wrong.names) await user.click(option(name))
    await check()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Check answer' })).toBeNull()
    await user.click(option(right.names[0]!))
    expect(options()).toEqual(wrong.marks)
    expect(facts()).toEqual([visit('one'), given(wrong.response, 0)])
  })

  it('is empty and open again when the assessment is taken again', async () => {
    const { facts } = await openAssessment(question)
    for (const name of wrong.names) await user.click(option(name))
    await check()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    expect(verdict()).toBeNull()
    expect(options()).toEqual(blank)
    for (const name of right.names) await user.click(option(name))
    await check()
    expect(feedback()[0]).toBe('That’s right.')
    expect(facts()).toEqual([
      visit('one'),
      given(wrong.response, 0),
      retake('one', 2),
      given(right.response, 1, 'nonce-2', 2),
    ])
  })
})

describe('a question', () => {
  it('does not link to the page it stands on', async () => {
    await open(choice({ id: 'q1', page: 'one' }))
    await user.click(option('Bricks'))
    await check()
    expect(feedback()).toEqual(['Not quite.', 'Bricks are burnt from clay.', 'Apple trees bear apples.'])
    expect(within(verdict()!).queryByRole('link')).toBeNull()
  })

  it('explains only what was chosen', async () => {
    await open(choice({ id: 'q1' }))
    await user.click(option('Coins'))
    await check()
    expect(feedback()).toEqual(['Not quite.', 'Apple trees bear apples.'])
  })

  it('gives nothing for half of several right options', async () => {
    const { facts } = await open(multipleChoice({ id: 'q1' }))
    await user.click(option('Apples'))
    await check()
    expect(feedback()[0]).toBe('Not quite.')
    expect(facts()).toEqual([visit('one'), given(['a'], 0)])
  })

  it('lets go of an option that is chosen and unchosen', async () => {
    const { facts } = await open(multipleChoice({ id: 'q1' }))
    for (const name of ['Bricks', 'Apples', 'Cherries', 'Bricks']) await user.click(option(name))
    await check()
    expect(facts()).toEqual([visit('one'), given(['a', 'c'], 1)])
  })

  it('shows of several practice answers the last', async () => {
    const done = [visit('one'), answer('q1', ['b'], 0), answer('q1', ['a'], 1)]
    await open(choice({ id: 'q1' }), { done })
    expect(options()).toEqual(['-(•) Apples', '-( ) Bricks', '-( ) Coins'])
    expect(feedback()[0]).toBe('That’s right.')
  })

  it('keeps the first answer of an assessment when a second one comes from another tab', async () => {
    const done = [visit('one'), answer('q1', ['b'], 0), answer('q1', ['a'], 1)]
    await openAssessment(choice({ id: 'q1' }), { done })
    expect(options()).toEqual(['-( ) Apples', '-(•) Bricks', '-( ) Coins'])
    expect(feedback()[0]).toBe('Not quite.')
  })

  it('knows from the LMS whether it was answered rightly, though not with what', async () => {
    const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best: 1 } }]])
    const remote = { ...EMPTY_PROGRESS, questions }
    const tracker = trackerOf({ connect: () => Promise.resolve(attached({ remote })) })
    await openAssessment(choice({ id: 'q1' }), { tracker })
    expect(options()).toEqual(['-( ) Apples', '-( ) Bricks', '-( ) Coins'])
    expect(feedback()).toEqual(['That’s right.', 'Apple trees bear apples.'])
  })

  it('has rich text in its prompt, options, reasons and explanation', async () => {
    const strong = (text: string) => ({ tag: 'strong' as const, children: [text] })
    const link = { tag: 'a' as const, href: 'https://example.org/', children: ['clay'] }
    await open(
      choice({
        id: 'q1',
        prompt: ['Which is ', strong('fruit'), '?'],
        options: [
          { id: 'a', text: ['An ', strong('apple')], right: true },
          { id: 'b', text: ['A ', { tag: 'code', children: ['<brick>'] }], right: false, why: ['It is ', link, '.'] },
        ],
        explanation: ['An ', strong('apple'), ' is.'],
      }),
    )
    expect(screen.getByRole('group', { name: /^Knowledge check Which is fruit ?\?$/ })).toBeInTheDocument()
    expect(options()).toEqual(['( ) An apple', '( ) A <brick>'])
    await user.click(screen.getByRole('code'))
    expect(options()).toEqual(['( ) An apple', '(•) A <brick>'])
    await check()
    expect(feedback()).toEqual(['Not quite.', 'It is clay (opens a new window outside the course).', 'An apple is.'])
  })

  it('is numbered among the questions of an assessment', async () => {
    const blocks = [choice({ id: 'q1' }), trueFalse({ id: 'q2' })]
    await openPlayer({ pages: [{ id: 'one', blocks, assessment: { graded: true, attempts: null } }] })
    const names = [/^Question 1 of 2 Which of these/, /^Question 2 of 2 Bricks grow/]
    for (const name of names) expect(screen.getByRole('group', { name })).toBeInTheDocument()
  })

  it('keeps its choices apart from those of other questions', async () => {
    const blocks = [choice({ id: 'q1' }), choice({ id: 'q2' })]
    const { facts } = await openPlayer({ pages: [{ id: 'one', blocks }, { id: 'two' }] })
    const [first, second] = screen.getAllByLabelText<HTMLInputElement>('Apples')
    await user.click(first!)
    await user.click(screen.getAllByLabelText('Bricks')[1]!)
    expect([first?.checked, second?.checked]).toEqual([true, false])
    await user.click(screen.getAllByRole('button', { name: 'Check answer' })[0]!)
    expect(facts()).toEqual([visit('one'), given(['a'], 1)])
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Bricks', checked: true })).toBeEnabled()
  })
})

describe('the order of the options', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const many = letters.map((id) => ({ id, text: [id.toUpperCase()], right: id === 'a' }))
  const order = () => screen.getAllByRole('radio').map((input) => input.getAttribute('value') ?? '')

  it('is the author’s where it is not to be shuffled', async () => {
    await open(choice({ id: 'q1', options: many }))
    expect(order()).toEqual(letters)
  })

  it('is shuffled, and stays the same whenever the question is shown', async () => {
    const question = choice({ id: 'q1', options: many, shuffle: true })
    const { actor } = await openAssessment(question)
    const first = order()
    expect(first).not.toEqual(letters)
    expect([...first].sort()).toEqual(letters)
    await user.click(option('C'))
    await check()
    expect(order()).toEqual(first)
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Two' })).toBeInTheDocument()
    actor.send({ type: 'learner.previous' })
    expect(await screen.findByRole('heading', { level: 1, name: 'One' })).toBeInTheDocument()
    expect(order()).toEqual(first)
  })

  it('is another in another round, and the right option is still the right one', async () => {
    const question = choice({ id: 'q1', options: many, shuffle: true })
    const { facts } = await openAssessment(question, { done: [visit('one'), answer('q1', ['c'], 0)] })
    const first = order()
    await user.click(screen.getByRole('button', { name: 'Take it again' }))
    const second = order()
    expect(second).not.toEqual(first)
    expect([...second].sort()).toEqual(letters)
    await user.click(option('A'))
    await check()
    expect(facts().at(-1)).toEqual(given(['a'], 1, 'nonce-1', 2))
    expect(option('A')).toHaveAccessibleDescription('right answer, your choice')
  })
})
