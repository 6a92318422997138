import { unzipSync } from 'fflate'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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
  for (const name of ['player.js', 'player.css', 'journal.js', 'index.html', 'fonts/a.woff2']) {
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

const run = (...args: string[]) => main(args, { courses: join(folder, 'courses'), player: join(folder, 'player') })
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
    [['small', '--standard', '2004'], 'There is no standard "2004". Standards: 1.2, 2004-3, 2004-4.'],
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
    await mkdir(join(folder, 'courses', 'small', 'assets'))
    await writeFile(join(folder, 'courses', 'small', 'assets', 'my file.png'), '')
    expect(await runToOut('small')).toBe(1)
    expect(said.error).toContain('my file.png')
    expect(await written()).toEqual([])
  })
})
