import { mount } from 'svelte'
import { createActor } from 'xstate'
import type { CourseSource } from '../courses/format/course.ts'
import { JournalError, type Journal } from '../player/journal.ts'
import { LiveActor } from '../player/live-actor.ts'
import { Loading } from '../player/loading.svelte.ts'
import { createMemoryJournal } from '../player/memory-journal.ts'
import Player from '../player/Player.svelte'
import { sessionMachine } from '../player/session-machine.ts'
import { openReading } from '../player/settings/open-reading.ts'
import { shownTexts } from '../player/language.svelte.ts'
import { ShownCourse } from '../player/shown-course.svelte.ts'
import { frame } from '../player/strings/en-frame.ts'
import type { Tracker } from '../player/tracker.ts'
import { startActiveClock } from './active-clock.ts'
import { followAddresses, wantedPage } from './addresses.ts'
import { openCourse } from './course-scripts.ts'
import { followEdits } from './edits.ts'
import type { Owner } from './journal/scope.ts'
import type { LocalLearner } from './learners.ts'
import type { PartLoader } from './parts.ts'
import { askToPersist } from './persist.ts'
import { showSigns } from './signs.ts'
import { startLanguage } from './start-language.ts'
import '../player/style.css'

export interface Launch {
  /** Where the course's data scripts lie, ending in `/`. */
  base: string
  part: PartLoader
  tracker(source: CourseSource, shown: ShownCourse): Tracker | null
  /** Components that the first page can do without for a moment. */
  extras(): Promise<typeof import('../player/extras.ts')>
  /** Opens the storage of this browser; its code may still be on its way. */
  deviceJournal(owner: Owner, newReplica: () => string): Promise<Journal>
  /** Who learns on this device, whether this course seems new to them, and the way home; a package has none of it. */
  local?: { learner: LocalLearner; home: string; isNew: boolean }
}

/** Loads a course and starts the player; says so on the page when the course does not arrive. */
export async function launch({ base, part, tracker, extras, deviceJournal, local }: Launch): Promise<void> {
  const isAsChosen = openReading(local?.learner.id ?? '')
  let source: CourseSource
  try {
    source = await openCourse(base, part)
  } catch (error) {
    await showFailure(String(error), extras)
    return
  }
  const { branding, language } = source.course
  document.documentElement.lang = language
  // A look that does not arrive is left out.
  const logo =
    branding && import('../player/branding.ts').then((it) => it.showBranding(branding)).catch(() => undefined)
  // Asked for before the journal has said where the learner was: most often it is this one, and it is small.
  const first = source.page(wantedPage(location.hash) ?? source.course.pages[0]?.id ?? '').catch(() => undefined)
  const shown = new ShownCourse(source)
  if (import.meta.hot) followEdits(shown, import.meta.hot)
  const isInLanguage = startLanguage(shown)
  const session = createActor(sessionMachine, {
    input: {
      source,
      tracker: tracker(source, shown),
      journalFor: (learner) =>
        deviceJournal({ course: source.course.id, learner, local: local?.learner.id }, newReplica).then(
          listen,
          unavailable,
        ),
      memoryJournal: () => createMemoryJournal(newReplica()),
      wanted: wantedPage(location.hash),
      seemsNew: local?.isNew ?? false,
      now: () => Date.now(),
      activeSeconds: startActiveClock(document, () => performance.now()),
      nonce: newReplica,
    },
  })
  /** What other tabs do to this one's journal. */
  function listen(journal: Journal): Journal {
    journal.onRetired((why) => session.send({ type: 'browser.retired', why }))
    journal.onOthers?.((events) => session.send({ type: 'browser.others', events }))
    return journal
  }
  showSigns(session, document)
  askToPersist(session, navigator.storage)
  followAddresses(session, window)
  const say = (type: 'hidden' | 'visible' | 'online' | 'leaving') => session.send({ type: `browser.${type}` })
  document.addEventListener('visibilitychange', () => say(document.visibilityState === 'hidden' ? 'hidden' : 'visible'))
  window.addEventListener('online', () => say('online'))
  // A page that the browser keeps for Back is only hidden: its session goes on when it is shown again.
  window.addEventListener('pagehide', (event) => say(event.persisted ? 'hidden' : 'leaving'))
  window.addEventListener('pageshow', (event) => {
    // Its session with the LMS is over: what comes now is a new visit.
    if (event.persisted && session.getSnapshot().matches({ running: { learning: 'left' } })) location.reload()
  })
  document.addEventListener('freeze', () => say('hidden'))
  session.start()
  const opened = new Promise<void>((resolve) => {
    session.subscribe((snapshot) => void (snapshot.matches('opening') || resolve()))
  })
  await isInLanguage
  await isAsChosen
  mount(Player, {
    target: document.body,
    props: {
      session: new LiveActor(session),
      source: shown,
      texts: shownTexts(frame),
      // Not beside the page and the journal, which both would have to wait on a slow line or processor.
      extras: new Loading(() => Promise.race([Promise.all([first, opened]), patience()]).then(extras)),
      local: local && { name: local.learner.name, home: local.home },
      Logo: await logo,
    },
  })
}

/** The course did not arrive: says so, with a way to try again; in plain words when the screen did not arrive either. */
async function showFailure(reason: string, extras: Launch['extras']): Promise<void> {
  try {
    const { CourseFailed } = await extras()
    mount(CourseFailed, { target: document.body, props: { reason, retry: () => location.reload() } })
  } catch {
    document.body.textContent = `${frame.courseFailed}. ${frame.courseFailedWhy}`
  }
}

/** As long as the first page may take, before everything else is asked for beside it. */
const patience = () => new Promise((resolve) => setTimeout(resolve, 3_000))

/** 8 hex digits: a number of 32 bits, as `suspend_data` keeps replicas. */
const newReplica = (): string => {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return number.toString(16).padStart(8, '0')
}

/** Code that does not arrive is a journal that cannot be opened. */
const unavailable = (error: unknown): never => {
  throw new JournalError('unavailable', String(error), { cause: error })
}
