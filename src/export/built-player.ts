import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPlayer } from '../build/build.ts'
import { BUILT_PLAYER, readPlayer } from './package-files.ts'

/** What it is made of. */
const SOURCES = ['player', 'src', 'scorm', 'courses/format', 'vite.config.ts', 'package-lock.json']

/** The files of the built player without its HTML; built first where there is none, or where its sources are newer. */
export async function builtPlayer(folder: string, tell: (text: string) => void): Promise<Map<string, Uint8Array>> {
  const built = await readPlayer(folder)
  const isStale = folder === BUILT_PLAYER && built !== null && (await isOlder(join(folder, 'player.js'), SOURCES))
  if (built && !isStale) return built
  tell(`The player has ${built ? 'changed since it was built' : 'not been built yet'}. Building it …`)
  await buildPlayer()
  const player = await readPlayer(folder)
  if (!player) throw new Error(`The player was built, but there is no player.js in ${folder}.`)
  return player
}

/** Whether any of the sources (files, or folders of them) was changed after a file was. */
export async function isOlder(file: string, sources: readonly string[]): Promise<boolean> {
  const { mtimeMs } = await stat(file)
  const times = await Promise.all(sources.map(newest))
  return times.some((time) => time > mtimeMs)
}

async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(ts|svelte|css)$/.test(entry.name))
  const times = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs))
  return Math.max(0, ...times)
}
