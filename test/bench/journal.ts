import type { Browser, Page } from 'playwright'
import type { torture as calls } from './journal-page.ts'
import { serveJournal } from './journal-site.ts'
import { rowOf, type Row } from './row.ts'

const ACKNOWLEDGED = 2_000
const HISTORY = 100_000
const VISIT = 20_000

/** What the page brings. */
declare global {
  var torture: typeof calls
}

/** The journal alone: acknowledgements, a start from 100,000 events, and what an 8-hour visit leaves in memory. */
export async function journalRows(browser: Browser): Promise<Row[]> {
  const site = await serveJournal()
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(site.url)
    return [...(await acknowledgements(page)), await starts(page), await heapGrowth(page)]
  } finally {
    await context.close()
    await site.close()
  }
}

async function acknowledgements(page: Page): Promise<Row[]> {
  const times = await page.evaluate((count) => globalThis.torture.acknowledge('acknowledge', count, 2), ACKNOWLEDGED)
  return [rowOf('acknowledgement', 'ms', times), rowOf('acknowledgement, 99 of 100', 'ms', times, undefined, 0.99)]
}

async function starts(page: Page): Promise<Row> {
  await page.evaluate((count) => globalThis.torture.fill('history', count), HISTORY)
  const times: number[] = []
  for (let run = 0; run < 7; run++) {
    await page.reload()
    const { folded, answers } = await page.evaluate(() => globalThis.torture.start('history'))
    if (answers !== HISTORY / 2) throw new Error(`A start found ${answers} answers of ${HISTORY / 2}.`)
    times.push(folded)
  }
  return rowOf(`start from ${HISTORY} events`, 'ms', times)
}

async function heapGrowth(page: Page): Promise<Row> {
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
  return rowOf(`heap growth over ${VISIT} events, journal and progress`, 'MB', [grown / 1e6])
}
