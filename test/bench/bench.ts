import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { preview } from 'vite'
import { main as build } from '../../src/build/build.ts'
import { CHROMIUM_FLAGS } from '../../src/build/chromium.ts'
import { ensureChromium } from '../../src/build/ensure-chromium.ts'
import { measureSizes } from '../../src/build/sizes.ts'
import { exportPackage } from '../../src/export/cli.ts'

const COURSE = 'intercultural-city-step-by-step'
const RUNS = 5

/** `npm run bench`: sizes, export time, start and page turns of the built product, as a table. */
export async function main(): Promise<number> {
  const executablePath = await ensureChromium()
  if (!executablePath || (await build()) !== 0) return 1
  const rows: [string, string][] = [...sizeRows(), ...(await exportRows())]
  const server = await preview({ logLevel: 'error', build: { outDir: 'dist/web' }, preview: { port: 4390 } })
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  try {
    rows.push(...(await pageRows(browser, server.resolvedUrls?.local[0] ?? '')))
  } finally {
    await browser.close()
    await server.close()
  }
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
  return 0
}

function sizeRows(): [string, string][] {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB gzip`
  const { webFirst, webBeside, packagePlayer, packageJournal } = measureSizes()
  return [
    ['standalone: before the first page', kilobytes(webFirst)],
    ['standalone: beside it', kilobytes(webBeside)],
    ['package: player', kilobytes(packagePlayer)],
    ['package: journal, beside the first page', kilobytes(packageJournal)],
  ]
}

async function exportRows(): Promise<[string, string][]> {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const times: number[] = []
  let report = ''
  for (let run = 0; run < RUNS; run++) {
    const since = performance.now()
    const exported = await exportPackage({ course: COURSE, edition: '1.2', language: null, out })
    if (!exported.ok) throw new Error(exported.reason)
    times.push(performance.now() - since)
    report = exported.report
  }
  await rm(out, { recursive: true })
  return [
    ['export of a built player', spread(times)],
    ['package', report],
  ]
}

async function pageRows(browser: Browser, url: string): Promise<[string, string][]> {
  const starts: number[] = []
  let turns: number[] = []
  let heap = 0
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    starts.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0))
    if (run === 0) {
      turns = await turnAllPages(page)
      heap = await page.evaluate(
        () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
      )
    }
    await context.close()
  }
  return [
    ['start: first contentful paint, cold', spread(starts)],
    ['page turn over all pages', spread(turns)],
    ['heap after all pages', `${(heap / 1e6).toFixed(1)} MB`],
  ]
}

/** Milliseconds from pressing Next to the frame after the new heading stands, for each page. */
const turnAllPages = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const next = () => [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Next')
    const times: number[] = []
    while (next()?.disabled === false) {
      await new Promise((resolve) => setTimeout(resolve, 150)) // as if read: the page after is fetched meanwhile
      const before = document.querySelector('h1')?.textContent
      const since = performance.now()
      next()?.click()
      while (document.querySelector('h1')?.textContent === before) await frame()
      await frame()
      times.push(performance.now() - since)
    }
    return times
  })

function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms (${times.length} times)`
}
