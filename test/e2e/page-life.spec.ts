import type { Page } from '@playwright/test'
import { chromium } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { PROFILES } from '../lms/profiles/all.ts'
import type { ServedLms } from '../lms/server.ts'
import { compiledCourse, COURSE_ADDRESS } from './course.ts'
import { expectPage, goOn, type Player } from './learner.ts'
import { expectOpened, expectRead, LmsWindow, serveSmall, smallCourse } from './lms-window.ts'
import { expect, test } from './watched.ts'

/** What a browser tells a page before its tasks stand still. DevTools cannot freeze a page that is in sight. */
const tellFrozen = (player: Player) =>
  player.locator('html').evaluate(() => document.dispatchEvent(new Event('freeze')))

async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => undefined) // who is killed does not answer
  await gone
  await page.close()
}

test.describe('in an LMS', () => {
  let lms: ServedLms
  let compiled: CompiledCourse
  test.beforeAll(async () => {
    ;[lms, compiled] = await Promise.all([serveSmall('1.2'), smallCourse()])
  })
  test.afterAll(() => lms.close())

  async function launched(page: Page) {
    const host = new LmsWindow(page, lms.url, null)
    await host.open()
    const player = await host.launch()
    await expectOpened(player, compiled, 0)
    return { host, player }
  }

  test('a page that is about to be frozen tells the LMS; thawed it goes on', async ({ page }) => {
    const { host, player } = await launched(page)
    await goOn(player, compiled, 1)
    await goOn(player, compiled, 2)
    await expectRead(host, compiled, 3)
    // Nothing is left to tell but the time since.
    const told = async () => (await host.values())['cmi.core.lesson_location']
    const before = await told()
    await page.waitForTimeout(6_000)
    expect(await told()).toBe(before)
    await tellFrozen(player)
    await expect.poll(told).not.toBe(before)
    await goOn(player, compiled, 3)
    await expect(player.locator('html')).toHaveAttribute('data-save-state', 'sent-to-lms', { timeout: 15_000 })
    await expectRead(host, compiled, 4)
  })

  test('a page that is discarded while it is frozen has lost nothing', async ({ context }) => {
    const page = await context.newPage()
    const { player } = await launched(page)
    await goOn(player, compiled, 1)
    await goOn(player, compiled, 2)
    await tellFrozen(player)
    await crash(page)

    const next = new LmsWindow(await context.newPage(), lms.url, null)
    await next.open()
    await expectRead(next, compiled, 3)
    await expectOpened(await next.launch(), compiled, 2)
  })

  test('a page that is kept for Back is told of at once, and its session goes on when it is shown again', async ({
    page,
  }) => {
    const { host, player } = await launched(page)
    await goOn(player, compiled, 1)
    const root = player.locator('html')
    await root.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    await expectRead(host, compiled, 2)
    expect(await page.evaluate(() => globalThis.lms.calls.filter(({ name }) => name === 'LMSFinish'))).toEqual([])
    await root.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await goOn(player, compiled, 2)
    await expect(root).toHaveAttribute('data-save-state', 'sent-to-lms', { timeout: 15_000 })
    await expectRead(host, compiled, 3)
  })

  test('a page that comes back after Exit is a new visit, and asks nothing of the session that is over', async ({
    page,
  }) => {
    const { player } = await launched(page)
    await goOn(player, compiled, 1)
    await player.getByRole('button', { name: 'Exit' }).click()
    await expect(player.getByText('It was sent to your LMS.')).toBeVisible()
    const calls = await page.evaluate(() => globalThis.lms.calls.length)
    await player
      .locator('html')
      .evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await expectOpened(player, compiled, 1)
    // Our LMS opens a session only by Launch, as Moodle's does: the new page is told so, and keeps to this device.
    const later = await page.evaluate((from) => globalThis.lms.calls.slice(from).map(({ name }) => name), calls)
    expect(later.filter((name) => /SetValue|Commit/.test(name))).toEqual([])
    await goOn(player, compiled, 2)
    await expect(player.locator('html')).toHaveAttribute('data-pending', '0')
  })

  test('over plain http, where browsers have no locks and no hashes, progress is kept on the device too', async () => {
    const browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP lms.test 127.0.0.1'],
    })
    const forgetful = PROFILES.find(({ name }) => name === 'drops-everything') ?? null
    try {
      const url = lms.url.replace(/localhost|127\.0\.0\.1/, 'lms.test')
      const host = new LmsWindow(await browser.newPage(), url, forgetful)
      await host.open()
      const player = await host.launch()
      await expectOpened(player, compiled, 0)
      expect(await player.locator('html').evaluate(() => isSecureContext)).toBe(false)
      await goOn(player, compiled, 1)
      await expect(player.locator('html')).toHaveAttribute('data-pending', '0')
      await host.open()
      await expectOpened(await host.launch(), compiled, 1)
    } finally {
      await browser.close()
    }
  })
})

test('Back to a page that the browser has thrown away finds everything', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  await expectPage(page, compiled, 0)
  await goOn(page, compiled, 1)
  await goOn(page, compiled, 2)
  await page.goto('about:blank')
  await page.goBack()
  await expectPage(page, compiled, 2)
  await expect(page.getByText('3 of 42 pages')).toBeVisible()
  await goOn(page, compiled, 3)
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
})
