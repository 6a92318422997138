import type { CompiledCourse, Page as CoursePage } from '../../courses/format/course.ts'
import { isQuestion } from '../../courses/format/question.ts'
import { scoreAnswer } from '../../courses/format/scoring.ts'
import { compiledCourse, COURSE_ADDRESS } from './course.ts'
import { giveAnswer, questionsShown, useBlock } from './hands.ts'
import { byKeyboard, byPointer, type Hands } from './keyboard.ts'
import { expectPage } from './learner.ts'
import { responseTo } from './responses.ts'
import { expect, test } from './watched.ts'
import type { Page } from '@playwright/test'

test.describe.configure({ timeout: 900_000 })

/** Walks the course and does everything on every page. Gives the points of graded questions, worked out here. */
async function walk(
  page: Page,
  hands: Hands,
  compiled: CompiledCourse,
  isRight: (place: number) => boolean,
  isThorough: boolean,
) {
  const graded = { points: 0, all: 0, types: new Set<string>() }
  for (const [index, { id, blocks, assessment }] of compiled.pages.entries()) {
    await expectPage(page, compiled, index)
    await expect(page.locator('article [data-question-id]')).toHaveCount(countOf({ blocks, assessment }))
    for (const block of isThorough ? blocks.filter((it) => !isQuestion(it)) : []) await useBlock(page, hands, block)
    const questions = blocks.some(isQuestion) ? await questionsShown(page, compiled, id) : []
    for (const [place, question] of questions.entries()) {
      const response = responseTo(question, isRight(place))
      await giveAnswer(page, hands, question, response)
      if (!assessment?.graded) continue
      graded.points += scoreAnswer(question, response) * question.points
      graded.all += question.points
      graded.types.add(typeOf(compiled, question.id))
    }
    if (index < compiled.pages.length - 1) {
      await page.getByRole('heading', { level: 1 }).focus()
      await page.keyboard.press('ArrowRight')
    }
  }
  return graded
}

const countOf = ({ blocks, assessment }: Pick<CoursePage, 'blocks' | 'assessment'>): number =>
  assessment?.draw ?? blocks.filter(isQuestion).length
const typeOf = ({ course }: CompiledCourse, id: string): string =>
  course.questions.find((it) => it.id === id)?.type ?? ''

test('every interaction of all pages works by keyboard alone, and the score is what it should be', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  const graded = await walk(page, byKeyboard(page), compiled, (place) => place % 6 !== 5, true)
  const score = Math.round((graded.points / graded.all) * 100)
  expect(score).toBeGreaterThanOrEqual(compiled.course.passingScore ?? 0)
  expect(graded.types.size).toBeGreaterThanOrEqual(6)
  await expect(page.getByText(`Score: ${score}%`).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You lit the whole city' })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100')

  // What was written on other pages is gathered here, and is still there after a reload.
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
  await page.reload()
  const plan = compiled.pages.at(-1)?.blocks.find((block) => block.kind === 'plan')
  expect(plan?.parts.length).toBeGreaterThanOrEqual(3)
  await expect(page.getByText(/My words on/).first()).toBeVisible()
  await expect(page.getByText(`Score: ${score}%`).first()).toBeVisible()
})

test('whoever answers everything wrong is told so kindly, has no certificate, and may try again', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  const { points, all } = await walk(page, byPointer, compiled, () => false, false)
  const score = Math.round((points / all) * 100)
  expect(score).toBeLessThan(compiled.course.passingScore ?? 100)
  await expect(page.getByText(`Score: ${score}%`).first()).toBeVisible()
  await expect(page.getByText('The final assessment is not passed yet.').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You lit the whole city' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Print the certificate' })).toHaveCount(0)
})
