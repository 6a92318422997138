import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { compileCourse } from '../../courses/format/compile.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import type { Problem } from '../../courses/format/problem.ts'

/** A compiled course with its files, or what its author has to mend (files named from the project's root). */
export type ReadCourse =
  | { ok: true; compiled: CompiledCourse; assets: Map<string, Uint8Array>; remarks?: Problem[] }
  | { ok: false; problems: Problem[] }

const COURSES = 'courses'

/** The ids of all courses: every folder of `courses/` except the format's own. */
export async function courseIds(root = COURSES): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'format' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}

/**
 * Reads and compiles the course of a folder. Rejects only when the folder itself cannot be read. `withoutSlots` leaves
 * the ledger of places aside, for the command that writes it.
 */
export async function readCourse(id: string, root = COURSES, { withoutSlots = false } = {}): Promise<ReadCourse> {
  const folder = join(root, id)
  const texts = new Map<string, string>()
  const assets = new Map<string, Uint8Array>()
  for (const path of await listFiles(folder)) {
    if (path.startsWith('assets/')) assets.set(path, await readFile(join(folder, path)))
    else if (/\.(md|yaml)$/.test(path) && !(withoutSlots && path === 'slots.yaml'))
      texts.set(path, await readFile(join(folder, path), 'utf8'))
  }
  const result = compileCourse(id, texts, [...assets.keys()])
  const named = (told: Problem[]) => told.map((one) => ({ ...one, file: `${root}/${id}/${one.file}` }))
  if (!result.ok) return { ok: false, problems: named(result.problems) }
  return { ok: true, compiled: result.compiled, assets, ...(result.remarks && { remarks: named(result.remarks) }) }
}

export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
