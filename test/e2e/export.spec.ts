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
