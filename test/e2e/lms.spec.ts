import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PackageEdition } from '../../scorm/schemas.ts'
import { exportPackage } from '../../src/export/cli.ts'
import { serveLms, type ServedLms } from '../lms/server.ts'
import { compiledCourse, COURSE } from './course.ts'
import { takeAssessment } from './hands.ts'
import { expectPage, goOn } from './learner.ts'
import { IS_LONG } from './long.ts'
import { expect, test } from './watched.ts'

/** Where each edition keeps what the walk must have reached. */
const EXPECTED: Record<PackageEdition, Record<string, string | RegExp>> = {
  '1.2': {
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.core.total_time': /^(?!0+:00:00(\.00)?$)\d+:\d\d:\d\d/,
  },
  '2004-3': {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '1',
    'cmi.score.raw': '100',
    'cmi.progress_measure': '1',
    'cmi.total_time': /^PT(\d+[HM])*[1-9]/,
  },
  '2004-4': {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '1',
    'cmi.score.raw': '100',
    'cmi.progress_measure': '1',
    'cmi.total_time': /^PT(\d+[HM])*[1-9]/,
  },
}

async function exportTo(edition: PackageEdition): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const exported = await exportPackage({ course: COURSE, options: { standard: edition }, out })
  if (!exported.ok) throw new Error(exported.reason)
  return exported.path
}

/** The third edition differs in its manifest only, which unit tests hold against its schemas. */
const WALKED = (Object.keys(EXPECTED) as PackageEdition[]).filter((edition) => IS_LONG || edition !== '2004-3')

for (const edition of WALKED) {
  test.describe(`a SCORM ${edition} package`, () => {
    let lms: ServedLms
    test.beforeAll(async () => {
      lms = await serveLms({ path: await exportTo(edition) })
    })
    test.afterAll(() => lms.close())

    test('is walked whole, left half-way, resumed, and reported completed with score and time', async ({ page }) => {
      test.setTimeout(240_000)
      const compiled = await compiledCourse()
      const { course } = compiled
      await page.goto(lms.url)
      await page.getByRole('button', { name: 'Launch' }).click()
      const player = page.frameLocator('main iframe')
      await expectPage(player, compiled, 0)
      for (let index = 1; index <= 20; index++) await goOn(player, compiled, index)
      await player.getByRole('button', { name: 'Exit' }).click()
      await expect(player.getByText('It was sent to your LMS. You can close this window now.')).toBeVisible()
      await page.getByRole('button', { name: 'Close the window' }).click()
      await expect(page.locator('#values')).toContainText('incomplete')

      await page.getByRole('button', { name: 'Relaunch' }).click()
      await expectPage(player, compiled, 20)
      for (let index = 21; index < course.pages.length; index++) {
        await goOn(player, compiled, index)
        if (course.pages[index]?.id !== 'final-assessment') continue
        expect(await takeAssessment(player, compiled, 'final-assessment')).toBe(100)
      }
      await expect(player.getByRole('heading', { name: 'You lit the whole city' })).toBeVisible()
      await player.getByRole('button', { name: 'Exit' }).click()
      await expect(player.getByText('It was sent to your LMS. You can close this window now.')).toBeVisible()
      await page.getByRole('button', { name: 'Close the window' }).click()

      const values = await page.evaluate(() => globalThis.lms.values())
      for (const [element, value] of Object.entries(EXPECTED[edition])) {
        expect(values[element], element).toEqual(value instanceof RegExp ? expect.stringMatching(value) : value)
      }
      await expect(page.locator('#values dt:text-is("Completed") + dd')).toHaveText('yes')
      expect(
        await page.evaluate(() => globalThis.lms.calls.filter(({ error }) => error !== '0' && error !== '403')),
      ).toEqual([])
    })
  })
}

test('two exports of the same course are the same bytes', async () => {
  const [one, two] = [await readFile(await exportTo('1.2')), await readFile(await exportTo('1.2'))]
  expect(one.equals(two)).toBe(true)
})
