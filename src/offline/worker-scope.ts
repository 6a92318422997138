/**
 * What the browser gives a service worker, as far as ours uses it. TypeScript's own declarations of it exclude those of
 * pages, and this project is compiled as a whole.
 */
export interface WorkerScope {
  readonly clients: {
    /** The windows that this worker serves. */
    matchAll(options: { type: 'window'; includeUncontrolled?: boolean }): Promise<readonly WorkerClient[]>
    claim(): Promise<void>
  }
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  addEventListener(type: 'message', listener: (event: LastingEvent & { readonly data: unknown }) => void): void
}

export interface WorkerClient {
  readonly id: string
  postMessage(message: unknown): void
}

export interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

interface RequestEvent extends LastingEvent {
  readonly request: Request
  /** The window that asks; empty when a window is being opened. */
  readonly clientId: string
  respondWith(response: Promise<Response>): void
}
