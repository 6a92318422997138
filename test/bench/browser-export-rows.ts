import type { Browser } from 'playwright'
import { rowOf, type Row } from './row.ts'
import { serveFiles } from './static-site.ts'
import { newContext } from './visit.ts'

const RUNS = 5

/** Seconds from pressing Export at home until the browser is given the package of the course. */
export async function browserExportRows(browser: Browser, files: ReadonlyMap<string, Uint8Array>): Promise<Row[]> {
  const site = await serveFiles(files)
  const context = await newContext(browser)
  try {
    const page = await context.newPage()
    await page.goto(site.url, { waitUntil: 'networkidle' })
    await page
      .getByRole('button', { name: /^Export for your LMS/ })
      .first()
      .click()
    const button = page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true })
    await button.waitFor()
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const since = performance.now()
      await Promise.all([page.waitForEvent('download'), button.click()])
      times.push((performance.now() - since) / 1000)
    }
    return [rowOf('export in the browser', 's', times, 1)]
  } finally {
    await context.close()
    await site.close()
  }
}
