import type { Block, Checklist, CourseMap, Form, Page, Resource } from '../courses/format/course.ts'
import { CERTIFICATE_NAME, fieldKey, isStudyKey, keptNotes, starKey, type ValueOf } from './note-keys.ts'
import { isWritten, type SheetPart } from './private-markdown.ts'
import type { Texts } from './strings/en.ts'
import { entriesOf, sentenceOf, type Entry } from './written.ts'

type Notes = ReadonlyMap<string, { value: readonly string[] }>
type Wording = Pick<Texts, 'planStars' | 'notesOther' | 'certificateName'>

/** What a learner wrote in one form, or chose in one checklist. */
export const partOf = (title: string, block: Form | Checklist, valueOf: ValueOf, language: string): SheetPart => ({
  title,
  entries: entriesOf(block, valueOf),
  sentence: block.kind === 'form' ? sentenceOf(block, valueOf, language) : null,
})

/** The resources with a star, each with its addresses. */
export const starsPart = (title: string, starred: readonly Resource[]): SheetPart => ({
  title,
  entries: [{ label: null, values: starred.map(asLine), isText: false }],
})

export const starredOf = (items: readonly Resource[], valueOf: ValueOf): Resource[] =>
  items.filter(({ number }) => valueOf(starKey(number)).length > 0)

/**
 * Everything private that is kept of a course, page after page. Notes whose page did not arrive, or that the course no
 * longer asks for, stand at the end under their keys: nothing a learner wrote in the course is left out. Notes of the
 * study tools are parts of their own (`study/study-sheet.ts`).
 */
export function allNotes(
  { pages, resources, language }: { pages: readonly Page[]; resources: readonly Resource[]; language: string },
  notes: Notes,
  texts: Wording,
): SheetPart[] {
  const valueOf = keptNotes(notes)
  const asked = pages.flatMap((page) => page.blocks.filter(isNoted).map((block) => ({ page, block })))
  const parts = asked.map(({ page, block }) => {
    if (block.kind === 'course-map') return mapPart(`${page.title}: ${block.prompt}`, block, valueOf)
    return partOf(`${page.title}: ${block.title}`, block, valueOf, language)
  })
  const known = new Set([
    ...asked.flatMap(({ block }) => keysOf(block)),
    ...resources.map(({ number }) => starKey(number)),
  ])
  const others = [...notes].filter(([key, { value }]) => value.length > 0 && !known.has(key) && !isStudyKey(key))
  const otherEntries = others.map(([key, { value }]): Entry => {
    return { label: key === CERTIFICATE_NAME ? texts.certificateName : key, values: value, isText: true }
  })
  const stars = starsPart(texts.planStars, starredOf(resources, valueOf))
  return [...parts, stars, { title: texts.notesOther, entries: otherEntries }].filter(isWritten)
}

type Noted = Form | Checklist | CourseMap
const isNoted = (block: Block): block is Noted => ['form', 'checklist', 'course-map'].includes(block.kind)

const keysOf = (block: Noted): string[] =>
  block.kind === 'form' ? block.fields.map(({ id }) => fieldKey(block.id, id)) : [block.id]

function mapPart(title: string, { id, paces }: CourseMap, valueOf: ValueOf): SheetPart {
  const values = paces.filter((pace) => valueOf(id).includes(pace.id)).map(({ text }) => text)
  return { title, entries: [{ label: null, values, isText: true }] }
}

const asLine = ({ title, links, underPreparation }: Resource): string =>
  [title, ...(underPreparation ? [] : links.flatMap(({ url }) => url ?? []))].join(' · ')
