import type { Edition } from '../../scorm/find-api.ts'
import {
  API_NAMES,
  createLms,
  type CommitOutcome,
  type Lms,
  type RecordedCall,
  type SavedAttempt,
  type VisitState,
} from '../../scorm/host/create-lms.ts'
import type { PageOptions } from './options.ts'
import type { LaunchInfo } from './package-content.ts'

const LEARNER = { id: 'learner-1', name: 'Nowak, Anna' }

/** One attempt at one package, kept in this browser from launch to launch. */
export interface Launches {
  /** Puts a new LMS on the window; the course must not be open yet. */
  begin(): Promise<void>
  /** Forgets the attempt. */
  startAnew(): void
  /** The calls of the present launch, or of the last one. */
  calls(): readonly RecordedCall[]
  /** The calls to the other edition's API (`?both=1`). */
  otherCalls(): readonly RecordedCall[]
  state(): VisitState | null
  saved(): SavedAttempt | null
  /** What Commit and Finish come to from now on. */
  commit: CommitOutcome
}

export function createLaunches(info: LaunchInfo, options: PageOptions, onChange: () => void): Launches {
  const key = `attempt ${info.edition} ${info.id}`
  let saved = JSON.parse(localStorage.getItem(key) ?? 'null') as SavedAttempt | null
  let lms: Lms<Edition> | null = null
  let other: Lms<Edition> | null = null

  async function offer(edition: Edition, kept: SavedAttempt | null): Promise<Lms<Edition>> {
    const { masteryScore, launchData } = info
    const quirks = { commit: () => launches.commit }
    const launch = { edition, learner: LEARNER, saved: kept, mode: options.mode, masteryScore, launchData, quirks }
    const offered = await createLms(launch)
    Object.assign(window, { [API_NAMES[edition]]: offered.api })
    return offered
  }

  function keep(launched: Lms<Edition>): void {
    saved = launched.save()
    if (saved) localStorage.setItem(key, JSON.stringify(saved))
    onChange()
  }

  const launches: Launches = {
    commit: options.commit,
    async begin() {
      const launched = await offer(info.edition, saved)
      if (options.both) other = await offer(info.edition === '1.2' ? '2004' : '1.2', null)
      launched.onChange(() => keep(launched))
      lms = launched
    },
    startAnew() {
      localStorage.removeItem(key)
      saved = null
      lms = null
    },
    calls: () => lms?.calls ?? [],
    otherCalls: () => other?.calls ?? [],
    state: () => lms?.state() ?? null,
    saved: () => saved,
  }
  return launches
}
