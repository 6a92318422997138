import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
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

/** Shows another address, which its own address names, in a frame. */
const FRAME_PAGE = `<!doctype html><meta charset="utf-8"><title>A frame of another origin</title><link rel="icon" href="data:,">
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style><iframe title="Inside"></iframe>
<script>document.querySelector('iframe').src = decodeURIComponent(location.search.slice(1))</script>`

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
 * unload events forbidden by policy, as Moodle does; `/?profile=NAME` has the LMS behave so. Rejects when the package cannot be read or the port is taken.
 */
export async function serveLms({ path, edition, port = 0 }: LmsServerOptions): Promise<ServedLms> {
  const [content, page] = await Promise.all([readPackage(path), pageFiles()])
  const info = { ...readManifest(content), ...(edition && { edition }) }
  const serve = (elsewhere: string) => (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lms')
    response.setHeader('Cache-Control', 'no-store')
    if (searchParams.get('unload') === 'blocked') response.setHeader('Permissions-Policy', 'unload=()')
    const name = pathOf(pathname)
    if (name === 'frame.html') send(response, name, FRAME_PAGE)
    else if (name === 'launch.json') send(response, name, JSON.stringify({ ...info, elsewhere }))
    else if (name.startsWith('content/')) send(response, name, content.get(name.slice('content/'.length)))
    else send(response, name || 'index.html', page.get(name || 'index.html'))
  }
  // Another port is another origin, and the same site: browsers still let it store things.
  const beside = await listen(createServer(serve('')), 0)
  const server = await listen(createServer(serve(urlOf(beside))), port).catch(async (error: unknown) => {
    await stop(beside)
    throw error
  })
  return { url: urlOf(server), close: async () => void (await Promise.all([stop(server), stop(beside)])) }
}

const listen = (server: Server, port: number): Promise<Server> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)))

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

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
