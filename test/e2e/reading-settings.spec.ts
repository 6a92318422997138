import type { AxeResults } from 'axe-core'
import { COURSE_ADDRESS } from './course.ts'
import { expect, test } from './watched.ts'

// axe is put in beside the page, which its policy would not allow.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

test('reading settings hold from the first paint of the next visit, at any size and in any theme', async ({ page }) => {
  await page.goto(`${COURSE_ADDRESS}#/real-equality`)
  await page.getByRole('button', { name: 'Reading settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reading settings' })
  for (let size = 100; size < 200; size += 10) await dialog.getByRole('button', { name: 'Larger' }).click()
  await dialog.getByRole('radio', { name: 'High contrast, dark' }).check()
  await page.keyboard.press('Escape')

  // What stands when the heading is put on the page, before anything else could have come.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const heading = document.querySelector('h1')
      if (!heading) return
      observer.disconnect()
      document.documentElement.dataset['first'] =
        `${getComputedStyle(document.documentElement).fontSize} ${getComputedStyle(document.body).backgroundColor}`
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-first', '32px rgb(0, 0, 0)')
  await page.getByRole('button', { name: 'Reading settings' }).click()
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width} px`).toBe(0)
  }
  for (const theme of ['High contrast, dark', 'High contrast, light', 'Dark', 'Light']) {
    await dialog.getByRole('radio', { name: theme, exact: true }).check()
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(where: string, options: object): Promise<AxeResults> } }
      const { violations } = await axe.run('dialog[open]', { resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
    })
    expect.soft(found, theme).toEqual([])
  }
  await dialog.getByRole('button', { name: 'Back to the defaults' }).click()
  expect(await page.evaluate(() => localStorage.getItem('stepwise:settings'))).toBeNull()
})
