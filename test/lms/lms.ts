import type { Edition } from '../../scorm/find-api.ts'
import { API_NAMES, createLms, type CommitOutcome, type Lms, type SavedAttempt } from '../../scorm/host/create-lms.ts'
import { openFrame, openPopup, type CourseWindow } from './course-window.ts'
import { readOptions } from './options.ts'
import type { LaunchInfo } from './package-content.ts'
import { part, showCalls, showValues } from './view.ts'

/** What tests see of the page. */
export interface LmsPage {
  /** The calls of the present launch, or of the last one. */
  readonly calls: Lms<Edition>['calls']
  /** The calls to the other edition's API (`?both=1`). */
  readonly otherCalls: Lms<Edition>['calls']
  readonly state: ReturnType<Lms<Edition>['state']> | null
  readonly saved: SavedAttempt | null
  /** The stored values by their elements. */
  values(): Record<string, string>
  /** What Commit and Finish come to from now on. */
  commit: CommitOutcome
}
declare global {
  var lms: LmsPage
}

const LEARNER = { id: 'learner-1', name: 'Nowak, Anna' }

async function start(): Promise<void> {
  const options = readOptions(location.search)
  const info = (await (await fetch('launch.json')).json()) as LaunchInfo
  const key = `attempt ${info.edition} ${info.id}`
  const [launchButton, closeButton, newButton] = ['launch', 'close', 'new'].map(
    (id) => part(id) as HTMLButtonElement,
  ) as Buttons
  let saved = JSON.parse(localStorage.getItem(key) ?? 'null') as SavedAttempt | null
  let lms: Lms<Edition> | null = null
  let other: Lms<Edition> | null = null
  let course: CourseWindow | null = null

  globalThis.lms = {
    commit: options.commit,
    values: () => ({ ...saved?.values }),
    get calls() { return lms?.calls ?? [] },
    get otherCalls() { return other?.calls ?? [] },
    get state() { return lms?.state() ?? null },
    get saved() { return saved },
  } // prettier-ignore

  function show(): void {
    showValues(saved, lms?.state() ?? null)
    showCalls(lms?.calls ?? [])
    launchButton.textContent = saved ? 'Relaunch' : 'Launch'
    launchButton.disabled = course !== null
    closeButton.disabled = course === null
    newButton.disabled = course !== null || saved === null
  }

  async function offer<E extends Edition>(edition: E, kept: SavedAttempt | null): Promise<Lms<E>> {
    const quirks = { commit: () => globalThis.lms.commit }
    const { mode } = options
    const { masteryScore, launchData } = info
    const offered = await createLms({ edition, learner: LEARNER, saved: kept, mode, masteryScore, launchData, quirks })
    Object.assign(window, { [API_NAMES[edition]]: offered.api })
    return offered
  }

  async function launch(): Promise<void> {
    launchButton.disabled = true
    const launched = await offer(info.edition, saved)
    if (options.both) other = await offer(info.edition === '1.2' ? '2004' : '1.2', null)
    lms = launched
    launched.onChange(() => {
      saved = launched.save()
      if (saved) localStorage.setItem(key, JSON.stringify(saved))
      show()
    })
    const address = new URL(`content/${info.href}`, location.href).href
    course = options.popup ? openPopup(address) : openFrame(part('window'), address, options.frames)
    if (options.popup) say(course ? 'The course is open in a window of its own.' : 'The browser has refused a window.')
    show()
  }

  function close(): void {
    course?.close()
    course = null
    say('The window is closed.')
    show()
  }

  function startAnew(): void {
    localStorage.removeItem(key)
    saved = null
    lms = null
    say('The attempt is forgotten. Launch starts a new one.')
    show()
  }

  launchButton.addEventListener('click', () => void launch())
  closeButton.addEventListener('click', close)
  newButton.addEventListener('click', startAnew)
  document.title = `${info.title} – LMS`
  part('title').textContent = info.title
  part('edition').textContent = `SCORM ${info.edition}`
  say(saved ? 'There is an attempt. Relaunch goes on with it.' : 'Launch starts the course.')
  show()
  if (options.launch) await launch()
}

type Buttons = [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement]

function say(text: string): void {
  const message = document.createElement('p')
  message.id = 'message'
  message.setAttribute('role', 'status')
  message.textContent = text
  part('window').replaceChildren(message)
}

void start()
