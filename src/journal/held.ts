import type { LearningEvent } from '../../courses/format/event.ts'
import type { Progress } from '../../courses/format/progress.ts'
import type { Found, ProgressCodec } from './store.ts'

/** What this tab knows of its scope: enough to write all of it again when the storage is cleared under it. */
export interface Held {
  /** Begins anew with what was found. */
  begin(folded: Progress | null, events: readonly LearningEvent[], witness: Progress | null): void
  add(events: readonly LearningEvent[]): void
  /** What it all comes to; null without a codec. */
  progress(): Progress | null
  /** What somebody else knows beyond it. */
  learn(progress: Progress): void
  /** Everything as events. What had been folded is one of them. */
  events(): LearningEvent[]
  clear(): void
}

export function createHeld(codec: ProgressCodec | undefined, newReplica: () => string): Held {
  let events: LearningEvent[] = []
  let folded: Progress | null = null
  /** Folded up to `at`: when it is asked for, because most starts never ask. */
  let known: Progress | null = null
  let at = 0

  function progress(): Progress | null {
    if (codec && at < events.length) {
      known = codec.fold(events.slice(at), known ?? undefined)
      at = events.length
    }
    return known
  }
  return {
    begin(base, found, witness) {
      events = [...found]
      folded = base
      known = joined(codec, base, witness)
      at = 0
    },
    add(more) {
      for (const event of more) events.push(event)
    },
    progress,
    learn(other) {
      known = joined(codec, progress(), other)
    },
    events: () => asEvents({ folded, events }, codec, newReplica),
    clear() {
      events = []
      folded = known = null
      at = 0
    },
  }
}

/** What was found, as events only: what had been folded is one of them. */
export const asEvents = (
  { folded, events }: Pick<Found, 'folded' | 'events'>,
  codec: ProgressCodec | undefined,
  newReplica: () => string,
): LearningEvent[] => [...(folded && codec ? knownEvent(codec, folded, newReplica()) : []), ...events]

export const joined = (codec: ProgressCodec | undefined, a: Progress | null, b: Progress | null): Progress | null =>
  a && b && codec ? codec.join(a, b) : (a ?? b)

/** A progress as an event: under a name of its own, so that it takes no other's place. */
function knownEvent(codec: ProgressCodec, progress: Progress, replica: string): LearningEvent[] {
  const text = codec.encode(progress, 0)
  if (text === null) return []
  const data = JSON.parse(text) as Extract<LearningEvent, { type: 'known' }>['data']
  return [{ replica, seq: 1, lc: progress.lc, epoch: progress.epoch, t: Date.now(), v: 1, type: 'known', data }]
}
