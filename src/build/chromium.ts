import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** As root, and in closed networks: no sandbox, and none of the calls home that would only wait for an answer. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium to test with: `CHROMIUM_PATH`, an installed one, or Playwright's own download; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  const candidates = [...(named ? [named] : []), ...installed(), ...downloaded()]
  return candidates.find((path) => existsSync(path)) ?? null
}

function installed(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    return roots.flatMap((root) => (root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  // The headless shell first: the same engine without a browser's windows, it opens a page in a quarter of the time.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function downloaded(): string[] {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core') as { chromium: { executablePath(): string } }
    return [chromium.executablePath()]
  } catch {
    return []
  }
}
