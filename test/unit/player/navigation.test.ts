import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { indexOfPage, isDone, mayOpen, neighbour, startPage } from '../../../player/navigation.ts'
import { answer, did, pass, retake, trackedCourse, visit } from '../../contract/tracked-course.ts'

const [one, two, three, check] = trackedCourse.pages
const free = trackedCourse
/** In order, with the check as the second page. */
const sequential: Course = {
  ...trackedCourse,
  navigation: 'sequential',
  pages: [one, check, two, three].filter((page) => page !== undefined),
}
const openIn = (course: Course, progress = EMPTY_PROGRESS) =>
  course.pages.filter(({ id }) => mayOpen(course, progress, id)).map(({ id }) => id)

describe('the order of pages', () => {
  it('is that of the course', () => {
    expect(['one', 'two', 'three', 'check', 'nowhere'].map((id) => indexOfPage(free, id))).toEqual([0, 1, 2, 3, -1])
  })

  it('gives each page its neighbours, and none beyond the ends', () => {
    expect(free.pages.map(({ id }) => neighbour(free, id, 1))).toEqual([two, three, check, null])
    expect(free.pages.map(({ id }) => neighbour(free, id, -1))).toEqual([null, one, two, three])
    expect([neighbour(free, 'nowhere', 1), neighbour(free, 'nowhere', -1)]).toEqual([null, null])
  })
})

describe('in a free course', () => {
  it('every page may be opened, and none that the course lacks', () => {
    expect(openIn(free)).toEqual(['one', 'two', 'three', 'check'])
    expect(mayOpen(free, did(visit('nowhere')), 'nowhere')).toBe(false)
  })
})

describe('in a sequential course', () => {
  it.each([
    ['nothing is done', did(), ['one']],
    ['the first page was read', did(visit('one')), ['one', 'check']],
    ['the check was opened', did(visit('one'), visit('check')), ['one', 'check']],
    ['the check was answered in part', did(visit('one'), visit('check'), answer('q1', 1)), ['one', 'check']],
    [
      'the check was answered, though wrongly',
      did(visit('one'), visit('check'), answer('q1', 0), answer('q2', 0)),
      ['one', 'check', 'two'],
    ],
    [
      'the check is taken again',
      did(visit('one'), visit('check'), ...pass(), retake('check', 2)),
      ['one', 'check', 'two'],
    ],
    ['the check was answered, but never opened', did(visit('one'), ...pass()), ['one', 'check']],
    ['a later page was read when the order was another', did(visit('three')), ['one', 'three']],
  ] as const)('when %s', (_, progress, pages) => {
    expect(openIn(sequential, progress)).toEqual(pages)
  })
})

describe('a page is done', () => {
  it('when it was read; an assessment also needs all its answers', () => {
    const progress = did(visit('one'), visit('check'), answer('q1', 1))
    expect(free.pages.map((page) => isDone(free, progress, page))).toEqual([true, false, false, false])
    const later = did(visit('one'), visit('check'), ...pass())
    expect(free.pages.map((page) => isDone(free, later, page))).toEqual([true, false, false, true])
  })
})

describe('the page to begin with', () => {
  const progress = did(visit('one'), visit('two'))

  it.each([
    ['the wanted one', free, progress, 'three', 'three'],
    ['the last one, when none is wanted', free, progress, null, 'two'],
    ['the last one, when the wanted one does not exist', free, progress, 'nowhere', 'two'],
    ['the last one, when the wanted one may not be opened', sequential, did(visit('one')), 'three', 'one'],
    ['the last one, when it was read in another order', sequential, progress, 'three', 'two'],
    ['the first one, when the last one is gone', free, did(visit('gone')), null, 'one'],
    ['the first one, when nobody has begun', free, EMPTY_PROGRESS, null, 'one'],
  ])('is %s', (_, course, progress, wanted, page) => {
    expect(startPage(course, progress, wanted)).toBe(page)
  })
})
