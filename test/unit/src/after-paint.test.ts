import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterPaint } from '../../../src/after-paint.ts'

const frames: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  frames.length = 0
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('calls back once, after the frame that is being drawn', () => {
  const run = vi.fn()
  afterPaint(run)
  frames.forEach((frame) => frame())
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledOnce()
  vi.runAllTimers()
  expect(run).toHaveBeenCalledOnce()
})

it('does not wait for frames that are not drawn', () => {
  const run = vi.fn()
  afterPaint(run)
  vi.advanceTimersByTime(99)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledOnce()
})
