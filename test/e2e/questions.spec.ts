import type { Locator } from '@playwright/test'
import type { Assign, Entry, Order, Question } from '../../courses/format/course.ts'
import { isQuestion } from '../../courses/format/question.ts'
import { plainText } from '../../player/plain-text.ts'
import { compiledCourse } from './course.ts'
import { expect, test } from './watched.ts'

/** Every kind that is not a choice, with how to find one in the course. */
const KINDS: [name: string, fits: (question: Question) => boolean][] = [
  ['matching', (question) => question.kind === 'assign' && question.as === 'match'],
  ['sorting', (question) => question.kind === 'assign' && question.as === 'sort'],
  ['ordering', (question) => question.kind === 'order'],
  [
    'a number',
    (question) => question.kind === 'entry' && question.wanted.as === 'number' && question.wanted.answer > 9999,
  ],
  ['a word', (question) => question.kind === 'entry' && question.wanted.as === 'text'],
]

async function assign(form: Locator, { items, targets }: Assign, isRight: boolean): Promise<void> {
  for (const [i, item] of items.entries()) {
    const wrong = targets.filter(({ id }) => id !== item.target)[0]?.id ?? ''
    const select = form.locator(`[data-option-id="${item.id}"] select`)
    await select.selectOption(isRight || i > 0 ? item.target : wrong)
  }
  // A match frees a target that another item takes: the first item may have lost its own.
  for (const item of isRight ? [] : items) {
    const select = form.locator(`[data-option-id="${item.id}"] select`)
    if ((await select.inputValue()) === '') await select.selectOption(targets.at(-1)?.id ?? '')
  }
}

/** By keyboard alone: each item goes up until it stands where it belongs. */
async function order(form: Locator, { items }: Order): Promise<void> {
  for (const [place, { id, text }] of items.entries()) {
    const ids = () => form.locator('li').evaluateAll((all) => all.map((item) => item.getAttribute('data-option-id')))
    for (let at = (await ids()).indexOf(id); at > place; at--) {
      await form.getByRole('button', { name: `Move up: ${plainText(text)}` }).focus()
      await form.page().keyboard.press('Enter')
    }
    await expect(form.locator('li').nth(place)).toHaveAttribute('data-option-id', id)
  }
}

async function write(form: Locator, { wanted }: Entry, isRight: boolean): Promise<void> {
  const right = wanted.as === 'number' ? wanted.answer.toLocaleString('de') : ` ${wanted.accept[0]?.toUpperCase()}. `
  await form.getByRole('textbox', { name: 'Your answer' }).fill(isRight ? right : 'אין לי מושג 🙃')
}

async function respond(form: Locator, question: Question, isRight: boolean): Promise<void> {
  if (question.kind === 'assign') await assign(form, question, isRight)
  if (question.kind === 'order' && isRight) await order(form, question)
  if (question.kind === 'entry') await write(form, question, isRight)
  await form.getByRole('button', { name: 'Check answer' }).click()
}

for (const [name, fits] of KINDS) {
  test(`${name}: too early, wrong, again, right, and remembered`, async ({ page }) => {
    const { pages } = await compiledCourse()
    const found = pages.flatMap(({ id, blocks }) => blocks.filter(isQuestion).map((question) => ({ id, question })))
    const { id, question } = found.find((candidate) => fits(candidate.question)) ?? {}
    if (!id || !question) throw new Error(`The course has no question of this kind: ${name}.`)

    await page.goto(`/#/${id}`)
    const form = page.locator(`[data-question-id="${question.id}"]`)
    if (question.kind !== 'order') {
      await form.getByRole('button', { name: 'Check answer' }).click()
      await expect(form.getByRole('alert')).toHaveText(/first\.$/)
    }
    await respond(form, question, false)
    await expect(form.getByText('Not quite.')).toBeVisible()
    await form.getByRole('button', { name: 'Try again' }).click()
    await respond(form, question, true)
    await expect(form.getByText('That’s right.')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
    await page.reload()
    await expect(form.getByText('That’s right.')).toBeVisible()
  })
}
