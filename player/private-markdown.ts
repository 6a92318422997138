import type { Entry } from './written.ts'

/** One part of a sheet: what one block asked, and what was written there. */
export interface SheetPart {
  title: string
  entries: readonly Entry[]
  sentence?: string | null
}

export interface Sheet {
  title: string
  /** The course, the date: what the sheet is about. */
  about: string
  parts: readonly SheetPart[]
  /** Stands where nothing is written. */
  empty: string
}

export const isWritten = ({ entries, sentence }: SheetPart): boolean =>
  Boolean(sentence) || entries.some(({ values }) => values.length > 0)

/** A learner's own words as a Markdown file. */
export function toMarkdown({ title, about, parts, empty }: Sheet): string {
  const blocks = [`# ${oneLine(title)}`, `_${oneLine(about)}_`]
  for (const part of parts) {
    blocks.push(`## ${oneLine(part.title)}`)
    if (!isWritten(part)) blocks.push(`_${empty}_`)
    else blocks.push(...entryBlocks(part, empty), ...(part.sentence ? [`> ${oneLine(part.sentence)}`] : []))
  }
  return `${blocks.join('\n\n')}\n`
}

/** A name for a file, from a title in any script. */
export function fileName(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return `${[...words.join('-')].slice(0, 60).join('').replace(/-$/, '') || 'notes'}.md`
}

function entryBlocks({ entries }: SheetPart, empty: string): string[] {
  return entries.flatMap(({ label, values, isText }) => {
    const heading = label === null ? [] : [`**${oneLine(label)}**`]
    if (values.length === 0) return [...heading, `_${empty}_`]
    return [...heading, isText ? values.map(asParagraphs).join('\n\n') : values.map(asItem).join('\n')]
  })
}

const asItem = (text: string): string => `- ${oneLine(text)}`
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Written text stays as it is, lists too; only what would become a heading or a code block of the file is kept from it. */
const asParagraphs = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(/^([ \t]*)(#|```|~~~|={3,}\s*$|-{3,}\s*$)/gm, '$1\\$2')
