import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** The files of a build by their paths. */
export type BuiltFiles = ReadonlyMap<string, Buffer>
/** What a server or the way to it can do to a file. */
export type Fault = 'html' | 'cut' | 'gone' | 'no-answer'

export interface Site {
  url: string
  /** What lies on the server; put another build in its place to deploy it. */
  files: BuiltFiles
  faults: Map<string, Fault>
  /** Every path that a page has asked for and is not there. */
  missing: string[]
  /** Without it nobody reaches the server. */
  isUp: boolean
  close(): Promise<void>
}

const WORKER = 'service-worker.js'
const TYPES: Record<string, string> = {
  js: 'text/javascript', html: 'text/html', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2',
} // prettier-ignore

/** The build that lies in dist/web. */
export function builtFiles(folder = 'dist/web'): BuiltFiles {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = found.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}

/**
 * A later build: scripts and styles have other names, as when their content changed, courses have changed in some pages,
 * and the page says which build it is.
 */
export function laterBuild(base: BuiltFiles, number: number): BuiltFiles {
  const names = [...base.keys()].flatMap((path) => /^assets\/(.+)\.(?:js|css)$/.exec(path)?.[1] ?? [])
  const renamed = (text: string) => names.reduce((all, name) => all.replaceAll(name, `${name}v${number}`), text)
  const files = new Map<string, Buffer>()
  let pages = 0
  for (const [path, bytes] of base) {
    if (path === WORKER) continue
    const isApp = path === 'index.html' || /^assets\/.*\.(js|css)$/.test(path)
    const isChangedPage = /\/pages\/.*\.js$/.test(path) && pages++ % 10 === number % 10
    let content = bytes
    if (isApp) content = Buffer.from(renamed(String(bytes)).replace('<html', `<html data-build="${number}"`))
    if (isChangedPage) content = Buffer.concat([bytes, Buffer.from(`\n//${number}`)])
    files.set(isApp ? renamed(path) : path, content)
  }
  files.set(WORKER, Buffer.from(String(base.get(WORKER)).replace(LIST, JSON.stringify(listOf(files)))))
  return files
}

/** The list in the worker of a build: every file, with its SHA-256. */
export const LIST = /\[\{"revision":.*?\}\]/
export const listOf = (files: BuiltFiles) => [...files].map(([url, bytes]) => ({ revision: sha256(bytes), url }))
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** Serves a build on this computer. */
export async function serveSite(files: BuiltFiles): Promise<Site> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://site').pathname).slice(1) || 'index.html'
    const file = site.files.get(path)
    const fault = site.faults.get(path)
    if (!site.isUp || fault === 'no-answer') return void request.socket.destroy()
    const isPage = !request.headers.referer?.endsWith(WORKER)
    if (!file && isPage) site.missing.push(path)
    if (!file || fault === 'gone') return void response.writeHead(404).end('Not found')
    const type = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': fault === 'html' ? 'text/html' : type, 'cache-control': 'no-cache' })
    response.end(
      fault === 'html' ? '<!doctype html><p>Please sign in</p>'
      : fault === 'cut' ? file.subarray(0, file.length / 2)
      : file,
    ) // prettier-ignore
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site: Site = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    files,
    faults: new Map(),
    missing: [],
    isUp: true,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return site
}

/** The browser looks for a new version, as it does at each start; resolves when it has one, or has failed to get it. */
export const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
    const next = registration?.installing
    if (next) await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }))
  })
