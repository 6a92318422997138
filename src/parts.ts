import type { Require } from './chunks.ts'

/** What a script pushes: a key, and what it brings. */
export type Part = [key: string, value: unknown]

declare global {
  /** Where scripts put what they bring: an array until the player takes it over. */
  var stepwise: { push(part: Part): unknown; require?: Require } | undefined
}

/**
 * Gets what a script brings: from what has already arrived, else by loading the script. Each is asked for once; one that
 * failed may be asked for again. Rejects when the script does not arrive, or brings something else.
 */
export interface PartLoader {
  (key: string, address: string): Promise<unknown>
  /** What has come without being asked for, if it has. */
  arrived?(key: string): unknown
}

/**
 * Takes the scripts' place of delivery over. Scripts instead of requests, because LMS sandboxes and `file:` pages refuse
 * requests for sibling files. Called once a page: browsers allow one Trusted Types policy of a name.
 */
export function openParts(): PartLoader {
  const early = Array.isArray(globalThis.stepwise) ? (globalThis.stepwise as Part[]) : []
  const parts = new Map<string, unknown>(early)
  globalThis.stepwise = { push: ([key, value]) => parts.set(key, value) }
  const policy = window.trustedTypes?.createPolicy('course-script', { createScriptURL: ours })
  scriptAddress = policy ? (address) => policy.createScriptURL(address) as unknown as string : ours
  const requests = new Map<string, Promise<unknown>>()

  async function request(key: string, address: string): Promise<unknown> {
    if (!parts.has(key)) await load(address)
    if (parts.has(key)) return parts.get(key)
    throw new Error(`The file ${address} did not bring what it should.`)
  }
  const part = (key: string, address: string): Promise<unknown> => {
    const known = requests.get(key)
    if (known) return known
    const asked = request(key, address)
    requests.set(key, asked)
    asked.catch(() => requests.delete(key))
    return asked
  }
  return Object.assign(part, { arrived: (key: string) => parts.get(key) })
}

/** The only scripts that are ever loaded by name: files beside or below the page. */
const OURS = /^\.\/([a-z0-9-]+\/)*[a-z0-9-]+\.js$/

function ours(address: string): string {
  if (!OURS.test(address)) throw new TypeError(`"${address}" is not a file of the course.`)
  return address
}

/** The address of a script of ours; where the browser has Trusted Types, one of theirs, which it takes in its place. */
export let scriptAddress = ours

const load = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = scriptAddress(address)
    script.onload = () => resolve(script.remove())
    script.onerror = () => {
      script.remove()
      reject(new Error(`The file ${address} did not arrive.`))
    }
    document.head.append(script)
  })
