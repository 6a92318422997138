import { BOTH, type Profile } from './profile.ts'

/** LMSs whose API is not simply on the window above. */
export const PLACES: Profile[] = [
  {
    name: 'late-api-3-s',
    title: 'The API appears after 3 seconds',
    editions: BOTH,
    source: 'Framesets load in any order (SCORM Cloud launches in one)',
    place: { appearsAfter: 3_000 },
    keeps: 'everything',
  },
  {
    name: 'late-api-8-s',
    title: 'The API appears after 8 seconds',
    editions: BOTH,
    source: 'The same on a slow line',
    place: { appearsAfter: 8_000 },
    keeps: 'everything',
  },
  {
    name: 'both-apis',
    title: 'The APIs of both editions are there',
    editions: BOTH,
    source: 'eXeLearning ADR-2209-01: a package that prefers the other edition’s API writes into the wrong model',
    place: { both: true },
    keeps: 'everything',
  },
  {
    name: 'ten-frames-deep',
    title: 'The course lies ten frames deep',
    editions: BOTH,
    source: 'SCORM 2004 RTE §3.3: 500 windows in the sample finder; older content gives up at 7',
    place: { frames: 10 },
    keeps: 'everything',
  },
  {
    name: 'cross-origin-parent',
    title: 'The page of the LMS is itself in a frame of another origin',
    editions: BOTH,
    source: 'LMS pages inside a portal: reading a property of a window of another origin throws',
    place: { foreign: 'above' },
    keeps: 'everything',
  },
  {
    name: 'cross-origin-wrapper',
    title: 'Between the page of the LMS and the course lies a frame of another origin',
    editions: BOTH,
    source: 'LiaScript’s finders had to be rewritten for SCORM Cloud; only `parent` may be read across origins',
    place: { foreign: 'between' },
    keeps: 'everything',
  },
  {
    name: 'opener-only',
    title: 'The course has a window of its own, opened by the LMS',
    editions: BOTH,
    source: 'SCORM Cloud and SuccessFactors launch in a new window, which finds the API through `opener`',
    place: { popup: true },
    keeps: 'everything',
  },
  {
    name: 'browser-says-offline',
    title: 'The browser says that it is offline, and the LMS answers and stores',
    editions: BOTH,
    source:
      'HTML, navigator.onLine: "inherently unreliable"; an LMS on this machine or behind a VPN is reached all the same',
    place: { offline: true },
    keeps: 'everything',
  },
]
