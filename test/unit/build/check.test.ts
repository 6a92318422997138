import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../../src/build/check.ts'

const COURSES = 'test/fixtures/courses'
let said: { log: string[]; error: string[] }

beforeEach(() => {
  said = { log: [], error: [] }
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.log.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.error.push(text))
})
afterEach(() => vi.restoreAllMocks())

const check = (...args: string[]) => main(args, COURSES, 'no-player')
/** What is said of a package that could not be made. */
const UNCHECKED = expect.stringMatching(/^ {2}The package was not checked/) as string
/** What was printed, as JSON; fails when it is more than that. */
const printed = (): { courses: Record<string, unknown>[] } =>
  JSON.parse(said.log.join('\n')) as { courses: Record<string, unknown>[] }

describe('check', () => {
  it('says that a course is good, and what it holds', async () => {
    expect(await check('small')).toBe(0)
    const good = expect.stringMatching(/^small: no problems\. \d+ pages, \d+ questions, \d+ minutes\.$/) as string
    expect(said).toEqual({ log: [good, UNCHECKED], error: [] })
  })

  it('tells the problems of a broken one and goes on with the next', async () => {
    expect(await check('broken', 'small')).toBe(1)
    expect(said.error.join()).toMatch(/^test\/fixtures\/courses\/broken\/.*:\d+:\d+ {2}/)
    expect(said.error.join()).toMatch(/\n\d+ problems$/)
    expect(said.log).toHaveLength(2)
  })

  it('takes all courses when none is named', async () => {
    expect(await check()).toBe(1)
    expect(said.log.join()).toContain('small: no problems')
    expect(said.error.join()).toContain('courses/broken/')
  })

  it.each([
    [['nowhere'], 'There is no course "nowhere". Courses: branded, broken,'],
    [['--reprot'], "Unknown option '--reprot'"],
    [['--json=yes'], "Option '--json' does not take an argument"],
  ])('refuses %j as wrong use', async (args, reason) => {
    expect(await check(...args)).toBe(2)
    expect(said.log).toEqual([])
    expect(said.error.join()).toContain(reason)
  })
})

describe('check --report', () => {
  it('shows what there is to read, in a table of modules and pages', async () => {
    expect(await check('small', '--report')).toBe(0)
    const table = said.log[1]?.trim().split('\n') ?? []
    expect(table[0]?.trim().split(/ {2,}/)).toEqual(
      ['minutes', 'words', 'in questions', 'sentences', 'words each', 'longest', 'ease', 'grade'], // prettier-ignore
    )
    const names = table.slice(1, table.indexOf('')).map((line) => line.slice(0, 14).trimEnd())
    expect(names).toEqual(['Start', '  welcome', '  practice', 'Close', '  check', '  library', 'Whole course'])
    expect(new Set(table.slice(1, table.indexOf('')).map((line) => line.length)).size).toBe(1)
    expect(table.find((line) => line.startsWith('  library'))).toMatch(/^ {2}library +2 +0 +0 +0 +– +0 +– +–$/)
  })

  it('remarks on short pages without calling them a problem, and tells the worst case of an LMS', async () => {
    expect(await check('small', '--report')).toBe(0)
    expect(said.log[1]).toContain('\nTo look at:\nwelcome: ')
    expect(said.log[1]).toMatch(/\nSuspend data: worst case \d+ of 4,000 characters\.\n$/)
  })

  it('has nothing to report of a course with problems', async () => {
    expect(await check('broken', '--report')).toBe(1)
    expect(said.log).toEqual([])
  })
})

describe('check --json', () => {
  it('prints courses and their problems, and nothing else', async () => {
    expect(await check('--json')).toBe(1)
    expect(said.error).toEqual([])
    const { courses } = printed()
    const [broken, small] = ['broken', 'small'].map((id) => courses.find((course) => course['id'] === id))
    expect(small).toEqual({ id: 'small', ok: true, problems: [], package: null })
    expect(broken).toMatchObject({ id: 'broken', ok: false })
    expect(broken?.['problems']).toContainEqual({
      file: expect.stringMatching(/^test\/fixtures\/courses\/broken\//) as string,
      line: expect.any(Number) as number,
      column: expect.any(Number) as number,
      message: expect.any(String) as string,
    })
    expect(broken).not.toHaveProperty('report')
  })

  it('prints the report too, when it is asked for', async () => {
    expect(await check('small', '--json', '--report')).toBe(0)
    expect(printed().courses[0]).toMatchObject({
      id: 'small',
      ok: true,
      problems: [],
      report: {
        language: 'en',
        pages: [{ page: 'welcome', module: 'start', minutes: 4 }, { page: 'practice' }, { page: 'check' }, {}],
        modules: [{ module: 'start', title: 'Start', minutes: 10 }, { module: 'close' }],
        course: { minutes: 17 },
        remarks: [{ page: 'welcome' }, { page: 'practice' }, { page: 'library' }],
        suspendData: { worstCase: expect.any(Number) as number, limit: 4000 },
      },
    })
  })
})

describe('the package of a course', () => {
  let player: string
  beforeEach(async () => {
    player = await mkdtemp(join(tmpdir(), 'check-'))
    for (const name of ['player.js', 'player.css', 'journal.js', 'extras.js']) await writeFile(join(player, name), name)
  })
  afterEach(() => rm(player, { recursive: true }))

  it('is made and judged where there is a player', async () => {
    expect(await main(['small', '--json'], COURSES, player)).toBe(0)
    expect(printed().courses[0]?.['package']).toMatchObject({
      problems: [],
      bytes: expect.any(Number) as number,
      sizes: expect.arrayContaining([{ kind: 'player', files: 5, bytes: expect.any(Number) as number }]) as unknown,
      suspendData: { limit: 4000 },
    })
    expect(await main(['small'], COURSES, player)).toBe(0)
    expect(said.log.at(-1)).toMatch(/^ {2}The package \(SCORM 1\.2\) is valid: \d+ kB, worst case \d+ of 4,000/)
  }, 20_000)

  it('that cannot be made is a problem', async () => {
    await rm(join(player, 'extras.js'))
    expect(await main(['small'], COURSES, player)).toBe(1)
    expect(said.error).toEqual(['  The package: Files of the player are missing: extras.js.'])
  })
})
