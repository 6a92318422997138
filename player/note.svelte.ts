import type { PlayerContext } from './player-context.ts'

/**
 * What one private field holds: kept in the journal on this device within a second of writing, and never sent to an LMS.
 * A component that made one calls `flush` when the page is hidden and when it goes.
 */
export class Note {
  readonly #player: PlayerContext
  readonly field: string
  #pending = $state.raw<readonly string[] | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(player: PlayerContext, field: string) {
    this.#player = player
    this.field = field
  }

  /** For what was written one text, for what was chosen the ids. */
  get value(): readonly string[] {
    return this.#pending ?? this.#player.session.snapshot.context.progress.notes.get(this.field)?.value ?? []
  }

  get text(): string {
    return this.value[0] ?? ''
  }

  write(value: readonly string[]): void {
    this.#pending = value
    this.#timer ??= setTimeout(() => this.flush(), 1_000)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#pending) return
    this.#player.session.actor.send({ type: 'learner.note', field: this.field, value: this.#pending })
    this.#pending = null
  }
}
