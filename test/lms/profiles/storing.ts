import type { Quirks, Values } from '../../../scorm/host/create-lms.ts'
import { BOTH, type Profile, type Situation } from './profile.ts'

/** Does something to the state on its way into the database. */
const rewrites = (change: (text: string) => string) => (): Quirks => ({
  keep: (values) => ({ ...values, 'cmi.suspend_data': change(values['cmi.suspend_data'] ?? '') }),
})

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const isDone = (values: Values): boolean =>
  /^(completed|passed|failed)$/.test(values['cmi.core.lesson_status'] ?? values['cmi.completion_status'] ?? '')

/** A commit goes by beacon as soon as the page has been hidden once. */
function afterHidden(outcome: 'lies' | 'later') {
  return ({ page }: Situation): Quirks => {
    let wasHidden = false
    return {
      before: () => void (wasHidden ||= page() !== 'visible'),
      commit: () => (wasHidden ? outcome : 'stores'),
    }
  }
}

/** Forgets the status at Commit until it is set again; what the next Commit stores goes through `stored`. */
const wipesStatus = (stored: (values: Values) => Values) => (): Quirks => {
  const status = 'cmi.core.lesson_status'
  let isWiped = false
  return {
    before: (method, args) => void (isWiped &&= method !== 'SetValue' || args[0] !== status),
    give: (element, value) => (isWiped && element === status ? '' : value),
    keep: (values, last) => (isWiped && !last ? stored(values) : values),
    tell(method, answer, worked) {
      isWiped ||= method === 'Commit' && worked
      return answer
    },
  }
}

/** LMSs that do not store what they said they would. */
export const STORING: Profile[] = [
  {
    name: 'drops-everything',
    title: 'Commit says "true", and nothing is stored',
    editions: BOTH,
    source: 'Chamilo 2.0.3: chamilo-lms #8996; Moodle 4.5 with a login that is gone, in a hidden tab',
    quirks: () => ({ commit: () => 'lies' }),
    keeps: 'nothing',
  },
  {
    name: 'sends-changes-only',
    title: 'A value whose commit failed is never sent again; every third commit fails',
    editions: ['1.2'],
    source: 'Moodle 4.5, mod/scorm/datamodels/scorm_12.js: "1.2: a value whose commit failed is never sent again"',
    quirks() {
      let commits = 0
      return { sendsChangesOnly: true, commit: () => (++commits % 3 === 0 ? 'fails' : 'stores') }
    },
    keeps: null,
  },
  {
    name: 'offline-answers-true',
    title: 'Offline, Commit says "true"; a value once tried is never sent again',
    editions: ['1.2'],
    source:
      'Moodle 4.5: "offline: the XHR fails, Moodle queues a beacon, calls that success; 1.2 never sends it again"',
    quirks: ({ isOnline }) => ({ sendsChangesOnly: true, commit: () => (isOnline() ? 'stores' : 'lies') }),
    keeps: null,
  },
  {
    name: 'beacon-stores-late',
    title: 'Once the page was hidden commits go by beacon, and arrive when the next launch has begun',
    editions: BOTH,
    source: 'Moodle 4.5: "Background tab: Commit goes by beacon"; ILIAS PR 2770: sends asynchronously during unload',
    quirks: afterHidden('later'),
    keeps: null,
  },
  {
    name: 'beacon-stores-never',
    title: 'Once the page was hidden commits go by beacon, say "true", and are lost',
    editions: BOTH,
    source:
      'Moodle 4.5: "login session gone, in pagehide or a hidden tab: true, nothing stored"; beacons end at 64 KiB',
    quirks: afterHidden('lies'),
    keeps: null,
  },
  {
    name: 'suspend-data-dropped-on-completion',
    title: 'The state is thrown away once the status is completed, passed or failed',
    editions: BOTH,
    source: 'adapt-contrib-spoor #262: an LMS that resets after passed, failed or completed',
    quirks: () => ({ keep: (values) => (isDone(values) ? { ...values, 'cmi.suspend_data': '' } : values) }),
    keeps: 'verdict',
  },
  {
    name: 'suspend-data-url-encoded',
    title: 'The state comes back URL-encoded',
    editions: BOTH,
    source: 'Values travel as form fields (Moodle does it so), and are not decoded',
    quirks: rewrites(encodeURIComponent),
    keeps: 'everything',
  },
  {
    name: 'suspend-data-trimmed',
    title: 'The state comes back without the white space at its ends',
    editions: BOTH,
    source: 'A form handler or a CHAR column that trims',
    quirks: rewrites((text) => text.trim()),
    keeps: 'everything',
  },
  {
    name: 'suspend-data-padded',
    title: 'The state comes back with white space around it',
    editions: BOTH,
    source: 'A state kept as the text of an indented XML element',
    quirks: rewrites((text) => (text.trim() === '' ? '' : `\n    ${text.trim()}\n  `)),
    keeps: 'everything',
  },
  {
    name: 'suspend-data-html-escaped',
    title: 'The state comes back with HTML entities',
    editions: BOTH,
    source: 'A template that escapes what it writes into the launch page, read back as it is',
    quirks: rewrites(escapeHtml),
    keeps: 'everything',
  },
  {
    name: 'status-wiped-on-commit',
    title: 'After Commit the API has no status, though it was stored',
    editions: ['1.2'],
    source: 'Chamilo: chamilo-lms #2063',
    quirks: wipesStatus((values) => values),
    keeps: 'everything',
  },
  {
    name: 'status-wiped-and-stored',
    title: 'After Commit the API has no status, and the next commit stores none unless it was set again',
    editions: ['1.2'],
    source: 'chamilo-lms #2063 in an LMS that sends every value with each commit; follows from it, not seen',
    quirks: wipesStatus((values) => ({ ...values, 'cmi.core.lesson_status': '' })),
    keeps: 'everything',
  },
  {
    name: 'mastery-override',
    title: 'At the end the LMS judges by a pass mark of its own',
    editions: BOTH,
    source: 'SCORM 1.2 RTE §3.4 (mastery score), SCORM 2004 RTE §4.2 (scaled_passing_score); Moodle 4.5 on Terminate',
    launch: { masteryScore: 80 },
    keeps: 'everything',
    judges: true,
  },
]
