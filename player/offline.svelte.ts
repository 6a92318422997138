import type { Component } from 'svelte'

/** Where the standalone app is with keeping all its files on the device. */
export type OfflineState =
  | { is: 'starting' | 'refused' }
  | { is: 'storing'; done: number; total: number }
  | { is: 'available'; total: number }
  | { is: 'incomplete'; done: number; total: number; trouble: OfflineTrouble }

/** Why a file is not there: it did not come at all, something else came in its place, or there is no room for it. */
export interface OfflineTrouble {
  why: 'unreachable' | 'wrong' | 'no-room'
  path: string
}

export interface Offline {
  readonly state: OfflineState
  /** A newer version: what hinders it from arriving, or whether it may be started. */
  readonly update: OfflineTrouble | 'ready' | 'later' | null
  /** The address that stood when the version was ready: it is offered on another page, not in the middle of this one. */
  readonly readyAt: string
  retry(): void
  /** Starts the newer version, once all that the learner did is kept. */
  restart(): void
  later(): void
  readonly Sign: Component
  readonly Offer: Component<{ page: string }>
}

let current = $state.raw<Offline | null>(null)

/** What keeps the app on this device, and its components; null where nothing does, as in packages, or not yet. */
export const offline = {
  get current(): Offline | null {
    return current
  },
  set current(kept: Offline | null) {
    current = kept
  },
}
