import { describe, expect, it } from 'vitest'
import { EMPTY_PROGRESS, type Progress } from '../../../../courses/format/progress.ts'
import { inOrder, standingOf, type HomeCourse } from '../../../../src/home/standing.ts'
import { courseOf } from '../../../component/course.ts'

const { course, reference } = courseOf({ pages: [{ id: 'one' }, { id: 'two' }, { id: 'three', minutes: 12 }] })
const home: HomeCourse = {
  ...{ course, texts: [], plan: { page: 'three', parts: ['form', 'list'] }, certificate: 'three' },
  reference: () => Promise.resolve({ default: reference }),
}
const progress = (draft: Partial<Progress>): Progress => ({ ...EMPTY_PROGRESS, ...draft })
const stamp = { lc: 1, replica: 'r' }
const note = (value: string[]) => ({ ...stamp, value })

describe('where a learner stands', () => {
  it('is at the beginning, before anything', () => {
    expect(standingOf(home)).toMatchObject({
      ...{ state: 'new', read: 0, minutesLeft: 22, next: { index: 0, title: 'One' }, planned: 0 },
      ...{ score: null, completed: null },
    })
  })

  it('is on the page that was left, with the minutes of what is unread', () => {
    const begun = progress({ visited: new Set(['one', 'two']), position: { ...stamp, page: 'two' } })
    expect(standingOf(home, begun)).toMatchObject({
      ...{ state: 'begun', read: 2, minutesLeft: 12, next: { index: 1, title: 'Two' } },
    })
  })

  it('is complete once every page is read, on the day it was', () => {
    const done = progress({ visited: new Set(['one', 'two', 'three']), completed: { ...stamp, t: 5 } })
    expect(standingOf(home, done)).toMatchObject({ state: 'complete', minutesLeft: 0, completed: 5 })
  })

  it('counts what the plan holds, and nothing else', () => {
    const notes = new Map([
      ['form.goal', note(['A plan'])],
      ['form.empty', note([])],
      ['list', note(['a'])],
      ['formless', note(['x'])],
      ['star.1', note(['1'])],
    ])
    expect(standingOf(home, progress({ notes })).planned).toBe(2)
  })

  it('opens only what was read, where pages open one after another', () => {
    const strict = { ...home, course: { ...course, navigation: 'sequential' as const } }
    const { isOpen } = standingOf(strict, progress({ visited: new Set(['one']) }))
    expect(['one', 'two'].map(isOpen)).toEqual([true, false])
  })
})

it('shows what is under way first, the latest first, then what is new, then what is done', () => {
  const one = (state: 'new' | 'begun' | 'complete', last: number) => ({
    standing: { ...standingOf(home), state },
    last,
  })
  const all = [one('complete', 9), one('new', 0), one('begun', 3), one('begun', 7)]
  expect(inOrder(all).map(({ standing, last }) => `${standing.state} ${last}`)).toEqual([
    'begun 7',
    'begun 3',
    'new 0',
    'complete 9',
  ])
})
