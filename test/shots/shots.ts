import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright'
import { preview } from 'vite'
import { main as build } from '../../src/build/build.ts'
import { CHROMIUM_FLAGS } from '../../src/build/chromium.ts'
import { ensureChromium } from '../../src/build/ensure-chromium.ts'
import { SCENES, type Scene } from './scenes.ts'

const FOLDER = 'dist/shots'
const WIDTHS = [320, 390, 768, 1280, 1920]

/** How a screen is looked at. `zoom` 2: a window half as wide and high, as after zooming to 200 %. */
interface Look {
  name: string
  width: number
  colours: 'light' | 'dark' | 'forced'
  zoom: 1 | 2
  direction: 'ltr' | 'rtl'
}

const look = (width: number, colours: Look['colours'], more: Partial<Look> = {}): Look => ({
  name: [width, colours, more.zoom === 2 && '200 %', more.direction].filter(Boolean).join(' '),
  width,
  colours,
  zoom: 1,
  direction: 'ltr',
  ...more,
})
const USUAL: readonly Look[] = [look(390, 'light'), look(390, 'dark'), look(1280, 'light'), look(1280, 'dark')]
const ALL: readonly Look[] = [
  ...WIDTHS.flatMap((width) => (['light', 'dark', 'forced'] as const).map((colours) => look(width, colours))),
  look(1280, 'light', { zoom: 2 }),
  look(390, 'light', { direction: 'rtl' }),
  look(1280, 'light', { direction: 'rtl' }),
]

/** `npm run shots [-- --all] [--only TEXT]`: pictures of every screen, and one sheet of them all, in dist/shots. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { all: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
  })
  const scenes = SCENES.filter(({ name }) => name.includes(values.only))
  const executablePath = await ensureChromium()
  if (!executablePath || (await build()) !== 0) return 1
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const server = await preview({ logLevel: 'error', build: { outDir: 'dist/web' }, preview: { port: 4391 } })
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  try {
    const looks = values.all ? ALL : USUAL
    const failed = await takeAll(browser, server.resolvedUrls?.local[0] ?? '', scenes, looks)
    await writeSheet(browser, scenes, looks)
    console.log(`${scenes.length} scenes in ${looks.length} looks: ${FOLDER}/sheet.png, and ${FOLDER}/index.html.`)
    for (const name of failed) console.error(`Could not be come to: ${name}.`)
    return failed.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    await server.close()
  }
}

const fileOf = (scene: Scene, { name }: Look): string => `${scene.name} ${name}`.replace(/[^a-z0-9]+/gi, '-') + '.png'

/** Takes every picture; answers which scenes could not be come to. */
async function takeAll(
  browser: Browser,
  url: string,
  scenes: readonly Scene[],
  looks: readonly Look[],
): Promise<string[]> {
  const failed: string[] = []
  for (const scene of scenes) {
    for (const look of looks) {
      await take(browser, url, scene, look).catch((error: unknown) => {
        failed.push(`${scene.name}, ${look.name} (${(error as Error).message.split('\n')[0]})`)
      })
    }
  }
  return failed
}

async function take(browser: Browser, url: string, scene: Scene, look: Look): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: look.width / look.zoom, height: 900 / look.zoom },
    deviceScaleFactor: look.zoom,
    colorScheme: look.colours === 'dark' ? 'dark' : 'light',
    forcedColors: look.colours === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(10_000)
  try {
    const page = await context.newPage()
    await scene.open(page, url)
    // With a language of that direction: built styles know `:dir()` by its languages.
    if (look.direction === 'rtl') {
      await page.evaluate(() => Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar' }))
    }
    if (scene.isWhole) await growTo(page, look)
    await page.screenshot({ path: join(FOLDER, fileOf(scene, look)) })
  } finally {
    await context.close()
  }
}

/** A window as high as the page, so that the bars that stay are above and below it. */
async function growTo(page: Page, { width, zoom }: Look): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: width / zoom, height: Math.min(height, 12_000) })
}

/** All pictures side by side, one row a scene. */
async function writeSheet(browser: Browser, scenes: readonly Scene[], looks: readonly Look[]): Promise<void> {
  const cells = (scene: Scene) =>
    looks.map((look) => `<td><a href="${fileOf(scene, look)}"><img src="${fileOf(scene, look)}" alt=""></a></td>`)
  const rows = scenes.map((scene) => `<tr><th>${scene.name}</th>${cells(scene).join('')}</tr>`)
  const html = `<!doctype html><meta charset="utf-8"><title>All screens</title>
<style>body{margin:12px;font:14px system-ui}img{max-width:300px;max-height:300px;border:1px solid #999}th{text-align:start;width:8em}td{vertical-align:top;padding:4px}</style>
<table><tr><th></th>${looks.map(({ name }) => `<th>${name}</th>`).join('')}</tr>${rows.join('\n')}</table>`
  const file = join(FOLDER, 'index.html')
  await writeFile(file, html)
  const page = await browser.newPage({ viewport: { width: 160 + looks.length * 310, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  await page.waitForLoadState('load')
  await page.screenshot({ path: join(FOLDER, 'sheet.png'), fullPage: true })
  await page.close()
}
