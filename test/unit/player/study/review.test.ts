import { expect, test } from 'vitest'
import { EMPTY_PROGRESS } from '../../../../courses/format/progress.ts'
import { reviewKey } from '../../../../player/note-keys.ts'
import { cardsOf, dayOf, isDue, reviewed, wrongQuestions } from '../../../../player/study/review.ts'
import { answer, did, trackedCourse } from '../../../contract/tracked-course.ts'

const TODAY = '2026-11-22'

test('right answers come back after 3, 7 and 21 days, a wrong one after one', () => {
  const steps = [0, 1, 2, 3].map((box) => reviewed({ box }, true, TODAY).join(' '))
  expect(steps).toEqual(['1 2026-11-25', '2 2026-11-29', '3 2026-12-13', '3 2026-12-13'])
  expect(reviewed({ box: 3 }, false, TODAY)).toEqual(['0', '2026-11-23'])
})

test('what was answered comes back the day after; what was not never does', () => {
  const progress = did(answer('practice', 1), answer('q1', 0))
  const cards = cardsOf(trackedCourse, progress, TODAY)
  expect(cards.map(({ question, box, due }) => [question, box, due])).toEqual([
    ['practice', 0, '1970-01-02'],
    ['q1', 0, '1970-01-02'],
  ])
})

test('what was reviewed stands where its note says, and a damaged note is none', () => {
  const noted = (value: string[]) => did(answer('q1', 1), { type: 'note', data: { field: reviewKey('q1'), value } })
  const card = (value: string[]) => cardsOf(trackedCourse, noted(value), TODAY)[0]
  expect(card(['2', '2026-12-01'])).toMatchObject({ box: 2, due: '2026-12-01' })
  for (const damaged of [[], ['9', '2026-12-01'], ['1', 'soon'], ['1', '2026-99-99'], ['1']]) {
    expect(card(damaged)).toMatchObject({ box: 0, due: '1970-01-02' })
  }
})

test('an answer that only the LMS knows is due at once', () => {
  const remote = { round: 1, attempts: 1, best: 1 }
  const progress = { ...EMPTY_PROGRESS, questions: new Map([['q1', { answers: [], remote }]]) }
  const [card] = cardsOf(trackedCourse, progress, TODAY)
  expect(card?.due).toBe(TODAY)
  expect([card && isDue(card, TODAY), card && isDue(card, '2026-11-21')]).toEqual([true, false])
})

test('a question that a pool asks again comes back once', () => {
  const pool = { id: 'check-practice', page: 'check', slot: 9, points: 1, type: 'choice' }
  const course = { ...trackedCourse, questions: [...trackedCourse.questions, pool] }
  const both = did(answer('practice', 1), answer('check-practice', 1))
  expect(cardsOf(course, both, TODAY).map(({ question }) => question)).toEqual(['practice'])
  expect(cardsOf(course, did(answer('check-practice', 1)), TODAY).length).toBe(1)
})

test('wrong is what was not right the last time', () => {
  const ids = (...facts: Parameters<typeof did>) => wrongQuestions(trackedCourse, did(...facts)).map(({ id }) => id)
  const again = { ...answer('practice', 1), data: { ...answer('practice', 1).data, nonce: 'later' } }
  expect(ids(answer('practice', 0), answer('q1', 0.5), answer('q2', 1))).toEqual(['practice', 'q1'])
  expect(ids(answer('practice', 0), again as ReturnType<typeof answer>)).toEqual([])
})

test('a day is one of the learner’s calendar', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05')
})
