import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findApi, findLateApi, type LaunchWindow } from '../../../scorm/find-api.ts'

const API = { LMSInitialize: () => 'true' }
const API_1484_11 = { Initialize: () => 'true' }

type FakeWindow = LaunchWindow & Record<string, unknown>

/** A window that is its own parent and its own top, unless `parts` say otherwise. */
function windowWith(parts: Record<string, unknown> = {}): FakeWindow {
  const win: FakeWindow = { parent: null, opener: null, top: null, setTimeout: (run, ms) => setTimeout(run, ms) }
  return Object.assign(win, { parent: win, top: win }, parts)
}

/** A window of another origin: what may not be read throws. */
const foreign = (readable: Record<string, unknown> = {}): object =>
  new Proxy(readable, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(target, name)) return target[name]
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError')
    },
  })

const find = async (window: LaunchWindow, edition: '1.2' | '2004' = '1.2') =>
  (await findApi(window, edition, Date.now))?.api ?? null

/** Runs all timers, and says how long the search took. */
async function findPatiently(window: LaunchWindow, edition: '1.2' | '2004' = '1.2') {
  const began = Date.now()
  const search = find(window, edition).then((api) => ({ api, waited: Date.now() - began }))
  await vi.runAllTimersAsync()
  return search
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the place of the API', () => {
  const lms = windowWith({ API })
  it.each([
    [lms, 'window', 0],
    [windowWith({ parent: windowWith({ parent: lms }) }), 'window', 2],
    [windowWith({ opener: windowWith({ parent: lms }) }), 'opener', 1],
    [windowWith({ parent: windowWith(), top: windowWith({ opener: lms }) }), 'top-opener', 0],
  ])('is told', async (window, chain, up) => {
    expect(await findApi(window, '1.2', Date.now)).toEqual({ api: API, chain, up })
  })
})

describe('an API that comes late', () => {
  it('is found within five seconds, for as long as somebody waits', async () => {
    const parent = windowWith()
    const found = findLateApi(windowWith({ parent }), '1.2', new AbortController().signal)
    await vi.advanceTimersByTimeAsync(3_600_000)
    Object.assign(parent, { API })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await found).toMatchObject({ api: API, up: 1 })
  })

  it('is looked for no more once nobody waits, and never where none can come', async () => {
    const controller = new AbortController()
    const given = findLateApi(windowWith({ parent: windowWith() }), '1.2', controller.signal)
    controller.abort()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await given).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
    expect(await findLateApi(windowWith(), '1.2', new AbortController().signal)).toBeNull()
  })
})

describe('where the API is found', () => {
  const lms = windowWith({ API, API_1484_11 })

  it.each([
    ['in its own window', lms],
    ['in the parent', windowWith({ parent: lms })],
    ['nine frames up', Array.from({ length: 9 }).reduce<FakeWindow>((parent) => windowWith({ parent }), lms)],
    ['in the opener', windowWith({ opener: lms })],
    ["in the opener's parent", windowWith({ opener: windowWith({ parent: lms }) })],
    ['in the opener of the top window', windowWith({ parent: windowWith(), top: windowWith({ opener: lms }) })],
    ['beyond a parent of another origin, in the opener', windowWith({ parent: foreign(), opener: lms })],
    ['beyond an opener of another origin, at the top', windowWith({ opener: foreign(), top: { opener: lms } })],
  ])('%s', async (_, window) => {
    expect(await find(window)).toBe(API)
    expect(await find(window, '2004')).toBe(API_1484_11)
  })

  it('has a method that is inherited or a getter', async () => {
    class Lms {
      get LMSInitialize() {
        return () => 'true'
      }
    }
    const api = new (class extends Lms {})()
    expect(await find(windowWith({ API: api }))).toBe(api)
  })
})

describe('where it is not', () => {
  it('answers at once in a window of its own', async () => {
    expect(await findPatiently(windowWith())).toEqual({ api: null, waited: 0 })
  })

  it("never takes the other edition's", async () => {
    expect((await findPatiently(windowWith({ parent: windowWith({ API_1484_11 }) }))).api).toBeNull()
    expect((await findPatiently(windowWith({ parent: windowWith({ API }) }), '2004')).api).toBeNull()
  })

  it('does not take an element called API', async () => {
    expect((await findPatiently(windowWith({ API: { tagName: 'DIV' } }))).api).toBeNull()
  })

  it('ends in a circle of windows', async () => {
    const a = windowWith()
    const b = windowWith({ parent: a })
    Object.assign(a, { parent: b, opener: b })
    expect((await findPatiently(a)).api).toBeNull()
  })

  it('ends after 500 windows', async () => {
    let hops = 0
    const endless = (): object => ({
      get parent() {
        hops++
        return endless()
      },
    })
    expect((await findPatiently(windowWith({ parent: endless() }))).api).toBeNull()
    const searches = 1 + 5000 / 100
    expect(hops / searches).toBeLessThanOrEqual(500)
    expect(hops / searches).toBeGreaterThan(400)
  })
})

describe('waiting', () => {
  it('goes on for 5 s in a frame', async () => {
    const { api, waited } = await findPatiently(windowWith({ parent: windowWith() }))
    expect(api).toBeNull()
    expect(waited).toBe(5000)
  })

  it('ends when the API appears', async () => {
    const parent = windowWith()
    setTimeout(() => Object.assign(parent, { API }), 1234)
    expect(await findPatiently(windowWith({ parent }))).toEqual({ api: API, waited: 1300 })
  })

  it('goes by the clock where timers are slow', async () => {
    const window = windowWith({ opener: windowWith(), setTimeout: (run: () => void) => setTimeout(run, 1000) })
    expect((await findPatiently(window)).waited).toBe(5000)
  })

  it('ends although the clock stands still', async () => {
    const search = findApi(windowWith({ opener: windowWith() }), '1.2', () => 0)
    await vi.runAllTimersAsync()
    expect(await search).toBeNull()
  })
})
