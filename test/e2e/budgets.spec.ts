import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { BUDGETS, measureSizes } from '../../src/build/sizes.ts'
import { exportPackage } from '../../src/export/cli.ts'
import { COURSE } from './course.ts'
import { expect, test } from './watched.ts'

test('what a learner has to load stays within its budgets', () => {
  const sizes = measureSizes()
  expect(sizes.webFirst).toBeLessThanOrEqual(BUDGETS.webFirst)
  expect(sizes.webJournal).toBeGreaterThan(0)
  expect(sizes.webJournal).toBeLessThanOrEqual(BUDGETS.webJournal)
  expect(sizes.packageFirst).toBeLessThanOrEqual(BUDGETS.packageFirst)
  expect(sizes.packageBeside).toBeLessThanOrEqual(BUDGETS.packageBeside)
  expect(sizes.fonts).toBeLessThanOrEqual(BUDGETS.fonts)
})

test('packages of the course stay within their budget, fonts and all', async () => {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  for (const edition of ['1.2', '2004-4'] as const) {
    const exported = await exportPackage({ course: COURSE, options: { standard: edition }, out })
    if (!exported.ok) throw new Error(exported.reason)
    expect((await stat(exported.path)).size).toBeLessThanOrEqual(BUDGETS.zip)
    // Browsers do not run these where it matters, and Moodle forbids them.
    expect(await scriptsThat(exported.path, /['"`](before)?unload['"`]|onbeforeunload|onunload/)).toEqual([])
    expect(await scriptsThat(exported.path, /['"`]pagehide['"`]/)).not.toEqual([])
  }
})

/** The scripts and pages of a package in which something stands. */
async function scriptsThat(path: string, hold: RegExp): Promise<string[]> {
  const files = unzipSync(new Uint8Array(await readFile(path)), { filter: ({ name }) => /\.(js|html)$/.test(name) })
  const decoder = new TextDecoder()
  return Object.keys(files).filter((name) => hold.test(decoder.decode(files[name])))
}
