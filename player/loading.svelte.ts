/** Something on its way, for components: its value, or that it did not come. Starts at once; may be started again. */
export class Loading<T> {
  value = $state.raw<T>()
  hasFailed = $state.raw(false)
  readonly #load: () => Promise<T>

  constructor(load: () => Promise<T>) {
    this.#load = load
    this.start()
  }

  start(): void {
    this.hasFailed = false
    this.#load().then(
      (value) => (this.value = value),
      () => (this.hasFailed = true),
    )
  }
}
