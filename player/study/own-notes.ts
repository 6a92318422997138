import { isStudyKey } from '../note-keys.ts'
import { marksOf, type Mark } from './marks.ts'

type Notes = ReadonlyMap<string, { value: readonly string[] }>

/** Something a learner wrote, with the page it belongs to. */
export interface OwnNote {
  page: string
  text: string
  /** The words of the page it is about; empty where it is about all of it. */
  quote: string
}

/** What a learner keeps of one page. */
export interface PageNotes {
  page: string
  isBookmarked: boolean
  text: string
  marks: Mark[]
}

/** Bookmarks, notes and highlights by page, in the order of the given pages; those of other pages stand at the end. */
export function notesByPage(notes: Notes, pages: readonly { id: string }[]): PageNotes[] {
  const kept = new Map<string, PageNotes>()
  const of = (page: string): PageNotes => {
    const known = kept.get(page) ?? { page, isBookmarked: false, text: '', marks: [] }
    kept.set(page, known)
    return known
  }
  for (const [key, { value }] of notes) {
    const [, kind, page] = /^study\.(bookmark|note)\.(.+)$/.exec(key) ?? []
    if (page === undefined || !value[0]?.trim()) continue
    if (kind === 'note') of(page).text = value[0]
    else of(page).isBookmarked = true
  }
  for (const mark of marksOf(notes)) of(mark.page).marks.push(mark)
  const order = new Map(pages.map(({ id }, i) => [id, i]))
  return [...kept.values()].sort((a, b) => (order.get(a.page) ?? Infinity) - (order.get(b.page) ?? Infinity) || 0)
}

/** Everything a learner wrote, for the search: on pages, on passages, and in forms (by form, the page it stands on). */
export function writtenNotes(notes: Notes, forms: Readonly<Record<string, string>>): OwnNote[] {
  const study = notesByPage(notes, []).flatMap(({ page, text, marks }) => [
    ...(text === '' ? [] : [{ page, text, quote: '' }]),
    ...marks.map(({ quote, note }) => ({ page, text: note === '' ? quote : `${note} – ${quote}`, quote })),
  ])
  const fields = [...notes].flatMap(([key, { value }]) => {
    const page = isStudyKey(key) ? undefined : forms[key.split('.')[0] ?? '']
    const text = value.join(' ').trim()
    return page === undefined || text === '' ? [] : [{ page, text, quote: '' }]
  })
  return [...study, ...fields]
}
