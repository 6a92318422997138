/** The two run-time interfaces. SCORM 2004 3rd and 4th edition speak the same one. */
export type Edition = '1.2' | '2004'

/** The API object of an LMS. Its methods may be inherited or getters and want to be called as its methods. */
export type LmsApi = Record<string, unknown>

/** What is asked of the browser's window; parents and openers may be windows of any origin, or none. */
export interface LaunchWindow {
  readonly parent: unknown
  readonly opener: unknown
  readonly top: unknown
  readonly navigator?: { readonly onLine: boolean }
  setTimeout(run: () => void, milliseconds: number): unknown
}

/** The editions never share an object: a package of one that takes the other's writes into the wrong data model. */
const OBJECTS = {
  '1.2': { name: 'API', probe: 'LMSInitialize' },
  '2004': { name: 'API_1484_11', probe: 'Initialize' },
} as const

const MOST_WINDOWS = 500
const PATIENCE = 5000
const PAUSE = 100
/** Milliseconds between two looks once patience has ended. */
const LATE_PAUSE = 5000

/** An API, and where it was found: so many windows above the first of its chain. */
export interface FoundApi {
  api: LmsApi
  chain: 'window' | 'opener' | 'top-opener'
  up: number
}

/**
 * The LMS's API object of this edition, or null. A framed or opened window waits up to 5 s for it, because framesets
 * may load in any order; another one cannot get an API later and is answered at once.
 */
export async function findApi(window: LaunchWindow, edition: Edition, now: () => number): Promise<FoundApi | null> {
  const started = now()
  const tries = isGuest(window) ? PATIENCE / PAUSE : 0
  let found = search(window, edition)
  // Counted and timed: a hidden tab's timers are slow, and a clock may be set back.
  for (let i = 0; !found && i < tries && now() - started < PATIENCE; i++) {
    await pause(window, PAUSE)
    found = search(window, edition)
  }
  return found
}

/** The API of an LMS that was not there in time, as soon as it is; null once nobody asks any more. */
export async function findLateApi(
  window: LaunchWindow,
  edition: Edition,
  signal: AbortSignal,
): Promise<FoundApi | null> {
  // Only a frame or an opened window can get one.
  while (isGuest(window) && !signal.aborted) {
    await pause(window, LATE_PAUSE)
    const found = signal.aborted ? null : search(window, edition)
    if (found) return found
  }
  return null
}

const pause = (window: LaunchWindow, milliseconds: number): Promise<void> =>
  new Promise((done) => window.setTimeout(done, milliseconds))

/** Own window and its parents, the opener and its parents, then the opener of the topmost window. */
function search(window: LaunchWindow, edition: Edition): FoundApi | null {
  const seen = new Set<unknown>()
  const starts = {
    window: () => window,
    opener: () => window.opener,
    'top-opener': () => property(window.top, 'opener'),
  }
  for (const chain of ['window', 'opener', 'top-opener'] as const) {
    const found = climb(starts[chain], edition, seen)
    if (found) return { ...found, chain }
  }
  return null
}

function climb(start: () => unknown, edition: Edition, seen: Set<unknown>): Omit<FoundApi, 'chain'> | null {
  const { name, probe } = OBJECTS[edition]
  let up = 0
  let win = attempt(start)
  for (; win && !seen.has(win) && seen.size < MOST_WINDOWS; up++) {
    seen.add(win)
    const at = win
    const api = attempt(() => property(at, name))
    // Also a named element is a property of its window, so the object must have the method.
    if (api && typeof attempt(() => property(api, probe)) === 'function') return { api: api as LmsApi, up }
    win = attempt(() => property(at, 'parent'))
  }
  return null
}

/** Of a window of another origin nothing can be read but its parent: the search goes on above it. */
function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

const property = (of: unknown, name: string): unknown => (of as Record<string, unknown>)[name]

function isGuest(window: LaunchWindow): boolean {
  return window.parent !== window || Boolean(window.opener)
}
