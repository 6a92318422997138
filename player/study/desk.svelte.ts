import { keptNotes, markKey } from '../note-keys.ts'
import type { PlayerContext } from '../player-context.ts'
import { draw, goTo, point, rangeIn, shownArticle } from './highlights.ts'
import { anchorOf, LONGEST_QUOTE, markValue, marksOf, type Anchor } from './marks.ts'
import { notesByPage } from './own-notes.ts'
import { PageText } from './page-text.ts'
import { studyTexts } from './study-texts.ts'
import { toolTexts } from './tool-texts.ts'

/** Where somebody wants to go: one of these words on a page. */
interface Goal {
  page: string
  anchors: readonly Anchor[]
}

/** How long the place is marked to which somebody was sent, and how long its page may take to come. */
const POINTED = 5_000
const PATIENCE = 4_000

/** What the study tools share: the learner's notes, what was deleted last, and the way to a passage. */
export class StudyDesk {
  readonly player: PlayerContext
  /** What was just done, for screen readers and eyes. */
  said = $state.raw('')
  #removed = $state.raw<{ key: string; value: readonly string[] } | null>(null)
  #goal: Goal | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(player: PlayerContext) {
    this.player = player
  }

  get #context() {
    return this.player.session.snapshot.context
  }
  get page(): string {
    return this.#context.page
  }
  readonly marks = $derived.by(() => marksOf(this.#context.progress.notes))
  readonly byPage = $derived.by(() => notesByPage(this.#context.progress.notes, this.player.source.course.pages))

  readonly titleOf = (page: string): string =>
    this.player.source.course.pages.find(({ id }) => id === page)?.title ?? toolTexts.otherPage

  /** Keeps a passage of the page that is shown. Gives its key, or null where nothing can be kept. */
  highlight(article: Element, start: number, end: number): string | null {
    const page = this.page
    const anchor = anchorOf(new PageText(article).text, start, end)
    if (!anchor) return null
    const known = this.marks.find((mark) => mark.page === page && mark.at === anchor.at && mark.quote === anchor.quote)
    if (known) return known.key
    const key = markKey(page, this.#context.nonce())
    this.#write(key, markValue({ ...anchor, key, page, note: '' }))
    this.said = end - start > LONGEST_QUOTE ? studyTexts.highlightCut(LONGEST_QUOTE) : studyTexts.highlighted
    return key
  }

  get canUndo(): boolean {
    return this.#removed !== null
  }

  remove(key: string): void {
    this.#removed = { key, value: keptNotes(this.#context.progress.notes)(key) }
    this.#write(key, [])
    this.said = studyTexts.removed
  }
  undo(): void {
    if (!this.#removed) return
    this.#write(this.#removed.key, this.#removed.value)
    this.forget()
    this.said = studyTexts.restored
  }
  /** Whoever comes back later is not told again what was done before. */
  forget(): void {
    this.#removed = null
    this.said = ''
  }

  /** Leads to a passage, on this page or as soon as its page is shown. */
  seek(page: string, ...anchors: Anchor[]): void {
    this.#goal = { page, anchors }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#goal = null), PATIENCE)
    if (page === this.page) this.redraw()
    else this.player.session.actor.send({ type: 'learner.goTo', page })
  }

  /** Draws the highlights of the page as it is now, and goes on to where somebody wanted to be. */
  redraw(): void {
    const page = this.page
    const article = shownArticle(page)
    if (!article) return
    draw(
      article,
      this.marks.filter((mark) => mark.page === page),
    )
    if (this.#goal?.page === page) this.#arrive(article, this.#goal)
  }

  #arrive(article: Element, { anchors }: Goal): void {
    const text = new PageText(article)
    const range = anchors.map((anchor) => rangeIn(text, anchor)).find((found) => found !== null)
    if (!range || !goTo(range)) return // the rest of the page may still be on its way
    this.#goal = null
    point(range)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => point(null), POINTED)
  }

  #write(field: string, value: readonly string[]): void {
    this.player.session.actor.send({ type: 'learner.note', field, value })
  }

  close(): void {
    clearTimeout(this.#timer)
    point(null)
  }
}

/** Words as they stand somewhere on a page, wherever that is. */
export const wordsAnchor = (quote: string): Anchor => ({ quote, before: '', after: '', at: 0 })
