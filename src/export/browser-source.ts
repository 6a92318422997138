import type { CompiledCourse, Course, CourseTexts, Page, Reference, Translation } from '../../courses/format/course.ts'

import { readDataScript } from '../../scorm/course-scripts.ts'
import type { PackageInput, Progressed } from '../../scorm/package.ts'
import { isForLms, type PackageOptions } from '../../scorm/package-options.ts'

/** What `package/files.json` lists: the files of the built player, and the schemas of each edition. */
export interface PackageFiles {
  player: string[]
  schemas: Partial<Record<string, string[]>>
}

/** Gets one file of the app by its path. Rejects with a plain `Error` when it does not arrive whole. */
export type GetFile = (path: string) => Promise<Uint8Array>

/** At once, so that a course of thousands of pages does not ask for all of them in one breath. */
const AT_ONCE = 16

/** Gathers what a package is made of from the files of the app: the course as it was compiled, player, pictures, schemas. */
export async function gather(
  id: string,
  options: PackageOptions,
  getFile: GetFile,
  progressed: Progressed = () => undefined,
): Promise<PackageInput> {
  const base = `courses/${id}/course/`
  const list = JSON.parse(text(await getFile('package/files.json'))) as PackageFiles
  const course = (await readScript(getFile, `${base}course.js`)) as Course
  const schemas = isForLms(options.standard) ? (list.schemas[options.standard] ?? []) : []
  let done = 0
  const of = course.pages.length + list.player.length + course.assets.length + schemas.length + 1
  const each = <T>(paths: readonly string[], get: (path: string) => Promise<T>): Promise<Map<string, T>> =>
    inTurns(paths, async (path) => {
      const file = await get(path)
      progressed(++done, of)
      return file
    })
  const pages = await each(
    course.pages.map((page) => page.id),
    async (page) => (await readScript(getFile, `${base}pages/${page}.js`)) as Page,
  )
  const reference = (await readScript(getFile, `${base}reference.js`)) as Reference
  const translations = await readTranslations(getFile, base, course)
  const compiled: CompiledCourse = { course, pages: [...pages.values()], reference, ...translations }
  return {
    compiled,
    options,
    player: await each(list.player, (path) => getFile(`package/player/${path}`)),
    assets: await each(course.assets, (path) => getFile(base + path)),
    schemas: await each(schemas, (name) => getFile(`package/schemas/${options.standard}/${name}`)),
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function readScript(getFile: GetFile, path: string): Promise<unknown> {
  const data = readDataScript(text(await getFile(path)))
  if (data === null) throw new Error(`The file ${path} is not what it should be. Load this page again.`)
  return data
}

/** The translations of a course, each with the pages it has; nothing where there are none, as the compiler writes it. */
async function readTranslations(
  getFile: GetFile,
  base: string,
  { language, languages = [] }: Course,
): Promise<{ translations?: Translation[] }> {
  const others = languages.filter((other) => other !== language)
  if (others.length === 0) return {}
  const read = await inTurns(others, async (other): Promise<Translation> => {
    const folder = base + other.toLowerCase()
    const texts = (await readScript(getFile, `${folder}/course.js`)) as CourseTexts
    const pages = await inTurns(texts.translated, (page) => readScript(getFile, `${folder}/pages/${page}.js`))
    const reference = texts.reference
      ? { reference: (await readScript(getFile, `${folder}/reference.js`)) as Reference }
      : {}
    return { language: other, texts, pages: [...pages.values()] as Page[], ...reference }
  })
  return { translations: [...read.values()] }
}

/** What there is for each name, in the order of the names, a few at a time. */
async function inTurns<T>(names: readonly string[], get: (name: string) => Promise<T>): Promise<Map<string, T>> {
  const got = new Map<string, T>()
  let next = 0
  const turn = async () => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) got.set(name, await get(name))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
  return new Map(names.map((name) => [name, got.get(name) as T])) // each was got above
}
