import * as extras from '../player/extras.ts'
import { createScormTracker } from '../scorm/scorm-tracker.ts'
import { createDexieJournal } from './dexie-journal.ts'
import { launch } from './launch.ts'

// Inside a SCORM package: the course lies beside this file, and the page names the edition whose API to look for.
const edition = document.documentElement.dataset['scorm'] === '2004' ? '2004' : '1.2'
void launch({
  base: './course/',
  tracker: ({ course }) => createScormTracker({ window, edition, course, now: () => Date.now() }),
  extras: () => Promise.resolve(extras),
  deviceJournal: (scope, newReplica) =>
    Promise.resolve(createDexieJournal({ scope, newReplica, locks: navigator.locks })),
})
