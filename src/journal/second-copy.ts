import type { LearningEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'
import { checksum, checksumOf } from './checksum.ts'
import { failureOf, within } from './failures.ts'
import { countOf, eventsOf } from './rows.ts'
import type { ProgressCodec } from './store.ts'

/** What earlier events came to. */
export interface CopiedState {
  progress: Progress | null
  rev: number
}

/**
 * The latest of a scope once more, in files (Cache Storage). Chromium keeps the databases of a site in one log, and goes
 * on in it behind a record that was cut short when the browser was killed; at the start after the next it finds the sum
 * wrong and deletes all of them. Files have no such neighbours, and what has been written to them outlives the browser.
 */
export interface SecondCopy {
  /** Looks what is there: how many events no state holds. */
  look(): Promise<number>
  /** Those events. They are read one by one: worth it where a browser may have been killed, not at each change of tabs. */
  latest(): Promise<LearningEvent[]>
  /** That state. It may be long, and is only wanted when the database has lost something. */
  state(): Promise<CopiedState>
  /** Never rejects, and soon resolves: it is not the copy that decides whether events are kept. */
  append(events: readonly LearningEvent[]): Promise<void>
  /** Writes all that has been appended as one state, and drops the single events. Never rejects. */
  fold(progress: Progress, rev: number): Promise<void>
  forget(): Promise<void>
}

/** Milliseconds that anybody waits for the copy. */
const PATIENCE = 1_000
/** The folder of the entries: an address of the page's own site, which is never asked for. */
const FOLDER = '/stepwise-journal/'
const STATE = `${FOLDER}state`
/** There is none, or none that can be read. */
export const NO_STATE: CopiedState = { progress: null, rev: 0 }

/** The copy of a scope. Without files (plain http, a browser that refuses them), all of it does nothing. */
export function createSecondCopy(
  files: () => CacheStorage | undefined,
  name: string,
  codec: ProgressCodec | undefined,
): SecondCopy {
  /** The addresses of events that no state holds. */
  let entries: string[] = []
  let hasState = false
  /** One that does not answer is not asked again: every append would wait for it. */
  let isSilent = false

  async function attempt<T>(run: (cache: Cache) => Promise<T>, otherwise: T): Promise<T> {
    if (!codec || isSilent) return otherwise
    try {
      const caches = files() // a frame without an origin may not even ask for them
      return caches ? await within(PATIENCE, caches.open(name).then(run)) : otherwise
    } catch (error) {
      isSilent = failureOf(error) === 'silent'
      return otherwise
    }
  }

  return {
    look: () =>
      attempt(async (cache) => {
        const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
        entries = paths.filter((path) => path !== STATE)
        hasState = entries.length < paths.length
        return entries.reduce((sum, path) => sum + countOf(Number(path.split('-').at(-1))), 0)
      }, 0),
    latest: () =>
      attempt<LearningEvent[]>(async (cache) => {
        const texts = await Promise.all(entries.map((path) => textAt(cache, path)))
        return eventsOf(texts.flatMap(listIn))
      }, []),
    state: () =>
      attempt(async (cache) => {
        if (!hasState) return NO_STATE
        const { rev, state, crc } = (parsed(await textAt(cache, STATE)) ?? {}) as Record<string, unknown>
        if (typeof state !== 'string' || crc !== checksum(state)) return NO_STATE
        return { progress: codec?.decode(state) ?? null, rev: countOf(rev) }
      }, NO_STATE),
    append: (events) =>
      attempt(async (cache) => {
        const [first] = events
        if (!first) return
        const path = `${FOLDER}${encodeURIComponent(first.replica)}-${first.seq}-${events.length}`
        entries.push(path)
        await cache.put(
          path,
          new Response(JSON.stringify(events.map((event) => ({ ...event, crc: checksumOf(event) })))),
        )
      }, undefined),
    fold: (progress, rev) =>
      attempt(async (cache) => {
        const state = codec?.encode(progress, rev) ?? null
        if (state === null) return
        const held = entries
        entries = []
        hasState = true
        await cache.put(STATE, new Response(JSON.stringify({ rev, state, crc: checksum(state) })))
        // Nobody waits for that: what is still there at the next start is known already.
        void Promise.all(held.map((path) => cache.delete(path))).catch(() => undefined)
      }, undefined),
    async forget() {
      entries = []
      hasState = false
      await attempt(() => files()?.delete(name) ?? Promise.resolve(false), false)
    },
  }
}

const textAt = async (cache: Cache, path: string): Promise<string> => (await cache.match(path))?.text() ?? ''

const listIn = (text: string): unknown[] => {
  const raw = parsed(text)
  return Array.isArray(raw) ? raw : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // cut off
  }
}
