/** The texts of the study tools in the top bar. Their type is the contract for other languages. */
export const toolsEn = {
  search: 'Search the course',
  bookmark: 'Bookmark this page',
  notes: 'Notes and review',
  settings: 'Reading settings',
  bookmarked: 'This page is bookmarked.',
  notBookmarked: 'The bookmark is taken away.',
  failed: 'This tool did not arrive. Check the connection and try again.',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  // In files of notes, too.
  otherPage: 'A page that is no longer in this course',
  bookmarkOf: 'Bookmark',
  noteOf: 'Note on this page',
  highlightsOf: 'Highlights',
  shortcutList: [
    { keys: '/', does: 'Search' },
    { keys: 'Ctrl + K', does: 'Search' },
    { keys: 'b', does: 'Bookmark this page, or take the bookmark away' },
    { keys: 'n', does: 'Notes and review' },
    { keys: 'h', does: 'Highlight the selected text' },
  ],
}

export type ToolsTexts = typeof toolsEn
