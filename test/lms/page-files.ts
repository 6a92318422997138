import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

let built: Promise<Map<string, string | Uint8Array>> | null = null

/** The files of the LMS page, bundled in memory once a process: half a second, no folder to clean up. */
export const pageFiles = (): Promise<Map<string, string | Uint8Array>> => (built ??= bundle())

async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const root = dirname(fileURLToPath(import.meta.url))
  const result = await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, modulePreload: false, rolldownOptions: { input: join(root, 'index.html') } },
  })
  const { output } = result as Rolldown.RolldownOutput
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]))
}
