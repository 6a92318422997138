import type { OfflineTrouble } from '../offline.svelte.ts'

const WHY: Record<OfflineTrouble['why'], (path: string) => string> = {
  unreachable: (path) => `“${path}” did not arrive.`,
  wrong: (path) => `Something else came in the place of “${path}”.`,
  'no-room': () => 'This device has no room for all of them.',
}

/** The texts about reading without a connection. Their type is the contract for other languages. */
export const offlineEn = {
  title: 'Offline',
  starting: 'Looking whether everything is on this device …',
  storing: (done: number, total: number) => `Getting ready for offline: ${done} of ${total} files`,
  available: 'Available offline',
  availableWhy: (total: number) => `All ${total} files are on this device and checked.`,
  refused: 'This browser does not keep the app for offline. It works while you are connected.',
  incomplete: (done: number, total: number) => `Not available offline: ${done} of ${total} files are on this device.`,
  why: ({ why, path }: OfflineTrouble) => WHY[why](path),
  goesOn: 'The courses work while you are connected. We try again.',
  goesOnNoRoom: 'The courses work while you are connected. Make room, then try again.',
  tryAgain: 'Try again now',
  updateReady: 'A new version is ready.',
  updateStarts: 'It starts when you next open the app.',
  updateFailed: 'A new version has not arrived whole. You go on with the one you have; we try again.',
  restart: 'Restart now',
  restarting: 'Keeping your work, then restarting …',
  later: 'Later',
}

export type OfflineTexts = typeof offlineEn
