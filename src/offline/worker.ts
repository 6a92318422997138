import { buildOf, buildsOf, hashAt, startBuild, type Build, type Running } from './builds.ts'
import { removeOthers, storeBuild, storedFile, type Files } from './files.ts'
import type { Report } from './messages.ts'

/** What a worker of one build does; the events of the browser call it. */
export interface Worker {
  /** Stores the build beside the one that runs. Rejects unless every file is there and right. */
  install(): Promise<void>
  /** The build runs from now on; `windows` are those that the one before has served. */
  activate(windows: readonly string[]): Promise<void>
  /** Looks at all files again, and gets those that are missing. */
  check(entry: string): Promise<void>
  /** A file for a window, which has no name yet when it is being opened. */
  answer(request: Request, window: string): Promise<Response>
}

export interface Surroundings extends Files {
  /** Tells every page of the app. */
  tell(report: Report): Promise<void>
  /** Runs work when no other worker of the app does any; or not at all, when it need not be done now. */
  alone(work: () => Promise<void>, when: 'in-turn' | 'if-free'): Promise<void>
}

export function createWorker(build: Build, around: Surroundings): Worker {
  const { cache, scope } = around
  const address = (name: string): string => `${scope}.builds/${name}`
  const keep = (name: string, value: unknown) => cache.put(address(name), new Response(JSON.stringify(value)))
  const kept = <Kept>(name: string): Promise<Kept | null> =>
    cache.match(address(name)).then(
      (response) => (response ? (response.json() as Promise<Kept>) : null),
      () => null,
    )
  let running: Promise<Running | null> | undefined
  /** Every file was stored and its hash checked a moment ago: the first look at them would do all of it again. */
  let isFresh = false

  async function store(by: Report['by'], stale: string | null = null): Promise<boolean> {
    const report = { type: 'files', by, total: build.length, stale } as const
    const tell = (done: number) => void around.tell({ ...report, done, trouble: null, isOver: false })
    const { done, trouble } = isFresh ? { done: build.length, trouble: null } : await storeBuild(around, build, tell)
    isFresh = by !== 'check' && trouble === null
    await around.tell({ ...report, done, trouble, isOver: true })
    return trouble === null
  }

  async function removeOld(now: Running): Promise<void> {
    const next = await kept<Build>('next')
    await removeOthers(around, next ? [...buildsOf(now), next] : buildsOf(now))
  }

  return {
    async install() {
      const by = (await kept('running')) ? 'update' : 'install'
      await around.alone(async () => {
        if (!(await store(by))) throw new Error('Not every file has arrived.')
        await keep('next', build)
      }, 'in-turn')
    },
    async activate(windows) {
      const now = startBuild(await kept('running'), build, windows)
      running = Promise.resolve(now)
      await keep('running', now)
      // While another build arrives, its files look like nobody's: they are sorted when it starts.
      await around.alone(() => removeOld(now), 'if-free')
    },
    async check(entry) {
      const stale = hashAt(build, entry) === undefined ? entry : null
      await around.alone(async () => void (await store('check', stale)), 'in-turn')
    },
    async answer(request, window) {
      const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length)
      running ??= kept('running')
      const now = await running
      const hash = hashAt(now && window ? buildOf(now, window) : build, path)
      const file = hash && (await storedFile(around, path || 'index.html', hash))
      return file || around.fetch(request)
    },
  }
}
