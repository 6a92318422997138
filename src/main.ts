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
  deviceJournal: async (...options) => (await import('./device-journal.ts')).openDeviceJournal(...options),
})
