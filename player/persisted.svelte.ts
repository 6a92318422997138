/**
 * A small setting of this browser, kept in localStorage where that is allowed and in memory where it is not. For
 * interface settings only: a learner's work belongs in the journal.
 */
export class Persisted<T extends string | boolean> {
  #value = $state.raw() as T
  readonly #key: string

  constructor(key: string, initial: T) {
    this.#key = `stepwise:${key}`
    this.#value = initial
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? 'null')
      if (typeof kept === typeof initial) this.#value = kept as T
    } catch {
      // Refused or unreadable: the initial value holds.
    }
  }

  get current(): T {
    return this.#value
  }

  set current(value: T) {
    this.#value = value
    try {
      localStorage.setItem(this.#key, JSON.stringify(value))
    } catch {
      // Storage is refused here: the setting lasts as long as the page.
    }
  }
}
