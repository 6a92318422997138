import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

type Files = ReadonlyMap<string, Uint8Array>

/** Where the build puts the player for packages. */
export const BUILT_PLAYER = 'dist/player'

/** The files of a folder by their paths from it, with `/`; none when there is no such folder. */
export async function readFolder(
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isWanted)
    .sort()
  return new Map(
    await Promise.all(paths.map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const)),
  )
}

/** The files of the built player by path, without its HTML: a package brings its own. Null when it was not built. */
export async function readPlayer(folder: string): Promise<Map<string, Uint8Array> | null> {
  const files = await readFolder(folder, (path) => !/\.(html|map)$/.test(path))
  return files.has('player.js') ? files : null
}

/** What is to be written under one name: a file, or a folder of files. */
export type Writing = { bytes: Uint8Array } | { files: Files }

/**
 * Writes a file or a folder whole or not at all: beside its place, and then renamed. What is there already is left alone
 * when it is the same, and replaced only by `force`. Answers the path; throws a plain `Error` that says what is in the way.
 */
export async function writeWhole(folder: string, name: string, writing: Writing, force: boolean): Promise<string> {
  const target = join(folder, name)
  const unfinished = join(folder, `.${name}.${process.pid}.tmp`)
  try {
    if (await isFile(folder)) throw new Error('it is a file')
    await mkdir(folder, { recursive: true })
    const found = await standing(target, writing)
    if (found === 'same') return target
    if (found === 'other kind') throw new Error(`there is a ${'bytes' in writing ? 'folder' : 'file'} of the same name`)
    if (found === 'other' && !force) throw new Taken(target)
    await write(unfinished, writing)
    if (found === 'other' && 'files' in writing) await replaceFolder(target, unfinished)
    else await rename(unfinished, target)
    return target
  } catch (error) {
    if (error instanceof Taken) throw error
    throw new Error(`The package cannot be written to the folder "${folder}": ${reasonOf(error)}.`, { cause: error })
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A folder cannot be renamed onto another: the old one steps aside, and comes back if the new one cannot come. */
async function replaceFolder(target: string, by: string): Promise<void> {
  const aside = `${by}.old`
  await rename(target, aside)
  try {
    await rename(by, target)
  } catch (error) {
    await rename(aside, target)
    throw error
  }
  await rm(aside, { recursive: true, force: true })
}

class Taken extends Error {
  constructor(target: string) {
    super(`"${target}" is already there, with other contents. Use --force to replace it.`)
  }
}

/** What stands where something is to be written. */
async function standing(target: string, writing: Writing): Promise<'nothing' | 'same' | 'other' | 'other kind'> {
  const found = await stat(target).catch(() => null)
  if (!found) return 'nothing'
  if (found.isDirectory() !== 'files' in writing) return 'other kind'
  const isSame =
    'files' in writing
      ? areSame(await readFolder(target), writing.files)
      : found.size === writing.bytes.length && Buffer.compare(await readFile(target), writing.bytes) === 0
  return isSame ? 'same' : 'other'
}

const areSame = (a: Files, b: Files): boolean =>
  a.size === b.size && [...a].every(([path, bytes]) => Buffer.compare(bytes, b.get(path) ?? new Uint8Array([0])) === 0)

async function write(path: string, writing: Writing): Promise<void> {
  if ('bytes' in writing) return writeFile(path, writing.bytes, { flag: 'wx' })
  for (const [name, bytes] of writing.files) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), bytes, { flag: 'wx' })
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
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code && REASONS[code]) ?? message
}
