import { isQuestion, questionType } from '../../courses/format/question.ts'
import { compiledCourse, COURSE_ADDRESS } from './course.ts'
import { giveAnswer } from './hands.ts'
import { byPointer } from './keyboard.ts'
import { responseTo } from './responses.ts'
import { expect, test } from './watched.ts'

/** Every type of question, with the words that follow when it is checked too early; an order and a story never are. */
const TYPES: [type: string, early: RegExp | null][] = [
  ['choice', /first\.$/],
  ['multiple-choice', /first\.$/],
  ['true-false', /first\.$/],
  ['match', /first\.$/],
  ['sort', /first\.$/],
  ['order', null],
  ['numeric', /first\.$/],
  ['fill-in', /first\.$/],
  ['allocation', /./],
  ['scenario', null],
  ['compose', /first\.$/],
]

for (const [type, early] of TYPES) {
  test(`${type}: too early, wrong, again, right, and remembered`, async ({ page }) => {
    const { pages } = await compiledCourse()
    const practice = pages.filter(({ assessment }) => !assessment)
    const all = practice.flatMap(({ id, blocks }) => blocks.filter(isQuestion).map((question) => ({ id, question })))
    const { id, question } = all.find((one) => questionType(one.question) === type) ?? {}
    if (!id || !question) throw new Error(`The course has no question of this type: ${type}.`)

    await page.goto(`${COURSE_ADDRESS}#/${id}`)
    const form = page.locator(`[data-question-id="${question.id}"]`)
    if (early) {
      await form.getByRole('button', { name: 'Check answer' }).click()
      await expect(form.getByRole('alert')).toHaveText(early)
    }
    await giveAnswer(page, byPointer, question, responseTo(question, false))
    await expect(form.getByText(/^(Not quite|Partly right)\.$/)).toBeVisible()
    await form.getByRole('button', { name: 'Try again' }).click()
    await giveAnswer(page, byPointer, question, responseTo(question, true))
    await expect(form.getByText('That’s right.')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
    await page.reload()
    await expect(form.getByText('That’s right.')).toBeVisible()
  })
}
