import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Id } from '../../courses/format/course.ts'

const TEMPLATE = 'src/build/new-course'
const USAGE = 'Usage: npm run new -- my-course [--title "My course"]'

/** `npm run new -- ID`: makes a small course that teaches the format by example. 1 = could not be made, 2 = wrong use. */
export async function main(args: string[], root = 'courses'): Promise<number> {
  const asked = readOptions(args)
  if (typeof asked === 'string') {
    console.error(`${asked}\n${USAGE}`)
    return 2
  }
  const folder = join(root, asked.id)
  if (await exists(folder)) {
    console.error(`There is already a folder ${folder}. Choose another name, or work on that one.`)
    return 1
  }
  try {
    await make(folder, asked)
  } catch (error) {
    console.error(`The course cannot be made: ${(error as Error).message}`)
    return 1
  }
  console.log(`Made ${folder}. Now:

  npm run dev                        shows it while you write: ?course=${asked.id}
  npm run check -- ${asked.id}
  npm run export -- ${asked.id} --standard 1.2

Everything a page can hold: courses/README.md.`)
  return 0
}

function readOptions(args: string[]): { id: string; title: string } | string {
  try {
    const { values, positionals } = parseArgs({ args, options: { title: { type: 'string' } }, allowPositionals: true })
    const [id, ...more] = positionals
    if (id === undefined || more.length > 0) return 'Give the course one name.'
    const checked = Id.safeParse(id)
    if (!checked.success || id === 'format') return `"${id}" cannot be the name of a course: it takes small letters, digits and single hyphens.` // prettier-ignore
    return { id, title: values.title?.trim() || titleOf(id) }
  } catch (error) {
    return (error as Error).message
  }
}

const titleOf = (id: string): string => id.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' ')

/** Whole or not at all: made beside its place, then moved there. */
async function make(folder: string, { id, title }: { id: string; title: string }): Promise<void> {
  const unfinished = join(folder, '..', `.${id}.${process.pid}.tmp`)
  try {
    await mkdir(unfinished)
    await cp(TEMPLATE, unfinished, { recursive: true })
    for (const name of await readdir(unfinished, { recursive: true })) {
      if (!/\.(md|yaml)$/.test(name)) continue
      const path = join(unfinished, name)
      const text = await readFile(path, 'utf8')
      await writeFile(path, text.replace('TITLE', () => JSON.stringify(title)).replace(/\bID\b/g, id))
    }
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false) // prettier-ignore
