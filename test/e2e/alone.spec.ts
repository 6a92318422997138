import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PackageOptions } from '../../scorm/package-options.ts'
import { exportPackage } from '../../src/export/cli.ts'
import { compiledCourse, COURSE } from './course.ts'
import { expectPage, goOn } from './learner.ts'
import { builtFiles, serveSite } from './site.ts'
import { expect, test } from './watched.ts'

/** What is exported for no LMS, and where a browser opens it. */
const KINDS = {
  single: (path: string) => Promise.resolve({ url: pathToFileURL(path).href, close: () => Promise.resolve() }),
  web: (path: string) => serveSite(builtFiles(path)),
}

async function exported(standard: 'single' | 'web'): Promise<string> {
  const options: Partial<PackageOptions> = { standard, title: 'Ours & <alone>' }
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const made = await exportPackage({ course: COURSE, options, out, folder: standard === 'web' })
  if (!made.ok) throw new Error(made.reason)
  return made.path
}

for (const kind of ['single', 'web'] as const) {
  test(`a ${kind} export opens without an LMS, asks for nothing elsewhere, and keeps what was done`, async ({
    page,
  }) => {
    const compiled = await compiledCourse()
    const { url, close } = await KINDS[kind](await exported(kind))
    const asked: string[] = []
    page.on('request', (request) => void (/^(data|blob):/.test(request.url()) || asked.push(request.url())))
    await page.goto(url)
    await expect(page).toHaveTitle(/Ours & <alone>/)
    await expectPage(page, compiled, 0)
    for (const index of [1, 2]) await goOn(page, compiled, index)
    await expect(page.getByText('Saved on this device').first()).toBeVisible()
    await expect(page.getByText('made for an LMS')).toHaveCount(0)

    await page.reload()
    await expectPage(page, compiled, 2)
    const picture = compiled.pages.findIndex(({ blocks }) => blocks.some((block) => block.kind === 'figure'))
    await page.evaluate((id) => (location.hash = `/${id}`), compiled.pages[picture]?.id)
    await expectPage(page, compiled, picture)
    const isThere = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0
    const image = page.locator('figure img').first()
    await expect.poll(() => image.evaluate(isThere)).toBe(true)
    const loaded = () => [...document.fonts].flatMap(({ family, status }) => (status === 'loaded' ? family : []))
    expect((await page.evaluate(loaded)).join()).toContain('Atkinson Hyperlegible Next')
    if (kind === 'single') expect(new Set(asked.map((address) => address.replace(/#.*/, '')))).toEqual(new Set([url]))
    await close()
  })
}
