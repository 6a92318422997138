import { BOTH, type Profile } from './profile.ts'

const SERVER_CALLS = ['Initialize', 'Commit', 'Terminate']

/** LMSs whose connection, session or attempt is not what it was. */
export const ATTEMPTS: Profile[] = [
  {
    name: 'slow-calls',
    title: 'Every call takes 3 seconds',
    editions: BOTH,
    source: 'An API that asks its server at each call, on a slow line',
    quirks: ({ wait }) => ({ before: () => wait(3000) }),
    keeps: 'everything',
  },
  {
    name: 'slow-commits',
    title: 'Initialize, Commit and Finish take 3 seconds',
    editions: BOTH,
    source: 'Moodle 4.5: "a server that takes 3 s freezes the content for 3 s"',
    quirks: ({ wait }) => ({ before: (method) => SERVER_CALLS.includes(method) && wait(3000) }),
    keeps: 'everything',
  },
  {
    name: 'session-expires',
    title: 'From some call on the login is gone: Commit fails, and says "true" once the page is not visible',
    editions: BOTH,
    source: 'Moodle 4.5: "login session gone: Commit false/101, for good; in pagehide or a hidden tab true"',
    quirks({ moment, page }) {
      let calls = 0
      return {
        before: () => void calls++,
        commit: () => (calls <= moment ? 'stores' : page() === 'visible' ? 'fails' : 'lies'),
      }
    },
    keeps: null,
  },
  {
    name: 'down-and-back',
    title: 'From some call on three commits fail, then all is well',
    editions: BOTH,
    source:
      'Moodle 4.5: "HTTP 500, 503, maintenance mode: Commit false/101"; adapt-contrib-spoor: five tries, 2 s apart',
    quirks({ moment }) {
      let calls = 0
      let failed = 0
      return {
        before: () => void calls++,
        commit: () => (calls > moment && failed++ < 3 ? 'fails' : 'stores'),
      }
    },
    keeps: 'everything',
  },
  {
    name: 'resets-the-attempt',
    title: 'At the third launch there is a new, empty attempt',
    editions: BOTH,
    source: 'Moodle 4.5: "Start a new attempt: attempt 2, empty, mode normal"; ILIAS without exit suspend',
    attempt: (saved, launch) => (launch === 3 ? null : saved),
    keeps: null,
  },
  {
    name: 'entry-empty-with-data',
    title: 'Entry is "" though there is a state',
    editions: BOTH,
    source: 'Moodle 4.5 (1.2): "incomplete, other exit or none: everything; entry empty"',
    quirks: () => ({ give: (element, value) => (/\.entry$/.test(element) ? '' : value) }),
    keeps: 'everything',
  },
  {
    name: 'mode-review',
    title: 'Opened for review: nothing may be written',
    editions: BOTH,
    source: 'Moodle 4.5: "completed, entered again: mode review, no-credit"',
    launch: { mode: 'review' },
    keeps: 'nothing',
  },
  {
    name: 'mode-browse',
    title: 'Opened as a preview: nothing may be written',
    editions: BOTH,
    source: 'Moodle 4.5: "preview: SetValue and Commit write to attempt 1"',
    launch: { mode: 'browse' },
    keeps: 'nothing',
  },
  {
    name: 'no-credit',
    title: 'Normal mode without credit: nothing may be written',
    editions: BOTH,
    source: 'SCORM 1.2 RTE §3.4, cmi.core.credit: nothing that is not for credit counts',
    launch: { credit: 'no-credit' },
    keeps: 'nothing',
  },
  {
    name: 'no-learner',
    title: 'The LMS does not say who is learning',
    editions: BOTH,
    source: 'Guest access: learner_id is empty',
    launch: { learner: { id: '', name: '' } },
    keeps: 'everything',
  },
]
