import { createSubscriber } from 'svelte/reactivity'
import { speechFor, voicesFor } from '../speech.ts'
import { Reader } from './reader.svelte.ts'
import { reading } from './reading.svelte.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import './read-aloud.css'

/** Browsers learn of their voices late. */
const followVoices = createSubscriber((update) => {
  const synthesis = (window as Partial<Window>).speechSynthesis
  synthesis?.addEventListener?.('voiceschanged', update)
  return () => synthesis?.removeEventListener?.('voiceschanged', update)
})

/** The voices of this device for a language; a component follows them. */
export function localVoices(language: string): SpeechSynthesisVoice[] {
  followVoices()
  return voicesFor(language, window)
}

/** What stands on the screen to be read: a page, or a message in its place. */
const shown = (): Element | null => document.querySelector('main article') ?? document.querySelector('main')

export const shownLanguage = (): string =>
  (shown()?.closest('[lang]') ?? document.documentElement).getAttribute('lang') ?? ''

/** There is one voice to a window, and so one reader. */
export const reader = new Reader({
  speech: () => speechFor(shownLanguage(), window, reading.current),
  mark,
})

/** Reads the page that is shown, from the first sentence that is in view. */
export function readPage(): void {
  const page = shown()
  if (!page) return
  const sentences = sentencesOf(page, shownLanguage())
  const top = document.querySelector('header.bar')?.getBoundingClientRect().bottom ?? 0
  const first = sentences.findIndex(({ range }) => range.getBoundingClientRect().top >= top)
  reader.start(sentences, Math.max(first, 0))
}

function mark(sentence: Sentence | null): void {
  const highlights = (CSS as Partial<typeof CSS>).highlights
  if (!sentence) highlights?.delete('spoken')
  else {
    highlights?.set('spoken', new Highlight(sentence.range))
    bringIntoView(sentence.range)
  }
}

/** Scrolls only where the sentence is not in the middle part of the window, so that the page mostly stands still. */
function bringIntoView(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect()
  if (top > innerHeight * 0.12 && bottom < innerHeight * 0.72) return
  const isCalm = reading.current.motion === 'reduced' || matchMedia('(prefers-reduced-motion: reduce)').matches
  window.scrollBy({ top: top - innerHeight * 0.3, behavior: isCalm ? 'instant' : 'smooth' })
}
