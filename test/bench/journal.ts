import type { Browser, Page } from 'playwright'
import type { torture as calls } from './journal-page.ts'
import { serveJournal } from './journal-site.ts'

const ACKNOWLEDGED = 2_000
const HISTORY = 100_000
const VISIT = 20_000

/** What the page brings. */
declare global {
  var torture: typeof calls
}

/** The journal alone: acknowledgements, a start from 100,000 events, and what an 8-hour visit leaves in memory. */
export async function journalRows(browser: Browser): Promise<[string, string][]> {
  const site = await serveJournal()
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(site.url)
    return [await acknowledgements(page), await starts(page), await heapGrowth(page)]
  } finally {
    await context.close()
    await site.close()
  }
}

async function acknowledgements(page: Page): Promise<[string, string]> {
  const times = await page.evaluate((count) => globalThis.torture.acknowledge('acknowledge', count, 2), ACKNOWLEDGED)
  return ['acknowledgement', `p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms (${times.length} times)`]
}

async function starts(page: Page): Promise<[string, string]> {
  await page.evaluate((count) => globalThis.torture.fill('history', count), HISTORY)
  const times: number[] = []
  for (let run = 0; run < 7; run++) {
    await page.reload()
    const { folded, answers } = await page.evaluate(() => globalThis.torture.start('history'))
    if (answers !== HISTORY / 2) throw new Error(`A start found ${answers} answers of ${HISTORY / 2}.`)
    times.push(folded)
  }
  return [
    `start from ${HISTORY} events`,
    `median ${at(times, 0.5)} ms, slowest ${at(times, 1)} ms (${times.length} times)`,
  ]
}

async function heapGrowth(page: Page): Promise<[string, string]> {
  await page.reload()
  const session = await page.context().newCDPSession(page)
  const used = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  await page.evaluate(() => globalThis.torture.beginVisit('visit'))
  const before = await used()
  await page.evaluate((count) => globalThis.torture.continueVisit(count), VISIT)
  const grown = (await used()) - before
  return [`heap growth over ${VISIT} events`, `${(grown / 1e6).toFixed(1)} MB (journal and progress)`]
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}
