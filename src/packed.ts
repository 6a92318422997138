import * as extras from '../player/extras.ts'
import { createScormTracker } from '../scorm/scorm-tracker.ts'
import type { createDexieJournal } from './dexie-journal.ts'
import { createProgressCodec } from './journal/progress-codec.ts'
import { launch } from './launch.ts'
import { openParts } from './parts.ts'

// Inside a SCORM package: the course lies beside this file, and the page names the edition whose API to look for.
const edition = document.documentElement.dataset['scorm'] === '2004' ? '2004' : '1.2'
const part = openParts()
void launch({
  base: './course/',
  part,
  tracker: ({ course, page }) => createScormTracker({ window, edition, course, page, now: () => Date.now() }),
  extras: () => Promise.resolve(extras),
  async deviceJournal(scope, newReplica) {
    const create = (await part('journal', './journal.js')) as typeof createDexieJournal
    return create({ scope, newReplica, locks: navigator.locks, codec: createProgressCodec() })
  },
})
