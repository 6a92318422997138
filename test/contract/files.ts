/** Cache Storage as far as the journal uses it. */
export interface Files extends CacheStorage {
  /** What is kept: cache, address, text. */
  readonly kept: Map<string, Map<string, string>>
  /** How many texts have been read. */
  readonly read: number
}

/** Files of one site. `answer` is waited for before anything is done: it may reject, or never come. */
export function createFiles(answer: () => Promise<unknown> = () => Promise.resolve()): Files {
  const kept: Files['kept'] = new Map()
  let read = 0
  const address = (asked: RequestInfo | URL) =>
    new URL(asked instanceof Request ? asked.url : asked, 'https://site.test/').href
  const cacheOf = (entries: Map<string, string>): Partial<Cache> => ({
    keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }) as Request)),
    match: (asked) => {
      const text = entries.get(address(asked))
      read++
      return Promise.resolve(text === undefined ? undefined : new Response(text))
    },
    put: async (asked, response) => void entries.set(address(asked), await response.text()),
    delete: (asked) => Promise.resolve(entries.delete(address(asked))),
  })
  return {
    kept,
    get read() {
      return read
    },
    async open(name: string) {
      await answer()
      const entries = kept.get(name) ?? new Map<string, string>()
      kept.set(name, entries)
      return cacheOf(entries) as Cache
    },
    delete: (name: string) => Promise.resolve(kept.delete(name)),
  } as Files
}
