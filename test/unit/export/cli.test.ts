import { unzipSync } from 'fflate'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isOlder } from '../../../src/export/built-player.ts'
import { main } from '../../../src/export/cli.ts'

let folder: string
let out: string
let said: { log: string; error: string }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'))
  out = join(folder, 'out')
  await writeCourse('small', 'Hello.')
  await writeCourse('broken', '[nowhere](page:nowhere) and [no term](term:none)')
  await mkdir(join(folder, 'player', 'fonts'), { recursive: true })
  for (const name of ['player.js', 'player.css', 'journal.js', 'extras.js', 'index.html', 'fonts/a.woff2']) {
    await writeFile(join(folder, 'player', name), name)
  }
  said = { log: '', error: '' }
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (said.log += text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (said.error += text))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const places = () => ({ courses: join(folder, 'courses'), player: join(folder, 'player') })
/** The schemas take half a second each time; one test lets them judge. */
const nothingWrong = () => Promise.resolve<string[]>([])
const run = (...args: string[]) => main(args, { ...places(), judge: nothingWrong })
const runToOut = (...args: string[]) => run(...args, '--out', out)
const written = () => readdir(out).catch(() => [])

async function writeCourse(id: string, text: string): Promise<void> {
  await mkdir(join(folder, 'courses', id, 'pages'), { recursive: true })
  const course = `id: ${id}
version: 1.0.0
title: Small
language: en
description: What it teaches.
keywords: [a]
navigation: free
completion: { pages: all, assessment: none }
modules:
  - id: start
    title: Start
    pages: [welcome]
`
  await writeFile(join(folder, 'courses', id, 'course.yaml'), course)
  const page = `---\ntitle: Welcome\nminutes: 1\nobjectives: [see it]\n---\n\n${text}\n`
  await writeFile(join(folder, 'courses', id, 'pages', 'welcome.md'), page)
}

describe('export', () => {
  it('writes a package and says where, how large and how full', async () => {
    expect(await runToOut('small', '--standard', '2004-4', '--lang', 'en')).toBe(0)
    const path = join(out, 'small-1.0.0-scorm2004-4th.zip')
    expect(said.log).toMatch(/SCORM 2004 4th Edition, \d+ kB, worst case \d+ of 4,000 characters/)
    expect(said.log).toContain(path)
    const names = Object.keys(unzipSync(new Uint8Array(await readFile(path))))
    expect(names).toEqual(expect.arrayContaining(['imsmanifest.xml', 'index.html', 'player.js', 'fonts/a.woff2']))
    expect(await written()).toEqual(['small-1.0.0-scorm2004-4th.zip'])
  })

  it('makes SCORM 1.2 unless said otherwise, and the same bytes again', async () => {
    expect(await runToOut('small')).toBe(0)
    const first = await readFile(join(out, 'small-1.0.0-scorm12.zip'))
    expect(await runToOut('small')).toBe(0)
    expect(Buffer.compare(await readFile(join(out, 'small-1.0.0-scorm12.zip')), first)).toBe(0)
    expect(await written()).toHaveLength(1)
  })

  it('shows its usage', async () => {
    expect(await run('--help')).toBe(0)
    expect(said.log).toContain('npm run export -- <course>')
  })

  it.each([
    [['nowhere'], 'There is no course "nowhere". Courses: broken, small.'],
    [['../small'], 'There is no course "../small"'],
    [[], 'Which course?'],
    [['small', 'broken'], 'One course at a time: "broken" is too much.'],
    [['small', '--standard', '2004'], 'There is no standard "2004". Standards: 1.2, 2004-3, 2004-4, web, single.'],
    [['small', '--preset', 'blackbored'], 'There is no preset "blackbored". Presets: moodle, ilias,'],
    [['small', '--glossary', 'maybe'], '--glossary is yes or no, not "maybe".'],
    [['small', '--interval', 'often'], '--interval is a number, not "often".'],
    [['small', '--interval', '1'], 'The interval is a number of seconds from 5 to 300.'],
    [['small', '--passing-score', '80'], 'Nothing in the course is graded, so there is no passing score.'],
    [['small', '--identifier', '9 lives'], 'The identifier begins with a letter'],
    [['small', '--folder'], '--folder is for --standard web only.'],
    [['small', '--standard', 'web', '--completion-threshold', 'yes'], 'A completion threshold is for SCORM 2004 only.'],
    [['small', '--lang', 'fr'], '"small" is not there in "fr". Languages: en.'],
    [['small', '--bogus'], `Unknown option '--bogus'.`],
    [['small', '--standard'], `Option '--standard`],
  ])('refuses %j as wrong use', async (args, reason) => {
    expect(await runToOut(...args)).toBe(2)
    expect(said.error).toContain(reason)
    expect(await written()).toEqual([])
  })

  it('tells every problem of a broken course', async () => {
    expect(await runToOut('broken')).toBe(1)
    expect(said.error).toMatch(/welcome\.md:\d+:\d+[^]*welcome\.md:\d+:\d+[^]*2 problems\nNothing was exported\./)
    expect(await written()).toEqual([])
  })

  it('tells a colour that cannot be read, and what would do', async () => {
    await appendFile(join(folder, 'courses', 'small', 'course.yaml'), "branding: { accent: '#ffcc00' }\n")
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toMatch(
      /course\.yaml:13:21 {2}"#ffcc00" is hard to read.*"#\w{6}"\.\n\n1 problem\nNothing was exported\.$/,
    )
    expect(await written()).toEqual([])
  })

  it('cannot write where a file is, or below one', async () => {
    const file = join(folder, 'file')
    await writeFile(file, 'mine')
    expect(await run('small', '--out', file)).toBe(1)
    expect(said.error).toContain(`cannot be written to the folder "${file}": it is a file.`)
    expect(await run('small', '--out', join(file, 'deeper'))).toBe(1)
    expect(said.error).toContain('a part of its path is a file')
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  it('leaves no half package when the last step fails', async () => {
    await mkdir(join(out, 'small-1.0.0-scorm12.zip'), { recursive: true })
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toContain('there is a folder of the same name')
    expect(await written()).toEqual(['small-1.0.0-scorm12.zip'])
  })

  it('refuses a file that a package cannot hold', async () => {
    await writeAsset('run.exe', '')
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toContain('run.exe')
    expect(await written()).toEqual([])
  })

  it('refuses a file that is too large for a package before it reads it', async () => {
    await writeAsset('film.mp4', '')
    await truncate(join(folder, 'courses', 'small', 'assets', 'film.mp4'), 5 * 1024 ** 3)
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toContain('less than 2 GB: "assets/film.mp4" has 5.0 GB.')
    expect(await written()).toEqual([])
  })

  it('takes files with any name', async () => {
    await writeAsset('Größe & Maß #1.png', 'picture')
    expect(await runToOut('small')).toBe(0)
    const files = unzipSync(new Uint8Array(await readFile(join(out, 'small-1.0.0-scorm12.zip'))))
    const name = Object.keys(files).find((path) => path.endsWith('.png')) ?? ''
    expect(name).toMatch(/^course\/assets\/Gro-e-Ma-1-[0-9a-f]{12}\.png$/)
    expect(new TextDecoder().decode(files[name])).toBe('picture')
  })

  it('does not replace a package with other contents, unless it is told to', async () => {
    expect(await runToOut('small')).toBe(0)
    const path = join(out, 'small-1.0.0-scorm12.zip')
    const first = await readFile(path)
    await writeCourse('small', 'Hello again.')
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toContain(`"${path}" is already there, with other contents. Use --force to replace it.`)
    expect(Buffer.compare(await readFile(path), first)).toBe(0)
    expect(await runToOut('small', '--force')).toBe(0)
    expect(Buffer.compare(await readFile(path), first)).not.toBe(0)
    expect(await written()).toHaveLength(1)
  })

  it.each(['--dry-run', '--check'])('%s makes everything and writes nothing', async (flag) => {
    expect(await runToOut('small', flag)).toBe(0)
    expect(said.log).toMatch(/small-1\.0\.0-scorm12\.zip\nSCORM 1\.2, \d+ kB, .*, not written/)
    expect(said.log.includes('The manifest is valid by the schemas')).toBe(flag === '--check')
    expect(await written()).toEqual([])
  })

  it('is judged by the schemas of its standard, and stays when they find something wrong', async () => {
    expect(await main(['small', '--out', out, '--check'], places())).toBe(0)
    const judge = vi.fn(() => Promise.resolve(['Element title: not expected.']))
    expect(await main(['small', '--out', out], { ...places(), judge })).toBe(1)
    expect(judge).toHaveBeenCalledWith(expect.any(Map), '1.2', expect.any(Map))
    expect(said.error).toContain('The manifest is not valid:\nElement title: not expected.')
    expect(await written()).toEqual([])
  }, 20_000)

  it('tells programs what it made, and why it could not', async () => {
    expect(await runToOut('small', '--json', '--preset', 'open-edx', '--title', 'Ours')).toBe(0)
    expect(JSON.parse(said.log)).toMatchObject({
      ok: true,
      path: join(out, 'small-1.0.0-scorm12.zip'),
      written: true,
      bytes: expect.any(Number) as number,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      suspendData: { limit: 4000 },
      options: { standard: '1.2', status: 'completed-incomplete', title: 'Ours' },
    })
    said.log = ''
    expect(await runToOut('broken', '--json')).toBe(1)
    expect(JSON.parse(said.log)).toMatchObject({ ok: false, code: 1 })
    expect(said.error).toBe('')
  })
})

describe('export without an LMS', () => {
  it('writes a folder for a web server, whole, and again only with --force', async () => {
    const target = join(out, 'small-1.0.0-web')
    expect(await runToOut('small', '--standard', 'web', '--folder')).toBe(0)
    expect(await readFile(join(target, 'fonts', 'a.woff2'), 'utf8')).toBe('fonts/a.woff2')
    expect(await runToOut('small', '--standard', 'web', '--folder')).toBe(0) // the same again
    await writeFile(join(target, 'mine.txt'), 'mine')
    expect(await runToOut('small', '--standard', 'web', '--folder')).toBe(1)
    expect(await readFile(join(target, 'mine.txt'), 'utf8')).toBe('mine')
    expect(await runToOut('small', '--standard', 'web', '--folder', '--force')).toBe(0)
    expect(await readdir(target)).not.toContain('mine.txt')
    expect(await written()).toEqual(['small-1.0.0-web'])
  })

  it('writes one HTML file', async () => {
    expect(await runToOut('small', '--standard', 'single')).toBe(0)
    expect(said.log).toMatch(/One HTML file that opens by double click, \d+ kB$/)
    expect(await readFile(join(out, 'small-1.0.0-single.html'), 'utf8')).toContain('<title>Small</title>')
  })
})

describe('the built player', () => {
  it('is old when any of its sources was changed after it', async () => {
    const [built, sources] = [join(folder, 'player', 'player.js'), join(folder, 'sources')]
    await mkdir(join(sources, 'deep'), { recursive: true })
    await writeFile(join(sources, 'deep', 'a.ts'), '')
    await writeFile(join(sources, 'deep', 'notes.md'), '')
    const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000)
    await utimes(join(sources, 'deep', 'a.ts'), at(0), at(0))
    await utimes(built, at(1), at(1))
    expect(await isOlder(built, [sources, join(folder, 'none')])).toBe(false)
    await utimes(join(sources, 'deep', 'a.ts'), at(2), at(2))
    expect(await isOlder(built, [sources])).toBe(true)
  })
})

async function writeAsset(name: string, text: string): Promise<void> {
  await mkdir(join(folder, 'courses', 'small', 'assets'), { recursive: true })
  await writeFile(join(folder, 'courses', 'small', 'assets', name), text)
}
