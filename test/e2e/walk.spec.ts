import { compiledCourse, COURSE_ADDRESS } from './course.ts'
import { questionsShown, takeAssessment } from './hands.ts'
import { answer, expectPage, goOn, questionsOf } from './learner.ts'
import { expect, test } from './watched.ts'

test('takes the whole course, leaves on page 17, comes back there, and finishes with a score', async ({ context }) => {
  const compiled = await compiledCourse()
  const { course } = compiled
  let page = await context.newPage()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  for (let index = 1; index <= 16; index++) await goOn(page, compiled, index)
  await expect(page.locator('html')).toHaveAttribute('data-save-state', 'saved-on-this-device')
  await page.close()

  page = await context.newPage()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 16)
  let score = 0
  for (let index = 17; index < course.pages.length; index++) {
    await goOn(page, compiled, index)
    if (course.pages[index]?.id !== 'final-assessment') continue
    expect(await questionsShown(page, compiled, 'final-assessment')).toHaveLength(20)
    score = await takeAssessment(page, compiled, 'final-assessment', (place) => place >= 4)
    await expect(page.getByText(`${score}% right`)).toBeVisible()
  }
  await expect(page.getByRole('heading', { name: 'You lit the whole city' })).toBeVisible()
  await expect(page.getByText(`Score: ${score}%`).first()).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100')
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled()

  await page.getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByRole('heading', { name: 'Your progress is saved' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the course' }).click()
  await expectPage(page, compiled, course.pages.length - 1)
})

test('gets the letters of the page after the one that is read, before it stands', async ({ page }) => {
  const compiled = await compiledCourse()
  const { pages } = compiled.course
  const governance = pages.findIndex(({ id }) => id === 'governance')
  expect(JSON.stringify(compiled.pages[governance])).toContain('ł')
  const rare = () =>
    page.evaluate(() => [...document.fonts].find(({ unicodeRange }) => unicodeRange.startsWith('U+100'))?.status)
  await page.goto(`${COURSE_ADDRESS}#/${pages[governance - 2]?.id}`)
  await expectPage(page, compiled, governance - 2)
  await page.waitForTimeout(1_500)
  expect(await rare()).toBe('unloaded')
  await goOn(page, compiled, governance - 1)
  await expect.poll(rare).toBe('loaded')
})

test('opens a page by its address, and follows Back and Forward', async ({ page }) => {
  const compiled = await compiledCourse()
  const index = compiled.course.pages.findIndex(({ id }) => id === 'real-equality')
  await page.goto(`${COURSE_ADDRESS}#/real-equality`)
  await expectPage(page, compiled, index)
  await goOn(page, compiled, index + 1)
  await page.goBack()
  await expectPage(page, compiled, index)
  await page.goForward()
  await expectPage(page, compiled, index + 1)
  await expect(page).toHaveURL(/#\/diversity-advantage$/)
  await page.goto(`${COURSE_ADDRESS}#/no-such-page`)
  await expectPage(page, compiled, index + 1)
})

test('is walked by keyboard: arrows turn pages, focus goes to the heading, keys in a question stay there', async ({
  page,
}) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await page.keyboard.press('ArrowRight')
  await expectPage(page, compiled, 1)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expectPage(page, compiled, 0)

  const [question] = questionsOf(compiled, 'welcome')
  if (!question) throw new Error('The first page has a question.')
  await page.locator(`[data-question-id="${question.id}"] input`).first().focus()
  await page.keyboard.press('ArrowRight')
  await expectPage(page, compiled, 0)

  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts).toBeVisible()
  await shortcuts.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toBeHidden()
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('?')
  await expect(shortcuts).toBeHidden()
  await page.keyboard.press('PageDown')
  await expectPage(page, compiled, 0)
  await page.keyboard.press('End')
  await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1)
  await page.keyboard.press('PageDown')
  await expectPage(page, compiled, 1)
})

test('a practice question teaches, may be tried again, and is remembered after a reload', async ({ page }) => {
  const compiled = await compiledCourse()
  const [question] = questionsOf(compiled, 'welcome')
  if (!question) throw new Error('The first page has a question.')
  await page.goto(`${COURSE_ADDRESS}#/welcome`)
  const form = page.locator(`[data-question-id="${question.id}"]`)
  await form.getByRole('button', { name: 'Check answer' }).click()
  await expect(form.getByText('Choose an answer first.')).toBeVisible()
  await answer(page, question, false)
  await form.getByRole('button', { name: 'Try again' }).click()
  await answer(page, question, true)
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
  await page.reload()
  await expect(form.getByText('That’s right.')).toBeVisible()
})

test('the final assessment can be taken again with other questions, and the best result counts', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(`${COURSE_ADDRESS}#/final-assessment`)
  const first = await questionsShown(page, compiled, 'final-assessment')
  const score = await takeAssessment(page, compiled, 'final-assessment', (place) => place >= 12)
  await expect(page.getByText(`${score}% right`)).toBeVisible()
  await expect(page.getByText('The pass mark is 70%. You can take the assessment again.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Worth another look' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
  await page.reload()
  expect(await questionsShown(page, compiled, 'final-assessment')).toEqual(first)

  await page.getByRole('button', { name: 'Take it again' }).click()
  await expect(page.getByText('0 of 20 answered.')).toBeVisible()
  expect(await questionsShown(page, compiled, 'final-assessment')).not.toEqual(first)
  expect(await takeAssessment(page, compiled, 'final-assessment')).toBe(100)
  await expect(page.getByText('100% right')).toBeVisible()
  await expect(page.getByText('You have passed. The pass mark is 70%.')).toBeVisible()
})

test('the outline opens every page on a wide screen, and as a drawer on a phone', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  await page.getByText('Module 5: Impact').click()
  await page.getByRole('link', { name: 'The Intercultural Cities Index' }).first().click()
  await expectPage(page, compiled, 38)

  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Outline' }).click()
  const drawer = page.getByRole('dialog', { name: 'Outline' })
  await drawer.getByText('Start', { exact: true }).click()
  await drawer.getByRole('link', { name: compiled.course.pages[1]?.title ?? '' }).click()
  await expect(drawer).toBeHidden()
  await expectPage(page, compiled, 1)
})
