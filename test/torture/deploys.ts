import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import { COURSE } from '../e2e/course.ts'
import {
  builtFiles,
  laterBuild,
  lookForUpdate,
  serveSite,
  sha256,
  type BuiltFiles,
  type Fault,
  type Site,
} from '../e2e/site.ts'

export interface DeployRound {
  /** Updates that the learner has taken. */
  taken: number
  /** Deploys of which a file was spoiled. */
  spoiled: number
  /** What did not load, or was another build's; spoiled deploys that were offered. */
  failed: string[]
  /** Drafts that were not there any more. */
  lost: string[]
}

interface Build {
  number: number
  files: BuiltFiles
}

/** A window, and the build that it runs. */
interface Window {
  page: Page
  build: Build
}

const FAULTS: Fault[] = ['html', 'cut', 'gone', 'no-answer']
const PATIENCE = { timeout: 60_000 }

/** `npm run torture -- deploys --count N`: new versions while a learner works; dist/web is the first of them. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { count: { type: 'string' } } })
  if (!existsSync('dist/web/service-worker.js')) {
    console.error('There is no build yet: npm run build.')
    return 2
  }
  const count = Number(values.count ?? 1_000)
  const { taken, spoiled, failed, lost } = await deployAgainAndAgain(count)
  console.log(
    `${count} deploys, ${spoiled} of them spoiled, ${taken} taken: ${failed.length} failed, ${lost.length} lost`,
  )
  for (const line of [...failed, ...lost]) console.error(line)
  return failed.length + lost.length === 0 ? 0 : 1
}

/** Deploys one build after the other. The learner works on; other windows come, stay on their build, and go. */
export async function deployAgainAndAgain(count: number): Promise<DeployRound> {
  const first = builtFiles()
  const site = await serveSite(first)
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS })
  const context = await browser.newContext()
  const round: DeployRound = { taken: 0, spoiled: 0, failed: [], lost: [] }
  watch(context, round)
  try {
    const learner: Window = { page: await context.newPage(), build: { number: 0, files: first } }
    const others: Window[] = []
    let offered: Build | null = null
    await learner.page.goto(courseAt(site))
    await learner.page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, PATIENCE)
    for (let number = 1; number <= count; number++) {
      await writeDraft(learner.page, number)
      offered = (await deploy(site, { number, files: laterBuild(first, number) }, learner, round)) ?? offered
      if (number % 3 === 1) others.push(await openWindow(context, site, learner.build))
      if (number % 3 === 0 && offered) await take(offered, learner, round)
      if (number % 3 === 0) offered = null
      for (const window of [learner, ...others]) await readFiles(window, number, round)
      await expectDraft(learner.page, number, round)
      if (others.length > 2) await others.shift()?.page.close()
    }
    round.failed.push(...site.missing.map((path) => `not on the server: ${path}`))
    const kept = await filesKept(learner.page)
    const most = first.size * (others.length + 3)
    if (kept > most) round.failed.push(`${kept} files are kept, for ${others.length + 1} windows`)
    return round
  } finally {
    await browser.close()
    await site.close()
  }
}

function watch(context: BrowserContext, { failed }: DeployRound): void {
  context.on('page', (page) => {
    page.on('pageerror', (error) => failed.push(String(error)))
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      if (why !== 'net::ERR_ABORTED') failed.push(`${request.url()}: ${why}`) // a page that is left waits for nothing
    })
  })
}

/** Every fourth deploy comes with one file spoiled. Answers with the build when it waits to be taken. */
async function deploy(site: Site, build: Build, { page }: Window, round: DeployRound): Promise<Build | null> {
  const isSpoiled = build.number % 4 === 2
  const [path = ''] = [...build.files.keys()].filter((name) => name.endsWith(`v${build.number}.js`))
  site.files = build.files
  site.faults.clear()
  if (isSpoiled) site.faults.set(path, FAULTS[round.spoiled++ % FAULTS.length] ?? 'html')
  if (isSpoiled) await lookForUpdate(page)
  else if (!(await arrives(page, path))) round.failed.push(`deploy ${build.number} did not arrive`)
  return isSpoiled ? null : build
}

/** A browser that is still busy with the deploy before looks for the next one after that. */
async function arrives(page: Page, path: string): Promise<boolean> {
  for (let look = 0; look < 5; look++) {
    await lookForUpdate(page)
    const isThere = await page.evaluate(async (script) => {
      const waiting = (await navigator.serviceWorker.getRegistration())?.waiting
      const next = await caches.match('.builds/next')
      return waiting?.state === 'installed' && (await next?.text())?.includes(script) === true
    }, path)
    if (isThere) return true
  }
  return false
}

/** Builds that nobody runs any more leave the device. */
const filesKept = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)))
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().length
  })

const courseAt = ({ url }: Site) => `${url}?course=${COURSE}`

async function openWindow(context: BrowserContext, site: Site, build: Build): Promise<Window> {
  const page = await context.newPage()
  await page.goto(courseAt(site))
  await page.locator('h1').first().waitFor(PATIENCE)
  return { page, build }
}

/** The learner turns the page, is offered the newest whole build, and takes it. */
async function take(build: Build, learner: Window, round: DeployRound): Promise<void> {
  const { page } = learner
  await page.bringToFront()
  await page.evaluate((to) => (location.hash = to), build.number % 2 === 0 ? '#/practical' : '#/diversity')
  await page.getByRole('button', { name: 'Restart now' }).click(PATIENCE)
  await page.locator(`html[data-build="${build.number}"] h1`).first().waitFor(PATIENCE)
  learner.build = build
  round.taken++
}

/** A window gets the files of its own build and no other, whatever lies on the server. */
async function readFiles({ page, build }: Window, number: number, { failed }: DeployRound): Promise<void> {
  const paths = [...build.files.keys()].filter(
    (path, i) => path !== 'service-worker.js' && (path.startsWith('assets/') || i % 10 === number % 10),
  )
  const got = await page.evaluate(
    (wanted) =>
      Promise.all(
        wanted.map(async (path) => {
          const bytes = await (await fetch(path)).arrayBuffer()
          const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
          return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
        }),
      ),
    paths,
  )
  for (const [i, path] of paths.entries()) {
    const hash = sha256(build.files.get(path) ?? '')
    if (got[i] !== hash) failed.push(`deploy ${number}: a window of build ${build.number} got another ${path}`)
  }
}

/** The first question of the course: chosen, and not checked. */
const options = (page: Page) => page.locator('[data-question-id] input[type=radio]')

async function writeDraft(page: Page, number: number): Promise<void> {
  await openPage(page, 'welcome')
  await options(page)
    .nth(number % 2)
    .check(PATIENCE)
  await page.locator('html[data-pending="0"]').waitFor({ ...PATIENCE, state: 'attached' })
}

async function expectDraft(page: Page, number: number, { lost }: DeployRound): Promise<void> {
  await openPage(page, 'welcome')
  if (
    !(await options(page)
      .nth(number % 2)
      .isChecked(PATIENCE))
  )
    lost.push(`the draft of deploy ${number}`)
}

async function openPage(page: Page, id: string): Promise<void> {
  await page.bringToFront()
  await page.evaluate((to) => (location.hash = to), `#/${id}`)
  await page
    .locator(`[data-page-id="${id}"]`)
    .first()
    .waitFor({ ...PATIENCE, state: 'attached' })
}
