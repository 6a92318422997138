import courses from 'virtual:courses'
import { launch } from './launch.ts'
import { openParts } from './parts.ts'

// Standalone: no LMS. The first course of this build is the one to take.
const [course] = courses
void launch({
  base: `./courses/${course?.id ?? ''}/course/`,
  part: openParts(),
  tracker: () => null,
  extras: () => import('../player/extras.ts'),
  deviceJournal: async (scope, newReplica) => {
    const [{ createDexieJournal }, { createProgressCodec }] = await Promise.all([
      import('./dexie-journal.ts'),
      import('./journal/progress-codec.ts'),
    ])
    return createDexieJournal({ scope, newReplica, locks: navigator.locks, codec: createProgressCodec() })
  },
})
