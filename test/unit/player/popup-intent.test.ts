import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPopupIntent } from '../../../player/popup-intent.ts'

const open = vi.fn()
const close = vi.fn()
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.resetAllMocks()
})
const calls = () => [open.mock.calls.length, close.mock.calls.length]

it('opens for whoever rests, not for whoever passes by', () => {
  const intent = createPopupIntent(open, close)
  intent.come()
  vi.advanceTimersByTime(200)
  intent.go()
  vi.advanceTimersByTime(200)
  expect(calls()).toEqual([0, 0])
  intent.come()
  vi.advanceTimersByTime(1_000)
  expect(calls()).toEqual([1, 0])
})

it('stays while the pointer goes over into the popup, and closes when it is away', () => {
  const intent = createPopupIntent(open, close)
  intent.go()
  vi.advanceTimersByTime(200)
  intent.stop()
  vi.advanceTimersByTime(1_000)
  expect(calls()).toEqual([0, 0])
  intent.go()
  vi.advanceTimersByTime(1_000)
  expect(calls()).toEqual([0, 1])
})
