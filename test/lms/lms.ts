import { framed, openCourse, type CourseWindow } from './course-window.ts'
import { createLaunches, type Launches } from './launches.ts'
import { readOptions, type PageOptions } from './options.ts'
import type { LaunchInfo } from './package-content.ts'
import { watchPage } from './page-state.ts'
import { button, part, say, showCalls, showValues } from './view.ts'

/** What tests see of the page. */
export interface LmsPage {
  readonly calls: ReturnType<Launches['calls']>
  readonly otherCalls: ReturnType<Launches['otherCalls']>
  readonly state: ReturnType<Launches['state']>
  readonly saved: ReturnType<Launches['saved']>
  /** What Commit and Finish come to; may be set. */
  commit: Launches['commit']
  /** The stored values by their elements. */
  values(): Record<string, string>
}
declare global {
  var lms: LmsPage
}

async function start(): Promise<void> {
  const options = readOptions(location.search)
  const info = (await (await fetch('launch.json')).json()) as LaunchInfo & { elsewhere: string }
  if (options.place.foreign === 'above' && window.parent === window) {
    return location.replace(framed(location.href, info.elsewhere))
  }
  let course: CourseWindow | null = null
  let leaves = (): void => undefined
  const launches = createLaunches(info, options, show)
  expose(launches)

  function show(): void {
    const saved = launches.saved()
    showValues(saved, launches.state())
    showCalls(launches.calls())
    button('launch').textContent = saved ? 'Relaunch' : 'Launch'
    button('launch').disabled = course !== null
    button('close').disabled = course === null
    button('new').disabled = course !== null || saved === null
  }
  async function launch(): Promise<void> {
    button('launch').disabled = true
    const page = watchPage(() => course)
    leaves = page.leave
    await launches.begin(page.state)
    course = open(new URL(`content/${info.href}`, location.href).href, options, info.elsewhere)
    show()
  }
  function close(): void {
    leaves()
    course?.close()
    course = null
    say('The window is closed.')
    show()
  }
  function startAnew(): void {
    launches.startAnew()
    say('The attempt is forgotten. Launch starts a new one.')
    show()
  }

  button('launch').addEventListener('click', () => void launch())
  button('close').addEventListener('click', close)
  button('new').addEventListener('click', startAnew)
  introduce(info, launches, options)
  show()
  if (options.launch) await launch()
}

function open(address: string, { place }: PageOptions, elsewhere: string): CourseWindow | null {
  const opened = openCourse(part('window'), address, place, elsewhere)
  if (place.popup) {
    say(opened ? 'The course is open in a window of its own.' : 'The browser has refused to open a window.')
  }
  return opened
}

function introduce(info: LaunchInfo, launches: Launches, { profile }: PageOptions): void {
  document.title = `${info.title} – LMS`
  part('title').textContent = info.title
  part('edition').textContent = [`SCORM ${info.edition}`, profile?.title].filter(Boolean).join(' · ')
  say(launches.saved() ? 'There is an attempt. Relaunch goes on with it.' : 'Launch starts the course.')
}

function expose(launches: Launches): void {
  globalThis.lms = {
    get calls() {
      return launches.calls()
    },
    get otherCalls() {
      return launches.otherCalls()
    },
    get state() {
      return launches.state()
    },
    get saved() {
      return launches.saved()
    },
    get commit() {
      return launches.commit
    },
    set commit(outcome) {
      launches.commit = outcome
    },
    values: () => ({ ...launches.saved()?.values }),
  }
}

void start()
