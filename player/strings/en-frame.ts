/** The texts of the frame around a page: all that the first page needs. */
export const frame = {
  next: 'Next',
  previous: 'Previous',
  exit: 'Exit',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  percent: (measure: number) => `${Math.floor(measure * 100)}%`,
  progress: 'Course progress',
  skipToPage: 'Skip to the page',
  opening: 'Opening the course …',
  outline: 'Outline',
  minutes: (minutes: number) => `${minutes} min`,
  afterThisPage: 'After this page you can',
  loadingPage: 'Loading the page …',
  tryAgain: 'Try again',
  extrasFailed: 'A part of the player did not arrive.',
  leavesCourse: 'opens a new window outside the course',
  notTranslated: (language: string) => `This page has not been translated yet. It is shown in ${language}.`,
  table: 'Table',
  knowledgeCheck: 'Knowledge check',
  finalAssessment: 'Assessment',
  saveStates: {
    saving: 'Saving …',
    'saved-on-this-device': 'Saved on this device',
    'sent-to-lms': 'Saved, sent to your LMS',
    'confirmed-by-lms': 'Saved, confirmed by your LMS',
    'only-in-this-tab': 'Only in this tab',
    'cannot-save': 'Not saved',
  },
  courseFailed: 'The course could not be loaded',
  courseFailedWhy:
    'A file of the course is missing or did not arrive. Try again; if it fails again, tell whoever gave you the course.',
  menu: 'Menu',
}

export type FrameTexts = typeof frame
