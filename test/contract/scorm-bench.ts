import type { Tracker } from '../../player/tracker.ts'
import type { Edition, LaunchWindow } from '../../scorm/find-api.ts'
import {
  API_NAMES,
  createLms,
  type CommitOutcome,
  type Lms,
  type Quirks,
  type SavedAttempt,
} from '../../scorm/host/create-lms.ts'
import { createScormTracker } from '../../scorm/scorm-tracker.ts'
import { trackedCourse, trackedPage } from './tracked-course.ts'
import type { TrackerBench } from './tracker.ts'

export interface ScormBench extends TrackerBench {
  /** Calls of the present launch that change something, as the LMS got them. */
  calls(): string[]
  /** Values as they are stored. */
  values(): Readonly<Record<string, string>>
  setValue(element: string, value: string): void
  /** What the browser says of its network. */
  setOnline(online: boolean): void
}

const DEEDS: Record<string, string> = {
  Initialize: 'initialize',
  SetValue: 'set',
  Commit: 'commit',
  Terminate: 'finish',
}

/** scorm-again behind the façade of `scorm/host`, two frames above the course. */
export function createScormBench(edition: Edition, quirks: Quirks = {}): ScormBench {
  let saved: SavedAttempt | null = null
  let lms: Lms<Edition> | null = null
  let outcome: CommitOutcome = 'stores'
  let online = true

  async function launch(mode: 'normal' | 'review' | 'browse' = 'normal', course = trackedCourse): Promise<Tracker> {
    const learner = { id: 'learner-1', name: 'Ada Lovelace' }
    saved = lms?.save() ?? saved
    lms = await createLms({ edition, learner, saved, mode, quirks: { ...quirks, commit: () => outcome } })
    const window = framed({ [API_NAMES[edition]]: lms.api }, () => online)
    return createScormTracker({ window, edition, course, page: trackedPage, now: Date.now })
  }
  const values = (): Readonly<Record<string, string>> => (lms?.save() ?? saved)?.values ?? {}
  const calls = () =>
    (lms?.calls ?? []).filter(({ name }) => !/Get/.test(name)).map(({ name, args }) => [name, ...args].join(' ').trim())

  return {
    launch,
    calls,
    values,
    commits: (next) => void (outcome = next),
    deeds: () => calls().map((call) => DEEDS[methodOf(call)] ?? call),
    practises: () => (edition === '2004' ? ['initialize', 'set', 'finish'] : ['initialize', 'finish']),
    interactions: () => interactionsIn(values()),
    isEnded: () => lms?.state() === 'finished',
    shown: () => shownBy(edition, values()),
    setOnline: (next) => void (online = next),
    replaceState(text) {
      this.setValue('cmi.suspend_data', text)
    },
    setValue(element, value) {
      // Without it a 2004 LMS gives nothing back.
      const exit = edition === '2004' ? { 'cmi.exit': 'suspend' } : {}
      saved = { edition, values: { ...exit, ...values(), [element]: value } }
      lms = null
    },
  }
}

const methodOf = (call: string): string => (call.split(' ')[0] ?? '').replace(/^LMS/, '').replace('Finish', 'Terminate')

function shownBy(edition: Edition, values: Readonly<Record<string, string>>): ReturnType<TrackerBench['shown']> {
  const score = values[edition === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw']
  const status = values[edition === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status']
  const success = edition === '1.2' ? status : values['cmi.success_status']
  return {
    completed: status === 'completed',
    success: success === 'passed' || success === 'failed' ? success : 'unknown',
    score: score ? Number(score) : null,
  }
}

function interactionsIn(values: Readonly<Record<string, string>>): string[] {
  // Where a commit failed, an LMS may lack records in between.
  return Array.from({ length: 20 }, (_, i) => `cmi.interactions.${i}`)
    .filter((record) => values[`${record}.id`])
    .map((record) => {
      const question = values[`${record}.id`]?.replace(/_.*/, '') ?? ''
      return `${question} ${values[`${record}.result`]?.replace('incorrect', 'wrong') ?? ''}`
    })
}

function framed(lmsWindow: object, isOnline: () => boolean): LaunchWindow {
  const top = { ...lmsWindow, opener: null, parent: {} }
  top.parent = top
  const middle = { parent: top, opener: null }
  return {
    parent: middle,
    opener: null,
    top,
    setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
    navigator: {
      get onLine() {
        return isOnline()
      },
    },
  }
}
