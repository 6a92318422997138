import type { LearningEvent } from '../../courses/format/event.ts'
import { eventsOf } from './rows.ts'

/** Milliseconds that a tab has to hand over its turn. After that it is taken: it may be frozen. */
const PATIENCE = 1_000

/** `mine`: this tab writes. `theirs`: another does. `free`: nobody can tell, each tab writes under a name of its own. */
export type Whose = 'mine' | 'theirs' | 'free'

/** Whose turn it is to write in a scope, and what its tabs tell each other. */
export interface Turn {
  ask(): Promise<Whose>
  /** Asks the tab that has the turn for it, and takes it when that does not answer. */
  take(): Promise<Whose>
  give(): void
  tell(message: Message): void
  close(): void
}

export type Message = { kind: 'written'; events: readonly LearningEvent[] } | { kind: 'wanted' | 'forgotten' }

export interface TurnOptions {
  name: string
  locks: LockManager | undefined
  /** Tells other tabs; null where there is no such thing. */
  channel: BroadcastChannel | null
  /** Another tab wants the turn: what is under way may be finished first. */
  onWanted(): Promise<void>
  /** The turn was taken without a word. */
  onTaken(): void
  onWritten(events: LearningEvent[]): void
  onForgotten(): void
}

export function createTurn(options: TurnOptions): Turn {
  const { name, locks, channel } = options
  let release: (() => void) | null = null

  /** Resolves with true once the lock is held, with false when it is not to be had. */
  function request(how: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let isHeld = false
      const held = locks?.request(name, how, (lock) => {
        if (!lock) return resolve(false)
        return new Promise<void>((end) => {
          isHeld = true
          release = end
          resolve(true)
        })
      })
      held?.catch((error: unknown) => {
        if (!isHeld) return reject(error instanceof Error ? error : new Error(String(error)))
        release = null
        options.onTaken()
      })
    })
  }

  async function ask(): Promise<Whose> {
    if (release) return 'mine'
    if (!locks) return 'free'
    return request({ ifAvailable: true }).then(
      (isMine) => (isMine ? 'mine' : 'theirs'),
      () => 'free', // locks that are refused are as good as none
    )
  }

  async function take(): Promise<Whose> {
    const whose = await ask()
    if (whose !== 'theirs') return whose
    channel?.postMessage({ kind: 'wanted' })
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), channel ? PATIENCE : 0)
    const isGiven = await request({ signal: patience.signal }).catch(() => false)
    clearTimeout(timer)
    if (!isGiven) await request({ steal: true })
    return 'mine'
  }

  async function hear(data: unknown): Promise<void> {
    const { kind, events } = (data ?? {}) as { kind?: unknown; events?: unknown }
    if (kind === 'wanted' && release) {
      await options.onWanted()
      give()
    }
    if (kind === 'written' && Array.isArray(events)) options.onWritten(eventsOf(events))
    if (kind === 'forgotten') options.onForgotten()
  }
  if (channel) channel.onmessage = ({ data }) => void hear(data)

  function give(): void {
    release?.()
    release = null
  }
  return {
    ask,
    take,
    give,
    tell: (message) => channel?.postMessage(message),
    close() {
      give()
      channel?.close()
    },
  }
}

/** Null where tabs cannot reach each other (old browsers, some frames). */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}

/** Names a turn: no other has the same. */
export const newTurn = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-')
