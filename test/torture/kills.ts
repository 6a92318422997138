import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import type {} from '../bench/journal.ts'
import { serveJournal } from '../bench/journal-site.ts'

export interface KillRound {
  kills: number
  acknowledged: number
  lost: string[]
  doubled: string[]
}

/** Kills that one scope takes, before the next: its history is compared as a whole each time. */
const LIVES = 10
/** Kills that one profile takes in a long run. */
const SLICE = 250
/** A page lives so many milliseconds at most, once it writes. */
const LONGEST_LIFE = 80
const options = { executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS }

/** `npm run torture -- kills --renderer N --browser M`: kills at random moments; nothing acknowledged may be gone. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { renderer: { type: 'string' }, browser: { type: 'string' } } })
  const rounds = [
    ['renderer', await inSlices(Number(values.renderer ?? 10_000), killRenderers)],
    ['browser', await inSlices(Number(values.browser ?? 1_000), killBrowsers)],
  ] as const
  for (const [what, { kills, acknowledged, lost, doubled }] of rounds) {
    console.log(`${kills} ${what} kills: ${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} doubled`)
  }
  return rounds.every(([, { lost, doubled }]) => lost.length + doubled.length === 0) ? 0 : 1
}

/** Each slice in a fresh profile: every scope keeps its ballast, and a profile holds only so many. */
async function inSlices(kills: number, killSome: (kills: number) => Promise<KillRound>): Promise<KillRound> {
  let round: KillRound = { kills: 0, acknowledged: 0, lost: [], doubled: [] }
  while (round.kills < kills) {
    round = merge([round, await killSome(Math.min(SLICE, kills - round.kills))])
    console.log(`${round.kills} of ${kills} …`)
  }
  return round
}

/** Crashes the page's process; two at a time, each in a profile of its own. */
export async function killRenderers(kills: number): Promise<KillRound> {
  const site = await serveJournal()
  const browser = await chromium.launch(options)
  const half = async (name: string, count: number) => {
    const context = await browser.newContext()
    const round = await killAgainAndAgain(count, name, async (visit) => {
      const page = await context.newPage()
      await visit(page, site.url)
      await crash(context, page)
    })
    await context.close()
    return round
  }
  try {
    return merge(await Promise.all([half('a', Math.ceil(kills / 2)), half('b', Math.floor(kills / 2))]))
  } finally {
    await browser.close()
    await site.close()
  }
}

/** Ends the whole browser without a word; its profile stays on the disk. */
export async function killBrowsers(kills: number): Promise<KillRound> {
  const site = await serveJournal()
  const profile = await mkdtemp(join(tmpdir(), 'stepwise-kills-'))
  try {
    return await killAgainAndAgain(kills, 'browser', async (visit) => {
      const context = await chromium.launchPersistentContext(profile, { ...options, headless: true })
      const pid = await processOf(context)
      const gone = new Promise((resolve) => context.once('close', resolve))
      await visit(context.pages()[0] ?? (await context.newPage()), site.url)
      process.kill(pid, 'SIGKILL')
      await gone
    })
  } finally {
    await site.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

type Visit = (page: Page, url: string) => Promise<void>

/** Lives and deaths in a row. Each life first tells what it found: that is compared with all that was acknowledged. */
async function killAgainAndAgain(
  kills: number,
  name: string,
  liveAndDie: (visit: Visit) => Promise<void>,
): Promise<KillRound> {
  const round: KillRound = { kills: 0, acknowledged: 0, lost: [], doubled: [] }
  let acknowledged = new Set<string>()
  for (let life = 0; life <= kills; life++) {
    const scope = `${name}-${Math.floor(life / LIVES)}/local`
    if (life % LIVES === 0) acknowledged = new Set()
    const heard = acknowledged
    await liveAndDie(async (page, url) => {
      page.on('console', (message) => {
        const [, nonce] = /^ack (.+)$/.exec(message.text()) ?? []
        if (!nonce) return
        heard.add(nonce)
        round.acknowledged++
      })
      const before = [...heard]
      await page.goto(url)
      const found = await page.evaluate(([of, called]) => globalThis.torture.writeUntilKilled(of, called), [
        scope,
        `${name}-${life}`,
      ] as const)
      compare(round, before, found)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE))
    })
  }
  round.kills = kills
  return round
}

function compare(
  round: KillRound,
  acknowledged: string[],
  { nonces, rows }: { nonces: string[]; rows: string[] },
): void {
  const known = new Set(nonces)
  round.lost.push(...acknowledged.filter((nonce) => !known.has(nonce)))
  for (const list of [nonces, rows]) round.doubled.push(...list.filter((nonce, i) => list.indexOf(nonce) !== i))
}

async function crash(context: BrowserContext, page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('crash', resolve))
  const session = await context.newCDPSession(page)
  session.send('Page.crash').catch(() => undefined) // who is killed does not answer
  await gone
  page.close().catch(() => undefined) // in its own time: nothing of it is left to wait for
}

/** The browser's own process: the one that may be killed. */
async function processOf(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  const page = context.pages()[0] ?? (await context.newPage())
  const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page)
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const found = processInfo.find(({ type }) => type === 'browser')
  if (!found) throw new Error('The browser does not tell its process.')
  return found.id
}

const merge = (rounds: KillRound[]): KillRound => ({
  kills: rounds.reduce((sum, { kills }) => sum + kills, 0),
  acknowledged: rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  lost: rounds.flatMap(({ lost }) => lost),
  doubled: rounds.flatMap(({ doubled }) => doubled),
})
