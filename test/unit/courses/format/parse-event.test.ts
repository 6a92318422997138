import { describe, expect, it } from 'vitest'
import { isKnownEvent, type LearningEvent, type LearningFact } from '../../../../courses/format/event.ts'
import { progressToData } from '../../../../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS } from '../../../../courses/format/progress.ts'
import { parseEvent } from '../../../../courses/format/parse-event.ts'

const frame = { replica: 'a1b2c3d4', seq: 1, lc: 1, epoch: 0, t: 1_700_000_000_000, v: 1 } as const
const answer = { question: 'q1', nonce: 'n1', response: ['a', 'b'], score: 0.5, round: 1, latency: 12 }
const known: LearningFact[] = [
  { type: 'visit', data: { page: 'welcome' } },
  { type: 'answer', data: answer },
  { type: 'retake', data: { page: 'check', round: 2 } },
  { type: 'time', data: { seconds: 60 } },
  { type: 'note', data: { field: 'plan.why', value: ['Because we meet.'] } },
  { type: 'note', data: { field: 'plan.why', value: [''] } },
  { type: 'note', data: { field: 'plan.why', value: ['x'.repeat(50_000)] } },
  { type: 'draft', data: { question: 'q1', round: 1, response: ['a'] } },
  { type: 'draft', data: { question: 'q1', round: 2, response: [] } },
  { type: 'complete', data: { completed: true, passed: false, score: null } },
  { type: 'complete', data: { completed: true, passed: true, score: 100 } },
  { type: 'known', data: progressToData(EMPTY_PROGRESS) },
  { type: 'reset', data: {} },
]
const nothing = progressToData(EMPTY_PROGRESS)

describe('parseEvent', () => {
  it.each(known)('gives back a $type as it is', (fact) => {
    const event: LearningEvent = { ...frame, ...fact }
    expect(parseEvent(structuredClone(event))).toEqual(event)
  })

  it.each([
    ['a type from a later version', { ...frame, type: 'bookmark', data: { page: 'welcome' } }],
    ['a later version of a known type', { ...frame, v: 2, type: 'visit', data: { pages: ['welcome'] } }],
    ['a type named like a part of every object', { ...frame, type: 'constructor', data: {} }],
    ['a type named __proto__', { ...frame, type: '__proto__', data: {} }],
  ])('keeps %s, which the fold skips', (_, event) => {
    expect(parseEvent(event)).toEqual(event)
    expect(isKnownEvent(event)).toBe(false)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '{"type":"visit"}'],
    ['a number', 7],
    ['a list', [frame]],
    ['an empty object', {}],
    ['a function', () => frame],
    ['a row without data', { ...frame, type: 'visit' }],
    ['data that is null', { ...frame, type: 'visit', data: null }],
    ['data that is a text', { ...frame, type: 'visit', data: 'welcome' }],
    ['data that is a list', { ...frame, type: 'visit', data: ['welcome'] }],
  ])('refuses %s', (_, raw) => {
    expect(parseEvent(raw)).toBeNull()
  })

  it.each([
    ['replica', ''],
    ['replica', 'x'.repeat(201)],
    ['replica', 7],
    ['seq', -1],
    ['seq', 1.5],
    ['seq', Number.NaN],
    ['seq', Number.POSITIVE_INFINITY],
    ['seq', Number.MAX_SAFE_INTEGER + 1],
    ['seq', '1'],
    ['lc', -1],
    ['lc', null],
    ['lc', 1e300],
    ['epoch', -1],
    ['epoch', 0.5],
    ['epoch', undefined],
    ['t', '2026-01-01'],
    ['t', undefined],
    ['t', Number.NaN],
    ['t', Number.NEGATIVE_INFINITY],
    ['v', '1'],
    ['v', -1],
    ['type', ''],
    ['type', 1],
    ['type', 'x'.repeat(201)],
  ])('refuses a frame whose %s is %j', (key, value) => {
    expect(parseEvent({ ...frame, type: 'visit', data: { page: 'welcome' }, [key]: value })).toBeNull()
  })

  it.each<[string, Record<string, unknown>]>([
    ['visit', { page: '' }],
    ['visit', { page: 7 }],
    ['visit', {}],
    ['visit', { page: 'x'.repeat(201) }],
    ['visit', { page: { toString: () => 'welcome' } }],
    ['retake', { page: 'check' }],
    ['retake', { page: 'check', round: -2 }],
    ['retake', { page: 'check', round: 1.5 }],
    ['retake', { round: 2 }],
    ['time', { seconds: -1 }],
    ['time', { seconds: '60' }],
    ['time', { seconds: Number.POSITIVE_INFINITY }],
    ['time', {}],
    ['note', { field: '', value: [] }],
    ['note', { field: 'plan.why' }],
    ['note', { field: 'plan.why', value: 'Because' }],
    ['note', { field: 'plan.why', value: [7] }],
    ['note', { field: 'plan.why', value: ['x'.repeat(50_001)] }],
    ['note', { field: 'x'.repeat(201), value: [] }],
    ['note', { field: 'plan.why', value: Array.from({ length: 101 }, () => 'a') }],
    ['draft', { question: '', round: 1, response: [] }],
    ['draft', { question: 'q1', round: -1, response: [] }],
    ['draft', { question: 'q1', response: [] }],
    ['draft', { question: 'q1', round: 1, response: [null] }],
    ['complete', {}],
    ['complete', { completed: true, passed: true }],
    ['complete', { completed: 1, passed: true, score: null }],
    ['complete', { completed: true, passed: null, score: null }],
    ['complete', { completed: true, passed: true, score: 100.5 }],
    ['complete', { completed: true, passed: true, score: -1 }],
    ['complete', { completed: true, passed: true, score: '80' }],
    ['known', {}],
    ['known', { ...nothing, lc: -1 }],
    ['known', { ...nothing, visited: 'one' }],
    ['known', { ...nothing, questions: [['q', { answers: [{}], remote: null }]] }],
  ])('refuses a %s of %j', (type, data) => {
    expect(parseEvent({ ...frame, type, data })).toBeNull()
  })

  it.each<[string, unknown]>([
    ['question', undefined],
    ['question', ''],
    ['nonce', null],
    ['nonce', ''],
    ['response', 'a'],
    ['response', [1]],
    ['response', ['x'.repeat(50_001)]],
    ['response', { length: 1, 0: 'a' }],
    ['response', Array.from({ length: 101 }, () => 'a')],
    ['score', -0.01],
    ['score', 1.01],
    ['score', Number.NaN],
    ['score', '1'],
    ['round', -1],
    ['round', 0.5],
    ['latency', -1],
    ['latency', Number.NaN],
  ])('refuses an answer whose %s is %j', (key, value) => {
    expect(parseEvent({ ...frame, type: 'answer', data: { ...answer, [key]: value } })).toBeNull()
  })

  it('takes an answer without a chosen option, one that is empty, a long one, and one with a hundred', () => {
    for (const response of [[], [''], ['x'.repeat(50_000)], Array.from({ length: 100 }, (_, i) => `o${i}`)]) {
      const event = { ...frame, type: 'answer', data: { ...answer, response } }
      expect(parseEvent(event)).toEqual(event)
    }
  })

  it('does not let a row from outside change other objects', () => {
    const raw: unknown = JSON.parse(`{"__proto__":{"admin":true},"data":{"__proto__":{"page":"welcome"}}}`)
    expect(parseEvent(raw)).toBeNull()
    expect({}).not.toHaveProperty('admin')
  })
})
