import { frame } from './en-frame.ts'

/** All texts of the interface. Their type is the contract that every other language must satisfy. */
export const en = {
  ...frame,

  pagesRead: (read: number, pages: number) => `${read} of ${pages} pages`,
  pagesOf: (read: number, pages: number) => `${read} / ${pages}`,
  pagesOfModule: (read: number, pages: number) => `${read} of ${pages} read`,
  timeLeft: (minutes: number) => (minutes === 0 ? 'nothing left' : `${duration(minutes)} left`),
  read: 'read',
  locked: 'opens when the pages before it are done',
  coursePages: 'Pages of the course',

  cityExample: 'City example',
  source: 'Source',
  timeline: 'Timeline',

  selectOne: 'Choose one answer.',
  selectMany: 'Choose all that apply.',
  trueOrFalse: 'True or false?',
  matchEach: 'Choose the right match for each. Each is used once.',
  sortEach: 'Choose where each belongs.',
  putInOrder: 'Put these in order with the arrow buttons.',
  writeNumber: 'Write a number.',
  writeWord: 'Write the missing word or words.',
  choose: 'Choose …',
  moveUp: (item: string) => `Move up: ${item}`,
  moveDown: (item: string) => `Move down: ${item}`,
  movedTo: (item: string, place: number, count: number) => `${item}: now ${place} of ${count}`,
  yourAnswer: 'Your answer',
  assignFirst: 'Choose something for each first.',
  writeFirst: 'Write an answer first.',
  rightPlace: 'right',
  belongsTo: (target: string) => `right: ${target}`,
  accepted: (answer: string) => `Right answer: ${answer}`,
  partlyRight: 'Partly right.',
  true: 'True',
  false: 'False',
  checkAnswer: 'Check answer',
  chooseFirst: 'Choose an answer first.',
  right: 'That’s right.',
  wrong: 'Not quite.',
  rightOption: 'right answer',
  yourChoice: 'your choice',
  readAgain: (title: string) => `Read it again: ${title}`,
  answered: (answered: number, count: number) => `${answered} of ${count} answered`,
  result: 'Your result',
  resultScore: (score: number) => `${score}% right`,
  resultPassed: (mark: number) => `You have passed. The pass mark is ${mark}%.`,
  resultNotPassed: (mark: number) => `The pass mark is ${mark}%. You can take the assessment again.`,
  resultFailed: (mark: number) => `The pass mark is ${mark}%, and no attempt is left.`,
  resultPractice: 'This check is for you: it does not count towards the course score.',
  bestSoFar: (score: number) => `Your best result so far is ${score}%.`,
  resultSoFar: (left: number) => (left === 1 ? 'One question is still open.' : `${left} questions are still open.`),
  takeAgain: 'Take it again',
  reviewWrong: 'Worth another look',

  all: 'All',
  rowsShown: (shown: number, all: number) => `${shown} of ${all} rows`,
  captionsIn: (language: string) => `captions: ${language}`,
  needsInternet: 'needs the internet',
  needsInternetNow: 'needs the internet, which is not there now',
  watchFilm: 'Watch the film',
  transcript: 'Transcript',
  previousSlide: 'Slide before',
  nextSlide: 'Next slide',
  listen: 'Listen',
  pause: 'Pause',
  slideOf: (slide: number, slides: number) => `Slide ${slide} of ${slides}`,
  ownVoice: 'Read by the voice of your browser. The words stand under the picture.',
  noVoice: 'Your browser has no voice for this language, so the slides go on by themselves.',

  glossarySearch: 'Search the glossary',
  resourceSearch: 'Search the resources',
  found: (count: number) => (count === 0 ? 'Nothing found.' : count === 1 ? '1 found' : `${count} found`),
  isNew: 'New',
  underPreparation: 'Under preparation',
  noAddress: 'No confirmed address yet',
  languages: 'Languages',

  cannotSave: 'Your last step could not be saved on this device. We keep trying; please leave this window open.',
  onlyInThisTab: 'This browser keeps nothing for this course. Your progress lasts until you close this tab.',
  onlyInThisTabButLms: 'This browser keeps nothing for this course. Your progress is kept by your LMS.',
  lmsAway: 'Saved on this device. Your LMS is not answering; we keep trying.',
  lmsAwayInTab: 'Your LMS is not answering; we keep trying. Please leave this window open.',
  practice: 'Practice: your LMS opened this course for review. Nothing is recorded there.',
  noLms: 'No LMS was found. Your progress is kept on this device.',
  noLmsInTab: 'No LMS was found.',
  setAside: {
    'another-course':
      'Your LMS held the saved state of another course. It was not used; your progress here begins with what this device knows.',
    damaged: 'The state saved in your LMS could not be read. Your progress here begins with what this device knows.',
    'newer-version':
      'The state saved in your LMS was made by a newer version. Your progress here begins with what this device knows.',
  },
  restored: 'This device had nothing saved. Your progress was restored from your LMS.',
  keepInTab: 'Go on in this tab only',
  dismiss: 'Dismiss',

  failedTitle: 'Your saved progress cannot be opened',
  failedWhy:
    'This browser refuses to open its storage for this course. Private windows and strict privacy settings do that.',
  continueUnsaved: 'Go on without saving',
  details: 'Details',

  leaving: 'Saving your progress …',
  leftTitle: 'Your progress is saved',
  leftLms: 'It was sent to your LMS. You can close this window now.',
  leftDevice: 'It is kept on this device. You can close this window, or go on.',
  backToCourse: 'Back to the course',
  leaveFailedTitle: 'Saved on this device, not yet in your LMS',
  leaveFailed: 'Your LMS did not accept the last report. You can try again now, or go on and leave later.',

  finishedTitle: 'You lit the whole city',
  finishedText: (pages: number) => `All ${pages} pages are read, and the course is complete.`,
  almostTitle: 'You are on the last page',
  pagesLeft: (count: number) => (count === 1 ? 'One page is still unread.' : `${count} pages are still unread.`),
  assessmentLeft: 'The final assessment is not passed yet.',
  score: (score: number) => `Score: ${score}%`,
  timeSpent: (minutes: number) => `Time: ${duration(minutes)}`,
  goToFirstUnread: 'Go to the first unread page',
  goToAssessment: 'Go to the assessment',

  shortcutList: [
    { keys: '→', does: 'Next page' },
    { keys: '←', does: 'Previous page' },
    { keys: 'Page Down', does: 'Scroll; at the end of a page, the next page' },
    { keys: 'Page Up', does: 'Scroll; at the start of a page, the previous page' },
    { keys: 'o', does: 'Open or close the outline' },
    { keys: '?', does: 'This list' },
    { keys: 'Esc', does: 'Close what is open' },
  ],
  singleKeys: 'Use the single-letter shortcuts (o and ?)',
  close: 'Close',
}

/** Minutes as people say them: "25 min", "about 2 h", "1 h 30 min". */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

export type Texts = typeof en
