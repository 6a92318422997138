import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../scorm/find-api.ts'
import { createLms, type LmsOptions } from '../../../scorm/host/create-lms.ts'

const LEARNER = { id: 'anna', name: 'Nowak, Anna' }

const launch12 = (options: Partial<LmsOptions<'1.2'>> = {}) =>
  createLms({ edition: '1.2', learner: LEARNER, ...options })
const launch2004 = (options: Partial<LmsOptions<'2004'>> = {}) =>
  createLms({ edition: '2004', learner: LEARNER, ...options })

/** An initialised LMS of either edition behind one set of names: `set` and `get` answer with the error code. */
async function visit<E extends Edition>(edition: E, options: Partial<LmsOptions<E>> = {}) {
  const lms = await createLms({ edition, learner: LEARNER, ...options })
  const api = lms.api as Record<string, (...args: unknown[]) => string>
  const prefix = edition === '1.2' ? 'LMS' : ''
  const call = (name: string, ...args: unknown[]): [string, string] => {
    const answer = api[`${prefix}${name}`]?.(...args) ?? 'no such function'
    return [answer, api[`${prefix}GetLastError`]?.() ?? '']
  }
  expect(call('Initialize', '')).toEqual(['true', '0'])
  return {
    lms,
    call,
    get: (element: string) => call('GetValue', element),
    set: (element: string, value: unknown) => call('SetValue', element, value),
    commit: () => call('Commit', ''),
    finish: () => call(edition === '1.2' ? 'Finish' : 'Terminate', ''),
  }
}

const OK = ['true', '0']
const EDITIONS = ['1.2', '2004'] as const

describe('a visit in SCORM 1.2', () => {
  it('is saved, resumed and adds up its time', async () => {
    const first = await visit('1.2')
    expect(first.get('cmi.core.entry')).toEqual(['ab-initio', '0'])
    expect(first.get('cmi.core.lesson_status')).toEqual(['not attempted', '0'])
    expect(first.get('cmi.core.student_name')).toEqual(['Nowak, Anna', '0'])
    const values = {
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.score.raw': '85',
      'cmi.core.lesson_location': 'page-7',
      'cmi.suspend_data': 'Q1abc',
      'cmi.interactions.0.id': 'q1',
      'cmi.interactions.0.type': 'choice',
      'cmi.interactions.0.student_response': 'a,c',
      'cmi.interactions.0.correct_responses.0.pattern': 'a,c',
      'cmi.interactions.0.result': 'correct',
      'cmi.objectives.0.id': 'o1',
      'cmi.objectives.0.status': 'passed',
      'cmi.core.session_time': '00:10:05',
      'cmi.core.exit': 'suspend',
    }
    for (const [element, value] of Object.entries(values))
      expect([element, first.set(element, value)]).toEqual([element, OK])
    expect(first.commit()).toEqual(OK)
    expect(first.finish()).toEqual(OK)
    expect(first.lms.save()?.values).toMatchObject({ ...values, 'cmi.core.total_time': '00:10:05' })

    const saved = JSON.parse(JSON.stringify(first.lms.save())) as ReturnType<typeof first.lms.save>
    const second = await visit('1.2', { saved })
    expect(second.get('cmi.core.entry')).toEqual(['resume', '0'])
    expect(second.get('cmi.core.lesson_status')).toEqual(['incomplete', '0'])
    expect(second.get('cmi.core.lesson_location')).toEqual(['page-7', '0'])
    expect(second.get('cmi.suspend_data')).toEqual(['Q1abc', '0'])
    expect(second.get('cmi.core.score.raw')).toEqual(['85', '0'])
    expect(second.get('cmi.interactions._count')).toEqual(['1', '0'])
    expect(second.get('cmi.objectives.0.status')).toEqual(['passed', '0'])
    expect(second.set('cmi.core.session_time', '00:05:00')).toEqual(OK)
    expect(second.commit()).toEqual(OK)
    expect(second.lms.save()?.values).toMatchObject({ 'cmi.core.total_time': '00:15:05' })
  })

  it('keeps its data also without exit "suspend"', async () => {
    const first = await visit('1.2')
    first.set('cmi.core.lesson_status', 'incomplete')
    first.set('cmi.suspend_data', 'Q1')
    first.finish()
    const second = await visit('1.2', { saved: first.lms.save() })
    expect(second.get('cmi.core.entry')).toEqual(['', '0'])
    expect(second.get('cmi.suspend_data')).toEqual(['Q1', '0'])
  })

  it('completes a course that never set a status', async () => {
    const { lms, commit, finish } = await visit('1.2')
    commit()
    expect(lms.save()?.values).toMatchObject({ 'cmi.core.lesson_status': 'not attempted' })
    finish()
    expect(lms.save()?.values).toMatchObject({ 'cmi.core.lesson_status': 'completed' })
  })

  it('judges by the mastery score at the end, whatever the course said', async () => {
    const { lms, get, set, finish } = await visit('1.2', { masteryScore: 80 })
    expect(get('cmi.student_data.mastery_score')).toEqual(['80', '0'])
    set('cmi.core.lesson_status', 'incomplete')
    set('cmi.core.score.raw', '70')
    finish()
    expect(lms.save()?.values).toMatchObject({ 'cmi.core.lesson_status': 'failed' })
  })
})

describe('a visit in SCORM 2004', () => {
  it('is saved, resumed and adds up its time after exit "suspend"', async () => {
    const first = await visit('2004')
    expect(first.get('cmi.entry')).toEqual(['ab-initio', '0'])
    expect(first.get('cmi.completion_status')).toEqual(['unknown', '0'])
    expect(first.get('cmi.suspend_data')).toEqual(['', '403'])
    const values = {
      'cmi.exit': 'suspend',
      'cmi.completion_status': 'incomplete',
      'cmi.success_status': 'unknown',
      'cmi.score.scaled': '0.85',
      'cmi.score.raw': '85',
      'cmi.score.min': '0',
      'cmi.score.max': '100',
      'cmi.progress_measure': '0.5',
      'cmi.location': 'page-7',
      'cmi.suspend_data': 'Q1abc',
      'cmi.interactions.0.id': 'q1',
      'cmi.interactions.0.type': 'choice',
      'cmi.interactions.0.timestamp': '2026-01-02T03:04:05',
      'cmi.interactions.0.correct_responses.0.pattern': 'a[,]c',
      'cmi.interactions.0.learner_response': 'a[,]c',
      'cmi.interactions.0.result': 'correct',
      'cmi.objectives.0.id': 'o1',
      'cmi.objectives.0.success_status': 'passed',
      'cmi.session_time': 'PT10M5S',
    }
    for (const [element, value] of Object.entries(values))
      expect([element, first.set(element, value)]).toEqual([element, OK])
    expect(first.finish()).toEqual(OK)
    expect(first.lms.save()?.values).toMatchObject({ ...values, 'cmi.total_time': 'PT10M5S' })

    const saved = JSON.parse(JSON.stringify(first.lms.save())) as ReturnType<typeof first.lms.save>
    const second = await visit('2004', { saved })
    expect(second.get('cmi.entry')).toEqual(['resume', '0'])
    expect(second.get('cmi.location')).toEqual(['page-7', '0'])
    expect(second.get('cmi.suspend_data')).toEqual(['Q1abc', '0'])
    expect(second.get('cmi.completion_status')).toEqual(['incomplete', '0'])
    expect(second.get('cmi.progress_measure')).toEqual(['0.5', '0'])
    expect(second.get('cmi.interactions.0.learner_response')).toEqual(['a[,]c', '0'])
    expect(second.get('cmi.objectives.0.success_status')).toEqual(['passed', '0'])
    expect(second.set('cmi.session_time', 'PT5M')).toEqual(OK)
    expect(second.commit()).toEqual(OK)
    expect(second.lms.save()?.values).toMatchObject({ 'cmi.total_time': 'PT15M5S' })
  })

  it.each(['normal', '', 'time-out'])('starts anew after exit "%s"', async (exit) => {
    const first = await visit('2004')
    first.set('cmi.exit', exit)
    first.set('cmi.completion_status', 'completed')
    first.set('cmi.suspend_data', 'Q1')
    first.set('cmi.location', 'page-7')
    first.set('cmi.session_time', 'PT5M')
    expect(first.finish()).toEqual(OK)
    const second = await visit('2004', { saved: first.lms.save() })
    expect(second.get('cmi.entry')).toEqual(['ab-initio', '0'])
    expect(second.get('cmi.suspend_data')).toEqual(['', '403'])
    expect(second.get('cmi.location')).toEqual(['', '403'])
    expect(second.get('cmi.completion_status')).toEqual(['unknown', '0'])
    expect(second.get('cmi.total_time')).toEqual(['PT0S', '0'])
  })

  it('carries no error over to the next call', async () => {
    const { get } = await visit('2004')
    expect(get('cmi.location')).toEqual(['', '403'])
    expect(get('cmi.completion_status')).toEqual(['unknown', '0'])
  })

  it('derives success from the score where the manifest has a pass mark', async () => {
    const { get, set } = await visit('2004', { masteryScore: 80 })
    expect(get('cmi.scaled_passing_score')).toEqual(['0.8', '0'])
    set('cmi.success_status', 'passed')
    set('cmi.score.scaled', '0.2')
    expect(get('cmi.success_status')).toEqual(['failed', '0'])
  })
})

describe.each(EDITIONS)('every visit in SCORM %s', (edition) => {
  const names =
    edition === '1.2'
      ? {
          location: 'cmi.core.lesson_location',
          learner: 'cmi.core.student_id',
          mode: 'cmi.core.lesson_mode',
          credit: 'cmi.core.credit',
        }
      : { location: 'cmi.location', learner: 'cmi.learner_id', mode: 'cmi.mode', credit: 'cmi.credit' }
  const typeError = edition === '1.2' ? '405' : '406'
  const suspendLimit = edition === '1.2' ? 4096 : 64_000
  const locationLimit = edition === '1.2' ? 255 : 1000

  it('stores nothing without Commit or Finish', async () => {
    const { lms, set } = await visit(edition)
    set(names.location, 'page-7')
    expect(lms.save()).toBeNull()
  })

  it('gives back what was committed when the window was killed', async () => {
    const first = await visit(edition)
    if (edition === '2004') first.set('cmi.exit', 'suspend')
    first.set(names.location, 'page-7')
    first.commit()
    first.set(names.location, 'page-8')
    const second = await visit(edition, { saved: first.lms.save() })
    expect(second.get(names.location)).toEqual(['page-7', '0'])
  })

  it('holds the limits of the standard and keeps the old value beyond them', async () => {
    const { get, set } = await visit(edition)
    const longest = 'S'.repeat(suspendLimit)
    expect(set('cmi.suspend_data', longest)).toEqual(OK)
    expect(set('cmi.suspend_data', `${longest}S`)).toEqual(['false', typeError])
    expect(get('cmi.suspend_data')).toEqual([longest, '0'])
    expect(set(names.location, 'l'.repeat(locationLimit))).toEqual(OK)
    expect(set(names.location, 'l'.repeat(locationLimit + 1))).toEqual(['false', typeError])
  })

  it('lets nobody replace or read the model itself', async () => {
    const { get, set } = await visit(edition)
    for (const element of [
      'cmi',
      'adl',
      'cmi.score',
      'cmi.core',
      'cmi.interactions',
      'settings',
      'cmi.interactions.0',
    ]) {
      expect([element, set(element, 'x')[0]]).toEqual([element, 'false'])
      expect([element, get(element)[0]]).toEqual([element, ''])
    }
    for (const element of ['__proto__', 'constructor', 'cmi.constructor', 'cmi.__proto__.polluted', '', 'toString']) {
      expect([element, set(element, 'x')[0]]).toEqual([element, 'false'])
      expect([element, get(element)[0]]).toEqual([element, ''])
    }
    expect(set(names.location, 'still here')).toEqual(OK)
    expect(get(names.learner)).toEqual(['anna', '0'])
  })

  it('answers texts only', async () => {
    const { lms, call, get, set } = await visit(edition)
    expect(set(names.location, 7)).toEqual(OK)
    expect(get(names.location)).toEqual(['7', '0'])
    for (const value of [undefined, null, {}, [], Symbol('x'), Object.create(null)]) {
      expect(set(names.location, value)).toEqual(['false', typeError])
    }
    expect(call('GetValue', undefined)[0]).toBe('')
    expect(call('GetErrorString', typeError)[0]).not.toBe('')
    expect(call('GetDiagnostic', {})[0]).toBeTypeOf('string')
    for (const { answer } of lms.calls) expect(answer).toBeTypeOf('string')
  })

  it('wants the empty argument', async () => {
    const { call } = await visit(edition)
    expect(call('Commit', undefined)).toEqual(['false', '201'])
    expect(call('Commit', 'x')).toEqual(['false', '201'])
  })

  it('has bound functions on a frozen object', async () => {
    const { lms } = await visit(edition)
    const { ...taken } = lms.api as Record<string, (...args: unknown[]) => string>
    expect(taken[edition === '1.2' ? 'LMSCommit' : 'Commit']?.('')).toBe('true')
    expect(Object.isFrozen(lms.api)).toBe(true)
    expect(Object.keys(lms.api)).toHaveLength(8)
  })

  it('records every call with its answer and error code, and tells', async () => {
    const lms = await createLms({ edition, learner: LEARNER })
    const api = lms.api as Record<string, (...args: unknown[]) => string>
    const prefix = edition === '1.2' ? 'LMS' : ''
    let told = 0
    const stop = lms.onChange(() => told++)
    api[`${prefix}Initialize`]?.('')
    api[`${prefix}SetValue`]?.(names.location, 'l'.repeat(locationLimit + 1))
    api[`${prefix}GetLastError`]?.()
    expect(told).toBe(3)
    stop()
    api[`${prefix}Commit`]?.('')
    expect(told).toBe(3)
    expect(lms.calls).toEqual([
      { name: `${prefix}Initialize`, args: [''], answer: 'true', error: '0' },
      {
        name: `${prefix}SetValue`,
        args: [names.location, 'l'.repeat(locationLimit + 1)],
        answer: 'false',
        error: typeError,
      },
      { name: `${prefix}GetLastError`, args: [], answer: typeError, error: typeError },
      { name: `${prefix}Commit`, args: [''], answer: 'true', error: '0' },
    ])
  })

  it('is over after Finish', async () => {
    const { lms, call, get, set, commit, finish } = await visit(edition)
    set(names.location, 'page-7')
    expect(finish()).toEqual(OK)
    expect(lms.state()).toBe('finished')
    const stored = lms.save()
    const codes = edition === '1.2' ? ['301', '301', '301', '301', '101'] : ['123', '133', '143', '113', '104']
    expect([get(names.location), set(names.location, 'x'), commit(), finish(), call('Initialize', '')]).toEqual([
      ['', codes[0]],
      ['false', codes[1]],
      ['false', codes[2]],
      ['false', codes[3]],
      ['false', codes[4]],
    ])
    expect(lms.save()).toBe(stored)
  })

  it('says what is wrong before Initialize', async () => {
    const lms = await createLms({ edition, learner: LEARNER })
    const { api } = lms as { api: Record<string, (...args: unknown[]) => string> }
    const call = (name: string, ...args: string[]) => [
      api[edition === '1.2' ? `LMS${name}` : name]?.(...args),
      api[edition === '1.2' ? 'LMSGetLastError' : 'GetLastError']?.(),
    ]
    const codes = edition === '1.2' ? ['301', '301', '301', '301'] : ['122', '132', '142', '112']
    expect(call('GetValue', names.location)).toEqual(['', codes[0]])
    expect(call('SetValue', names.location, 'x')).toEqual(['false', codes[1]])
    expect(call('Commit', '')).toEqual(['false', codes[2]])
    expect(call(edition === '1.2' ? 'Finish' : 'Terminate', '')).toEqual(['false', codes[3]])
  })

  it('bounds the number of records', async () => {
    const { get, set } = await visit(edition)
    const overflow = edition === '1.2' ? '201' : '351'
    for (let n = 0; n < 250; n++) expect(set(`cmi.interactions.${n}.id`, `q${n}`)).toEqual(OK)
    expect(set('cmi.interactions.250.id', 'q250')).toEqual(['false', overflow])
    expect(get('cmi.interactions._count')).toEqual(['250', '0'])
    expect(set('cmi.objectives.1.id', 'gap')).toEqual(['false', overflow])
    expect(set('cmi.objectives.100.id', 'o')).toEqual(['false', overflow])
    expect(set('cmi.interactions.0.objectives.10.id', 'o')).toEqual(['false', overflow])
  })

  it('gives no credit in review', async () => {
    const { get } = await visit(edition, { mode: 'review' })
    expect([get(names.mode), get(names.credit)]).toEqual([
      ['review', '0'],
      ['no-credit', '0'],
    ])
  })

  it('refuses an attempt of the other edition', async () => {
    const saved = { edition: edition === '1.2' ? ('2004' as const) : ('1.2' as const), values: {} }
    await expect(createLms({ edition, learner: LEARNER, saved })).rejects.toThrow('The saved attempt is of SCORM')
  })
})

describe('what a stricter LMS refuses and scorm-again does not', () => {
  it.each([
    ['cmi.core.exit', 'normal'],
    ['cmi.core.session_time', '1:02:03'],
    ['cmi.core.session_time', '00:00:01.234'],
    ['cmi.core.score.raw', '101'],
    ['cmi.core.lesson_status', 'unknown'],
    ['cmi.interactions.0.id', 'q 1'],
    ['cmi.interactions.0.result', 'incorrect'],
    ['cmi.interactions.0.student_response', 'x'.repeat(256)],
  ])('1.2: %s = %s', async (element, value) => {
    const { set } = await visit('1.2')
    expect(set('cmi.interactions.0.id', 'q1')).toEqual(OK)
    expect(set(element, value)).toEqual(['false', '405'])
  })

  it.each([
    ['cmi.score.scaled', '1e-7'],
    ['cmi.score.scaled', '.5'],
    ['cmi.score.raw', '50%'],
    ['cmi.session_time', 'PT1.234S'],
    ['cmi.interactions.0.timestamp', '2026-01-02T03:04:05.123Z'],
    ['cmi.interactions.0.timestamp', '2026-01-02T03:04:05Z'],
    ['cmi.interactions.0.learner_response', 'a-b'],
    ['cmi.interactions.0.result', 'wrong'],
    ['cmi.interactions.1.id', 'q 2'],
  ])('2004: %s = %s', async (element, value) => {
    const { set } = await visit('2004')
    expect(set('cmi.interactions.0.id', 'q1')).toEqual(OK)
    expect(set('cmi.interactions.0.type', 'choice')).toEqual(OK)
    expect(set(element, value)).toEqual(['false', '406'])
  })

  it('1.2: a leaf that is not there is 201, a category 401, a read-only one 403, a write-only one 404', async () => {
    const { get, set } = await visit('1.2')
    expect(get('cmi.core.bogus')).toEqual(['', '201'])
    expect(get('cmi.bogus.x')).toEqual(['', '401'])
    expect(set('cmi.core.student_id', 'x')).toEqual(['false', '403'])
    expect(get('cmi.core.exit')).toEqual(['', '404'])
  })
})

describe('quirks', () => {
  it('a commit that fails stores nothing, and a failed Finish can be repeated', async () => {
    let outcome: 'fails' | 'stores' = 'fails'
    const { lms, set, commit, finish } = await visit('2004', { quirks: { commit: () => outcome } })
    set('cmi.location', 'page-7')
    expect(commit()).toEqual(['false', '391'])
    expect(finish()).toEqual(['false', '391'])
    expect([lms.save(), lms.state()]).toEqual([null, 'active'])
    outcome = 'stores'
    expect(finish()).toEqual(OK)
    expect(lms.save()?.values).toMatchObject({ 'cmi.location': 'page-7' })
  })

  it('a commit that lies says "true" and stores nothing', async () => {
    const { lms, set, commit } = await visit('1.2', { quirks: { commit: () => 'lies' } })
    set('cmi.core.lesson_location', 'page-7')
    expect(commit()).toEqual(OK)
    expect(lms.save()).toBeNull()
  })

  it('a commit that throws is recorded', async () => {
    const lms = await launch12({ quirks: { commit: () => 'throws' } })
    lms.api.LMSInitialize('')
    expect(() => lms.api.LMSCommit('')).toThrow('LMSCommit has failed.')
    expect(lms.calls.at(-1)).toMatchObject({ name: 'LMSCommit', answer: 'throws' })
  })

  it('an LMS that sends changes only never sends a value whose commit failed', async () => {
    let outcome: 'fails' | 'stores' = 'fails'
    const { lms, set, commit } = await visit('1.2', { quirks: { sendsChangesOnly: true, commit: () => outcome } })
    set('cmi.core.lesson_location', 'page-7')
    expect(commit()[0]).toBe('false')
    outcome = 'stores'
    set('cmi.suspend_data', 'Q1')
    expect(commit()).toEqual(OK)
    expect(lms.save()?.values).toMatchObject({ 'cmi.suspend_data': 'Q1' })
    expect(lms.save()?.values).not.toMatchObject({ 'cmi.core.lesson_location': 'page-7' })
  })

  it('an LMS may lack what is optional, call success "false", and answer anything but texts', async () => {
    const lms = await launch2004({ quirks: { lacks: ['cmi.interactions'], setAnswersFalse: true, looseTypes: true } })
    const { api } = lms as { api: Record<string, (...args: unknown[]) => unknown> }
    expect(api['Initialize']?.('')).toBe(true)
    expect(api['SetValue']?.('cmi.location', 'x')).toBe(false)
    expect(api['GetLastError']?.()).toBe(0)
    expect(api['GetValue']?.('cmi.location')).toBe('x')
    expect(api['GetValue']?.('cmi.suspend_data')).toBeNull()
    expect(api['GetValue']?.('cmi.interactions._count')).toBeNull()
    expect(api['GetLastError']?.()).toBe(401)
  })
})
