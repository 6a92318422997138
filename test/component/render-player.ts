import { mount, tick, unmount } from 'svelte'
import { createActor, SimulatedClock, waitFor, type Actor } from 'xstate'
import { onTestFinished } from 'vitest'
import type { CourseSource } from '../../courses/format/course.ts'
import type { LearningEvent, LearningFact } from '../../courses/format/event.ts'
import { searchWords } from '../../courses/format/search-text.ts'
import * as extras from '../../player/extras.ts'
import type { Journal } from '../../player/journal.ts'
import { language, shownTexts } from '../../player/language.svelte.ts'
import { LiveActor } from '../../player/live-actor.ts'
import { Loading } from '../../player/loading.svelte.ts'
import { createMemoryJournal } from '../../player/memory-journal.ts'
import { SEEN_COURSE } from '../../player/note-keys.ts'
import Player from '../../player/Player.svelte'
import { sessionMachine } from '../../player/session-machine.ts'
import { ShownCourse } from '../../player/shown-course.svelte.ts'
import { showBranding } from '../../player/branding.ts'
import { en } from '../../player/strings/en.ts'
import type { Tracker } from '../../player/tracker.ts'
import { courseOf, type CourseDraft } from './course.ts'

const REPLICA = 'a1b2c3d4'

/** The player's surroundings; whatever is left out is there and works. */
export interface Setting extends CourseDraft {
  /** What the learner did on this device before, in this order. */
  done?: LearningFact[]
  /** Whether the journal outlives the tab. */
  kept?: 'device' | 'tab'
  /** The journal in the place of the memory journal, around it if it likes. */
  journal?: (memory: Journal) => Journal
  tracker?: Tracker
  /** The page named by the address. */
  wanted?: string
  seemsNew?: boolean
  source?: Partial<CourseSource>
  extras?: () => Promise<typeof extras>
  /** Who learns on this device, and the way home; a package has neither. */
  local?: { name: string; home: string }
}

export interface Shown {
  actor: Actor<typeof sessionMachine>
  /** The course as the player has it: its language may be changed. */
  course: ShownCourse
  /** The time that the session waits by; it stands until it is moved. */
  clock: SimulatedClock
  /** The clock on the wall, and the active time of this visit in seconds. */
  time: { ms: number; active: number }
  /** What the journal keeps, without what was done before and how the course looked. */
  facts(): LearningFact[]
}

/** Puts a player on the page, with a real session over a memory journal, and does not wait for anything. */
export function renderPlayer({ done = [], kept = 'device', wanted, tracker, ...setting }: Setting): Shown {
  const { course, pages, reference } = courseOf(setting)
  const events = new Map(done.map((fact, i) => [`${REPLICA} ${i + 1}`, eventOf(fact, i + 1)]))
  const memory = createMemoryJournal(REPLICA, events)
  const journal: Journal = { ...memory, open: async () => ({ ...(await memory.open()), kept }) }
  const source: CourseSource = {
    course,
    page: (id) => found(pages.find((page) => page.id === id)),
    reference: () => Promise.resolve(reference),
    search: () => Promise.resolve(searchWords({ pages })),
    asset: (path) => `./${path}`,
    ...setting.source,
  }
  const shown = new ShownCourse(source)
  const clock = new SimulatedClock()
  const time = { ms: 0, active: 0 }
  let nonces = 0
  const actor = createActor(sessionMachine, {
    clock,
    input: {
      source,
      tracker: tracker ?? null,
      journalFor: () => setting.journal?.(journal) ?? journal,
      memoryJournal: () => createMemoryJournal('00000000'),
      wanted: wanted ?? null,
      seemsNew: setting.seemsNew ?? false,
      now: () => time.ms,
      activeSeconds: () => time.active,
      nonce: () => `nonce-${++nonces}`,
    },
  })
  const target = document.body.appendChild(document.createElement('div'))
  const player = mount(Player, {
    target,
    props: {
      session: new LiveActor(actor),
      source: shown,
      texts: shownTexts(en),
      extras: new Loading(setting.extras ?? (() => Promise.resolve(extras))),
      local: setting.local,
      Logo: course.branding && showBranding(course.branding),
    },
  })
  onTestFinished(async () => {
    await unmount(player)
    actor.stop()
    target.remove()
    localStorage.clear()
    language.current = 'en'
  })
  actor.start()
  return {
    actor,
    course: shown,
    clock,
    time,
    facts: () =>
      [...events.values()]
        .slice(done.length)
        .map(({ type, data }) => ({ type, data }) as LearningFact)
        .filter((fact) => fact.type !== 'note' || fact.data.field !== SEEN_COURSE),
  }
}

/** Puts a player on the page, and waits until its first page stands and its visit is kept. */
export async function openPlayer(setting: Setting): Promise<Shown> {
  const shown = renderPlayer(setting)
  const before = setting.done?.length ?? 0
  await waitFor(shown.actor, ({ context }) => context.seq > before && context.unsaved.length === 0)
  await macrotask()
  await tick()
  return shown
}

/** Until all promises that need nothing from outside have settled; not a timer, which a test may hold still. */
const macrotask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (port1.close(), resolve())
    port2.postMessage(null)
  })

/** An LMS that takes everything; what it does otherwise is the test's. */
export const trackerOf = (tracker: Partial<Tracker> = {}): Tracker => ({
  connect: () => Promise.resolve(attached()),
  connectLate: () => new Promise(() => undefined),
  report: () => Promise.resolve('sent'),
  leave: () => 'left',
  inspect: () => ({ standard: 'SCORM 1.2', place: null, session: 'open', read: [], keeps: [], calls: [] }),
  ...tracker,
})

type Attached = Extract<Awaited<ReturnType<Tracker['connect']>>, { attached: true }>
/** What an LMS says to a learner who has not begun. */
export const attached = (connection: Partial<Attached> = {}): Attached => ({
  attached: true,
  learner: { id: 'learner-1', name: 'Ada Lovelace' },
  remote: null,
  confirmedRev: 0,
  writer: null,
  isNew: true,
  recording: true,
  setAside: null,
  aside: null,
  preferences: { language: '', audio: '', captioning: '' },
  comments: [],
  ...connection,
})

export const visit = (page: string): LearningFact => ({ type: 'visit', data: { page } })
export const retake = (page: string, round: number): LearningFact => ({ type: 'retake', data: { page, round } })
/** An answer given before: which options, and whether they were right. */
export const answer = (question: string, response: string[], score: number, round = 1): LearningFact => ({
  type: 'answer',
  data: { question, nonce: `earlier-${question}-${round}-${response.join('')}`, response, score, round, latency: 1 },
})

/** The text of a node as people read it. */
export const textOf = (node: Node | null): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

/** A promise that a test settles when it likes. */
export function deferred<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: Error) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

const eventOf = (fact: LearningFact, seq: number): LearningEvent => ({
  replica: REPLICA,
  seq,
  lc: seq,
  epoch: 0,
  t: 0,
  v: 1,
  ...fact,
})

const found = <T>(value: T | undefined): Promise<T> =>
  value === undefined ? Promise.reject(new Error('There is no such file.')) : Promise.resolve(value)
