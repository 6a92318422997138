import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { formatProblems } from '../../../courses/format/problem.ts'
import { main } from '../../../src/build/new.ts'
import { courseIds, readCourse } from '../../../src/build/read-course.ts'

let root: string
let said: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'new-'))
  said = ''
  const listen = (text: string) => void (said += `${text}\n`)
  vi.spyOn(console, 'log').mockImplementation(listen)
  vi.spyOn(console, 'error').mockImplementation(listen)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(root, { recursive: true })
})

test('makes a course that has no problems, under its own name and title', async () => {
  expect(await main(['fire-safety', '--title', 'Fire: "safety" & you'], root)).toBe(0)
  expect(await courseIds(root)).toEqual(['fire-safety'])
  const read = await readCourse('fire-safety', root)
  expect(read.ok ? '' : formatProblems(read.problems)).toBe('')
  if (!read.ok) return
  expect(read.compiled.course).toMatchObject({ id: 'fire-safety', title: 'Fire: "safety" & you' })
  expect(JSON.stringify(read.compiled)).not.toMatch(/\b(ID|TITLE)\b/)
  expect(said).toContain('npm run export -- fire-safety')
})

test('without a title it is called after its name', async () => {
  await main(['fire-safety'], root)
  const read = await readCourse('fire-safety', root)
  expect(read.ok && read.compiled.course.title).toBe('Fire safety')
})

test('leaves a course alone that is there already', async () => {
  await mkdir(join(root, 'mine'))
  await writeFile(join(root, 'mine', 'course.yaml'), 'mine')
  expect(await main(['mine'], root)).toBe(1)
  expect(said).toContain('There is already a folder')
  expect(await readdir(join(root, 'mine'))).toEqual(['course.yaml'])
})

test.each([[], ['two', 'names'], ['Ünicode'], ['../up'], ['format'], ['ok', '--nonsense']])(
  'makes nothing of %s',
  async (...args) => {
    expect(await main(args, root)).toBe(2)
    expect(await readdir(root)).toEqual([])
    expect(said).toContain('Usage: npm run new')
  },
)

test('a folder that cannot be written is told, and nothing is left', async () => {
  expect(await main(['mine'], join(root, 'nowhere'))).toBe(1)
  expect(said).toContain('The course cannot be made')
  expect(await readdir(root)).toEqual([])
})
