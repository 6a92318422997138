import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atRest } from '../../../../src/offline/at-rest.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A page, and whether it has come to rest. */
function watched() {
  const page = new EventTarget()
  const rest = { isThere: false }
  void atRest(page).then(() => (rest.isThere = true))
  return { page, rest, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

describe('a page', () => {
  it('is at rest when nothing was pressed for three seconds', async () => {
    const { rest, pass } = watched()
    await pass(2_999)
    expect(rest.isThere).toBe(false)
    await pass(1)
    expect(rest.isThere).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['click', 'keydown'])('is not while somebody goes on: %s', async (press) => {
    const { page, rest, pass } = watched()
    for (let i = 0; i < 6; i++) {
      await pass(2_900)
      page.dispatchEvent(new Event(press))
    }
    expect(rest.isThere).toBe(false)
    await pass(3_000)
    expect(rest.isThere).toBe(true)
  })

  it('is taken to be after twenty seconds', async () => {
    const { page, rest, pass } = watched()
    for (let i = 0; i < 199; i++) {
      await pass(100)
      page.dispatchEvent(new Event('click'))
    }
    expect(rest.isThere).toBe(false)
    await pass(100)
    expect(rest.isThere).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
