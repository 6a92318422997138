import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export interface StaticSite {
  url: string
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json',
  webmanifest: 'application/manifest+json', xml: 'text/xml', png: 'image/png', woff2: 'font/woff2',
} // prettier-ignore
const COMPRESSED = /\.(html|js|css|svg|json|webmanifest|xml)$/

/** The files below a folder by their paths. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}

/** Serves files as a good static host does: compressed, and kept by the browser until they change. */
export async function serveFiles(files: ReadonlyMap<string, Uint8Array>): Promise<StaticSite> {
  const packed = new Map<string, Uint8Array>()
  const pack = (path: string, bytes: Uint8Array, encoding: 'br' | 'gzip'): Uint8Array => {
    const key = `${encoding} ${path}`
    const body = packed.get(key) ?? (encoding === 'br' ? brotliCompressSync(bytes) : gzipSync(bytes, { level: 9 }))
    packed.set(key, body)
    return body
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '').slice(1) || 'index.html'
    const bytes = files.get(path)
    if (!bytes) return void response.writeHead(404).end()
    const asked = request.headers['accept-encoding'] ?? ''
    const encoding = !COMPRESSED.test(path)
      ? null
      : asked.includes('br')
        ? 'br'
        : asked.includes('gzip')
          ? 'gzip'
          : null
    const body = encoding ? pack(path, bytes, encoding) : bytes
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': path === 'index.html' ? 'no-cache' : 'max-age=3600',
      ...(encoding && { 'content-encoding': encoding }),
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://localhost:${port}/`, close }
}
