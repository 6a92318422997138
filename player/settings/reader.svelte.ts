import type { Speech } from '../speech.ts'
import type { Sentence } from './sentences.ts'

/** How the reader reaches the world. */
export interface ReaderWorld {
  /** The voice as it is chosen now; null where there is none. */
  speech(): Speech | null
  /** Shows where the reader is; null when it is nowhere. */
  mark(sentence: Sentence | null): void
}

/** Reads sentences one after another, and can be held, sent to another sentence and stopped. */
export class Reader {
  #state = $state.raw<'off' | 'reading' | 'held' | 'failed'>('off')
  #sentences: readonly Sentence[] = []
  #index = 0
  #speech: Speech | null = null
  /** Counts starts and stops: what an earlier start still has to say is dropped. */
  #run = 0
  readonly #world: ReaderWorld

  constructor(world: ReaderWorld) {
    this.#world = world
  }

  get state(): 'off' | 'reading' | 'held' | 'failed' {
    return this.#state
  }

  start(sentences: readonly Sentence[], at = 0): void {
    this.#sentences = sentences
    this.#index = at
    void this.#read()
  }

  /** Stays where it is until it is told to go on. */
  hold(): void {
    if (this.#state !== 'reading') return
    this.#silence()
    this.#state = 'held'
  }

  goOn(): void {
    if (this.#state === 'held' || this.#state === 'failed') void this.#read()
  }

  /** To the next sentence (1) or the one before (-1); reads on if it was reading. */
  step(by: 1 | -1): void {
    this.#index = Math.min(Math.max(this.#index + by, 0), Math.max(this.#sentences.length - 1, 0))
    if (this.#state === 'reading') void this.#read()
    else this.#mark()
  }

  /** Begins the sentence anew when the voice or its speed was changed. */
  again(): void {
    if (this.#state === 'reading') void this.#read()
  }

  stop(): void {
    this.#silence()
    this.#state = 'off'
    this.#sentences = []
    this.#world.mark(null)
  }

  async #read(): Promise<void> {
    this.#silence()
    const run = this.#run
    this.#speech = this.#world.speech()
    this.#state = this.#speech ? 'reading' : 'failed'
    for (; this.#speech && this.#index < this.#sentences.length; this.#index++) {
      this.#mark()
      const wasSaid = await this.#speech.say(this.#sentences[this.#index]?.text ?? '')
      if (run !== this.#run) return
      if (!wasSaid) {
        this.#state = 'failed'
        return
      }
    }
    if (this.#speech) this.#end()
  }

  /** Held at the start, so that whoever is at its buttons can hear it again. */
  #end(): void {
    this.#state = 'held'
    this.#index = 0
    this.#world.mark(null)
  }

  #mark(): void {
    this.#world.mark(this.#sentences[this.#index] ?? null)
  }

  #silence(): void {
    this.#run++
    this.#speech?.stop()
  }
}
