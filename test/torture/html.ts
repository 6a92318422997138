import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'
import { besiege } from '../security/play.ts'

/** `npm run torture -- html --snippets N --seed S`: hostile texts in courses; none may run or fetch. Takes a built player. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { snippets: { type: 'string' }, seed: { type: 'string' } } })
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS })
  try {
    const siege = await besiege(browser, Number(values.snippets ?? 100_000), Number(values.seed ?? 1))
    const { snippets, pages, scripts, requests } = siege
    console.log(`${snippets} snippets on ${pages} pages: ${scripts.length} scripts, ${requests.length} requests`)
    for (const way of [...scripts, ...requests].slice(0, 20)) console.error(way)
    return scripts.length + requests.length === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
}
