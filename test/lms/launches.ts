import type { Edition } from '../../scorm/find-api.ts'
import {
  API_NAMES,
  combineQuirks,
  createLms,
  type CommitOutcome,
  type Lms,
  type RecordedCall,
  type SavedAttempt,
  type VisitState,
} from '../../scorm/host/create-lms.ts'
import { createKept } from './kept.ts'
import type { PageOptions } from './options.ts'
import type { LaunchInfo } from './package-content.ts'
import type { PageState, Situation } from './profiles/profile.ts'

const LEARNER = { id: 'learner-1', name: 'Nowak, Anna' }
/** The call at which a profile's moment comes: some pages into the course. */
const MOMENT = 40

/** One attempt at one package, kept in this browser from launch to launch. */
export interface Launches {
  /** Puts a new LMS on the window, at once or when the profile says so; the course must not be open yet. */
  begin(page: () => PageState): Promise<void>
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
  const { profile, place } = options
  const kept = createKept(`attempt ${info.edition} ${info.id}`)
  let lms: Lms<Edition> | null = null
  let other: Lms<Edition> | null = null

  function show(edition: Edition, offered: Lms<Edition>): void {
    const name = API_NAMES[edition]
    const put = () => void Object.assign(window, { [name]: offered.api })
    Reflect.deleteProperty(window, name)
    if (place.appearsAfter) setTimeout(put, place.appearsAfter)
    else put()
  }
  async function offer(page: () => PageState): Promise<Lms<Edition>> {
    const { edition, masteryScore, launchData } = info
    const number = kept.count()
    const before = kept.saved()
    const saved = before && profile?.attempt ? profile.attempt(before, number) : before
    const situation: Situation = { edition, page, isOnline: () => navigator.onLine, wait: block, moment: MOMENT }
    const quirks = combineQuirks([{ commit: () => launches.commit }, profile?.quirks?.(situation) ?? {}])
    const given = { learner: LEARNER, mode: options.mode, masteryScore, launchData, ...profile?.launch }
    return createLms<Edition>({ edition, saved, late: saved && kept.late(), quirks, ...given })
  }
  const launches: Launches = {
    commit: options.commit,
    async begin(page) {
      const launched = await offer(page)
      show(info.edition, launched)
      if (place.both) {
        const edition = info.edition === '1.2' ? '2004' : '1.2'
        other = await createLms<Edition>({ edition, learner: LEARNER })
        show(edition, other)
      }
      launched.onChange(() => {
        kept.keep(launched.save(), launched.late())
        onChange()
      })
      lms = launched
    },
    startAnew() {
      kept.forget()
      lms = null
    },
    calls: () => lms?.calls ?? [],
    otherCalls: () => other?.calls ?? [],
    state: () => lms?.state() ?? null,
    saved: () => kept.saved(),
  }
  return launches
}

/** What a synchronous request does to a page. */
function block(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
