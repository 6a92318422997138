import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPackage } from '../../src/export/cli.ts'
import { serveLms, type ServedLms } from '../lms/server.ts'
import { compiledCourse, COURSE, COURSE_ADDRESS } from './course.ts'
import { expectPage, goOn } from './learner.ts'
import { expect, test } from './watched.ts'

test('a browser without storage: the course goes on, and says that this tab is all there is', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError') } }) // prettier-ignore
  })
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await expect(page.getByText('Your progress lasts until you close this tab.')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-save-state', 'only-in-this-tab')
  await goOn(page, compiled, 1)
  for (const width of [320, 390, 481, 768]) {
    await page.setViewportSize({ width, height: 700 })
    await expect(page.getByText('Only in this tab')).toBeInViewport({ ratio: 1 })
    for (const button of await page.locator('header button:visible').all()) {
      await expect(button).toBeInViewport({ ratio: 1 })
      expect((await button.boundingBox())?.width, `at ${width} px`).toBeGreaterThanOrEqual(44)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})

test('a database that refuses to open: a small journal elsewhere on the device takes its place', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await goOn(page, compiled, 1)
  await expect(page.locator('html')).toHaveAttribute('data-save-state', 'saved-on-this-device')
  await page.reload()
  await expectPage(page, compiled, 1)
})

test('storage that is long in coming: a new learner reads meanwhile, and no more; whoever was here is not misled', async ({
  page,
}) => {
  const compiled = await compiledCourse()
  let deliver: () => void = () => undefined
  const late = () => {
    const coming = new Promise<void>((resolve) => (deliver = resolve))
    return page.route('**/local-journal-*.js', async (route) => (await coming, route.continue()))
  }
  await late()
  await page.goto(COURSE_ADDRESS, { waitUntil: 'commit' })
  await expect(page.locator('article h1')).toHaveText(compiled.pages[0]?.title ?? '')
  await expect(page.getByRole('status')).toHaveText('Opening the course …')
  await expect(page.locator('button:not([inert] *)')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
  await expect(page.locator('link[rel="preload"][as="font"]')).toHaveCount(2)
  deliver()
  await expectPage(page, compiled, 0)
  await goOn(page, compiled, 1)

  await page.unroute('**/local-journal-*.js')
  await late()
  await page.goto(COURSE_ADDRESS, { waitUntil: 'commit' })
  await expect(page.getByRole('status')).toHaveText('Opening the course …')
  await expect(page.locator('article')).toHaveCount(0)
  deliver()
  await expectPage(page, compiled, 1)
})

test('a page whose file does not arrive is told, not counted, and can be tried again', async ({ page, watched }) => {
  const compiled = await compiledCourse()
  let isDown = true
  await page.route('**/pages/practical.js', (route) => (isDown ? route.abort() : route.continue()))
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'This page could not be loaded.' })).toBeVisible()
  await expect(page.getByText('1 of 42 pages')).toBeVisible()
  isDown = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectPage(page, compiled, 1)
  await expect(page.getByText('2 of 42 pages')).toBeVisible()
  expect(watched.errors.splice(0).every((error) => error.includes('ERR_FAILED'))).toBe(true)
})

test('a course whose index does not arrive says so, with a way to try again', async ({ page, watched }) => {
  let isDown = true
  await page.route('**/course/course.js', (route) => (isDown ? route.abort() : route.continue()))
  await page.goto(COURSE_ADDRESS)
  await expect(page.getByRole('heading', { name: 'The course could not be loaded' })).toBeVisible()
  isDown = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectPage(page, await compiledCourse(), 0)
  expect(watched.errors.splice(0).every((error) => error.includes('ERR_FAILED'))).toBe(true)
})

test('two windows of one course: one writes, the other says so and goes on when it is told to', async ({ context }) => {
  const compiled = await compiledCourse()
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto(`${COURSE_ADDRESS}#/welcome`)
  await expectPage(one, compiled, 0)
  await goOn(one, compiled, 1)
  await two.goto(COURSE_ADDRESS)
  await expect(two.getByRole('heading', { name: 'The course is open in another window' })).toBeVisible()

  await two.getByRole('button', { name: 'Continue here' }).click()
  await expectPage(two, compiled, 1)
  await expect(one.getByRole('heading', { name: 'The course is open in another window' })).toBeVisible()
  await goOn(two, compiled, 2)

  await one.getByRole('button', { name: 'Continue here' }).click()
  await expectPage(one, compiled, 2)
  await goOn(one, compiled, 3)
  await expect(one.locator('html')).toHaveAttribute('data-pending', '0')
  await two.close()
  await one.reload()
  await expect(one.getByText('4 of 42 pages')).toBeVisible()
})

test.describe('in a package', () => {
  let lms: ServedLms
  test.beforeAll(async () => {
    const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
    const exported = await exportPackage({ course: COURSE, options: { standard: '1.2' }, out })
    if (!exported.ok) throw new Error(exported.reason)
    lms = await serveLms({ path: exported.path })
  })
  test.afterAll(() => lms.close())

  test('opened without an LMS it says so, and keeps progress on this device', async ({ page }) => {
    const compiled = await compiledCourse()
    await page.goto(`${lms.url}content/index.html`)
    await expectPage(page, compiled, 0)
    await expect(
      page.getByText('This course was made for an LMS, and none was found. Your progress is kept on this device.'),
    ).toBeVisible()
    await goOn(page, compiled, 1)
    await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
    await page.goto(`${lms.url}content/index.html`)
    await expectPage(page, compiled, 1)
  })

  test('a state of another course in the LMS is told and not used', async ({ page }) => {
    await page.goto(lms.url)
    const compiled = await compiledCourse()
    await page.getByRole('button', { name: 'Launch' }).click()
    const player = page.frameLocator('main iframe')
    await expectPage(player, compiled, 0)
    await player.getByRole('button', { name: 'Exit' }).click()
    await expect(player.getByText('You can close this window now.')).toBeVisible()
    await page.getByRole('button', { name: 'Close the window' }).click()
    // Another course's state, as an LMS that mixes attempts up would give it.
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('attempt'))
      if (!key) throw new Error('The LMS page keeps no attempt.')
      const saved = JSON.parse(localStorage.getItem(key) ?? '') as { values: Record<string, string> }
      saved.values['cmi.suspend_data'] = '{"bookmark":"slide 3 of another course"}'
      localStorage.setItem(key, JSON.stringify(saved))
    })
    await page.reload()
    await page.getByRole('button', { name: 'Relaunch' }).click()
    await expectPage(player, compiled, 0)
    await expect(player.getByText(/Your LMS held the saved state of another course|could not be read/)).toBeVisible()
    await goOn(player, compiled, 1)
    await expect(player.locator('html')).toHaveAttribute('data-save-state', 'sent-to-lms')
  })

  test('an LMS that stops answering: work goes on, the notice tells, and all of it arrives later', async ({ page }) => {
    const compiled = await compiledCourse()
    await page.goto(lms.url)
    await page.getByRole('button', { name: 'Launch' }).click()
    const player = page.frameLocator('main iframe')
    await expectPage(player, compiled, 0)
    await expect(player.locator('html')).toHaveAttribute('data-save-state', 'sent-to-lms')
    await page.evaluate(() => (globalThis.lms.commit = 'fails'))
    await goOn(player, compiled, 1)
    await expect(player.getByText('Saved on this device. Your LMS is not answering; we keep trying.')).toBeVisible()
    await player.getByRole('button', { name: 'Exit' }).click()
    await expect(player.getByRole('heading', { name: 'Saved on this device, not yet in your LMS' })).toBeVisible()
    await page.evaluate(() => (globalThis.lms.commit = 'stores'))
    await player.getByRole('button', { name: 'Try again' }).click()
    await expect(player.getByText('It was sent to your LMS. You can close this window now.')).toBeVisible()
  })
})
