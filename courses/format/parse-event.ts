import { isKnownEvent, type EventType, type LearningEvent } from './event.ts'

/**
 * Reads an event from outside (a database row, a backup). Null when its frame is not an event's, or when it is of a
 * known type and its data is not that type's: such a row stays where it is and is left out.
 */
export function parseEvent(raw: unknown): LearningEvent | null {
  if (!isRecord(raw) || !isRecord(raw['data'])) return null
  const { replica, seq, lc, epoch, t, v, type, data } = raw
  const isFrame =
    isText(replica) && isCount(seq) && isCount(lc) && isCount(epoch) && Number.isFinite(t) && isCount(v) && isText(type)
  if (!isFrame) return null
  if (isKnownEvent({ type, v }) && !DATA[type as EventType](data)) return null
  return raw as LearningEvent
}

const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null
const isText = (raw: unknown): raw is string => typeof raw === 'string' && raw.length > 0 && raw.length <= 200
const isCount = (raw: unknown): raw is number => Number.isSafeInteger(raw) && (raw as number) >= 0

const DATA: Record<EventType, (data: Record<string, unknown>) => boolean> = {
  visit: ({ page }) => isText(page),
  answer: ({ question, nonce, response, score, round, latency }) =>
    isText(question) && isText(nonce) && isCount(round) && isCount(latency) &&
    typeof score === 'number' && score >= 0 && score <= 1 &&
    Array.isArray(response) && response.length <= 100 && response.every(isText),
  retake: ({ page, round }) => isText(page) && isCount(round),
  time: ({ seconds }) => isCount(seconds),
  reset: () => true,
} // prettier-ignore
