import { ensureChromium } from './ensure-chromium.ts'
import { main as lint } from './lint.ts'
import { runTool, type Ran } from './tools.ts'

/** `npm test`: types, lint, format, and every test. 1 when anything is not right; the last line counts all tests. */
export async function main(): Promise<number> {
  const chromium = await ensureChromium()
  if (!chromium) return 1
  const env = { CHROMIUM_PATH: chromium }
  console.log('Running unit, contract, property and component tests …')
  // At once: for its last minute lint keeps one core busy and no more.
  const [linted, unit] = await Promise.all([lint(), runTool('vitest/vitest.mjs', ['run'], env)])
  console.log('Running end-to-end tests of the built product …')
  const e2e = await runTool('@playwright/test/cli.js', ['test', '-c', 'test/e2e/playwright.config.ts'], env)

  const [passed, failed, skipped] = [unit, e2e].map(counts).reduce((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]])
  const isGood = linted === 0 && unit.code === 0 && e2e.code === 0
  if (!isGood) console.error('\nNot everything is right: see above.')
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  return isGood ? 0 : 1
}

/** The closing line of a runner: passed, failed, skipped. */
function counts({ output }: Ran): [number, number, number] {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)]
  const [, passed = 0, failed = 0, skipped = 0] = lines.at(-1)?.map(Number) ?? []
  return [passed, failed, skipped]
}
