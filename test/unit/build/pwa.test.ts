import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { afterEach, expect, it } from 'vitest'
import { onlyWhenBuilt } from '../../../src/build/pwa.ts'

let folder = ''
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A build with a plug-in that writes when the bundle is closed, and another that may fail. */
async function builds(other: Partial<Plugin>): Promise<{ isWritten: boolean; hasFailed: boolean; files: string[] }> {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-'))
  let isWritten = false
  const writes: Plugin = { name: 'writes', closeBundle: { handler: () => void (isWritten = true) } }
  const entry: Plugin = { name: 'entry', resolveId: (id) => id, load: () => 'export default 1' }
  const hasFailed = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [entry, ...onlyWhenBuilt([writes]), { name: 'other', ...other }],
    build: { outDir: folder, emptyOutDir: false, lib: { entry: 'entry.js', formats: ['es'] } },
  }).then(() => false, () => true) // prettier-ignore
  return { isWritten, hasFailed, files: await readdir(folder) }
}

it('a plug-in writes after a build', async () => {
  expect(await builds({})).toMatchObject({ isWritten: true, hasFailed: false })
})

it.each([
  ['a file that does not compile', { transform: () => { throw new Error('no') } }],
  ['files that cannot be made', { generateBundle: () => { throw new Error('no') } }],
])('a plug-in writes nothing after a build that failed by %s', async (_, other) => {
  expect(await builds(other)).toEqual({ isWritten: false, hasFailed: true, files: [] })
}) // prettier-ignore
