import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { strFromU8, unzipSync } from 'fflate'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { searchWords } from '../../../courses/format/search-text.ts'
import { readDataScript } from '../../../scorm/course-scripts.ts'
import { courseScripts, PACKAGE_CSP, packageCourse, packageFiles, packageName } from '../../../scorm/package.ts'
import { defaultOptions, isForLms, type PackageStandard } from '../../../scorm/package-options.ts'
import { packagedNames } from '../../../scorm/package-paths.ts'
import { packageProblems } from '../../../scorm/package-problems.ts'
import { PACKAGE_EDITIONS, STANDARDS, type PackageEdition } from '../../../scorm/schemas.ts'
import { readSchemas } from '../../../src/export/schemas.ts'
import { smallCourse } from './course-fixture.ts'
import { validateManifests } from './validate-manifest.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const PLAYER = new Map([
  ['player.js', bytes('player()')],
  ['player.css', bytes('body{}')],
  ['journal.js', bytes('2')],
  ['extras.js', bytes('3')],
  ['fonts/text.woff2', bytes('font')],
])
const ASSETS = new Map([
  ['assets/wheel.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['assets/media/talk.mp4', bytes('video'.repeat(100))],
])

async function input(standard: PackageStandard, changes: Partial<Course> = {}, assets = ASSETS, player = PLAYER) {
  const compiled = smallCourse({ assets: [...assets.keys()], ...changes })
  const options = { ...defaultOptions(compiled.course), standard }
  return { compiled, options, player, assets, schemas: await readSchemas(standard) }
}
const make = async (...wanted: Parameters<typeof input>) => packageCourse(await input(...wanted))
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
      'course/search.js',
      'extras.js',
      'fonts/text.woff2',
      'index.html',
      'integrity.json',
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

describe('names that a zip or an LMS would break', () => {
  const NASTY = [
    'assets/a&b <c> "d\'.png',
    'assets/Łódź/Größe & Maß.svg',
    'assets/Привет.png',
    'assets/مدينة.png',
    'assets/🏙.png',
    'assets/100% #1?.png',
    'assets/ blank .png',
    'assets/con.png',
    'assets/dot./x.png',
    `assets/${'long'.repeat(60)}.png`,
    'assets/plain.png',
    'assets/PLAIN.png',
  ]
  const assets = new Map(NASTY.map((path) => [path, bytes(path)]))
  const figures = { kind: 'figure', alt: 'A' } as const

  it('survive: every file is in the package under a plain name, and the pages show it by that name', async () => {
    const wanted = await input('1.2', {}, assets)
    const [page] = wanted.compiled.pages
    page?.blocks.push(...NASTY.map((src) => ({ ...figures, src })))
    const files = packageFiles(wanted)
    expect(packageProblems(files, '1.2')).toEqual([])
    const queue: [string, { blocks: { kind: string; src: string }[] }][] = []
    run(strFromU8(files.get('course/pages/welcome.js') ?? new Uint8Array()), queue)
    const shown = queue[0]?.[1].blocks.filter(({ kind }) => kind === 'figure').map(({ src }) => src) ?? []
    expect(new Set(shown.map((src) => src.toLowerCase())).size).toBe(NASTY.length)
    shown.forEach((src, n) => {
      expect(src).toMatch(/^[A-Za-z0-9._/-]{1,193}$/)
      expect(strFromU8(files.get(`course/${src}`) ?? new Uint8Array())).toBe(NASTY[n])
    })
    expect(shown).toContain('assets/PLAIN.png') // of two that differ in case only, one keeps its name
  })

  it('are the same whatever else the course has', () => {
    const nameOf = (paths: string[]) => packagedNames(paths).get('assets/🏙.png')
    expect(nameOf(['assets/🏙.png'])).toBe(nameOf(NASTY))
    expect(packagedNames(['assets/wheel.svg'])).toEqual(new Map([['assets/wheel.svg', 'assets/wheel.svg']]))
  })
})

describe('integrity.json', () => {
  it('tells the SHA-256 of every other file, and is listed itself', async () => {
    const files = packageFiles(await input('2004-4'))
    const told = JSON.parse(strFromU8(files.get('integrity.json') ?? new Uint8Array())) as { files: object }
    const expected = [...files]
      .filter(([path]) => path !== 'integrity.json')
      .map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    expect(Object.entries(told.files)).toEqual(expected)
    expect(listedFiles(strFromU8(files.get('imsmanifest.xml') ?? new Uint8Array()))).toContain('integrity.json')
  })
})

describe('our own rules', () => {
  it.each([...PACKAGE_EDITIONS, 'web'] as const)('find nothing wrong with %s as it is made', async (standard) => {
    expect(packageProblems(packageFiles(await input(standard)), standard)).toEqual([])
  })

  const change = (path: string, edit: (text: string) => string) => (files: Map<string, Uint8Array>) =>
    files.set(path, bytes(edit(strFromU8(files.get(path) ?? new Uint8Array()))))
  const manifestWith = (from: string | RegExp, to: string) =>
    change('imsmanifest.xml', (text) => text.replace(from, to))

  it.each<[string, (files: Map<string, Uint8Array>) => unknown, RegExp]>([
    ['a file too many', (files) => files.set('more.js', bytes('')), /does not list "more.js"/],
    ['a file too few', (files) => files.delete('journal.js'), /lists "journal.js", which is not there/],
    ['a schema too few', (files) => files.delete('imscp_rootv1p1p2.xsd'), /schema "imscp_rootv1p1p2.xsd" is missing/],
    ['another byte', change('player.js', () => 'other()'), /does not tell what the files are/],
    ['no sums', (files) => files.delete('integrity.json'), /integrity.json is missing/],
    ['no manifest', (files) => files.delete('imsmanifest.xml'), /imsmanifest.xml is missing/],
    [
      'a dangling item',
      manifestWith('identifierref="course', 'identifierref="coarse'),
      /refers to the resource "coarse/,
    ],
    ['no default organization', manifestWith('default="course', 'default="coarse'), /default organization/],
    ['a name that is no ID', manifestWith('<item identifier="', '<item identifier="1 '), /cannot be an identifier/],
    [
      'an ID used twice',
      manifestWith(/<item identifier="[^"]+-item"/, '<item identifier="course-small-course"'),
      /twice/,
    ],
    ['a wrong version', manifestWith('<schemaversion>1.2', '<schemaversion>1.3'), /version is not "1.2"/],
    ['the attribute of 2004', manifestWith('scormtype', 'scormType'), /adlcp:scormtype="sco"/],
    ['an empty title', manifestWith(/(<item [^>]*>\s*<title>)[^<]*/, '$1'), /item has no title/],
    ['a page for another API', change('index.html', (text) => text.replace('"1.2"', '"2004"')), /API of SCORM 1.2/],
    ['a script the player refuses', (files) => files.set('a.b.js', bytes('')), /refuse to load "a.b.js"/],
    ['a climbing path', (files) => files.set('../x.js', bytes('')), /must not leave the package/],
  ])('see %s', async (_, spoil, problem) => {
    const files = packageFiles(await input('1.2'))
    spoil(files)
    expect(packageProblems(files, '1.2').join('\n')).toMatch(problem)
  })
})

describe('without an LMS', () => {
  it('a web package is the player and the course, with a page that looks for no API', async () => {
    const files = packageFiles(await input('web'))
    expect([...files.keys()].filter((path) => /xml|xsd|dtd/.test(path))).toEqual([])
    expect(strFromU8(files.get('index.html') ?? new Uint8Array())).toContain('<html lang="en">')
    const zip = unzipSync(await make('web'))
    expect(Object.keys(zip).sort()).toEqual([...files.keys()].sort())
    expect(packageName(smallCourse().course, 'web')).toBe('small-course-1.2.3-web.zip')
    expect(isForLms('web')).toBe(false)
  })

  const single = async (changes: Partial<Course> = {}, player = PLAYER) =>
    strFromU8(await make('single', changes, ASSETS, player))

  it('a single file asks for nothing beside it', async () => {
    const css = '@font-face{src:url(./fonts/text.woff2) format("woff2")}'
    const page = await single({}, new Map([...PLAYER, ['player.css', bytes(css)]]))
    expect(page).not.toMatch(/<(link|script|img)[^>]*(href|src)="(?!data:)/)
    expect(page).toContain(`url(data:font/woff2;base64,${btoa('font')}) format("woff2")`)
    const queue: [string, unknown][] = []
    for (const [, script = ''] of page.matchAll(/<script>([^]*?)<\/script>/g)) {
      if (script.includes('stepwise')) run(script, queue)
    }
    const keys = queue.map(([key]) => key)
    expect(keys).toEqual(expect.arrayContaining(['course', 'reference', 'page:welcome', 'page:check', 'search']))
    expect(queue.find(([key]) => key === 'asset:assets/wheel.svg')?.[1]).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(packageName(smallCourse().course, 'single')).toBe('small-course-1.2.3-single.html')
  })

  it('a single file runs and shows only what stands in it: the policy has the sum of each script and style', async () => {
    const page = await single()
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? ''
    const inline = [...page.matchAll(/<(?:script|style)>([^]*?)<\/(?:script|style)>/g)].map(([, text = '']) => text)
    const sums = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    expect(sums).toHaveLength(4)
    for (const sum of sums) expect(policy).toContain(sum)
    expect(policy).not.toMatch(/'self'|unsafe|https?:/)
    expect(policy).toContain("default-src 'none'")
  })

  it('a single file is not ended by what its scripts and texts say', async () => {
    const code = 'const a = "</script><!--", b = `</SCRIPT>`, c = /<!--/u\r\nglobalThis.said = [a, b, c.source]'
    const title = '</script></style><!-- "'
    const page = await single({ title }, new Map([...PLAYER, ['player.js', bytes(code)]]))
    expect(page.match(/<\/script>/gi)).toHaveLength(3)
    expect(page).not.toMatch(/<!--|\r/)
    const last = [...page.matchAll(/<script>([^]*?)<\/script>/g)].at(-1)?.[1] ?? ''
    const context: { said?: string[] } = {}
    runInNewContext(last, context)
    expect(context.said).toEqual(['</script><!--', '</SCRIPT>', '\\x3c!--'])
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
      ['search', searchWords(compiled)],
      ['page:welcome', compiled.pages[0]],
      ['page:check', compiled.pages[1]],
    ])
  })

  it('bring the words of a translation for the pages that it has', () => {
    const { pages, ...rest } = smallCourse()
    const [page] = pages
    if (!page) return expect.fail('no page')
    const texts = { language: 'fr', title: '', description: '', modules: {}, pages: {}, translated: [page.id], reference: false } // prettier-ignore
    const translation = { language: 'fr', texts, pages: [{ ...page, lead: 'Bonjour' }] }
    const queue: [string, unknown][] = []
    run(courseScripts({ ...rest, pages, translations: [translation] }).get('course/fr/search.js') ?? '', queue)
    expect(queue).toEqual([['search:fr', searchWords(translation)]])
    expect(queue[0]?.[1]).toMatchObject({ pages: [page.id], words: expect.stringContaining('bonjour') as string })
  })

  it('keep their text whatever it says', () => {
    const title = '</script><!-- \u2028\u2029 "\\ \'\n\u0000 \\u003c \ud83c 🏙 `${x}`'
    const script = courseScripts(smallCourse({ title })).get('course/course.js') ?? ''
    expect(script).not.toMatch(/[<\u2028\u2029]/)
    const queue: [string, Course][] = []
    run(script, queue)
    expect(queue[0]?.[1].title).toBe(title)
    expect(readDataScript(script)).toEqual(queue[0]?.[1])
    expect(readDataScript(`${script}//`)).toBeNull()
  })
})

describe('a package is refused', () => {
  it.each([
    ['assets/../../etc.png', /leave the package/],
    ['assets\\wheel.png', /written with/],
    ['assets/a\\..\\b.png', /written with/],
    ['/etc/a.png', /must be relative/],
    ['assets/.htaccess', /type/],
    ['assets//a.png', /empty part/],
    ['assets/./a.png', /empty part/],
    ['assets/page.html', /type/],
    ['assets/run.php', /type/],
    ['assets/README', /type/],
  ])('with the file %s', async (path, reason) => {
    await expect(makeWith(path)).rejects.toThrow(reason)
  })

  it('with absolute paths', async () => {
    for (const path of ['/player2.js', 'C:/player2.js']) {
      const player = new Map([...PLAYER, [path, bytes('x')]])
      await expect(make('1.2', {}, ASSETS, player)).rejects.toThrow(/must be relative/)
    }
  })

  it('with a file where a folder is', async () => {
    await expect(makeWith('assets/a.png', 'assets/a.png/b.png')).rejects.toThrow(/already a file/)
  })

  it('with every problem named at once', async () => {
    await expect(makeWith('assets/a.bat', 'assets/c.exe')).rejects.toThrow(/a\.bat[^]*c\.exe/)
  })

  it('without the player, an asset of the course, or a schema', async () => {
    await expect(make('1.2', {}, ASSETS, new Map())).rejects.toThrow(
      'Files of the player are missing: player.js, player.css, journal.js, extras.js.',
    )
    await expect(make('1.2', { assets: ['assets/gone.png'] })).rejects.toThrow('assets/gone.png')
    const without = { ...(await input('1.2')), schemas: new Map<string, Uint8Array>() }
    expect(() => packageCourse(without)).toThrow('Files of the standard are missing')
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
