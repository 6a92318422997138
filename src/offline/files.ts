import type { Build } from './builds.ts'
import type { OfflineTrouble } from '../../player/offline.svelte.ts'

/** Where files are kept, and where they come from. `scope` is the address of the app, ending in `/`. */
export interface Files {
  cache: Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>
  fetch(asked: string | Request, options?: RequestInit): Promise<Response>
  scope: string
}

/** So many files travel at a time: pages that are read meanwhile need some of the six lines to a host. */
const AT_ONCE = 4
/** A file that has not come after so long does not come. */
const PATIENCE = 60_000

/**
 * Puts every file of a build into the cache that is not there yet or is damaged, each checked by its hash. Files are kept
 * under what is in them: builds share what they have in common, and what has arrived stays when others fail. Returns
 * the first trouble.
 */
export async function storeBuild(
  files: Files,
  build: Build,
  tell: (done: number) => void,
): Promise<{ done: number; trouble: OfflineTrouble | null }> {
  const waiting = [...build]
  let done = 0
  let trouble: OfflineTrouble | null = null
  const carry = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [path, hash] = next
      const found = await storeFile(files, path, hash)
      if (found === null) tell(++done)
      else trouble ??= { why: found, path }
      if (found === 'no-room') waiting.length = 0
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, carry))
  return { done, trouble }
}

/** A file of the cache, or undefined. */
export const storedFile = ({ cache, scope }: Files, path: string, hash: string): Promise<Response | undefined> =>
  cache.match(keyOf(scope, path, hash)).catch(() => undefined)

/** Removes the files that none of the builds has. */
export async function removeOthers({ cache, scope }: Files, builds: readonly Build[]): Promise<void> {
  const wanted = new Set(builds.flatMap((build) => build.map(([path, hash]) => keyOf(scope, path, hash))))
  for (const { url } of await cache.keys()) {
    if (url.startsWith(`${scope}${FOLDER}`) && !wanted.has(url)) await cache.delete(url)
  }
}

/** Stands in no build: the addresses of what is kept are never asked of a server. */
const FOLDER = '.files/'

/** The ending stays: one content under two endings is two types. */
const keyOf = (scope: string, path: string, hash: string): string =>
  `${scope}${FOLDER}${hash}${/\.[a-z0-9]+$/.exec(path)?.[0] ?? ''}`

async function storeFile(files: Files, path: string, hash: string): Promise<OfflineTrouble['why'] | null> {
  const kept = await storedFile(files, path, hash)
  if (kept && (await sha256(await bytesOf(kept))) === hash) return null
  const file = await download(files, path, hash)
  if (typeof file === 'string') return file
  try {
    await files.cache.put(keyOf(files.scope, path, hash), file)
    return null
  } catch {
    return 'no-room'
  }
}

/** What the browser has kept of earlier requests will do, when it is right; else the server is asked. */
async function download(files: Files, path: string, hash: string): Promise<Response | 'unreachable' | 'wrong'> {
  const first = await request(files, path, hash, 'default')
  return first === 'wrong' ? request(files, path, hash, 'reload') : first
}

async function request(
  { fetch, scope }: Files,
  path: string,
  hash: string,
  cache: RequestCache,
): Promise<Response | 'unreachable' | 'wrong'> {
  try {
    // Many hosts redirect `index.html` to its folder; a redirect of any file leads somewhere else, like a sign-in page.
    const address = scope + (path === 'index.html' ? '' : path)
    const response = await fetch(address, {
      cache,
      redirect: 'manual',
      priority: 'low',
      signal: AbortSignal.timeout(PATIENCE),
    })
    const bytes = await response.arrayBuffer()
    if (!response.ok || (await sha256(bytes)) !== hash) return 'wrong'
    return new Response(bytes, { headers: headersOf(response) })
  } catch {
    return 'unreachable'
  }
}

/** The bytes are kept as they were checked, no longer packed for travel. */
function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
  return headers
}

/** What cannot be read is damaged: no bytes have its hash. */
const bytesOf = (response: Response): Promise<ArrayBuffer> => response.arrayBuffer().catch(() => new ArrayBuffer(0))

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
