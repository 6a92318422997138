import { flushSync } from 'svelte'
import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { language } from '../../player/language.svelte.ts'
import { offline } from '../../player/offline.svelte.ts'
import type { Report } from '../../src/offline/messages.ts'
import { Keeper } from '../../src/offline/keeper.svelte.ts'

class FakeWorker extends EventTarget {
  asked: unknown[] = []
  constructor(public state: ServiceWorkerState) {
    super()
  }
  postMessage(message: unknown) {
    this.asked.push(message)
  }
  become(state: ServiceWorkerState) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
  update = vi.fn(() => Promise.resolve())
  /** The browser finds another version. */
  find(): FakeWorker {
    this.installing = new FakeWorker('installing')
    this.dispatchEvent(new Event('updatefound'))
    return this.installing
  }
  /** All files of the version have arrived. */
  install(worker: FakeWorker) {
    this.waiting = worker
    worker.become('installed')
  }
}

let registration: FakeRegistration
let workers: EventTarget & { controller: unknown; startMessages(): void }
const page = { register: vi.fn(), reach: vi.fn(), settled: vi.fn(), reload: vi.fn(), entry: 'assets/app.js', address: () => '#/one' } // prettier-ignore

/** The browser as it is when the page is opened: with a worker that has everything, or with none. */
async function open(active: FakeWorker | null = new FakeWorker('activated')): Promise<Keeper> {
  registration.active = active
  workers.controller = active
  const keeper = new Keeper(workers as unknown as ServiceWorkerContainer, page)
  offline.current = keeper
  await vi.advanceTimersByTimeAsync(0)
  return keeper
}
const hear = (report: Partial<Report>) => {
  const data: Report = {
    type: 'files',
    by: 'check',
    done: 3,
    total: 3,
    trouble: null,
    isOver: true,
    stale: null,
    ...report,
  }
  workers.dispatchEvent(new MessageEvent('message', { data }))
  flushSync()
}
const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
const WRONG = { why: 'wrong', path: 'course/one.js' } as const

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  registration = new FakeRegistration()
  workers = Object.assign(new EventTarget(), { controller: null, startMessages: () => undefined })
  page.register.mockReset().mockImplementation(() => Promise.resolve(registration))
  page.reach.mockReset().mockResolvedValue('there')
  page.settled.mockReset().mockResolvedValue(undefined)
  page.reload.mockReset()
})
afterEach(() => {
  vi.useRealTimers()
  offline.current = null
  language.current = 'en'
})

it('is available only when the worker that runs has looked at every file', async () => {
  const keeper = await open(null)
  const { Sign } = keeper
  render(Sign)
  const sign = () => screen.getByRole('status').textContent?.replace(/\s+/g, ' ').trim()
  const worker = registration.find()
  hear({ by: 'install', done: 2, isOver: false })
  expect(sign()).toBe('Getting ready for offline: 2 of 3 files')
  hear({ by: 'install' })
  expect(sign()).toBe('Getting ready for offline: 3 of 3 files')
  registration.active = worker
  worker.become('activated')
  expect(worker.asked).toEqual([{ type: 'check', entry: 'assets/app.js' }])
  hear({})
  expect(sign()).toBe('Available offline All 3 files are on this device and checked.')
  language.current = 'fr'
  flushSync()
  expect(sign()).toBe('Disponible hors connexion Les 3 fichiers sont sur cet appareil et vérifiés.')
})

it('tells of a file that came wrong, and tries again: at once when asked, else later and later', async () => {
  const keeper = await open(null)
  const { Sign } = keeper
  render(Sign)
  registration.find().become('redundant')
  hear({ by: 'install', done: 2, trouble: WRONG })
  expect(screen.getByText('Not available offline: 2 of 3 files are on this device.')).toBeInTheDocument()
  expect(screen.getByText(/Something else came in the place of “course\/one.js”. The courses work/)).toBeInTheDocument()
  expect(page.register).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(page.register).toHaveBeenCalledTimes(2)
  registration.find().become('redundant')
  await vi.advanceTimersByTimeAsync(59_000)
  expect(page.register).toHaveBeenCalledTimes(2)
  await user.click(screen.getByRole('button', { name: 'Try again now' }))
  expect(page.register).toHaveBeenCalledTimes(3)
})

it.each([
  ['there', 'This browser does not keep the app for offline. It works while you are connected.'],
  ['wrong', 'Not available offline: 0 of 1 files are on this device.'],
])('tells who refuses when the browser takes no worker and its script is %s', async (reach, text) => {
  page.register.mockRejectedValue(new DOMException('no', 'SecurityError'))
  page.reach.mockResolvedValue(reach)
  const { Sign } = await open(null)
  render(Sign)
  expect(await screen.findByText(text)).toBeInTheDocument()
})

it('offers a new version on another page, and starts it when the learner says so and everything is kept', async () => {
  const keeper = await open()
  hear({})
  const { rerender } = render(keeper.Offer, { page: '#/one' })
  const offered = () => screen.queryByText('A new version is ready.')
  registration.install(registration.find())
  flushSync()
  expect(keeper.update).toBe('ready')
  expect(offered()).toBeNull()
  await rerender({ page: '#/two' })
  expect(offered()).not.toBeNull()

  let keep = () => undefined as void
  page.settled.mockReturnValue(new Promise<void>((resolve) => (keep = resolve)))
  await user.click(screen.getByRole('button', { name: 'Restart now' }))
  expect(screen.getByText('Keeping your work, then restarting …')).toBeInTheDocument()
  expect(registration.waiting?.asked).toEqual([])
  keep()
  await vi.waitFor(() => expect(registration.waiting?.asked).toEqual([{ type: 'take-over' }]))
  expect(page.reload).not.toHaveBeenCalled()
  workers.dispatchEvent(new Event('controllerchange'))
  expect(page.reload).toHaveBeenCalledTimes(1)
})

it('never reloads by itself: not by "Later", not when another window starts the new version', async () => {
  const keeper = await open()
  render(keeper.Offer, { page: '' })
  registration.install(registration.find())
  flushSync()
  await user.click(screen.getByRole('button', { name: 'Later' }))
  expect(screen.queryByText('A new version is ready.')).toBeNull()
  workers.dispatchEvent(new Event('controllerchange'))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(page.reload).not.toHaveBeenCalled()
})

it('does not take the first worker of all for a new version', async () => {
  const keeper = await open(null)
  const first = registration.find()
  registration.install(first)
  workers.dispatchEvent(new Event('controllerchange'))
  expect([keeper.update, page.reload.mock.calls.length]).toEqual([null, 0])
  hear({ stale: 'assets/other.js' })
  expect(keeper.update).toBeNull()
  hear({ stale: 'assets/app.js' })
  expect(keeper.update).toBe('ready')
})

it('tells of an update that did not arrive whole, does not offer it, and stays available', async () => {
  const keeper = await open()
  hear({})
  render(keeper.Sign)
  registration.find().become('redundant')
  hear({ by: 'update', done: 2, trouble: WRONG })
  expect(screen.getByText('Available offline')).toBeInTheDocument()
  expect(screen.getByText(/A new version has not arrived whole/)).toBeInTheDocument()
  expect(keeper.update).toEqual(WRONG)
  expect(registration.update).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(registration.update).toHaveBeenCalledTimes(1)
})

it('says that there is no room, and that the courses work while connected', async () => {
  const { Sign } = await open(null)
  render(Sign)
  hear({ by: 'install', done: 1, trouble: { why: 'no-room', path: 'course/one.js' } })
  expect(screen.getByText(/This device has no room.*work while you are connected.*Make room/)).toBeInTheDocument()
})

it('passes over messages of workers it does not know', async () => {
  const keeper = await open()
  for (const data of [null, 'files', {}, { type: 'other' }]) {
    workers.dispatchEvent(new MessageEvent('message', { data }))
  }
  expect(keeper.state).toEqual({ is: 'starting' })
})
