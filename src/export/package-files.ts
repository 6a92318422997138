import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The files of the built player by path, without its HTML: a package brings its own. Null when it was not built. */
export async function readPlayer(folder: string): Promise<Map<string, Uint8Array> | null> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile() && !/\.(html|map)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  if (!paths.includes('player.js')) return null
  return new Map(
    await Promise.all(paths.map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const)),
  )
}

/**
 * Writes a file whole or not at all, in place of one of the same name. Answers its path; throws a plain `Error` when
 * the folder cannot be made or written.
 */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const target = join(folder, name)
  const unfinished = join(folder, `.${name}.${process.pid}.tmp`)
  try {
    if (await isFile(folder)) throw new Error('it is a file')
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, bytes, { flag: 'wx' })
    await rename(unfinished, target)
    return target
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw new Error(`The package cannot be written to the folder "${folder}": ${reasonOf(error)}.`, { cause: error })
  }
}

const isFile = (path: string): Promise<boolean> => stat(path).then((found) => !found.isDirectory(), () => false) // prettier-ignore

const REASONS: Record<string, string> = {
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EROFS: 'it is read-only',
  ENOENT: 'it cannot be made there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'there is a folder of the same name',
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code && REASONS[code]) ?? message
}
