import { createHash } from 'node:crypto'
import type { Build } from '../../../../src/offline/builds.ts'
import type { Files } from '../../../../src/offline/files.ts'

export const SCOPE = 'https://city.example/learn/'
type Answer = string | { body: string; status: number } | Error

/** A server and a cache in memory. */
export interface Fake extends Files {
  /** What the server has at a path; nothing is what a network without connection gives. */
  server: Map<string, Answer>
  /** Every request that reached the network: how the cache was to be used, and the path. */
  asked: string[]
  kept: Map<string, Response>
  hasRoom: boolean
}

export function fakeFiles(server: Record<string, Answer>): Fake {
  const fake: Fake = {
    scope: SCOPE,
    server: new Map(Object.entries(server)),
    asked: [],
    kept: new Map(),
    hasRoom: true,
    cache: {
      match: (address) => Promise.resolve(fake.kept.get(addressOf(address))?.clone()),
      put(address, response) {
        if (!fake.hasRoom) return Promise.reject(new DOMException('full', 'QuotaExceededError'))
        fake.kept.set(addressOf(address), response)
        return Promise.resolve()
      },
      delete: (address) => Promise.resolve(fake.kept.delete(addressOf(address))),
      keys: () => Promise.resolve([...fake.kept.keys()].map((url) => ({ url }) as Request)),
    },
    fetch(asked, options) {
      const path = addressOf(asked).slice(SCOPE.length)
      fake.asked.push(`${options?.cache ?? 'as asked'} ${path}`)
      const answer = fake.server.get(path) ?? new TypeError('Failed to fetch')
      if (answer instanceof Error) return Promise.reject(answer)
      const { body, status } = typeof answer === 'string' ? { body: answer, status: 200 } : answer
      return Promise.resolve(
        new Response(body, { status, headers: { 'content-type': 'text/x', 'content-length': '1' } }),
      )
    },
  }
  return fake
}

export const addressOf = (asked: RequestInfo | URL): string => (asked instanceof Request ? asked.url : asked.toString())

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A build of files with these contents. */
export const buildWith = (files: Record<string, string>): Build =>
  Object.entries(files).map(([path, text]) => [path, sha256(text)])
