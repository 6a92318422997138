import { expect, it } from 'vitest'
import { paceOf } from '../../../player/pace.ts'
import { courseOf } from '../../component/course.ts'

const { course } = courseOf({
  pages: [
    { id: 'a', minutes: 10 },
    { id: 'b', minutes: 30 },
    { id: 'c', minutes: 45 },
    { id: 'd', minutes: 5 },
  ],
  course: {
    modules: [
      { id: 'one', title: 'One', pages: ['a', 'b'] },
      { id: 'two', title: 'Two', pages: ['c', 'd'] },
    ],
  },
})

it('says in which weeks a module falls, and how many the course takes', () => {
  const { modules, ...whole } = paceOf(course, new Set(), 30)
  expect(modules.map(({ weeks }) => weeks)).toEqual([
    { from: 1, to: 2 },
    { from: 2, to: 3 },
  ])
  expect(whole).toEqual({ read: 0, minutes: 90, minutesLeft: 90, weeks: 3, longest: { title: 'Two', weeks: 2 } })
})

it('counts only what is left', () => {
  const { modules, ...whole } = paceOf(course, new Set(['a', 'b', 'd', 'gone']), 45)
  expect(modules.map(({ id, read, minutesLeft, weeks }) => ({ id, read, minutesLeft, weeks }))).toEqual([
    { id: 'one', read: 2, minutesLeft: 0, weeks: null },
    { id: 'two', read: 1, minutesLeft: 45, weeks: { from: 1, to: 1 } },
  ])
  expect(whole).toEqual({ read: 3, minutes: 90, minutesLeft: 45, weeks: 1, longest: null })
})

it('knows no weeks before a pace is chosen, and none when all is read', () => {
  expect(paceOf(course, new Set(), null)).toMatchObject({
    weeks: 0,
    longest: null,
    modules: [{ weeks: null }, { weeks: null }],
  })
  expect(paceOf(course, new Set(['a', 'b', 'c', 'd']), 30)).toMatchObject({ minutesLeft: 0, weeks: 0, longest: null })
})
