import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPackage } from '../../src/export/cli.ts'
import { COURSE } from './course.ts'
import { expect, test } from './watched.ts'

const TITLE = 'The Intercultural City, step by step'

test('the home page exports the very bytes of the command line, and says what to do with them', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: `Export for your LMS: ${TITLE}` }).click()
  const dialog = page.getByRole('dialog', { name: `Export “${TITLE}”` })
  await dialog.getByLabel('Where will it be used?').selectOption({ label: 'Moodle' })
  await expect(dialog.getByText(/in 2004 an assessment that is passed completes the activity/)).toBeVisible()

  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const download = await waiting
  await expect(dialog.getByText('The file is ready')).toBeVisible()
  await expect(dialog.getByText(/^Checked: everything is in it/)).toBeVisible()
  await expect(dialog.getByRole('listitem').first()).toContainText('SCORM package')
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const exported = await exportPackage({ course: COURSE, options: { standard: '1.2' }, out })
  if (!exported.ok) throw new Error(exported.reason)
  expect(exported.path.endsWith(download.suggestedFilename())).toBe(true)
  expect(Buffer.compare(await readFile(await download.path()), await readFile(exported.path))).toBe(0)

  // What cannot be exported is said before it is tried.
  await dialog.getByText('All options').click()
  await dialog.getByLabel('Identifier').fill('1 is no name')
  await dialog.getByLabel('Identifier').blur()
  await expect(dialog.getByRole('alert')).toContainText('The identifier begins with a letter')
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled()
})

test('an export that is cancelled saves nothing, says so, and leaves room for the next', async ({ page }) => {
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  let isSlow = true
  const waiting: (() => void)[] = []
  await page.route('**/course/pages/*.js', async (route) => {
    if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue().catch(() => undefined) // nobody waits for it any more
  })
  await page.goto('/')
  await page.getByRole('button', { name: `Export for your LMS: ${TITLE}` }).click()
  const dialog = page.getByRole('dialog', { name: `Export “${TITLE}”` })
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText('Gathering the files')).toBeVisible()
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByText('The export was cancelled. Nothing was saved.')).toBeVisible()
  await expect(dialog.getByRole('progressbar')).toHaveCount(0)
  isSlow = false
  waiting.forEach((go) => go())
  await expect(dialog.getByText('The file is ready')).toHaveCount(0)
  expect(downloads).toEqual([])

  const next = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  expect((await next).suggestedFilename()).toMatch(/\.zip$/)
  await expect(dialog.getByText('The file is ready')).toBeVisible()
  await expect(dialog.getByText('The export was cancelled.')).toHaveCount(0)
  expect(downloads).toHaveLength(1)
})
