import type { SheetPart } from '../private-markdown.ts'
import type { ToolsTexts } from '../strings/en-tools.ts'
import type { PageNotes } from './own-notes.ts'

/** What a learner keeps of each page, as parts of a sheet: for a file, or for paper. */
export const studyParts = (
  pages: readonly PageNotes[],
  titles: readonly { id: string; title: string }[],
  texts: Pick<ToolsTexts, 'bookmarkOf' | 'noteOf' | 'highlightsOf' | 'otherPage'>,
): SheetPart[] =>
  pages.map(({ page, isBookmarked, text, marks }) => ({
    title: titles.find(({ id }) => id === page)?.title ?? texts.otherPage,
    entries: [
      ...(isBookmarked ? [{ label: null, values: [texts.bookmarkOf], isText: false }] : []),
      ...(text === '' ? [] : [{ label: texts.noteOf, values: [text], isText: true }]),
      ...(marks.length === 0
        ? []
        : [
            {
              label: texts.highlightsOf,
              values: marks.map(({ quote, note }) => [`> ${quote}`, note].filter(Boolean).join('\n\n')),
              isText: true,
            },
          ]),
    ],
  }))
