import type { Browser, Page } from 'playwright'
import { rowOf, type Row } from './row.ts'
import { serveFiles } from './static-site.ts'
import { courseFrame, newContext, visit, type Conditions, type Marks } from './visit.ts'

const RUNS = 5
const SLOW: Record<string, Conditions> = {
  '4× slower processor': { slowdown: 4 },
  'slow 4G': { slowNetwork: true },
}
const MOST: Record<string, number> = { '4× slower processor': 600, 'slow 4G': 1_500 }

/** How long the first page takes until it can be read and left, one condition after the other, again and again. */
export async function startRows(
  browser: Browser,
  what: string,
  files: ReadonlyMap<string, Uint8Array>,
  search = '',
): Promise<Row[]> {
  const site = await serveFiles(files)
  const url = site.url + search
  const seen = new Map<string, Marks[]>()
  const note = (name: string, marks: Marks) => seen.set(name, [...(seen.get(name) ?? []), marks])
  const loads: Load[] = []
  try {
    for (let run = 0; run < RUNS; run++) {
      const context = await newContext(browser)
      const [page, marks] = await visit(context, url)
      note('cold', marks)
      await page.close() // a second window would only read
      note('warm', (await visit(context, url))[1])
      await context.close()
      for (const [name, conditions] of Object.entries(SLOW)) {
        const slow = await newContext(browser)
        const [slowPage, slowMarks] = await visit(slow, url, conditions)
        note(name, slowMarks)
        // Where the network is slow, what is not waited for arrives later.
        if (conditions.slowNetwork) loads.push(await loadOf(slowPage))
        await slow.close()
      }
    }
  } finally {
    await site.close()
  }
  const shifts = [...seen.values()].flat().map(({ shift }) => shift)
  return [
    rowOf(`${what}: requests before page 1, with fonts`, '', loads.map(({ requests }) => requests), 10),
    rowOf(`${what}: loaded before page 1, with fonts`, 'kB', loads.map(({ bytes }) => bytes / 1000), 120),
    ...[...seen].flatMap(([name, all]) => [
      rowOf(`${what}: page 1 readable, ${name}`, 'ms', all.map(({ readable }) => readable), MOST[name]),
      rowOf(`${what}: Next works, ${name}`, 'ms', all.map(({ next }) => next)),
    ]),
    rowOf(`${what}: layout shift, worst`, '', [Math.max(...shifts)], 0),
  ] // prettier-ignore
}

interface Load {
  requests: number
  bytes: number
}

/** What arrived before the first page could be read, and the fonts it is shown in. */
const loadOf = (page: Page): Promise<Load> =>
  courseFrame(page).evaluate(() => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    const before = (all as PerformanceResourceTiming[]).filter(
      ({ responseEnd, name }) => responseEnd <= globalThis.bench.readable || name.endsWith('.woff2'),
    )
    return { requests: before.length, bytes: before.reduce((sum, { transferSize }) => sum + transferSize, 0) }
  })

/** Milliseconds until a visit can be read whose network is cut, once everything is kept on the device. */
export async function offlineRows(
  browser: Browser,
  files: ReadonlyMap<string, Uint8Array>,
  search: string,
): Promise<Row[]> {
  const name = 'standalone: page 1 readable, offline'
  if (![...files.keys()].some((path) => path.endsWith('service-worker.js'))) {
    console.log(`${name}: no service worker`)
    return []
  }
  const site = await serveFiles(files)
  const context = await newContext(browser)
  try {
    const [page] = await visit(context, site.url + search)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const { length } = [...files.keys()].filter((path) => !path.endsWith('service-worker.js'))
    await page.waitForFunction(async (wanted) => {
      const caches = await globalThis.caches.keys()
      const kept = await Promise.all(caches.map(async (cache) => (await (await globalThis.caches.open(cache)).keys()).length))
      return kept.reduce((sum, count) => sum + count, 0) >= wanted
    }, length) // prettier-ignore
    await page.close()
    await context.setOffline(true)
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const [again, marks] = await visit(context, site.url + search)
      times.push(marks.readable)
      await again.close()
    }
    return [rowOf(name, 'ms', times, 1_000)]
  } finally {
    await context.close()
    await site.close()
  }
}
