import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { preview } from 'vite'
import { main as build } from './build.ts'
import { courseIds } from './read-course.ts'

const USAGE = 'Usage: npm start -- [--port NUMBER] [--no-open]'

/** `npm start`: builds, serves the standalone app on this computer, prints its address and opens a browser. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options) return 2
  if (options.port !== null && !(await isFree(options.port))) {
    console.error(`Port ${options.port} is taken by another program. Leave --port out to use a free one.`)
    return 1
  }
  console.log('Building the course and its player …')
  const failed = await build()
  if (failed !== 0) return failed
  const server = await serve(options.port)
  const home = server.resolvedUrls?.local[0] ?? ''
  const [first] = await courseIds()
  const address = `${home}?course=${first ?? ''}`
  console.log(`\nTake the course: ${address}\nHome, with all courses: ${home}\n\nStop with Ctrl+C.`)
  if (options.open) openBrowser(address)
  return new Promise(() => undefined)
}

function readOptions(args: string[]): { port: number | null; open: boolean } | null {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } })
    const port = values.port === undefined ? null : Number(values.port)
    if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw new Error(`"${values.port}" is not a port. Use a number from 1 to 65535.`)
    }
    return { port, open: !values['no-open'] }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return null
  }
}

/** Whether nothing listens on a port of this computer. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}

/** Serves dist/web on the wanted port, or on the first free one from 4173. */
const serve = (port: number | null) =>
  preview({
    logLevel: 'warn',
    build: { outDir: 'dist/web' },
    preview: { port: port ?? 4173, strictPort: port !== null, headers: HEADERS },
  })

/** What a `<meta>` policy cannot say. */
const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Opens the address where there is a desktop to open it on; where there is none, the printed address is enough. */
function openBrowser(address: string): void {
  const hasDesktop = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  if (!hasDesktop || process.env['CI']) return
  const [command = '', ...args] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', '', address]
    : process.platform === 'darwin' ? ['open', address]
    : ['xdg-open', address] // prettier-ignore
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
