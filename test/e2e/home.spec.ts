import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { compiledCourse, COURSE, COURSE_ADDRESS } from './course.ts'
import { expectPage, goOn } from './learner.ts'
import { expect, test } from './watched.ts'

// axe is put in beside the page, which its policy would not allow.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

/** What axe finds, and what sticks out of the window, in two looks that differ in everything. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
  const found: string[] = []
  for (const [colorScheme, width] of [['dark', 390], ['light', 1280]] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const { violations, sticksOut } = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
      const { violations } = await axe.run({ resultTypes: ['violations'] })
      return { violations, sticksOut: document.documentElement.scrollWidth - innerWidth }
    })
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${width} ${id} ${target.join(' ')}`)))
    if (sticksOut > 0) found.push(`${width} ${sticksOut} px stick out`)
  } // prettier-ignore
  return found
}

/** What this browser holds: a look at home must not make any of it. */
const stored = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    locks: ((await navigator.locks.query()).held ?? []).map(({ name }) => name),
    keys: Object.keys(localStorage),
  }))

test('home: nothing begun, a course opened and left, and two learners apart', async ({ page, context }) => {
  const compiled = await compiledCourse()
  const progress = page.locator(`[data-course="${COURSE}"] [data-progress]`)
  await page.goto('/')
  await expect(progress).toHaveText('Not begun yet')
  expect(await stored(page)).toEqual({ databases: [], locks: [], keys: [] })
  await page.getByRole('link', { name: 'Resource library' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('searchbox').fill('index')
  await expect(page.getByRole('status').filter({ hasText: /^\d+ found$/ })).toBeVisible()
  expect.soft(await findings(page), 'resources').toEqual([])
  await page.getByRole('link', { name: 'Courses', exact: true }).click()

  await page.locator(`[data-course="${COURSE}"]`).getByRole('link', { name: 'Begin the course' }).click()
  await expectPage(page, compiled, 0)
  await goOn(page, compiled, 1)
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')

  const home = await context.newPage()
  await home.goto('/')
  await expect(home.getByRole('link', { name: 'Continue on page 2' })).toBeVisible()
  expect(await stored(home)).toMatchObject({ locks: [`stepwise:${COURSE}/local`] })
  await goOn(page, compiled, 2)
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
  await home.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(home.getByRole('link', { name: 'Continue on page 3' })).toBeVisible()
  await home.close()

  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('link', { name: /home$/ }).click()
  await expect(progress).toHaveText(/^3 of 42 pages read/)
  expect.soft(await findings(page), 'courses').toEqual([])

  await page.getByRole('button', { name: /Who is learning/ }).click()
  await page.getByLabel('Name of a new learner').fill('Ana')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ana learns now.')).toBeVisible()
  expect.soft(await findings(page), 'learners').toEqual([])
  await page.keyboard.press('Escape')
  await expect(progress).toHaveText('Not begun yet')
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(page.getByText('Learner: Ana')).toBeVisible()
  await page.getByRole('link', { name: /home$/ }).click()
  await expect(progress).toHaveText(/^1 of 42 pages read/)

  await page.getByRole('link', { name: 'Your data' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  expect.soft(await findings(page), 'data').toEqual([])
  await page.getByRole('button', { name: /Who is learning/ }).click()
  await page.getByRole('button', { name: 'Learn as No name' }).click()
  await page.getByRole('link', { name: 'Courses', exact: true }).click()
  await expect(progress).toHaveText(/^3 of 42 pages read/)

  await page.goto('/?course=no-such-course')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such course here')
  await page.getByRole('link', { name: 'Go to the courses' }).click()
  await expect(progress).toHaveText(/^3 of 42 pages read/)
})
