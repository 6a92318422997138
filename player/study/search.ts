import type { Course, Reference } from '../../courses/format/course.ts'
import { readPlaces, readWords, type SearchWords } from '../../courses/format/search-text.ts'
import { search, shelfOf, type Shelf } from './shelves.ts'
import type { OwnNote } from './own-notes.ts'

/** Something that can be found. `page` is where to go; a resource may have an address of its own. */
export type Entry =
  | { kind: 'page'; title: string; page: string }
  | { kind: 'term'; title: string; text: string; page: string | undefined }
  | { kind: 'resource'; title: string; text: string; page: string | undefined; url: string | undefined }
  | { kind: 'note'; title: string; text: string; page: string; quote: string }

export interface Results {
  entries: Entry[]
  /** Of all that was found the first are told. */
  count: number
  words: ReadonlySet<string>
}

/** Most that are told at a time. */
const MOST = 30

/** Searches titles, texts, the glossary, the resources and a learner's own notes. */
export type Search = (query: string, notes: readonly OwnNote[]) => Results

export function openSearch({ pages }: Course, words: SearchWords, { glossary, resources }: Reference): Search {
  const titles = new Map(pages.map(({ id, title }) => [id, title]))
  const titleOf = (id: string) => titles.get(id) ?? ''
  const fixed: Entry[] = [
    ...words.pages.map((id): Entry => ({ kind: 'page', title: titleOf(id), page: id })),
    ...glossary.map(({ term, meaning, pages: [first] }): Entry => {
      return { kind: 'term', title: term, text: meaning, page: words.glossary ?? first }
    }),
    ...resources.items.map(({ title, links, section }): Entry => {
      const text = [
        resources.sections.find(({ id }) => id === section)?.title ?? '',
        ...links.map(({ label }) => label),
      ]
      const url = links.find((link) => link.url)?.url
      return { kind: 'resource', title, text: text.join(' · '), page: words.library, url }
    }),
  ]
  const shelves = [...wordShelves(words), ...shelvesOf(fixed, 0)]
  const ownShelves = latest((notes: readonly OwnNote[]) => {
    const own = notes.map((note): Entry => ({ kind: 'note', title: titleOf(note.page), ...note }))
    return { own, shelves: shelvesOf(own, fixed.length) }
  })
  return (query, notes) => {
    const mine = ownShelves(notes)
    const entries = [...fixed, ...mine.own]
    const found = search([...shelves, ...mine.shelves], query, entries.length)
    const first = found.entries.slice(0, MOST).flatMap(({ entry }) => entries[entry] ?? [])
    return { entries: first, count: found.entries.length, words: found.words }
  }
}

/** A page is searched in the language in which it is shown. */
function wordShelves(words: SearchWords): Shelf[] {
  const { translated } = words
  if (!translated) return [wordShelf(words, (page) => page)]
  const entries = new Map(words.pages.map((id, i) => [id, i]))
  const shown = translated.pages.map((id) => entries.get(id))
  const isElsewhere = new Set(shown)
  return [
    wordShelf(translated, (page) => shown[page]),
    wordShelf(words, (page) => (isElsewhere.has(page) ? undefined : page)),
  ]
}

/** Its places are read when they are asked for: of most words nobody ever does. */
function wordShelf(words: SearchWords, entryOf: (page: number) => number | undefined): Shelf {
  const steps = words.places.split(' ')
  const known: (readonly number[])[] = []
  const read = (word: number) => readPlaces(steps[word] ?? '').flatMap((page) => entryOf(page) ?? [])
  return { words: readWords(words), weight: 1, places: (word) => (known[word] ??= read(word)) }
}

/** Remembers what it made of the same thing the last time. */
function latest<From, To>(make: (from: From) => To): (from: From) => To {
  let known: { from: From; to: To } | undefined
  return (from) => (known?.from === from ? known : (known = { from, to: make(from) })).to
}

/** What a thing is called weighs more than what is said of it; the title of a note is its page's. */
const shelvesOf = (entries: readonly Entry[], first: number): Shelf[] => [
  shelfOf(
    entries.flatMap((entry, i) => (entry.kind === 'note' ? [] : [[first + i, entry.title] as const])),
    3,
  ),
  shelfOf(
    entries.flatMap((entry, i) => ('text' in entry ? [[first + i, entry.text] as const] : [])),
    1.2,
  ),
]
