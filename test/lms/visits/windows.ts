import type { LaunchWindow } from '../../../scorm/find-api.ts'
import type { Place } from '../profiles/profile.ts'

/** What a course's window takes from the world around it. */
export interface Surroundings {
  /** The APIs on the window of the LMS, by their names; asked for at each look. */
  apis(): Readonly<Record<string, unknown>>
  setTimeout(run: () => void, milliseconds: number): unknown
  clearTimeout(timer: unknown): void
  isOnline(): boolean
}

/** All that may be read of a window of another origin (HTML, cross-origin properties), as far as it matters here. */
const READABLE = ['parent', 'opener', 'top', 'window', 'self', 'frames', 'length', 'closed', 'then']

/** The window of a course at its place. */
export function courseWindow({ frames = 2, popup = false, foreign }: Place, around: Surroundings): LaunchWindow {
  const lms = windowBelow(foreign === 'above' ? foreignWindow(null) : null)
  for (const name of ['API', 'API_1484_11']) {
    Object.defineProperty(lms, name, { get: () => around.apis()[name], enumerable: true })
  }
  const opened = popup ? windowBelow(null, lms) : lms
  let above: FakeWindow = foreign === 'between' ? foreignWindow(opened) : opened
  for (let i = 1; i < frames && !popup; i++) above = windowBelow(above)
  return Object.assign(popup ? opened : windowBelow(above), {
    setTimeout: (run: () => void, milliseconds: number) => around.setTimeout(run, milliseconds),
    clearTimeout: (timer: unknown) => around.clearTimeout(timer),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    navigator: {
      get onLine() {
        return around.isOnline()
      },
    },
  })
}

interface FakeWindow {
  parent: FakeWindow
  top: FakeWindow
  opener: FakeWindow | null
}

function windowBelow(above: FakeWindow | null, opener: FakeWindow | null = null): FakeWindow {
  const made = { opener } as FakeWindow
  return Object.assign(made, { parent: above ?? made, top: above?.top ?? made })
}

function foreignWindow(above: FakeWindow | null): FakeWindow {
  const made = windowBelow(above)
  const guarded: FakeWindow = new Proxy(made, {
    get(target, name) {
      if (!READABLE.includes(String(name))) throw new Error(`Blocked a frame from accessing "${String(name)}".`)
      if (name === 'parent' && above === null) return guarded
      if (name === 'top') return above?.top ?? guarded
      return Reflect.get(target, name) as unknown
    },
  })
  return guarded
}
