import { expect, test } from '@playwright/test'
import { chromium } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import { serveJournal } from '../bench/journal-site.ts'
import { killBrowsers, killRenderers } from '../torture/kills.ts'
import { writeInTabs } from '../torture/tabs.ts'

test.describe.configure({ timeout: 300_000 }) // on a machine that has much else to do

// Smaller rounds of `npm run torture -- kills` and `npm run torture -- tabs`.

const [RENDERERS, BROWSERS] = [60, 10]

test(`${RENDERERS} renderers that are killed while they write: nothing acknowledged is lost or doubled`, async () => {
  const { kills, acknowledged, lost, doubled } = await killRenderers(RENDERERS)
  expect({ kills, lost, doubled }).toEqual({ kills: RENDERERS, lost: [], doubled: [] })
  expect(acknowledged).toBeGreaterThan(RENDERERS)
})

test(`${BROWSERS} browsers that are killed while they write: nothing acknowledged is lost or doubled`, async () => {
  const { kills, acknowledged, lost, doubled } = await killBrowsers(BROWSERS)
  expect({ kills, lost, doubled }).toEqual({ kills: BROWSERS, lost: [], doubled: [] })
  expect(acknowledged).toBeGreaterThan(BROWSERS)
})

test('4 tabs that take the turn from each other: never two writers, and nothing is lost', async () => {
  const { events, takeOvers, lost, doubled, overlapping } = await writeInTabs(60)
  expect({ events, lost, doubled, overlapping }).toEqual({ events: 240, lost: [], doubled: [], overlapping: [] })
  expect(takeOvers).toBeGreaterThan(3)
})

test('site data that is cleared while the course is open is written again, with nothing acknowledged lost', async () => {
  const site = await serveJournal()
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(site.url)
    await page.evaluate(() => globalThis.torture.beginVisit('cleared'))
    await page.evaluate(() => globalThis.torture.continueVisit(40))
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'all' })
    await page.evaluate(() => globalThis.torture.continueVisit(20))
    await page.close({ runBeforeUnload: false })
    const next = await context.newPage()
    await next.goto(site.url)
    expect(await next.evaluate(() => globalThis.torture.start('cleared'))).toMatchObject({ events: 60, answers: 30 })
  } finally {
    await browser.close()
    await site.close()
  }
})
