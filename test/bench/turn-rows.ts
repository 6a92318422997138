import type { Browser, CDPSession, Page } from 'playwright'
import { rowOf, type Row } from './row.ts'
import { serveFiles } from './static-site.ts'
import { newContext, visit } from './visit.ts'

const SLOWDOWN = 4
/** Milliseconds for a glance at the first page, while the rest of the player arrives. */
const FIRST_PAGE = 1_000

/** Turns all pages of a course, once at full speed and once on a slow processor. */
export async function turnRows(
  browser: Browser,
  files: ReadonlyMap<string, Uint8Array>,
  search: string,
): Promise<Row[]> {
  const site = await serveFiles(files)
  const context = await newContext(browser)
  try {
    const [page] = await visit(context, site.url + search)
    const session = await context.newCDPSession(page)
    await page.waitForTimeout(FIRST_PAGE)
    const plain = await turnAll(page)
    const heap = await heapOf(session)
    await goToFirst(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    const slow = await turnAll(page)
    return [
      rowOf('page turn', 'ms', plain.times, 24),
      rowOf('page turn, 95 of 100', 'ms', plain.times, 32, 0.95),
      rowOf('page turn, frames drawn until the page shows, worst', '', plain.frames, 1, 1),
      rowOf('page turn, 4× slower processor', 'ms', slow.times, 100),
      rowOf('page turn, 4× slower processor, 95 of 100', 'ms', slow.times, undefined, 0.95),
      rowOf('heap after all pages', 'MB', [heap / 1e6], 5),
    ]
  } finally {
    await context.close()
    await site.close()
  }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

const goToFirst = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const first = document.querySelector<HTMLAnchorElement>('aside a[href^="#/"]')
    first?.click()
    while (document.querySelector<HTMLButtonElement>('button.previous')?.disabled === false) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })

interface Turns {
  /** Milliseconds from pressing Next until the next page is on the screen, for each page. */
  times: number[]
  /** How many frames were drawn meanwhile, that of the page with them. */
  frames: number[]
}

const turnAll = (page: Page): Promise<Turns> =>
  page.evaluate(async () => {
    const painted = () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve()
          port2.postMessage(null)
        }),
      )
    const shown = () => document.querySelector<HTMLElement>('article')?.dataset['pageId']
    const times: number[] = []
    const frames: number[] = []
    for (;;) {
      // As if read: the page after is fetched meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 150))
      const next = document.querySelector<HTMLButtonElement>('button.next:not(:disabled)')
      if (!next) return { times, frames }
      const before = shown()
      const since = performance.now()
      next.click()
      let drawn = 0
      for (; drawn === 0 || shown() === before || shown() === undefined; drawn++) await painted()
      times.push(performance.now() - since)
      frames.push(drawn)
    }
  })
