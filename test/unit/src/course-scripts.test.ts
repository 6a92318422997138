// @vitest-environment happy-dom
import { runInThisContext } from 'node:vm'
import { afterEach, describe, expect, it } from 'vitest'
import { courseScripts } from '../../../scorm/course-scripts.ts'
import { openCourse } from '../../../src/course-scripts.ts'
import { openParts } from '../../../src/parts.ts'
import { trackedCourse } from '../../contract/tracked-course.ts'

const pages = trackedCourse.pages.map(({ id }) => ({ id, title: id, minutes: 1, objectives: [], blocks: [] }))
const reference = { glossary: [], resources: { sections: [], items: [] } }
const [one] = pages

/** Every data script of the course runs, as it was built. */
function runScripts(): void {
  for (const text of courseScripts({ course: trackedCourse, pages, reference }).values()) runInThisContext(text)
}

afterEach(() => void (globalThis.stepwise = undefined))

describe('a course in scripts', () => {
  it('asks for its index at once, and for everything else when it is wanted', async () => {
    const asked: string[][] = []
    const parts: Record<string, unknown> = { course: trackedCourse, 'page:one': one, reference }
    const source = await openCourse('./here/', (...part) => {
      asked.push(part)
      return Promise.resolve(parts[part[0]])
    })
    expect(asked.splice(0)).toEqual([['course', './here/course.js']])
    expect(source.course).toEqual(trackedCourse)
    expect(await source.page('one')).toEqual(one)
    expect(await source.reference()).toEqual(reference)
    expect(source.asset('assets/map.png')).toBe('./here/assets/map.png')
    expect(asked).toEqual([
      ['page:one', './here/pages/one.js'],
      ['reference', './here/reference.js'],
    ])
  })

  it('is not opened without its index', async () => {
    const opening = openCourse('./here/', () => Promise.reject(new Error('It did not arrive.')))
    await expect(opening).rejects.toThrow('It did not arrive.')
  })

  it('tells of a page that does not come, and asks again for it', async () => {
    let tries = 0
    const source = await openCourse('./here/', (key) => {
      if (key === 'course') return Promise.resolve(trackedCourse)
      return ++tries === 1 ? Promise.reject(new Error('It did not arrive.')) : Promise.resolve(one)
    })
    await expect(source.page('one')).rejects.toThrow('It did not arrive.')
    expect(await source.page('one')).toEqual(one)
  })

  it.each([
    ['before the player', () => [runScripts(), openParts()] as const],
    ['after it', () => [openParts(), runScripts()] as const],
  ])('finds all parts as they were built, when they came %s', async (_, run) => {
    const part = run().find((result) => typeof result === 'function')
    const source = await openCourse('./course/', part ?? (() => Promise.reject(new Error('There is no loader.'))))
    expect(source.course).toEqual(trackedCourse)
    expect(await Promise.all(pages.map(({ id }) => source.page(id)))).toEqual(pages)
    expect(await source.reference()).toEqual(reference)
  })
})
