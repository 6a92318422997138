import { spawnSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import { strFromU8, unzipSync } from 'fflate'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { courseScripts, PACKAGE_CSP, packageCourse, packageName } from '../../../scorm/package.ts'
import { PACKAGE_EDITIONS, STANDARDS, type PackageEdition } from '../../../scorm/schemas.ts'
import { readSchemas } from '../../../src/export/schemas.ts'
import { smallCourse } from './course-fixture.ts'
import { validateManifests } from './validate-manifest.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const PLAYER = new Map([
  ['player.js', bytes('player()')],
  ['player.css', bytes('body{}')],
  ['journal.js', bytes('2')],
  ['fonts/text.woff2', bytes('font')],
])
const ASSETS = new Map([
  ['assets/wheel.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['assets/media/talk.mp4', bytes('video'.repeat(100))],
])

async function make(edition: PackageEdition, changes: Partial<Course> = {}, assets = ASSETS, player = PLAYER) {
  const compiled = smallCourse({ assets: [...assets.keys()], ...changes })
  return packageCourse({ compiled, edition, player, assets, schemas: await readSchemas(edition) })
}
const makeWith = (...paths: string[]) => make('1.2', {}, new Map(paths.map((path) => [path, bytes('x')])))

describe.each(PACKAGE_EDITIONS)('package of %s', (edition) => {
  it('holds the player, the course, the launch page and the schemas, all of them listed in a valid manifest', async () => {
    const files = unzipSync(await make(edition))
    const control = ['imsmanifest.xml', ...STANDARDS[edition].schemaFiles]
    const content = [
      'course/assets/media/talk.mp4',
      'course/assets/wheel.svg',
      'course/course.js',
      'course/pages/check.js',
      'course/pages/welcome.js',
      'course/reference.js',
      'fonts/text.woff2',
      'index.html',
      'journal.js',
      'player.css',
      'player.js',
    ]
    expect(Object.keys(files).sort()).toEqual([...control, ...content].sort())
    const manifest = strFromU8(files['imsmanifest.xml'] ?? new Uint8Array())
    expect(listedFiles(manifest)).toEqual(content)
    expect(await validateManifests([manifest], edition)).toEqual([])
  })

  it('brings the schemas as they are', async () => {
    const files = unzipSync(await make(edition))
    for (const [name, schema] of await readSchemas(edition))
      expect([name, Buffer.compare(files[name] ?? schema.subarray(1), schema)]).toEqual([name, 0])
  })

  it('has a launch page that says which API to look for', async () => {
    const page = await launchPage(edition, { language: 'pt-BR', title: 'A & <b>"B"</b>' })
    expect(page).toContain(`<html lang="pt-BR" data-scorm="${edition === '1.2' ? '1.2' : '2004'}">`)
    expect(page).toContain('<title>A &amp; &lt;b&gt;&quot;B&quot;&lt;/b&gt;</title>')
    expect(page).toContain(`content="${PACKAGE_CSP}"`)
    expect(page).not.toMatch(/<script(?! defer src="[a-z/]+\.js"><\/script>)|style=|unsafe/)
    expect(page.indexOf('course/course.js')).toBeLessThan(page.indexOf('player.js'))
  })

  it('is named for course, version and edition', () => {
    const name = packageName(smallCourse().course, edition)
    const suffix = { '1.2': 'scorm12', '2004-3': 'scorm2004-3rd', '2004-4': 'scorm2004-4th' }[edition]
    expect(name).toBe(`small-course-1.2.3-${suffix}.zip`)
  })
})

describe('bytes of a package', () => {
  it('do not depend on the order in which files were read', async () => {
    const backwards = <T>(map: Map<string, T>) => new Map([...map].reverse())
    const once = await make('1.2')
    const again = await make('1.2', { assets: [...ASSETS.keys()] }, backwards(ASSETS), backwards(PLAYER))
    expect(Buffer.compare(once, again)).toBe(0)
  })

  it('are the same in every time zone', () => {
    const hashes = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(hashInTimeZone)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64} -?\d+$/)
    expect(new Set(hashes.map((line) => line.split(' ')[0])).size).toBe(1)
    expect(new Set(hashes.map((line) => line.split(' ')[1])).size).toBe(3)
  }, 30_000)

  it('store media and deflate text, with sizes in the local headers', async () => {
    const entries = localHeaders(await make('2004-4'))
    for (const { name, method, flags, date, time } of entries) {
      expect([name, method]).toEqual([name, /\.(mp4|woff2)$/.test(name) ? 0 : 8])
      expect(flags & 0b1000, `${name}: data descriptor`).toBe(0)
      expect([date, time]).toEqual([((2020 - 1980) << 9) | (1 << 5) | 1, 0])
    }
    expect(entries.map((entry) => entry.name)).toEqual(entries.map((entry) => entry.name).sort())
  })
})

describe('course scripts', () => {
  it('queue their data and need no function to exist', () => {
    const compiled = smallCourse()
    const queue: unknown[] = []
    for (const script of courseScripts(compiled).values()) run(script, queue)
    expect(queue).toEqual([
      ['course', compiled.course],
      ['reference', compiled.reference],
      ['page:welcome', compiled.pages[0]],
      ['page:check', compiled.pages[1]],
    ])
  })

  it('keep their text whatever it says', () => {
    const title = '</script><!-- \u2028\u2029 "\\ \ud83c 🏙 `${x}`'
    const script = courseScripts(smallCourse({ title })).get('course/course.js') ?? ''
    expect(script).not.toMatch(/[<\u2028\u2029]/)
    const queue: [string, Course][] = []
    run(script, queue)
    expect(queue[0]?.[1].title).toBe(title)
  })
})

describe('a package is refused', () => {
  it.each([
    ['assets/../../etc.png', /leave the package/],
    ['assets\\wheel.png', /written with/],
    ['assets/a b.png', /Rename the file/],
    ['assets/Łódź.png', /Rename the file/],
    ['assets/.htaccess', /Rename the file/],
    ['assets//a.png', /Rename the file/],
    ['assets/a./b.png', /Rename the file/],
    ['assets/page.html', /type/],
    ['assets/run.php', /type/],
    ['assets/README', /type/],
    [`assets/${'a'.repeat(200)}.png`, /longer than 200/],
  ])('with the file %s', async (path, reason) => {
    await expect(makeWith(path)).rejects.toThrow(reason)
  })

  it('with absolute paths', async () => {
    for (const path of ['/player2.js', 'C:/player2.js']) {
      const player = new Map([...PLAYER, [path, bytes('x')]])
      await expect(make('1.2', {}, ASSETS, player)).rejects.toThrow(/must be relative/)
    }
  })

  it('with two names that differ in case only, and with a file where a folder is', async () => {
    await expect(makeWith('assets/a.png', 'assets/A.PNG')).rejects.toThrow(/already a file "course\/assets\/a.png"/)
    await expect(makeWith('assets/a.png', 'assets/a.png/b.png')).rejects.toThrow(/already a file/)
  })

  it('with every problem named at once', async () => {
    await expect(makeWith('assets/a b.png', 'assets/c.exe')).rejects.toThrow(/a b\.png[^]*c\.exe/)
  })

  it('without the player, an asset of the course, or a schema', async () => {
    await expect(make('1.2', {}, ASSETS, new Map())).rejects.toThrow(
      'Files of the player are missing: player.js, player.css, journal.js.',
    )
    await expect(make('1.2', { assets: ['assets/gone.png'] })).rejects.toThrow('assets/gone.png')
    const input = {
      compiled: smallCourse(),
      edition: '1.2' as const,
      player: PLAYER,
      assets: new Map<string, Uint8Array>(),
    }
    expect(() => packageCourse({ ...input, schemas: new Map() })).toThrow('Files of the standard are missing')
  })
})

async function launchPage(edition: PackageEdition, changes: Partial<Course>): Promise<string> {
  return strFromU8(unzipSync(await make(edition, changes))['index.html'] ?? new Uint8Array())
}

function listedFiles(manifest: string): string[] {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' })
  const document = parser.parse(manifest) as { manifest: { resources: { resource: { file: { '@href': string }[] } } } }
  return document.manifest.resources.resource.file.map((file) => file['@href'])
}

/** Runs a classic script with a `stepwise` queue of its own. */
function run(script: string, queue: unknown[]): void {
  runInNewContext(script, { stepwise: queue })
}

/** The hash of a package made by a process of its own in a time zone, and that zone's offset. */
function hashInTimeZone(zone: string): string {
  const program = `
    const { runnerImport } = await import('vite')
    const options = { configFile: false, logLevel: 'error' }
    const { module } = await runnerImport('./test/unit/scorm/hash-package.ts', options)
    console.log(await module.hashPackage(), new Date(2020, 0, 1).getTimezoneOffset())`
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  return result.stdout.trim() || result.stderr
}

function localHeaders(zip: Uint8Array) {
  const view = new DataView(zip.buffer, zip.byteOffset)
  const entries = []
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [flags, method, time, date] = [6, 8, 10, 12].map((offset) => view.getUint16(at + offset, true)) as Four
    const size = view.getUint32(at + 18, true)
    const nameLength = view.getUint16(at + 26, true)
    const start = at + 30 + nameLength + view.getUint16(at + 28, true)
    entries.push({ name: strFromU8(zip.subarray(at + 30, at + 30 + nameLength)), flags, method, time, date })
    at = start + size
  }
  return entries
}
type Four = [number, number, number, number]
