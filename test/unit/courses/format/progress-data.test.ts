import { describe, expect, it } from 'vitest'
import { progressFromData } from '../../../../courses/format/progress-data.ts'
import { progressToData, type ProgressData } from '../../../../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS, type Progress } from '../../../../courses/format/progress.ts'

const stamp = { lc: 3, replica: 'a1b2c3d4' }
const answer = { question: 'q', nonce: 'n', response: ['a'], score: 0.5, round: 1, latency: 3, ...stamp, t: 1_000 }
const full: Progress = {
  epoch: 2,
  lc: 9,
  visited: new Set(['two', 'one']),
  position: { page: 'two', ...stamp },
  questions: new Map([
    ['q', { answers: [answer], remote: null }],
    ['p', { answers: [], remote: { round: 2, attempts: 1, best: 1 } }],
  ]),
  rounds: new Map([['check', 2]]),
  seconds: new Map([['a1b2c3d4', 60]]),
  asserted: { completed: true, passed: false, score: 66.6 },
  origin: { lc: 0, replica: '' },
  completed: { ...stamp, t: 5_000 },
  confirmed: 4,
  notes: new Map([['plan.why', { value: ['Because', ''], ...stamp }]]),
  drafts: new Map([['q', { round: 1, response: [], ...stamp }]]),
}
const data = progressToData(full)

describe('a progress as data', () => {
  it('is this value', () => {
    expect(data).toEqual({
      ...full,
      visited: ['one', 'two'],
      questions: [
        ['p', { answers: [], remote: { round: 2, attempts: 1, best: 1 } }],
        ['q', { answers: [answer], remote: null }],
      ],
      rounds: [['check', 2]],
      seconds: [['a1b2c3d4', 60]],
      notes: [['plan.why', { value: ['Because', ''], ...stamp }]],
      drafts: [['q', { round: 1, response: [], ...stamp }]],
    })
  })

  it.each([
    ['full', full],
    ['empty', EMPTY_PROGRESS],
  ])('comes back from JSON as it was: %s', (_, progress) => {
    expect(progressFromData(JSON.parse(JSON.stringify(progressToData(progress))))).toEqual(progress)
  })

  it('brings nothing along that is not a part of it', () => {
    const raw: unknown = JSON.parse(JSON.stringify({ ...data, admin: true }).replace('{', '{"__proto__":{"more":1},'))
    expect(progressFromData(raw)).toEqual(full)
    expect({}).not.toHaveProperty('more')
  })

  it.each<[keyof ProgressData, unknown]>([
    ['epoch', -1],
    ['epoch', 0.5],
    ['lc', '9'],
    ['lc', 1e300],
    ['visited', null],
    ['visited', ['']],
    ['visited', ['x'.repeat(201)]],
    ['visited', { 0: 'one', length: 1 }],
    ['position', undefined],
    ['position', { ...stamp }],
    ['position', { page: 'one', lc: -1, replica: '' }],
    ['position', { page: 'one', lc: 1 }],
    ['position', { page: 'one', lc: 1, replica: 'x'.repeat(201) }],
    ['questions', [['q']]],
    ['questions', [['q', { answers: [], remote: null }, 1]]],
    ['questions', [['', { answers: [], remote: null }]]],
    ['questions', [['q', { answers: [] }]]],
    ['questions', [['q', { answers: [{ ...answer, score: 2 }], remote: null }]]],
    ['questions', [['q', { answers: [{ ...answer, lc: null }], remote: null }]]],
    ['questions', [['q', { answers: [{ ...answer, t: '1' }], remote: null }]]],
    ['questions', [['q', { answers: [], remote: { round: 1, attempts: 1, best: 1.5 } }]]],
    ['questions', [['q', { answers: [], remote: { round: 1, attempts: -1, best: 1 } }]]],
    ['questions', [['q', { answers: [], remote: { round: 0.5, attempts: 1, best: 1 } }]]],
    ['rounds', { check: 2 }],
    ['rounds', [['check', -1]]],
    ['rounds', [['check', '2']]],
    ['seconds', [['a1', 1.5]]],
    ['asserted', null],
    ['asserted', { completed: 1, passed: false, score: null }],
    ['asserted', { completed: true, passed: false, score: 101 }],
    ['origin', undefined],
    ['origin', { lc: 1 }],
    ['confirmed', -1],
    ['completed', { ...stamp }],
    ['completed', { ...stamp, t: null }],
    ['notes', [['f', { value: 'text', ...stamp }]]],
    ['notes', [['f', { value: ['x'.repeat(50_001)], ...stamp }]]],
    ['notes', [['f', { value: [''] }]]],
    ['drafts', [['q', { response: [], ...stamp }]]],
    ['drafts', [['q', { round: 1, response: [1], ...stamp }]]],
    ['drafts', [['q', { round: 1, response: [] }]]],
  ])('is refused whole when its %s is %j', (key, value) => {
    expect(progressFromData({ ...data, [key]: value })).toBeNull()
  })

  it.each([undefined, null, 7, 'text', [], [data], () => data])('is not %j', (raw) => {
    expect(progressFromData(raw)).toBeNull()
  })
})
