import OfflineSign from '../../player/OfflineSign.svelte'
import type { Offline, OfflineState } from '../../player/offline.svelte.ts'
import UpdateOffer from '../../player/UpdateOffer.svelte'
import { readReport, type Report, type Wish } from './messages.ts'

/** What the page and the browser around it do. */
export interface Page {
  /** Resolves with what the browser keeps of the worker; rejects when it does not take it. */
  register(): Promise<ServiceWorkerRegistration>
  /** Whether the worker's script can be had: when it can, it is the browser that refuses. */
  reach(): Promise<'there' | 'unreachable' | 'wrong'>
  /** The path of the script that runs here. */
  entry: string
  address(): string
  /** Resolves once all that the learner did is kept. */
  settled(): Promise<void>
  reload(): void
}

const SOONEST = 30_000
const LATEST = 600_000
/** A worker that was told to take over and does not: the page is loaded anyway. */
const TAKES_OVER = 15_000
export const WORKER = 'service-worker.js'

/** Keeps the app on the device by a service worker, and tells how far that is. It never reloads the page by itself. */
export class Keeper implements Offline {
  state = $state.raw<OfflineState>({ is: 'starting' })
  update = $state.raw<Offline['update']>(null)
  readyAt = ''
  readonly Sign = OfflineSign
  readonly Offer = UpdateOffer
  readonly #page: Page
  #registration: ServiceWorkerRegistration | undefined
  #isControlled: boolean
  #isRestarting = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(workers: ServiceWorkerContainer, page: Page) {
    this.#page = page
    this.#isControlled = workers.controller !== null
    workers.addEventListener('message', ({ data }) => {
      const report = readReport(data)
      if (report) this.#hear(report)
    })
    workers.addEventListener('controllerchange', () => this.#changeHands())
    workers.startMessages()
    void this.#register()
  }

  retry(): void {
    clearTimeout(this.#timer)
    if (!this.#registration?.active) return void this.#register()
    if (this.state.is !== 'available') this.#check()
    this.#registration.update().catch(() => undefined) // no connection: the browser asks again at the next start
  }

  later(): void {
    this.update = 'later'
  }

  restart(): void {
    void this.#page.settled().then(() => {
      const next = this.#registration?.waiting
      if (!next) return this.#page.reload()
      this.#isRestarting = true
      next.postMessage({ type: 'take-over' } satisfies Wish)
      setTimeout(() => this.#page.reload(), TAKES_OVER)
    })
  }

  async #register(): Promise<void> {
    try {
      const registration = await this.#page.register()
      if (registration !== this.#registration) {
        registration.addEventListener('updatefound', () => this.#follow(registration.installing))
      }
      this.#registration = registration
      this.#follow(registration.installing)
      if (registration.active) this.#check()
      if (registration.active && registration.waiting) this.#offer()
    } catch {
      await this.#explain()
    }
  }

  async #explain(): Promise<void> {
    const why = await this.#page.reach()
    if (why === 'there') return void (this.state = { is: 'refused' })
    this.state = { is: 'incomplete', done: 0, total: 1, trouble: { why, path: WORKER } }
    this.#tryLater()
  }

  #follow(worker: ServiceWorker | null): void {
    let wasInstalled = false
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') wasInstalled = true
      if (worker.state === 'installed' && this.#registration?.active) this.#offer()
      if (worker.state === 'activated') this.#check()
      if (worker.state === 'redundant' && !wasInstalled) this.#tryLater()
    })
  }

  #check(): void {
    this.#registration?.active?.postMessage({ type: 'check', entry: this.#page.entry } satisfies Wish)
  }

  #hear({ by, done, total, trouble, isOver, stale }: Report): void {
    if (stale === this.#page.entry) this.#offer()
    if (by === 'update') {
      if (this.update !== 'ready' && this.update !== 'later') this.update = trouble
      return
    }
    if (trouble) this.state = { is: 'incomplete', done, total, trouble }
    else if (by === 'check' && isOver) this.state = { is: 'available', total }
    // A look at what is known to be there is not shown while it goes on.
    else if (by === 'install' || this.state.is === 'incomplete') this.state = { is: 'storing', done, total }
    if (trouble && by === 'check') this.#tryLater()
    if (this.state.is === 'available') this.#failures = 0
  }

  #offer(): void {
    if (this.update === 'ready' || this.update === 'later') return
    this.readyAt = this.#page.address()
    this.update = 'ready'
  }

  #changeHands(): void {
    if (this.#isRestarting) this.#page.reload()
    else if (this.#isControlled) this.#offer() // another window has started the new version; this one goes on as it is
    this.#isControlled = true
  }

  #tryLater(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.retry(), Math.min(LATEST, SOONEST * 2 ** this.#failures++))
  }
}
