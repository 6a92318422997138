import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { Edition } from '../../scorm/find-api.ts'
import { pageFiles } from './page-files.ts'
import { readManifest, readPackage } from './package-content.ts'

export interface ServedLms {
  /** The address of the LMS page, ending in `/`. */
  url: string
  close(): Promise<void>
}

export interface LmsServerOptions {
  /** A package: a zip, or the folder it was unpacked to. */
  path: string
  /** The edition whose API is offered; the manifest's own unless given. */
  edition?: Edition
  /** Any free one unless given. */
  port?: number
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  xsd: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  woff: 'font/woff',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
}

/**
 * Serves a page that plays LMS at `/` and the package under `/content/`, on this machine only. `/?unload=blocked` has
 * unload events forbidden by policy, as Moodle does. Rejects when the package cannot be read or the port is taken.
 */
export async function serveLms({ path, edition, port = 0 }: LmsServerOptions): Promise<ServedLms> {
  const [content, page] = await Promise.all([readPackage(path), pageFiles()])
  const info = { ...readManifest(content), ...(edition && { edition }) }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lms')
    response.setHeader('Cache-Control', 'no-store')
    if (searchParams.get('unload') === 'blocked') response.setHeader('Permissions-Policy', 'unload=()')
    const name = pathOf(pathname)
    if (name === 'launch.json') send(response, name, JSON.stringify(info))
    else if (name.startsWith('content/')) send(response, name, content.get(name.slice('content/'.length)))
    else send(response, name || 'index.html', page.get(name || 'index.html'))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The path of an address without its slash; a malformed one is a file that is not there. */
function pathOf(pathname: string): string {
  try {
    return decodeURIComponent(pathname).slice(1)
  } catch {
    return pathname
  }
}

function send(response: ServerResponse, name: string, body: string | Uint8Array | undefined): void {
  const known = body !== undefined
  const type = known ? TYPES[extname(name).slice(1).toLowerCase()] : TYPES['txt']
  response.writeHead(known ? 200 : 404, { 'Content-Type': type ?? 'application/octet-stream' })
  response.end(body ?? `${name} is not there.`)
}
