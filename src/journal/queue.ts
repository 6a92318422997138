/** Does one thing after the other, in the order in which they were asked for. */
export interface Queue {
  add<T>(run: () => Promise<T>): Promise<T>
  /** All that has been asked for so far has been done, or has failed. */
  settled(): Promise<unknown>
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    add(run) {
      const done = last.then(run)
      last = done.catch(() => undefined)
      return done
    },
    settled: () => last,
  }
}

/** Those who want to be told. */
export interface Listeners<T> {
  /** Returns the end of it. */
  add(listener: (it: T) => void): () => void
  tell(it: T): void
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(it: T) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell: (it) => all.forEach((listener) => listener(it)),
  }
}
