import { COURSE, COURSE_ADDRESS, compiledCourse } from './course.ts'
import { expect, test } from './watched.ts'

test('the language changes in the middle of a question, and nothing is lost', async ({ page }) => {
  const { translations = [] } = await compiledCourse()
  const french = translations.find(({ language }) => language === 'fr')
  const titleOf = (id: string) => french?.texts.pages[id] ?? ''
  await page.goto(`${COURSE_ADDRESS}#/why-cities`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why cities?')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const question = page.locator('[data-question-id="local-or-national"]')
  await question.getByRole('combobox').nth(1).selectOption('shared')
  await page
    .locator('article img')
    .evaluateAll((all) => Promise.all(all.map((one) => (one as HTMLImageElement).decode())))
  await question.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
  const placed = () =>
    question.locator('select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))
  const draft = await placed()
  expect(draft).toContain('shared')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))

  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf('why-cities'))
  expect(await placed()).toEqual(draft)
  const pagesAsked = asked.filter((path) => path.includes('/pages/'))
  expect(pagesAsked).toEqual([expect.stringContaining(`/courses/${COURSE}/course/fr/pages/why-cities.js`)])

  await page.getByRole('button', { name: 'Suivant', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf('idea-to-network'))
  await page.goto(`${COURSE_ADDRESS}#/diversity`)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('article')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('note').first()).toContainText('n’est pas encore traduite')
})
