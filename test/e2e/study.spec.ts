import { COURSE_ADDRESS } from './course.ts'
import { expect, test } from './watched.ts'

const marked = () => [...(CSS.highlights.get('stepwise-mark') ?? [])].map(String)

test('a bookmark, notes and a highlight are there after a reload, and the search finds them and the course', async ({
  page,
}) => {
  await page.goto(`${COURSE_ADDRESS}#/real-equality`)
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bookmark this page' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmark this page' })).toHaveAttribute('aria-pressed', 'true')

  const paragraph = page.locator('article > p').first()
  const words = (await paragraph.innerText()).trim()
  await paragraph.click({ clickCount: 3 })
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.keyboard.insertText('Kumquats on our squares')
  await page.getByLabel('Note on this page').fill('A word on all of it')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(marked)).toEqual([words])
  await expect(page.locator('html')).toHaveAttribute('data-save-state', 'saved-on-this-device')

  await page.reload()
  await expect.poll(() => page.evaluate(marked)).toEqual([words])
  await expect(page.getByRole('button', { name: 'Bookmark this page' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('n')
  const sheet = page.getByRole('dialog', { name: 'This page' })
  await expect(sheet.getByLabel('Note on this page')).toHaveValue('A word on all of it')
  await expect(sheet.getByLabel(`Note on “${words.slice(0, 40)}”`)).toHaveValue('Kumquats on our squares')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  const results = page.getByRole('dialog', { name: 'Search the course' }).locator('.results')
  await page.keyboard.insertText('kumquat')
  await expect(results.locator('li')).toContainText(['Your note'])
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('neuchatel')
  await expect(results.locator('mark').first()).toHaveText('Neuchâtel')
  const [title = ''] = await results.getByRole('link').allInnerTexts()
  await page.keyboard.press('Enter')
  await expect(page.locator('h1')).toHaveText(title)
  await expect(page.locator('article :focus')).toContainText('Neuchâtel')
})
