import { createSubscriber } from 'svelte/reactivity'
import type { AnyActor, SnapshotFrom } from 'xstate'

/** An actor whose snapshot Svelte can follow. The actor lives as long as whoever started it wants, not as a component. */
export class LiveActor<A extends AnyActor> {
  readonly #subscribe: () => void

  constructor(readonly actor: A) {
    this.#subscribe = createSubscriber((update) => {
      const subscription = actor.subscribe({ next: update, error: update, complete: update })
      return () => subscription.unsubscribe()
    })
  }

  get snapshot(): SnapshotFrom<A> {
    this.#subscribe()
    return this.actor.getSnapshot() as SnapshotFrom<A>
  }
}
