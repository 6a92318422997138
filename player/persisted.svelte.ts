import { createSubscriber } from 'svelte/reactivity'

/**
 * A small setting of this browser, kept in localStorage where that is allowed and in memory where it is not. For
 * interface settings only: a learner's work belongs in the journal.
 */
export class Persisted<T extends string | boolean> {
  #value: T
  readonly #key: string
  readonly #subscribe: () => void

  constructor(key: string, initial: T) {
    this.#key = `stepwise:${key}`
    this.#value = initial
    this.#read(initial)
    this.#subscribe = createSubscriber((update) => {
      const listen = ({ key: changed }: StorageEvent) => {
        if (changed !== this.#key) return
        this.#read(initial)
        update()
      }
      this.#update = update
      window.addEventListener('storage', listen)
      return () => window.removeEventListener('storage', listen)
    })
  }
  #update: () => void = () => undefined

  get current(): T {
    this.#subscribe()
    return this.#value
  }

  set current(value: T) {
    this.#value = value
    this.#update()
    try {
      localStorage.setItem(this.#key, JSON.stringify(value))
    } catch {
      // Storage is refused here: the setting lasts as long as the page.
    }
  }

  #read(initial: T) {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(this.#key) ?? 'null')
      if (typeof value === typeof initial) this.#value = value as T
    } catch {
      // Refused or unreadable: the initial value holds.
    }
  }
}
