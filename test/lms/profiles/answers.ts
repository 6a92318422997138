import type { Method } from '../../../scorm/host/create-lms.ts'
import { BOTH, type Profile } from './profile.ts'

const STATUSES = ['cmi.core.lesson_status', 'cmi.completion_status', 'cmi.success_status']

/** LMSs that answer otherwise than the standard says. */
export const ANSWERS: Profile[] = [
  {
    name: 'loose-types',
    title: 'Numbers, booleans and null where the standard has texts',
    editions: BOTH,
    source: 'pipwerks SCORM wrapper, StringToBoolean: LMSs answer texts, numbers and booleans; Cornerstone: null',
    quirks: () => ({ looseTypes: true }),
    keeps: 'everything',
  },
  {
    name: 'false-without-error',
    title: 'SetValue and Commit say "false" with error 0, and have worked',
    editions: BOTH,
    source: 'adapt-contrib-spoor js/scorm/wrapper.js: "false" with error 0 for writes that worked',
    quirks: () => ({
      setAnswersFalse: true,
      tell: (method, answer, worked) => (method === 'Commit' && worked ? 'false' : answer),
    }),
    keeps: 'everything',
  },
  {
    name: 'throws',
    title: 'From some call on, every call throws, GetLastError too',
    editions: BOTH,
    source: 'SuccessFactors KBA 2978409: the learner navigates in the window that opened the course',
    quirks({ moment }) {
      let calls = 0
      return {
        before() {
          if (++calls > moment) throw new Error('The window of the LMS is gone.')
        },
      }
    },
    keeps: null,
  },
  {
    name: 'null-at-unload',
    title: 'While the page goes away Commit says null with an error, and only Finish stores',
    editions: BOTH,
    source: 'Cornerstone: adapt_framework #2222',
    quirks({ page }) {
      const refuses = (method: Method): boolean => method === 'Commit' && page() === 'leaving'
      return {
        commit: (method) => (refuses(method) ? 'fails' : 'stores'),
        tell: (method, answer) => (refuses(method) ? null : answer),
      }
    },
    keeps: 'everything',
  },
  {
    name: 'upper-case-status',
    title: 'The status is read back in capitals',
    editions: BOTH,
    source: 'adapt-contrib-spoor README: an LMS that answers in other cases',
    quirks: () => ({ give: (element, value) => (STATUSES.includes(element) ? value.toUpperCase() : value) }),
    keeps: 'everything',
  },
  {
    name: 'blanks-around-values',
    title: 'Every value is read back with a blank before and after it',
    editions: BOTH,
    source: 'A database column of fixed width fills up with blanks (CHAR in PostgreSQL); not seen',
    quirks: () => ({ give: (_element, value) => (value === '' ? '' : ` ${value} `) }),
    keeps: 'everything',
  },
  {
    name: 'score-zero-at-first',
    title: 'A score of 0 stands before anything was scored',
    editions: BOTH,
    source: 'Moodle 4.5: SetValue(score.raw, "") stores 0, and what was never scored is shown as 0',
    attempt: (saved) => ({
      ...saved,
      values: { [saved.edition === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw']: '0', ...saved.values },
    }),
    keeps: 'everything',
  },
  {
    name: 'initialize-refused',
    title: 'Another window holds the session: Initialize says "false"',
    editions: BOTH,
    source: 'SCORM 2004 RTE §3.1 (103, already initialised); 1.2 answers 101',
    quirks({ edition }) {
      const code = edition === '1.2' ? '101' : '103'
      return {
        tell(method, answer) {
          if (method === 'Initialize') return 'false'
          return method === 'GetLastError' ? code : answer
        },
      }
    },
    keeps: 'nothing',
  },
]
