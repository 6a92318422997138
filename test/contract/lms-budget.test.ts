import { describe, expect, it } from 'vitest'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { flushTimes } from '../bench/lms.ts'
import { contentOf, walkedCourse } from '../lms/visits/courses.ts'
import { takeWholeCourse } from '../lms/visits/whole-course.ts'

const EDITIONS = ['1.2', '2004'] as const

async function compiled(): Promise<CompiledCourse> {
  const course = walkedCourse(41, 30, 5)
  const pages = await Promise.all(course.pages.map(({ id }) => contentOf(course)(id)))
  return {
    course,
    pages,
    reference: { glossary: [], resources: { sections: [], items: [] } },
  }
}

describe.each(EDITIONS)('what a course asks of an LMS, SCORM %s', { timeout: 60_000 }, (edition) => {
  it('is at most one commit in ten seconds over a whole course, by session, tracker and LMS together', async () => {
    const { commits, seconds } = await takeWholeCourse(edition, await compiled(), 15, 8)
    expect(seconds).toBeGreaterThan(600)
    expect(commits).toBeLessThanOrEqual(seconds / 10)
  })

  it.each([3, 15, 120, 900])('is within what an LMS is asked for in all, at %i seconds a page', async (pace) => {
    const asked = await takeWholeCourse(edition, await compiled(), pace, 8)
    expect(asked.commits).toBeLessThanOrEqual(45)
    expect(asked.sets).toBeLessThanOrEqual(250)
    expect(asked.gets).toBeLessThanOrEqual(30)
    expect(asked.characters).toBeLessThanOrEqual(20_000)
  })

  it('is hardly more when pages are turned every other second', async () => {
    const { commits, seconds } = await takeWholeCourse(edition, await compiled(), 2, 8)
    // Five may run ahead; the first report and Exit come on top.
    expect(commits).toBeLessThanOrEqual(seconds / 10 + 7)
  })

  it('costs the player at most 8 ms of its own a flush, with 300 pages and 500 questions', async () => {
    const times = (await flushTimes(edition, 40)).sort((a, b) => a - b)
    expect(times[20]).toBeLessThanOrEqual(8)
  })
})
