import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright'

/** What a page notes about itself while it starts. */
export interface Marks {
  /** Milliseconds until the frame that shows the heading of the first page, and until Next works. */
  readable: number
  next: number
  /** Cumulative layout shift. */
  shift: number
}

declare global {
  var bench: Marks
  var watched: Document | undefined
}

export interface Conditions {
  /** How many times slower the processor is. */
  slowdown?: number
  /** 1.6 Mbit/s down and 150 ms to the server and back. */
  slowNetwork?: boolean
}

const LONGEST = 120_000

/** Opens a page under conditions; answers its marks once Next works. */
export async function visit(context: BrowserContext, url: string, conditions: Conditions = {}): Promise<[Page, Marks]> {
  const page = await context.newPage()
  await page.addInitScript(watch)
  // A frame may keep its window when its empty document gives way to the real one: then nobody watches any more.
  page.on('framenavigated', (frame) => void frame.evaluate(watch).catch(() => undefined))
  const session = await context.newCDPSession(page)
  if (conditions.slowdown) await session.send('Emulation.setCPUThrottlingRate', { rate: conditions.slowdown })
  if (conditions.slowNetwork) {
    await session.send('Network.enable')
    const speeds = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 }
    await session.send('Network.emulateNetworkConditions', { offline: false, ...speeds })
  }
  await page.goto(url, { waitUntil: 'commit' })
  return [page, await marksOf(page, session)]
}

/** Polls in few words: Playwright's own way of waiting puts 330 kB of script into the page that is measured. */
async function marksOf(page: Page, session: CDPSession): Promise<Marks> {
  const expression = '[window, ...Array.from(frames)].some((view) => view.bench?.next > 0)'
  const isReady = async () => (await session.send('Runtime.evaluate', { expression })).result.value === true
  for (const end = Date.now() + LONGEST; !(await isReady()); await page.waitForTimeout(20)) {
    if (Date.now() > end) throw new Error(`Next does not work after ${LONGEST / 1_000} seconds.`)
  }
  const frame = courseFrame(page)
  await frame.waitForTimeout(200) // what shifts late
  return frame.evaluate(() => globalThis.bench)
}

/** The frame of the course: the package's inside an LMS, else the page itself. */
export const courseFrame = (page: Page): Frame =>
  page.frames().find((frame) => frame.url().includes('/package/')) ?? page.mainFrame()

export const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1280, height: 800 } })

/** Runs in the page, before anything else, and once for each of its documents. */
function watch(): void {
  if (globalThis.watched === document) return // only its address has changed
  const marks = { readable: 0, next: 0, shift: 0 }
  Object.assign(globalThis, { bench: marks, watched: document })
  // Held by the page: a channel that nothing refers to is collected, with the message that is on its way in it.
  const channel = Object.assign(globalThis, { afterPaint: new MessageChannel() }).afterPaint
  const afterPaint = (done: () => void) =>
    requestAnimationFrame(() => {
      channel.port1.onmessage = done
      channel.port2.postMessage(null)
    })
  const look = () => {
    const isReadable = document.querySelector('article h1') !== null
    const works = document.querySelector('button.next:not(:disabled)') !== null
    afterPaint(() => {
      if (isReadable) marks.readable ||= performance.now()
      if (isReadable && works) marks.next ||= performance.now()
      if (marks.next === 0) look()
    })
  }
  look()
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) marks.shift += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
