import type { Course, CourseSource, Reference, ShownPage } from '../courses/format/course.ts'
import type { SearchWords } from '../courses/format/search-text.ts'

/** A course in one language, with what has arrived of it. */
export interface InOneLanguage extends CourseSource {
  arrived: { pages: Map<string, ShownPage>; reference?: Reference }
}

/**
 * A course whose language may change at any time. Whoever holds a page or the reference reads the texts of the language
 * that holds then, so that a change loses nothing of what stands on the screen.
 */
export class ShownCourse implements CourseSource {
  readonly own: CourseSource
  /** Whether anybody has asked for the reference. */
  usesReference = false
  #shown = $state.raw<InOneLanguage>()

  constructor(own: CourseSource) {
    this.own = own
  }

  show(shown: InOneLanguage): void {
    this.#shown = shown
  }

  get course(): Course {
    return (this.#shown ?? this.own).course
  }

  async page(id: string): Promise<ShownPage> {
    const page = await (this.#shown ?? this.own).page(id)
    return new Proxy(page, { get: (_, key) => Reflect.get(this.#shown?.arrived.pages.get(id) ?? page, key) as unknown })
  }

  async reference(): Promise<Reference> {
    this.usesReference = true
    const reference = await (this.#shown ?? this.own).reference()
    return new Proxy(reference, {
      get: (_, key) => Reflect.get(this.#shown?.arrived.reference ?? reference, key) as unknown,
    })
  }

  search(): Promise<SearchWords> {
    return (this.#shown ?? this.own).search()
  }

  asset(path: string): string {
    return this.own.asset(path)
  }
}
