import { createScormTracker } from '../scorm/scorm-tracker.ts'
import { openChunks } from './chunks.ts'
import { launch } from './launch.ts'
import { openParts } from './parts.ts'
import { inLanguageOfLms } from './start-language.ts'

// A package: the course lies beside this file, and the page names the edition whose API to look for, or none.
const { scorm } = document.documentElement.dataset
const edition = scorm === '2004' ? '2004' : '1.2'
const part = openParts()
globalThis.stepwise = Object.assign(globalThis.stepwise ?? [], { require: openChunks(part) })
void launch({
  base: './course/',
  part,
  tracker: ({ course, page }, shown) =>
    scorm === undefined
      ? null
      : inLanguageOfLms(createScormTracker({ window, edition, course, page, now: () => Date.now() }), shown),
  extras: () => import('../player/extras.ts'),
  deviceJournal: async (...options) => (await import('./device-journal.ts')).openJournalOf(...options),
})
