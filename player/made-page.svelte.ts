import { mount, unmount } from 'svelte'
import type { Course } from '../courses/format/course.ts'
import PageLoader from './PageLoader.svelte'

/** What a page is made for: a page of a course in one language, and the learner's epoch. */
export interface Turn {
  page: string
  epoch: number
  course: Course
}

/** What a page tells, each once: its heading stands on the screen; the learner has seen it. */
export interface Told {
  onarrive: (heading: HTMLElement) => void
  onvisit: (page: string) => void
}

/** A page in an element of its own, which may wait outside of the document for its turn. */
export class MadePage {
  readonly #turn: Turn
  readonly #onvisit: Told['onvisit']
  readonly #sheet = document.createElement('div')
  readonly #made: object
  #isShown = $state.raw(false)
  #isVisited = false

  /** `context`: all that the components above it have provided. */
  constructor(turn: Turn, context: Map<unknown, unknown>, { onarrive, onvisit }: Told) {
    const isShown = () => this.#isShown
    const props = {
      id: turn.page,
      onarrive,
      onvisit: () => this.visit(),
      get isShown() {
        return isShown()
      },
    }
    this.#turn = turn
    this.#onvisit = onvisit
    this.#made = mount(PageLoader, { target: this.#sheet, props, context })
  }

  /** Whether it can be shown for a turn: one that did not come, or cannot be shown, is made anew then. */
  isFor({ page, epoch, course }: Turn): boolean {
    const made = this.#turn
    const isSame = made.page === page && made.epoch === epoch && made.course === course
    return isSame && this.#sheet.querySelector('article') !== null
  }

  /** Gets the faces that its letters need: the browser would ask for them when it stands, and then lay it out again. */
  getFonts(): void {
    if (!('fonts' in document)) return // as in tests without a browser
    document.fonts.load(getComputedStyle(document.body).font, this.#sheet.textContent).catch(() => undefined)
  }

  show(stage: Element): void {
    stage.append(this.#sheet)
    this.#isShown = true
  }

  /** Off the screen: what was written on it within the last second is kept now. */
  hide(): void {
    this.#isShown = false
    this.#sheet.remove()
  }

  /** It counts as visited. */
  visit(): void {
    if (this.#isVisited) return
    this.#isVisited = true
    this.#onvisit(this.#turn.page)
  }

  end(): void {
    this.hide()
    void unmount(this.#made)
  }
}
