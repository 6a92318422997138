import type { Build } from './offline/builds.ts'
import { readWish } from './offline/messages.ts'
import { createWorker, type Worker } from './offline/worker.ts'
import type { WorkerScope } from './offline/worker-scope.ts'

declare const self: WorkerScope & {
  /** Put in by the build: every other file of it, with its SHA-256. */
  __WB_MANIFEST: readonly { url: string; revision: string }[]
}

const BUILD: Build = self.__WB_MANIFEST.map(({ url, revision }) => [url, revision])
const { scope } = self.registration
/** Its own name for each folder of a host: caches and locks belong to the whole host. */
const NAME = `stepwise ${scope}`

const worker: Promise<Worker> = caches.open(NAME).then((cache) =>
  createWorker(BUILD, {
    cache,
    scope,
    fetch: (asked, options) => fetch(asked, options),
    async tell(report) {
      const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      for (const page of pages) page.postMessage(report)
    },
    alone: (work, when) =>
      navigator.locks.request(NAME, { ifAvailable: when === 'if-free' }, (lock) => (lock ? work() : undefined)),
  }),
)

self.addEventListener('install', (event) => event.waitUntil(worker.then((it) => it.install())))

self.addEventListener('activate', (event) => event.waitUntil(activate()))

self.addEventListener('message', (event) => {
  const wish = readWish(event.data)
  if (wish?.type === 'check') event.waitUntil(worker.then((it) => it.check(wish.entry)))
  if (wish?.type === 'take-over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request, clientId } = event
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return
  // A page that is being opened is of the newest build, whoever opens it.
  const window = request.mode === 'navigate' ? '' : clientId
  const fromNetwork = () => fetch(request)
  event.respondWith(worker.then((it) => it.answer(request, window), fromNetwork))
})

async function activate(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' })
  await (await worker).activate(windows.map(({ id }) => id))
  await self.clients.claim()
}
