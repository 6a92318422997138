import { ensureChromium } from './ensure-chromium.ts'
import { runTool } from './tools.ts'

/** `npm run test:e2e [filter …]`: the built product in Chromium, standalone and inside the LMS page. */
export async function main(args: string[]): Promise<number> {
  const chromium = await ensureChromium()
  if (!chromium) return 1
  const config = ['test', '-c', 'test/e2e/playwright.config.ts', ...args]
  return (await runTool('@playwright/test/cli.js', config, { CHROMIUM_PATH: chromium })).code
}
