import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startActiveClock } from '../../../src/active-clock.ts'

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
  turn(state: DocumentVisibilityState) {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

let page: Page
let now: number
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  page = new Page()
  now = 1_000_000
})
afterEach(() => void vi.useRealTimers())

const start = () => startActiveClock(page as unknown as Document, () => now)
/** Time as a page knows it: its clock and its timers go on together. */
function pass(milliseconds: number): void {
  for (let left = milliseconds; left > 0; left -= 100) {
    now += Math.min(100, left)
    vi.advanceTimersByTime(Math.min(100, left))
  }
}
/** The clock goes on, or jumps, and no timer of the page runs. */
const jump = (milliseconds: number): void => void (now += milliseconds)

describe('the active clock', () => {
  it('counts from when it was started, and does not wait for a tick', () => {
    const seconds = start()
    expect(seconds()).toBe(0)
    pass(300)
    expect(seconds()).toBe(0.3)
    pass(90_000)
    expect(seconds()).toBe(90.3)
  })

  it('counts each moment once, however often it is asked', () => {
    const seconds = start()
    pass(2_500)
    expect([seconds(), seconds(), seconds()]).toEqual([2.5, 2.5, 2.5])
  })

  it('counts only while the page can be seen', () => {
    const seconds = start()
    pass(10_000)
    page.turn('hidden')
    pass(30_000)
    expect(seconds()).toBe(10)
    page.turn('visible')
    pass(5_000)
    expect(seconds()).toBe(15)
  })

  it('counts to the very moment in which the page is hidden', () => {
    const seconds = start()
    pass(400)
    page.turn('hidden')
    pass(700)
    page.turn('visible')
    pass(200)
    expect(seconds()).toBe(0.6)
  })

  it('counts nothing of a page that was opened in the background', () => {
    page.visibilityState = 'hidden'
    const seconds = start()
    pass(20_000)
    expect(seconds()).toBe(0)
    page.turn('visible')
    pass(1_000)
    expect(seconds()).toBe(1)
  })

  it('counts a gap of a minute, and drops a longer one: the device slept', () => {
    const seconds = start()
    jump(60_000)
    expect(seconds()).toBe(60)
    jump(60_001)
    expect(seconds()).toBe(60)
    pass(1_000)
    expect(seconds()).toBe(61)
  })

  it('drops a night between two ticks', () => {
    const seconds = start()
    pass(5_000)
    jump(8 * 3_600_000)
    pass(5_000)
    expect(seconds()).toBe(9) // the second that ends the night is lost with it
  })

  it('never goes back when the clock does', () => {
    const seconds = start()
    pass(5_000)
    jump(-3_600_000)
    expect(seconds()).toBe(5)
    pass(2_000)
    expect(seconds()).toBe(7)
  })
})
