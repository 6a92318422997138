import courses from 'virtual:courses'
import { frame } from '../player/strings/en-frame.ts'
import { wantedCourse } from './addresses.ts'
import { launch } from './launch.ts'
import { readLearners, seemsNew } from './learners.ts'
import { openParts } from './parts.ts'

// Standalone: no LMS. An address without a course is home.
const wanted = wantedCourse(location.search)
const part = openParts()
const extras = () => import('../player/extras.ts')
const journals = () => import('./local-journal.ts')

async function goHome(): Promise<void> {
  try {
    const [{ showHome }, loaded] = await Promise.all([import('./home/show-home.ts'), extras()])
    await showHome({ wanted, extras: loaded, journals: journals() })
  } catch {
    document.body.textContent = frame.extrasFailed
  }
}

if (wanted !== null && courses.some(({ id }) => id === wanted)) {
  const storage = () => localStorage
  const learner = readLearners(storage).current
  const isNew = seemsNew(storage, wanted, learner.id)
  void launch({
    base: `./courses/${wanted}/course/`,
    part,
    tracker: () => null,
    extras,
    deviceJournal: async (...options) => (await journals()).openJournalOf(...options),
    local: { learner, home: './', isNew },
  })
  // A new learner's comes behind the first page. Whether it came is seen when it is needed.
  if (!isNew) journals().catch(() => undefined)
} else void goHome()
// Last of all: what the learner came for travels first.
if (import.meta.env.PROD) addEventListener('load', () => void import('./offline.ts').then((it) => it.keepOffline()))
