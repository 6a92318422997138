import { expect, test, vi } from 'vitest'
import { readCourse } from '../../../src/build/read-course.ts'
import { gather, type GetFile, type PackageFiles } from '../../../src/export/browser-source.ts'
import { courseScripts, packageCourse } from '../../../scorm/package.ts'
import { defaultOptions, type PackageStandard } from '../../../scorm/package-options.ts'
import { STANDARDS } from '../../../scorm/schemas.ts'

const ID = 'using-this-player'
const read = await readCourse(ID)
if (!read.ok) throw new Error('The course has problems.')
const { compiled, assets } = read
const bytes = (text: string) => new TextEncoder().encode(text)

const player = new Map(['player.js', 'player.css', 'extras.js', 'journal.js'].map((name) => [name, bytes(name)]))
const schemas = new Map(STANDARDS['1.2'].schemaFiles.map((name) => [name, bytes(`<!-- ${name} -->`)]))

/** The app as it lies on a server. */
function app(changes: Record<string, string> = {}, course = compiled): { getFile: GetFile; asked: () => string[] } {
  const list: PackageFiles = { player: [...player.keys()], schemas: { '1.2': [...schemas.keys()] } }
  const files = new Map([
    ['package/files.json', bytes(JSON.stringify(list))],
    ...[...player].map(([path, file]) => [`package/player/${path}`, file] as const),
    ...[...schemas].map(([path, file]) => [`package/schemas/1.2/${path}`, file] as const),
    ...[...assets].map(([path, file]) => [`courses/${ID}/course/${path}`, file] as const),
    ...[...courseScripts(course)].map(([path, text]) => [`courses/${ID}/${path}`, bytes(text)] as const),
    ...Object.entries(changes).map(([path, text]) => [path, bytes(text)] as const),
  ])
  const getFile = vi.fn((path: string) => {
    const file = files.get(path)
    return file ? Promise.resolve(file) : Promise.reject(new Error(`The file ${path} did not arrive.`))
  })
  return { getFile, asked: () => getFile.mock.calls.map(([path]) => path) }
}
const options = (standard: PackageStandard) => ({ ...defaultOptions(compiled.course), standard })

test.each(['1.2', 'web', 'single'] as const)('the files of the app make the very bytes of the command line: %s', async (standard) => {
  const gathered = await gather(ID, options(standard), app().getFile)
  const direct = { compiled, options: options(standard), player, assets, schemas: standard === '1.2' ? schemas : new Map() }
  expect(gathered.compiled).toEqual(JSON.parse(JSON.stringify(compiled)))
  expect(Buffer.compare(packageCourse(gathered), packageCourse(direct))).toBe(0)
}) // prettier-ignore

test('translations come along: titles, pages and reference', async () => {
  const [first] = compiled.pages
  if (!first) throw new Error('The course has no pages.')
  const texts = { language: 'fr', title: 'Le lecteur', description: 'Une visite.', modules: {}, pages: { [first.id]: 'Premiers pas' } } // prettier-ignore
  const french = {
    language: 'fr',
    texts: { ...texts, translated: [first.id], reference: true },
    pages: [{ ...first, title: 'Premiers pas' }],
    reference: { ...compiled.reference, glossary: [] },
  }
  const both = { ...compiled, course: { ...compiled.course, languages: ['en', 'fr'] }, translations: [french] }
  const chosen = { ...options('web'), languages: ['en', 'fr'] }
  const gathered = await gather(ID, chosen, app({}, both).getFile)
  expect(gathered.compiled.translations).toEqual([french])
  const direct = { compiled: both, options: chosen, player, assets, schemas: new Map<string, Uint8Array>() }
  expect(Buffer.compare(packageCourse(gathered), packageCourse(direct))).toBe(0)
})

test('each file is asked for once, and progress counts them all', async () => {
  const { getFile, asked } = app()
  const told: [number, number][] = []
  await gather(ID, options('1.2'), getFile, (done, of) => told.push([done, of]))
  expect(new Set(asked()).size).toBe(asked().length)
  expect(told.at(-1)?.[0]).toBe(told.length)
  expect(told.every(([done, of], i) => done === i + 1 && done <= of)).toBe(true)
})

test('a page that a proxy answers in place of a script is no course', async () => {
  const { getFile } = app({ [`courses/${ID}/course/course.js`]: '<!doctype html><p>Please log in' })
  await expect(gather(ID, options('web'), getFile)).rejects.toThrow(/course\.js is not what it should be/)
})

test('a file that does not arrive is named', async () => {
  const missing: GetFile = (path) => (path.includes('first-steps') ? Promise.reject(new Error(`no ${path}`)) : app().getFile(path)) // prettier-ignore
  await expect(gather(ID, options('web'), missing)).rejects.toThrow('no courses/using-this-player/course/pages/first-steps.js') // prettier-ignore
})
