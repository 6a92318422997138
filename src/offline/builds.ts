/** The files of one build: their paths below the app, and the SHA-256 of each in hex. */
export type Build = readonly (readonly [path: string, hash: string])[]

/** Which builds are in use: the newest that was started, and older ones with the windows that still run them. */
export interface Running {
  newest: Build
  older: readonly { build: Build; windows: readonly string[] }[]
}

/**
 * A build starts. The windows that are open go on with the build they began with: its pages ask for files that the new
 * one does not have. What no window runs any more is left out.
 */
export function startBuild(running: Running | null, build: Build, windows: readonly string[]): Running {
  if (!running) return { newest: build, older: [] }
  const known = new Set(running.older.flatMap((old) => old.windows))
  const older = [
    ...running.older.map((old) => ({ ...old, windows: old.windows.filter((id) => windows.includes(id)) })),
    { build: running.newest, windows: windows.filter((id) => !known.has(id)) },
  ]
  return { newest: build, older: older.filter((old) => old.windows.length > 0) }
}

/** The build that a window runs. */
export const buildOf = (running: Running, window: string): Build =>
  running.older.find(({ windows }) => windows.includes(window))?.build ?? running.newest

/** All builds that some window may ask for. */
export const buildsOf = (running: Running): Build[] => [running.newest, ...running.older.map(({ build }) => build)]

/** What a build has at a path of the app; the app itself at its root. */
export const hashAt = (build: Build, path: string): string | undefined =>
  build.find(([known]) => known === (path || 'index.html'))?.[1]
