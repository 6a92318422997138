import { ensureChromium } from './ensure-chromium.ts'
import { runTool } from './tools.ts'

/** `npm run test:unit [filter …]`: everything that Vitest runs: unit, contract, property and component tests. */
export async function main(args: string[]): Promise<number> {
  const chromium = await ensureChromium()
  if (!chromium) return 1
  return (await runTool('vitest/vitest.mjs', ['run', ...args], { CHROMIUM_PATH: chromium })).code
}
