import { offline } from '../player/offline.svelte.ts'
import { atRest } from './offline/at-rest.ts'
import { Keeper, WORKER } from './offline/keeper.svelte.ts'
import { scriptAddress } from './parts.ts'

const HOUR = 3_600_000

/** Keeps the whole app on the device. In a frame nothing is kept: there the page is a part of somebody else's. */
export async function keepOffline(): Promise<void> {
  if (window.top !== window || !isSecureContext || !('serviceWorker' in navigator)) return
  await shown()
  const keeper = new Keeper(navigator.serviceWorker, {
    async register() {
      if (!navigator.serviceWorker.controller) await atRest(window)
      return navigator.serviceWorker.register(scriptAddress(`./${WORKER}`), { updateViaCache: 'none' })
    },
    reach,
    entry: entryPath(),
    address: () => location.hash,
    settled,
    reload: () => location.reload(),
  })
  offline.current = keeper
  window.addEventListener('online', () => keeper.retry())
  setInterval(() => keeper.retry(), HOUR)
}

async function reach(): Promise<'there' | 'unreachable' | 'wrong'> {
  try {
    const { ok, headers } = await fetch(`./${WORKER}`, { method: 'HEAD', cache: 'no-store' })
    return ok && /javascript/.test(headers.get('content-type') ?? '') ? 'there' : 'wrong'
  } catch {
    return 'unreachable'
  }
}

/** Below the app, as the list of a build has it. */
function entryPath(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]')
  return new URL(script?.src ?? location.href).pathname.slice(new URL('.', location.href).pathname.length)
}

/** What is typed is kept within a second; then whatever the journal still writes. */
async function settled(): Promise<void> {
  await pause(1_100)
  while ((document.documentElement.dataset['pending'] ?? '0') !== '0') await pause(100)
}

/** What the learner came for travels first. */
async function shown(): Promise<void> {
  while (!document.querySelector('h1')) await pause(200)
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
