import { describe, expect, it } from 'vitest'
import type { Choice } from '../../../../courses/format/course.ts'
import { scoreAnswer } from '../../../../courses/format/scoring.ts'

const question = (select: Choice['select'], right: string[], ids = ['a', 'b', 'c']): Choice => ({
  kind: 'choice',
  id: 'q',
  select,
  prompt: ['Which?'],
  options: ids.map((id) => ({ id, text: [id], right: right.includes(id) })),
  explanation: ['So.'],
  points: 1,
  shuffle: true,
})

describe('scoreAnswer', () => {
  it.each<[Choice['select'], string[], string[], number]>([
    ['one', ['b'], ['b'], 1],
    ['one', ['b'], ['a'], 0],
    ['one', ['b'], [], 0],
    ['one', ['b'], ['a', 'b'], 0],
    ['many', ['a', 'c'], ['a', 'c'], 1],
    ['many', ['a', 'c'], ['c', 'a'], 1],
    ['many', ['a', 'c'], ['c', 'a', 'c'], 1],
    ['many', ['a', 'c'], ['a'], 0],
    ['many', ['a', 'c'], ['a', 'b', 'c'], 0],
    ['many', ['a', 'c'], [], 0],
    ['many', ['a', 'b', 'c'], ['a', 'b', 'c'], 1],
  ])('of "%s" with %j right gives the answer %j %i', (select, right, response, score) => {
    expect(scoreAnswer(question(select, right), response)).toBe(score)
  })

  it.each([
    [['true'], 1],
    [['false'], 0],
    [['true', 'false'], 0],
  ])('gives %j to a statement that is true %i', (response, score) => {
    expect(scoreAnswer(question('true-false', ['true'], ['true', 'false']), response)).toBe(score)
  })
})
