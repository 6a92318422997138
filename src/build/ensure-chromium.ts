import { findChromium } from './chromium.ts'
import { run, runTool } from './tools.ts'

/**
 * The Chromium to test with; one is installed when there is none: by the system's package manager where this user may
 * use it, else by Playwright's download. Null, after saying why, when neither works.
 */
export async function ensureChromium(): Promise<string | null> {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium is installed; the tests need one. Installing it …')
  for (const install of [byPackageManager, byDownload]) {
    await install()
    const installed = findChromium()
    if (installed) return installed
  }
  console.error(
    'Chromium could not be installed (see above). Install it, or name one with CHROMIUM_PATH=/path/to/chromium.',
  )
  return null
}

async function byPackageManager(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update', '-qq'], env)
  if (updated.code !== 0) return
  // Not every distribution has the shell.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], env)
    if (findChromium()) return
  }
}

async function byDownload(): Promise<void> {
  await runTool('playwright/cli.js', ['install', 'chromium'])
}
