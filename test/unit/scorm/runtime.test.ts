import { describe, expect, it } from 'vitest'
import { createRuntime } from '../../../scorm/runtime.ts'

/** An LMS that answers what it is told to, by function, and notes its calls. */
function lmsAnswering(answers: Record<string, unknown> = {}) {
  const calls: string[] = []
  const api: Record<string, unknown> = {}
  for (const name of ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate', 'Finish', 'GetLastError']) {
    for (const prefix of ['', 'LMS']) {
      api[prefix + name] = function (this: unknown, ...args: unknown[]) {
        expect(this).toBe(api)
        if (name !== 'GetLastError') calls.push([prefix + name, ...args].join(' ').trim())
        const answer = name in answers ? answers[name] : name === 'GetLastError' ? '0' : 'true'
        if (answer instanceof Error) throw answer
        return answer
      }
    }
  }
  return { api, calls, answers }
}

function active(answers: Record<string, unknown> = {}, edition: '1.2' | '2004' = '1.2') {
  const lms = lmsAnswering()
  const runtime = createRuntime(lms.api, edition)
  runtime.initialize()
  lms.calls.length = 0
  Object.assign(lms.answers, answers)
  return { ...lms, runtime }
}

describe('calls', () => {
  it.each([
    ['1.2', ['LMSInitialize', 'LMSGetValue e', 'LMSSetValue e v', 'LMSCommit', 'LMSFinish']],
    ['2004', ['Initialize', 'GetValue e', 'SetValue e v', 'Commit', 'Terminate']],
  ] as const)('are named as in SCORM %s', (edition, expected) => {
    const { api, calls } = lmsAnswering()
    const runtime = createRuntime(api, edition)
    runtime.initialize()
    runtime.get('e')
    runtime.set('e', 'v')
    runtime.commit()
    runtime.finish()
    expect(calls).toEqual(expected)
  })

  it.each(['Initialize', 'SetValue', 'Commit', 'Finish', 'GetValue'])(
    'survive a %s that throws or is not there',
    (name) => {
      for (const broken of [new Error('gone'), undefined]) {
        const lms = lmsAnswering(broken ? { [name]: broken } : {})
        if (!broken) delete lms.api[`LMS${name}`]
        const runtime = createRuntime(lms.api, '1.2')
        expect(runtime.initialize()).toBe(name !== 'Initialize')
        expect(runtime.get('e')).toBe(name === 'Initialize' || name === 'GetValue' ? '' : 'true')
        expect(runtime.set('e', 'v')).toBe(name !== 'Initialize' && name !== 'SetValue')
        expect(runtime.commit()).toBe(name !== 'Initialize' && name !== 'Commit')
        expect(runtime.finish()).toBe(name !== 'Initialize' && name !== 'Finish')
      }
    },
  )

  it('have worked when the LMS says nothing and knows no error', () => {
    const { runtime } = active({ SetValue: undefined, Commit: null, GetLastError: 0 })
    expect([runtime.set('e', 'v'), runtime.commit()]).toEqual([true, true])
  })

  it('have failed when there is an error, or none can be asked', () => {
    const { runtime, answers } = active({ Commit: null, GetLastError: '391' }, '2004')
    expect(runtime.commit()).toBe(false)
    answers['GetLastError'] = new Error('gone')
    expect(runtime.commit()).toBe(false)
  })
})

describe('a session', () => {
  it('reaches the LMS only while it is open', () => {
    const { api, calls } = lmsAnswering()
    const runtime = createRuntime(api, '1.2')
    const use = () => [runtime.get('e'), runtime.set('e', 'v'), runtime.commit()]
    expect(use()).toEqual(['', false, false])
    expect(runtime.finish()).toBe(false)
    expect(calls).toEqual([])
    runtime.initialize()
    runtime.finish()
    calls.length = 0
    expect(use()).toEqual(['', false, false])
    expect([runtime.initialize(), runtime.finish()]).toEqual([false, false])
    expect(calls).toEqual([])
  })

  it('is over when it could not be opened', () => {
    const { api, calls } = lmsAnswering({ Initialize: 'false', GetLastError: '101' })
    const runtime = createRuntime(api, '1.2')
    expect([runtime.initialize(), runtime.initialize(), runtime.finish()]).toEqual([false, false, false])
    expect(calls).toEqual(['LMSInitialize'])
  })

  it('is finished once, whatever the LMS answers', () => {
    const { runtime, calls } = active({ Terminate: 'false', GetLastError: '391' }, '2004')
    expect([runtime.finish(), runtime.finish()]).toEqual([false, false])
    expect(calls).toEqual(['Terminate'])
  })
})

describe('values', () => {
  it('are sent when they differ from what the LMS took', () => {
    const { runtime, calls } = active()
    for (const value of ['a', 'a', 'b', 'a']) runtime.set('e', value)
    expect(calls).toEqual(['LMSSetValue e a', 'LMSSetValue e b', 'LMSSetValue e a'])
  })

  it('are sent again after they were refused', () => {
    const { runtime, calls, answers } = active({ SetValue: 'false', GetLastError: '405' })
    expect(runtime.set('e', 'a')).toBe(false)
    Object.assign(answers, { SetValue: 'true' })
    expect(runtime.set('e', 'a')).toBe(true)
    expect(calls).toHaveLength(2)
  })

  it.each([
    ['a failed commit', (runtime: ReturnType<typeof createRuntime>) => runtime.commit()],
    ['being told to forget', (runtime: ReturnType<typeof createRuntime>) => runtime.forget()],
  ])('are sent again after %s', (_, doubt) => {
    const { runtime, calls } = active({ Commit: 'false', GetLastError: '101' })
    runtime.set('e', 'a')
    doubt(runtime)
    runtime.set('e', 'a')
    expect(calls.filter((call) => call.includes('Set'))).toEqual(['LMSSetValue e a', 'LMSSetValue e a'])
  })

  it('are not sent again after a commit that worked', () => {
    const { runtime, calls } = active()
    runtime.set('e', 'a')
    runtime.commit()
    runtime.set('e', 'a')
    expect(calls).toEqual(['LMSSetValue e a', 'LMSCommit'])
  })
})
