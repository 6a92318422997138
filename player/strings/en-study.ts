const plural = new Intl.PluralRules('en')
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })

/** "1 page", "3 pages". */
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

/** The texts of the study tools. Their type is the contract for other languages. */
export const studyEn = {
  close: 'Close',
  tabs: { page: 'This page', all: 'All notes', left: 'What is left', review: 'Review' },
  failed: 'This did not arrive. Check the connection and try again.',
  tryAgain: 'Try again',
  loading: 'Loading …',
  onlyHere: 'Notes, bookmarks and highlights stay on this device. They are never sent to your LMS.',

  highlight: 'Highlight',
  addNote: 'Note',
  selected: 'For the selected text',
  highlighted: 'Highlighted.',
  highlightCut: (characters: number) => `Highlighted, the first ${characters} characters of it.`,
  pageNote: 'Note on this page',
  highlights: 'Highlights',
  noHighlights: 'Select text on the page to highlight it, or choose a paragraph above.',
  paragraphs: 'Highlight a paragraph',
  noParagraphs: 'This page has no paragraphs to choose from.',
  notOnPage: 'These words are no longer on the page as it is now.',
  onPassage: (quote: string) => `Note on “${quote}”`,
  goToPassage: 'Go to the passage',
  remove: (what: string) => `Delete: ${what}`,
  removed: 'Deleted.',
  undo: 'Undo',
  restored: 'It is back.',

  bookmarks: 'Bookmarks',
  nothing: 'There are no notes, highlights or bookmarks yet.',
  saveFile: 'Save as text file',
  print: 'Print',
  mayNotPrint: 'This window may not print. Save a text file instead, or open the course in a window of its own.',
  notesTitle: 'My notes and highlights',
  madeOn: (date: Date) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(date),
  empty: 'Nothing written yet',

  leftPages: (count: number, minutes: string) => `${counted(count, 'page', 'pages')} to read, ${minutes}`,
  leftQuestions: (count: number) => `${counted(count, 'question', 'questions')} to answer`,
  minutes: (minutes: number) => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`),
  toRead: 'to read',
  nothingLeft: 'Every page is read, and every question has an answer.',
  locked: 'opens when the pages before it are done',

  due: (count: number) =>
    count === 0 ? 'No question is due today.' : `${counted(count, 'question is', 'questions are')} due today.`,
  nextDue: (date: Date) => `The next one comes back on ${day.format(date)}.`,
  howReview:
    'Questions that you have answered come back after 1, 3, 7 and 21 days. What you answer here does not change your progress or your score, and your LMS is not told of it.',
  noCards: 'Answer questions in the course first; they come back here.',
  startReview: 'Start the review',
  wrongTitle: 'Not right the last time',
  noWrong: 'No question is left that you did not get right.',
  practiseWrong: 'Practise these',
  reviewOf: (index: number, count: number) => `Question ${index} of ${count}`,
  comesBack: (date: Date) => `This question comes back on ${day.format(date)}.`,
  nextQuestion: 'Go on',
  endReview: 'Back to the list',
  reviewDone: (right: number, count: number) => `Done: ${right} of ${count} right at the first go.`,
  notAsked: 'This question cannot be asked just now.',

  search: 'Search the course',
  searchFor: 'Pages, glossary, resources and your notes',
  found: (count: number) => (count === 0 ? 'Nothing found.' : `${count} found`),
  more: 'Show more',
  kinds: { page: 'Page', term: 'Glossary', resource: 'Resource', note: 'Your note' },
}

export type StudyTexts = typeof studyEn
