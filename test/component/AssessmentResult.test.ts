import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../courses/format/course.ts'
import { choice } from './course.ts'
import { answer, openPlayer, retake, textOf, visit, type Setting } from './render-player.ts'

const GRADED: Assessment = { graded: true, attempts: null }
const user = userEvent.setup()

/** A check of three questions, the last of which weighs as much as the two others; passed at 75. */
function open(assessment: Assessment, done: Setting['done'] = []) {
  const blocks = [
    choice({ id: 'q1', page: 'two' }),
    choice({ id: 'q2', page: 'two' }),
    choice({ id: 'q3', page: 'one', points: 2 }),
  ]
  return openPlayer({
    course: { passingScore: 75 },
    pages: [{ id: 'one', assessment, blocks }, { id: 'two' }],
    done: done.length > 0 ? [visit('one'), ...done] : [],
  })
}
const right = (question: string, round = 1) => answer(question, ['a'], 1, round)
const wrong = (question: string, round = 1) => answer(question, ['b'], 0, round)
const result = () => screen.getByRole('region', { name: 'Your result' })
const words = () => within(result()).getAllByRole('paragraph').map(textOf)
const again = () => within(result()).queryByRole('button', { name: 'Take it again' })

describe('the result of an assessment', () => {
  it('says how many questions are open until all are answered', async () => {
    await open(GRADED)
    expect(words()).toEqual(['0 of 3 answered. 3 questions are still open.'])
    for (const left of [
      '1 of 3 answered. 2 questions are still open.',
      '2 of 3 answered. One question is still open.',
    ]) {
      const [form] = screen.getAllByRole('button', { name: 'Check answer' }).map((button) => button.closest('form')!)
      await user.click(within(form!).getByLabelText('Apples'))
      await user.click(within(form!).getByRole('button', { name: 'Check answer' }))
      expect(words()).toEqual([left])
      expect(again()).toBeNull()
    }
  })

  it('weighs the questions by their points', async () => {
    await open(GRADED, [wrong('q1'), wrong('q2'), right('q3')])
    expect(words()[0]).toBe('50% right')
  })

  it('says that it is passed, and may be taken again', async () => {
    await open(GRADED, [right('q1'), wrong('q2'), right('q3')])
    expect(words()).toEqual(['75% right', 'You have passed. The pass mark is 75%.'])
    expect(again()).toBeEnabled()
  })

  it('says that it is not passed yet, and names each page that explains what was wrong once', async () => {
    await open(GRADED, [wrong('q1'), wrong('q2'), right('q3')])
    expect(words()).toEqual(['50% right', 'The pass mark is 75%. You can take the assessment again.'])
    expect(within(result()).getByRole('heading', { level: 3, name: 'Worth another look' })).toBeInTheDocument()
    const links = within(result()).getAllByRole('link')
    expect(links.map((link) => [textOf(link), link.getAttribute('href')])).toEqual([['Two', '#/two']])
    expect(again()).toBeEnabled()
  })

  it('does not send to the page it stands on', async () => {
    await open(GRADED, [right('q1'), right('q2'), wrong('q3')])
    expect(words()[0]).toBe('50% right')
    expect(within(result()).queryByRole('link')).toBeNull()
    expect(within(result()).queryByRole('heading', { level: 3 })).toBeNull()
  })

  it('sends nowhere when all is right', async () => {
    await open(GRADED, [right('q1'), right('q2'), right('q3')])
    expect(words()).toEqual(['100% right', 'You have passed. The pass mark is 75%.'])
    expect(within(result()).queryByRole('link')).toBeNull()
  })

  it('cannot be taken again when no attempt is left', async () => {
    await open({ graded: true, attempts: 1 }, [wrong('q1'), wrong('q2'), wrong('q3')])
    expect(words()).toEqual(['0% right', 'The pass mark is 75%, and no attempt is left.'])
    expect(again()).toBeNull()
  })

  it('allows as many attempts as the author does', async () => {
    const { facts } = await open({ graded: true, attempts: 2 }, [wrong('q1'), wrong('q2'), wrong('q3')])
    await user.click(again()!)
    expect(facts().at(-1)).toEqual(retake('one', 2))
    for (const button of screen.getAllByRole('button', { name: 'Check answer' })) {
      await user.click(within(button.closest('form')!).getByLabelText('Coins'))
      await user.click(button)
    }
    expect(words()).toEqual(['0% right', 'The pass mark is 75%, and no attempt is left.'])
    expect(again()).toBeNull()
  })

  it('of a check that does not count says so, and names no pass mark', async () => {
    await open({ graded: false, attempts: null }, [right('q1'), wrong('q2'), wrong('q3')])
    expect(words()).toEqual(['25% right', 'This check is for you: it does not count towards the course score.'])
    expect(again()).toBeEnabled()
  })

  it('starts empty when it is taken again, keeps the best result in view, and goes to the first question', async () => {
    const { facts } = await open(GRADED, [right('q1'), wrong('q2'), right('q3')])
    await user.click(again()!)
    expect(words()).toEqual(['0 of 3 answered. 3 questions are still open.', 'Your best result so far is 75%.'])
    const passed = { type: 'complete', data: { completed: false, passed: true, score: 75 } }
    expect(facts()).toEqual([visit('one'), passed, retake('one', 2)])
    expect(again()).toBeNull()
    const [first] = screen.getAllByLabelText('Apples')
    expect(first).toHaveFocus()
  })

  it('stays passed after a round that went worse', async () => {
    const best = [right('q1'), right('q2'), right('q3')]
    const done = [...best, retake('one', 2), wrong('q1', 2), wrong('q2', 2), right('q3', 2)]
    await open({ graded: true, attempts: 2 }, done)
    expect(words()).toEqual(['50% right', 'You have passed. The pass mark is 75%.', 'Your best result so far is 100%.'])
  })

  it('compares the score as it is shown with the pass mark', async () => {
    const blocks = ['q1', 'q2', 'q3'].map((id) => choice({ id }))
    await openPlayer({
      course: { passingScore: 67 },
      pages: [{ id: 'one', assessment: GRADED, blocks }, { id: 'two' }],
      done: [visit('one'), right('q1'), right('q2'), wrong('q3')],
    })
    expect(words()).toEqual(['67% right', 'You have passed. The pass mark is 67%.'])
  })
})
