import { parseArgs } from 'node:util'
import { chromium, type BrowserContext } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import type {} from '../bench/journal.ts'
import { serveJournal } from '../bench/journal-site.ts'

const TABS = ['a', 'b', 'c', 'd']

export interface TabsRound {
  events: number
  takeOvers: number
  lost: string[]
  doubled: string[]
  /** Turns in which another tab's events arrived in between. */
  overlapping: string[]
}

/** `npm run torture -- tabs --events N --runs M`: four tabs that take the turn from each other all the time. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { events: { type: 'string' }, runs: { type: 'string' } } })
  let failures = 0
  for (let round = 1; round <= Number(values.runs ?? 20); round++) {
    const { events, takeOvers, lost, doubled, overlapping } = await writeInTabs(Number(values.events ?? 2_500))
    console.log(
      `run ${round}: ${events} events, ${takeOvers} changes of turn, ${lost.length} lost, ${doubled.length} doubled, ` +
        `${overlapping.length} turns with two writers`,
    )
    failures += lost.length + doubled.length + overlapping.length
  }
  return failures === 0 ? 0 : 1
}

/** Four tabs write so many events each, in turns. Then all of them must be there, and no turn lie inside another. */
export async function writeInTabs(events: number): Promise<TabsRound> {
  const site = await serveJournal()
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS })
  try {
    const context = await browser.newContext()
    const turns = await Promise.all(TABS.map((tab) => writeInTab(context, site.url, tab, events)))
    const page = await context.newPage()
    await page.goto(site.url)
    const arrived = await page.evaluate((of) => globalThis.torture.arrivals(of), 'tabs/local')
    return judge(
      arrived,
      events,
      turns.reduce((sum, { takeOvers }) => sum + takeOvers, 0),
    )
  } finally {
    await browser.close()
    await site.close()
  }
}

async function writeInTab(context: BrowserContext, url: string, tab: string, events: number) {
  const page = await context.newPage()
  await page.goto(url)
  return page.evaluate(([scope, name, total]) => globalThis.torture.takeTurns(scope, name, total), [
    'tabs/local',
    tab,
    events,
  ] as const)
}

function judge(arrived: [turn: string, nonce: string][], events: number, takeOvers: number): TabsRound {
  const nonces = arrived.map(([, nonce]) => nonce)
  const known = new Set(nonces)
  const expected = TABS.flatMap((tab) => Array.from({ length: events }, (_, i) => `${tab}-${i}`))
  const turns = arrived.map(([turn]) => turn).filter((turn, i, all) => turn !== all[i - 1])
  return {
    events: nonces.length,
    takeOvers,
    lost: expected.filter((nonce) => !known.has(nonce)),
    doubled: nonces.filter((nonce, i) => nonces.indexOf(nonce) !== i),
    overlapping: turns.filter((turn, i) => turns.indexOf(turn) !== i),
  }
}
