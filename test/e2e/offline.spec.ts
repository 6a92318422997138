import type { Page } from '@playwright/test'
import { compiledCourse, COURSE } from './course.ts'
import { expectPage, goOn, questionsOf } from './learner.ts'
import { builtFiles, laterBuild, LIST, listOf, lookForUpdate, serveSite, type Site } from './site.ts'
import { deployAgainAndAgain } from '../torture/deploys.ts'
import { expect, test } from './watched.ts'

test.use({ serviceWorkers: 'allow' })

let site: Site
test.beforeEach(async () => {
  site = await serveSite(builtFiles())
})
test.afterEach(() => site.close())

/** A machine that has much else to do takes its time. */
const PATIENCE = { timeout: 30_000 }
const courseAt = ({ url }: Site) => `${url}?course=${COURSE}`
const menu = (page: Page) => page.getByRole('dialog', { name: 'Menu' })

/** What the menu says about reading offline. */
async function openSign(page: Page) {
  await page.getByRole('button', { name: 'Menu' }).click()
  return menu(page).locator('.offline')
}
const closeMenu = (page: Page) => menu(page).getByRole('button', { name: 'Close' }).click()

const offer = (page: Page) => page.getByText('A new version is ready.', { exact: true })

test('after the first visit the whole course opens with the network cut', async ({ page }) => {
  const compiled = await compiledCourse()
  const { pages, modules } = compiled.course
  expect(JSON.parse(LIST.exec(String(site.files.get('service-worker.js')))?.[0] ?? '')).toEqual(
    expect.arrayContaining(listOf(new Map([...site.files].filter(([path]) => path !== 'service-worker.js')))),
  )
  const packed = [...builtFiles('dist/player')].filter(([, bytes]) => bytes.includes('serviceWorker'))
  expect(packed.map(([path]) => path)).toEqual([]) // what lies in an LMS keeps nothing there

  await page.goto(courseAt(site))
  await expectPage(page, compiled, 0)
  const sign = await openSign(page)
  await expect(sign).toContainText('Available offline', PATIENCE)
  await expect(sign).toContainText(`All ${site.files.size - 1} files are on this device and checked.`)

  site.isUp = false
  await page.context().setOffline(true)
  await page.goto(site.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const { pages: [first = ''] } of modules) {
    await page.goto(`${courseAt(site)}#/${first}`)
    await page.reload()
    await expectPage(page, compiled, pages.findIndex(({ id }) => id === first))
  } // prettier-ignore
  for (const [index, { id }] of pages.entries()) {
    await page.evaluate((to) => (location.hash = `#/${to}`), id)
    await expectPage(page, compiled, index)
  }
  // Pictures, fonts, the glossary and what no page has asked for yet.
  const failed = await page.evaluate(
    async (paths) => {
      const asked = paths.map(async (path) => ((await fetch(path)).ok ? [] : [path]))
      return (await Promise.all(asked)).flat()
    },
    [...site.files.keys()].filter((path) => path !== 'service-worker.js'),
  )
  expect(failed).toEqual([])
})

test('a first visit stores nothing while pages are turned one after the other, and then everything', async ({
  page,
}) => {
  const compiled = await compiledCourse()
  await page.goto(courseAt(site))
  await expectPage(page, compiled, 0)
  const isRegistered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined)
  for (let index = 1; index <= 8; index++) {
    await goOn(page, compiled, index)
    await page.waitForTimeout(500)
    expect(await isRegistered()).toBe(false)
  }
  await expect.poll(isRegistered, PATIENCE).toBe(true)
  await expect(await openSign(page)).toContainText('Available offline', PATIENCE)
})

test('an update is offered between pages, taken with a draft kept, and leaves a second window as it is', async ({
  context,
}) => {
  const compiled = await compiledCourse()
  const [question] = questionsOf(compiled, 'welcome')
  if (!question) throw new Error('The first page has a question.')
  const [page, other] = [await context.newPage(), await context.newPage()]
  const build = (of: Page) => of.locator('html').getAttribute('data-build')
  await page.goto(courseAt(site))
  await expect(await openSign(page)).toContainText('Available offline', PATIENCE)
  await closeMenu(page)
  await other.goto(courseAt(site))
  await expect(other.getByRole('heading', { name: 'The course is open in another window' })).toBeVisible()

  await page.bringToFront()
  const draft = page.locator(`[data-question-id="${question.id}"] input`).first()
  await draft.check()
  site.files = laterBuild(site.files, 2)
  await lookForUpdate(page)
  await expect(page.locator('.offline')).toContainText('A new version is ready.')
  await expect(offer(page)).toBeHidden()
  await goOn(page, compiled, 1)
  await expect(offer(page)).toBeVisible()
  expect(await build(page)).toBeNull()
  await page.getByRole('button', { name: 'Restart now' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-build', '2', PATIENCE)
  await expectPage(page, compiled, 1)
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(draft).toBeChecked()

  // The other window goes on with what it has, though the server has it no more.
  await other.bringToFront()
  await other.getByRole('button', { name: 'Continue here' }).click()
  await expectPage(other, compiled, 0)
  const [script = ''] = await other
    .locator('script[type=module]')
    .evaluateAll((all) => all.map((it) => it.getAttribute('src') ?? ''))
  expect(site.files.has(script.slice(2))).toBe(false)
  expect(await other.evaluate(async (path) => (await fetch(path)).status, script)).toBe(200)
  await goOn(other, compiled, 1)
  await expect(offer(other)).toBeVisible()
  expect(await build(other)).toBeNull()
  await other.getByRole('button', { name: 'Restart now' }).click()
  await expect(other.locator('html')).toHaveAttribute('data-build', '2', PATIENCE)
  expect(site.missing).toEqual([])
})

test('files that arrive wrong are told, never kept, and tried again; an update with such a file is not offered', async ({
  page,
}) => {
  const compiled = await compiledCourse()
  const poisoned = `courses/${COURSE}/course/pages/real-equality.js`
  const total = site.files.size - 1
  site.faults.set(poisoned, 'html')
  await page.goto(courseAt(site))
  const sign = await openSign(page)
  await expect(sign).toContainText(`Not available offline: ${total - 1} of ${total} files`, PATIENCE)
  await expect(sign).toContainText(`Something else came in the place of “${poisoned}”.`)
  site.faults.clear()
  await sign.getByRole('button', { name: 'Try again now' }).click()
  await expect(sign).toContainText('Available offline')

  site.files = laterBuild(site.files, 2)
  site.faults.set('index.html', 'cut')
  await lookForUpdate(page)
  await expect(sign).toContainText('A new version has not arrived whole.')
  site.faults.clear()
  await closeMenu(page)
  await goOn(page, compiled, 1)
  await expect(offer(page)).toBeHidden()
  await lookForUpdate(page)
  await goOn(page, compiled, 2)
  await expect(offer(page)).toBeVisible()
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(offer(page)).toBeHidden()
  expect(await page.locator('html').getAttribute('data-build')).toBeNull()
})

test('10 deploys while a learner works: nothing fails to load, nothing is lost', async () => {
  const { failed, lost, taken, spoiled } = await deployAgainAndAgain(10)
  expect({ failed, lost }).toEqual({ failed: [], lost: [] })
  expect(taken).toBeGreaterThan(1)
  expect(spoiled).toBeGreaterThan(0)
})
