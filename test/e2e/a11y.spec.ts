import { compiledCourse } from './course.ts'
import { answer, expectPage, questionsOf } from './learner.ts'
import { expect, test } from './watched.ts'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

/** What axe finds on a page, one line a finding. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' }).catch(() => undefined)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}

// axe is put in beside the page, which its policy would not allow.
test.use({ bypassCSP: true })

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing on any page, ${scheme}, ${width} px wide`, async ({ page }) => {
      test.setTimeout(300_000)
      const compiled = await compiledCourse()
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      // Every page once at the usual size; the four that differ most in all others.
      const all = scheme === 'light' && width === 1280
      for (const [index, { id }] of compiled.course.pages.entries()) {
        if (!all && !['welcome', 'real-equality', 'strategy', 'final-assessment', 'plan-certificate'].includes(id))
          continue
        await page.goto(`/#/${id}`)
        await expectPage(page, compiled, index)
        expect.soft(await findings(page), id).toEqual([])
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(width)
      }
    })
  }
}

test('axe finds nothing on feedback, in dialogs, and when the course is left', async ({ page }) => {
  const compiled = await compiledCourse()
  const questions = questionsOf(compiled, 'check-1')
  await page.goto('/#/check-1')
  for (const [i, question] of questions.entries()) await answer(page, question, i % 2 === 0)
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Outline' }).click()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByRole('heading', { name: 'Your progress is saved' })).toBeFocused()
  expect(await findings(page)).toEqual([])
})
