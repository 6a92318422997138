import { describe, expect, it } from 'vitest'
import { summarize } from '../../../scorm/host/attempt-summary.ts'

describe('summary of an attempt', () => {
  it.each([
    ['completed', true, null],
    ['passed', true, true],
    ['failed', false, false],
    ['incomplete', false, null],
    ['browsed', false, null],
  ])('1.2: "%s"', (status, completed, passed) => {
    const summary = summarize({ edition: '1.2', values: { 'cmi.core.lesson_status': status } })
    expect(summary).toMatchObject({ status, completed, passed })
  })

  it('2004: completion and success are two things', () => {
    const values = {
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'failed',
      'cmi.score.raw': '40',
      'cmi.total_time': 'PT1H',
      'cmi.location': 'page-7',
      'cmi.exit': 'suspend',
      'cmi.suspend_data': 'Q1abc',
    }
    expect(summarize({ edition: '2004', values })).toEqual({
      completed: true,
      passed: false,
      status: 'completed, failed',
      score: '40',
      time: 'PT1H',
      location: 'page-7',
      exit: 'suspend',
      suspendDataLength: 5,
    })
  })

  it('of nothing is empty', () => {
    const nothing = {
      completed: false,
      passed: null,
      score: '',
      time: '',
      location: '',
      exit: '',
      suspendDataLength: 0,
    }
    for (const edition of ['1.2', '2004'] as const) expect(summarize({ edition, values: {} })).toMatchObject(nothing)
  })
})
