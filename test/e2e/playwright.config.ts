import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../src/build/chromium.ts'

const PORT = 4399
/** Another engine, where Playwright has it: `BROWSER=firefox npm run test:e2e -- walk`. */
const BROWSER = process.env['BROWSER'] ?? 'chromium'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: true,
  fullyParallel: true,
  // Most tests wait, for an LMS or for a clock, and not for the processor.
  workers: 3,
  timeout: 120_000,
  reporter: [['line'], ['./closing-line.ts']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: BROWSER === 'firefox' || BROWSER === 'webkit' ? BROWSER : 'chromium',
    viewport: { width: 1280, height: 800 },
    // Beside those about reading offline, tests meet the files of the server.
    serviceWorkers: 'block',
    launchOptions: BROWSER === 'chromium' ? { executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS } : {},
  },
  // The command that people type: it builds, and serves what it built.
  webServer: {
    command: `node src/build/run.mjs start --port ${PORT} --no-open`,
    cwd: '../..',
    url: `http://localhost:${PORT}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
})
