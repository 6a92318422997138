import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../../player/style.css'
import { choice, multipleChoice } from '../course.ts'
import { openPlayer, retake, visit } from '../render-player.ts'

const question = choice({ id: 'q1', page: 'two' })
const assessment = { graded: false, attempts: null }
const verdict = page.getByText(/^(That’s right\.|Not quite\.)$/)
const checkAnswer = page.getByRole('button', { name: 'Check answer' })
const apples = page.getByLabelText('Apples')
const { keyboard } = userEvent

beforeEach(() => page.viewport(1000, 800))

describe('a question in a browser', () => {
  it('is named by its label and its prompt, and described by how to answer', async () => {
    const strong = { tag: 'strong' as const, children: ['fruit'] }
    await openPlayer({ pages: [{ id: 'one', blocks: [choice({ id: 'q1', prompt: ['Which is ', strong, '?'] })] }] })
    const group = page.getByRole('group', { name: 'Knowledge check Which is fruit?', exact: true })
    await expect.element(group).toHaveAccessibleDescription('Choose one answer.')
  })

  it('is answered by keyboard, moves the focus to the feedback, and from there on to the page that explains', async () => {
    const { facts } = await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }] })
    apples.element().focus()
    await keyboard('{ArrowDown}{Enter}')
    await expect.element(verdict).toHaveTextContent('Not quite.')
    expect(document.activeElement).toBe(verdict.element().closest('[tabindex="-1"]'))
    await keyboard('{Tab}')
    await expect.element(page.getByRole('link', { name: 'Read it again: Two' })).toHaveFocus()
    await keyboard('{Tab}')
    await expect.element(page.getByRole('button', { name: 'Try again' })).toHaveFocus()
    expect(facts().map(({ type }) => type)).toEqual(['visit', 'answer'])
  })

  it('takes a double click on "Check answer" for one answer', async () => {
    const { facts } = await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }] })
    await apples.click()
    await checkAnswer.dblClick()
    await expect.element(verdict).toHaveTextContent('That’s right.')
    const data = { question: 'q1', nonce: 'nonce-1', response: ['a'], score: 1, round: 1, latency: 0 }
    // On a slow machine a second passes before it is checked: then what was chosen is kept as a draft.
    expect(facts().filter(({ type }) => type !== 'draft')).toEqual([visit('one'), { type: 'answer', data }])
  })

  it('that is tried again is empty, and has the focus', async () => {
    await openPlayer({ pages: [{ id: 'one', blocks: [multipleChoice({ id: 'q1' })] }, { id: 'two' }] })
    await apples.click()
    await checkAnswer.click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(apples).toHaveFocus()
    await expect.element(apples).not.toBeChecked()
    await keyboard('{Tab}{Tab}{Tab}')
    await expect.element(checkAnswer).toHaveFocus()
  })

  it('of an assessment that is taken again is empty, and the first one has the focus', async () => {
    const { facts } = await openPlayer({ pages: [{ id: 'one', assessment, blocks: [question] }, { id: 'two' }] })
    await apples.click()
    await checkAnswer.click()
    await expect.element(apples).toBeDisabled()
    await page.getByRole('button', { name: 'Take it again' }).click()
    await expect.element(apples).toHaveFocus()
    await expect.element(apples).not.toBeChecked()
    expect(facts().at(-1)).toEqual(retake('one', 2))
  })

  it('tells a link outside from the words before it', async () => {
    const link = { tag: 'a' as const, href: 'https://example.org/', children: ['the archive'] }
    await openPlayer({ pages: [{ id: 'one', blocks: [choice({ id: 'q1', prompt: ['See ', link] })] }] })
    const name = 'the archive (opens a new window outside the course)'
    await expect.element(page.getByRole('link', { name, exact: true })).toBeVisible()
  })
})
