import { describe, expect, it } from 'vitest'
import { assessmentState } from '../../../courses/format/outcome.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../../courses/format/progress.ts'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { isQuestion } from '../../../courses/format/question.ts'
import { resultByPage } from '../../../player/result-by-page.ts'
import { choice, courseOf } from '../../component/course.ts'

const questions = [
  choice({ id: 'a1', page: 'alpha', points: 3 }),
  choice({ id: 'a2', page: 'alpha' }),
  choice({ id: 'b1', page: 'beta' }),
  choice({ id: 'own' }),
]
const { course, pages } = courseOf({
  pages: [
    { id: 'beta', title: 'Beta' },
    { id: 'alpha', title: 'Alpha' },
    { id: 'check', blocks: questions, assessment: { graded: false, attempts: null } },
  ],
})
const answered = (scores: Record<string, number>) =>
  foldEvents(
    Object.entries(scores).map(([question, score], i): LearningEvent => ({
      ...{ replica: 'r', seq: i, lc: i, epoch: 0, t: 0, v: 1, type: 'answer' },
      data: { question, score, nonce: question, response: [], round: 1, latency: 0 },
    })),
    EMPTY_PROGRESS,
  )
const resultOf = (scores: Record<string, number>) => {
  const page = course.pages[2]
  if (!page) throw new Error('The course has three pages.')
  const progress = answered(scores)
  const state = assessmentState(course, progress, page)
  return resultByPage(course, progress, state, pages[2]?.blocks.filter(isQuestion) ?? [])
}

describe('resultByPage', () => {
  it('gives each page that explains a question its share of points, in the order of the course', () => {
    const told = resultOf({ a1: 1, a2: 0.5, b1: 1, own: 0 }).map(({ id, title, share, wrong }) => [
      id, title, share, wrong.map((question) => question.id),
    ]) // prettier-ignore
    expect(told).toEqual([
      ['beta', 'Beta', 1, []],
      ['alpha', 'Alpha', 3.5 / 4, ['a2']],
    ])
  })

  it('counts a question without an answer as not known', () => {
    expect(resultOf({ b1: 1 }).map(({ id, share }) => [id, share])).toEqual([['beta', 1], ['alpha', 0]]) // prettier-ignore
  })
})
