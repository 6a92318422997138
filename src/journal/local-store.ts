import { distinct, nameOf } from './rows.ts'
import type { Mirror } from './mirror.ts'
import type { Store } from './store.ts'

/**
 * The store for where IndexedDB is refused: the little that localStorage holds, one key an append. What is kept there
 * goes to the database as soon as that opens again.
 */
export function createLocalStore(mirror: Mirror, newReplica: () => string): Store {
  const known = new Set<string>()
  let head = { replica: '', rev: 0 }
  return {
    generation: 0,
    open(claim) {
      const events = distinct(mirror.waiting())
      for (const event of events) known.add(nameOf(event))
      const stored = mirror.head()
      head = { replica: claim?.replica ?? ((claim && stored.replica) || newReplica()), rev: stored.rev }
      if (claim) mirror.keepHead(head) // what does not even take this is no storage
      return Promise.resolve({ events, folded: null, rows: events.length, unreadable: 0, ...head })
    },
    append(events) {
      const fresh = distinct(events).filter((event) => !known.has(nameOf(event)))
      mirror.keepWaiting(fresh)
      for (const event of fresh) known.add(nameOf(event))
      return Promise.resolve(fresh.length)
    },
    keepRev(rev) {
      if (rev > head.rev) mirror.keepHead((head = { ...head, rev }))
      return Promise.resolve()
    },
    rows: () => Promise.resolve(mirror.waiting().map((event) => ({ ...event }))),
    forget: () => Promise.resolve(mirror.forget()),
    makeRoom: () => Promise.resolve(false),
    tidy: () => Promise.resolve([]),
    close: () => undefined,
  }
}
