import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whenIdle } from '../../../player/when-idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('where the browser tells that it is idle', () => {
  it('waits for that, a second at most, or until it is ended', () => {
    const request = vi.fn(() => 7)
    const cancel = vi.fn()
    vi.stubGlobal('window', { requestIdleCallback: request })
    vi.stubGlobal('requestIdleCallback', request)
    vi.stubGlobal('cancelIdleCallback', cancel)
    const run = vi.fn()
    const end = whenIdle(run)
    expect(request).toHaveBeenCalledExactlyOnceWith(run, { timeout: 1_000 })
    end()
    expect(cancel).toHaveBeenCalledExactlyOnceWith(7)
  })
})

describe('where it does not', () => {
  beforeEach(() => void vi.stubGlobal('window', {}))

  it('waits a moment', () => {
    const run = vi.fn()
    whenIdle(run)
    expect(run).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(run).toHaveBeenCalledOnce()
  })

  it('may be ended', () => {
    const run = vi.fn()
    whenIdle(run)()
    vi.runAllTimers()
    expect(run).not.toHaveBeenCalled()
  })
})
