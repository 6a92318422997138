import { keptNotes } from './note-keys.ts'
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
    return this.#pending ?? keptNotes(this.#player.session.snapshot.context.progress.notes)(this.field)
  }

  get text(): string {
    return this.value[0] ?? ''
  }

  write(value: readonly string[]): void {
    this.#pending = value
    this.#timer ??= setTimeout(() => this.flush(), 1_000)
  }

  /** For what is chosen, not typed: there is no more to wait for. */
  choose(value: readonly string[]): void {
    this.write(value)
    this.flush()
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#pending) return
    this.#player.session.actor.send({ type: 'learner.note', field: this.field, value: this.#pending })
    this.#pending = null
  }
}

/** The notes of one form, beside those of the others. */
export class Notes {
  readonly #player: PlayerContext
  readonly #own: readonly Note[]

  constructor(player: PlayerContext, fields: readonly string[]) {
    this.#player = player
    this.#own = fields.map((field) => new Note(player, field))
  }

  /** The note of a field of this form. */
  of(field: string): Note {
    return this.#own.find((note) => note.field === field) ?? new Note(this.#player, field)
  }

  /** What any field holds, those of other forms too. */
  readonly valueOf = (field: string): readonly string[] => this.of(field).value

  get isEmpty(): boolean {
    return this.#own.every(({ value }) => value.length === 0)
  }

  clear(): void {
    for (const note of this.#own) note.choose([])
  }

  flush(): void {
    for (const note of this.#own) note.flush()
  }
}
