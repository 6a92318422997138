import { expect, test } from 'vitest'
import { leftOf } from '../../../../player/study/left.ts'
import { answer, did, fail, readAll, trackedCourse, visit } from '../../../contract/tracked-course.ts'

const left = (...facts: Parameters<typeof did>) =>
  leftOf(trackedCourse, did(...facts)).flatMap(({ pages }) =>
    pages.map(({ id, minutes, questions }) => `${id} ${minutes} ${questions}`),
  )

test('at first everything is left', () => {
  expect(left()).toEqual(['one 1 0', 'two 1 1', 'three 1 0', 'check 1 2'])
  expect(leftOf(trackedCourse, did())[0]).toMatchObject({ minutes: 4, questions: 3 })
})

test('what was read is left as long as it has questions without an answer', () => {
  expect(left(visit('one'), visit('two'))).toEqual(['two 0 1', 'three 1 0', 'check 1 2'])
  expect(left(...readAll, answer('practice', 0), answer('q1', 1))).toEqual(['check 0 1'])
})

test('an assessment that was finished leaves nothing, passed or not', () => {
  expect(left(...readAll, answer('practice', 1), ...fail())).toEqual([])
})

test('a page that may not be opened yet is told as such', () => {
  const course = { ...trackedCourse, navigation: 'sequential' as const }
  expect(leftOf(course, did(visit('one')))[0]?.pages.map(({ isOpen }) => isOpen)).toEqual([true, false, false])
})
