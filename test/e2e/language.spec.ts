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
  // The page that is read first, the one after it, which is made before its turn, and the one after that.
  const pageAt = (id: string) => expect.stringContaining(`/courses/${COURSE}/course/fr/pages/${id}.js`)
  await expect
    .poll(() => asked.filter((path) => path.includes('/pages/')))
    .toEqual([pageAt('why-cities'), pageAt('idea-to-network'), pageAt('standards')])

  await page.getByRole('button', { name: 'Suivant', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf('idea-to-network'))
  await page.goto(`${COURSE_ADDRESS}#/diversity`)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('article')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('note').first()).toContainText('n’est pas encore traduite')
})

for (const door of ['Reading settings', 'Menu'])
  test(`the passage at the top of the window stays there when the language changes: ${door}`, async ({ page }) => {
    await page.goto(`${COURSE_ADDRESS}#/why-cities`)
    await expect(page.locator('article form').first()).toBeVisible()
    await page
      .locator('article img')
      .evaluateAll((all) => Promise.all(all.map((one) => (one as HTMLImageElement).decode())))
    for (const part of [0.05, 0.3, 0.5, 0.65]) {
      const passage = await page.evaluateHandle(bringToTop, part)
      const top = () => passage.evaluate((element) => element.getBoundingClientRect().top)
      const before = await top()
      await page.getByRole('button', { name: door, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'français' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await page.keyboard.press('Escape')
      expect(Math.abs((await top()) - before), `${part} of the page`).toBeLessThan(4)

      await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'English' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.keyboard.press('Escape')
    }
  })

/** Scrolls a passage of the text to just below the bar at the top. */
function bringToTop(part: number): Element {
  const passages = [...document.querySelectorAll('main article :is(p, li)')].filter((one) => one.checkVisibility())
  const passage = passages[Math.floor(passages.length * part)] ?? document.body
  const line = document.querySelector('header.bar')?.getBoundingClientRect().bottom ?? 0
  scrollBy({ top: passage.getBoundingClientRect().top - line - 4, behavior: 'instant' })
  return passage
}
