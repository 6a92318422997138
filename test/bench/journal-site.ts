import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'

export interface Site {
  url: string
  close(): Promise<void>
}

/** A site of one page, which holds the journal and nothing else. */
export async function serveJournal(): Promise<Site> {
  const script = await bundled(join(import.meta.dirname, 'journal-page.ts'))
  const server = createServer((request, response) => {
    const isScript = request.url?.endsWith('.js') === true
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(isScript ? script : '<!doctype html><title>Journal</title><script src="page.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' } },
  })
  const [first] = [result].flat()
  if (!first || !('output' in first)) throw new Error('The page was not built.')
  return first.output[0].code
}
