import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { readPlayer } from '../../src/export/package-files.ts'
import { packageCourse } from '../../scorm/package.ts'
import { defaultOptions } from '../../scorm/package-options.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { hostileCourse } from './hostile-course.ts'

/** What hostile texts achieved: everything here is a way in. `pages`: so many were shown. */
export interface Siege {
  snippets: number
  pages: number
  scripts: string[]
  requests: string[]
}

/** Snippets that one course takes. */
const PER_COURSE = 3_000

/** Opens courses of so many hostile snippets as one file each, under the policy they have there, and shows every page. */
export async function besiege(browser: Browser, count: number, seed: number): Promise<Siege> {
  const siege: Siege = { snippets: 0, pages: 0, scripts: [], requests: [] }
  const player = await readPlayer('dist/player')
  if (!player) throw new Error('The player is not built: npm run build.')
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-siege-'))
  try {
    while (siege.snippets < count) {
      const some = Math.min(PER_COURSE, count - siege.snippets)
      const compiled = hostileCourse(some, seed + siege.snippets)
      const options = { ...defaultOptions(compiled.course), standard: 'single', title: 'Hostile' } as const
      const file = join(folder, 'hostile.html')
      const none = new Map<string, Uint8Array>()
      await writeFile(file, packageCourse({ compiled, options, player, assets: none, schemas: none }))
      await walk(browser, pathToFileURL(file).href, compiled, siege)
      siege.snippets += some
    }
    return siege
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function walk(browser: Browser, address: string, { course }: CompiledCourse, siege: Siege): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    siege.scripts.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    // Names of pictures that are not there: beside the file, and refused by the policy.
    const isBeside = url.startsWith(new URL('.', address).href)
    if (!/^(data|blob):/.test(url) && !isBeside) siege.requests.push(url)
  })
  try {
    await page.goto(address)
    for (const [index, { id }] of course.pages.entries()) {
      await page.evaluate((hash) => (location.hash = hash), `#/${id}`)
      await page.getByText(`Page ${index + 1} of ${course.pages.length}`, { exact: true }).waitFor()
      await page.locator('main article > *').nth(50).waitFor({ state: 'attached' })
      siege.scripts.push(...(await waysIn(page)).map((way) => `${id}: ${way}`))
      siege.pages++
    }
  } finally {
    await context.close()
  }
}

/** What a script would have left behind, and elements and attributes that could still run one. */
const waysIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A press on everything that looks like a link to script.
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href]')) {
      if (!/^(https?:|mailto:|#\/)/.test(link.getAttribute('href') ?? '')) link.click()
    }
    const active = [...document.querySelectorAll('body *:not(body > script)')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => /^(on|srcdoc|formaction|action|http-equiv)/.test(name)).map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ) // prettier-ignore
    const made = [
      ...document.querySelectorAll('main :is(script, iframe, object, embed, base, link, meta, style, portal)'),
    ]
    return [
      ...('hacked' in window ? ['window.hacked'] : []),
      ...active,
      ...made.map(({ localName }) => `an element ${localName}`),
    ]
  })
