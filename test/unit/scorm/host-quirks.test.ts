import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../scorm/find-api.ts'
import { combineQuirks, createLms, type Quirks, type SavedAttempt } from '../../../scorm/host/create-lms.ts'

const LEARNER = { id: 'anna', name: 'Nowak, Anna' }

/** A launch that has been initialised; `set` and `get` answer what the content is told. */
async function visit(edition: Edition, quirks: Quirks, parts: { saved?: SavedAttempt; late?: SavedAttempt } = {}) {
  const lms = await createLms<Edition>({ edition, learner: LEARNER, quirks, ...parts })
  const api = lms.api as Record<string, (...args: unknown[]) => unknown>
  const prefix = edition === '1.2' ? 'LMS' : ''
  const call = (name: string, ...args: unknown[]): unknown => api[prefix + name]?.(...args)
  expect(call('Initialize', '')).toBe('true')
  return {
    lms,
    call,
    get: (element: string) => call('GetValue', element),
    set: (element: string, value: string) => call('SetValue', element, value),
    error: () => call('GetLastError'),
    stored: (element: string) => lms.save()?.values[element],
  }
}

const attempt = (values: Record<string, string>): SavedAttempt => ({ edition: '1.2', values })

describe('room for suspend_data', () => {
  it('what is longer is refused, and the old value stays', async () => {
    const { set, get, error } = await visit('1.2', { suspendData: { limit: 4, beyond: 'refused' } })
    expect(set('cmi.suspend_data', 'Q123')).toBe('true')
    expect(set('cmi.suspend_data', 'Q1234')).toBe('false')
    expect(error()).toBe('405')
    expect(get('cmi.suspend_data')).toBe('Q123')
    expect(set('cmi.core.lesson_location', 'longer')).toBe('true')
  })

  it('or cut and called taken', async () => {
    const { set, get } = await visit('2004', { suspendData: { limit: 4, beyond: 'cut' } })
    expect(set('cmi.suspend_data', 'Q12345')).toBe('true')
    expect(get('cmi.suspend_data')).toBe('Q123')
  })
})

describe('what goes in and comes out', () => {
  it('a list of children names nothing that is lacking', async () => {
    const { get } = await visit('1.2', { lacks: ['cmi.core.score.max'] })
    expect(get('cmi.core.score._children')).toBe('raw,min')
  })

  it('values may be given otherwise than they were set, and stored otherwise than they were given', async () => {
    const { set, get, call, stored } = await visit('1.2', {
      give: (_, value) => value.toUpperCase(),
      keep: (values, last) => ({ ...values, 'cmi.suspend_data': last ? 'last' : 'not last' }),
    })
    set('cmi.core.lesson_location', 'page')
    expect(get('cmi.core.lesson_location')).toBe('PAGE')
    call('Commit', '')
    expect(stored('cmi.core.lesson_location')).toBe('page')
    expect(stored('cmi.suspend_data')).toBe('not last')
    call('Finish', '')
    expect(stored('cmi.suspend_data')).toBe('last')
  })

  it('the content may be told something else', async () => {
    const { call } = await visit('1.2', { tell: (method, answer) => (method === 'Commit' ? null : answer) })
    expect(call('Commit', '')).toBeNull()
  })

  it('every call may throw, and is recorded', async () => {
    let isGone = false
    const before = () => {
      if (isGone) throw new Error('gone')
    }
    const { lms, get } = await visit('1.2', { before })
    isGone = true
    expect(() => get('cmi.core.entry')).toThrow('gone')
    expect(lms.calls.at(-1)).toMatchObject({ name: 'LMSGetValue', answer: 'throws' })
  })

  it('numbers and booleans stand for texts', async () => {
    const { get } = await visit(
      '1.2',
      { looseTypes: true, tell: (method, answer) => (method === 'Initialize' ? 'true' : answer) },
      { saved: attempt({ 'cmi.core.score.raw': '80' }) },
    )
    expect(get('cmi.core.score.raw')).toBe(80)
    expect(get('cmi.suspend_data')).toBeNull()
  })
})

describe('a commit that arrives later', () => {
  it('is not stored by the end of its launch', async () => {
    const { set, call, lms } = await visit('1.2', { commit: () => 'later' })
    set('cmi.suspend_data', 'Q1')
    expect(call('Commit', '')).toBe('true')
    expect([lms.save(), lms.late()?.values['cmi.suspend_data']]).toEqual([null, 'Q1'])
  })

  it('is overtaken by one that is stored at once', async () => {
    let outcome: 'later' | 'stores' = 'later'
    const { set, call, lms, stored } = await visit('1.2', { commit: () => outcome })
    call('Commit', '')
    outcome = 'stores'
    set('cmi.suspend_data', 'Q2')
    call('Commit', '')
    expect([lms.late(), stored('cmi.suspend_data')]).toEqual([null, 'Q2'])
  })

  it('is stored once the next launch has read what was there', async () => {
    const [saved, late] = [attempt({ 'cmi.suspend_data': 'old' }), attempt({ 'cmi.suspend_data': 'new' })]
    const { get, stored } = await visit('1.2', {}, { saved, late })
    expect([get('cmi.suspend_data'), stored('cmi.suspend_data')]).toEqual(['old', 'new'])
  })
})

describe('credit', () => {
  it.each([
    ['normal', undefined, 'credit'],
    ['normal', 'no-credit', 'no-credit'],
    ['review', 'credit', 'no-credit'],
  ] as const)('in %s mode, asked for "%s", is "%s"', async (mode, credit, given) => {
    const lms = await createLms({ edition: '1.2', learner: LEARNER, mode, credit })
    lms.api.LMSInitialize('')
    expect(lms.api.LMSGetValue('cmi.core.credit')).toBe(given)
  })
})

describe('quirks together', () => {
  it('apply one after the other, and the smallest room counts', () => {
    const order: string[] = []
    const both = combineQuirks([
      { before: () => order.push('one'), give: (_, value) => `${value}1`, lacks: ['a'], looseTypes: true },
      { before: () => order.push('two'), give: (_, value) => `${value}2`, lacks: ['b'] },
      { commit: () => 'lies', suspendData: { limit: 9, beyond: 'cut' } },
      { commit: () => 'fails', suspendData: { limit: 5, beyond: 'refused' } },
    ])
    both.before?.('Commit', [''])
    expect(order).toEqual(['one', 'two'])
    expect(both.give?.('any', 'x')).toBe('x12')
    expect(both.commit?.('Commit')).toBe('lies')
    expect(both).toMatchObject({
      lacks: ['a', 'b'],
      looseTypes: true,
      setAnswersFalse: false,
      suspendData: { limit: 5, beyond: 'refused' },
    })
  })

  it('of no LMS at all change nothing', () => {
    const none = combineQuirks([])
    expect(none.commit?.('Commit')).toBe('stores')
    expect(none.tell?.('Commit', 'true', true)).toBe('true')
    expect(none.keep?.({ a: 'b' }, false)).toEqual({ a: 'b' })
  })
})
