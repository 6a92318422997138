import { isKnownEvent, LONGEST_ASIDE, type EventType, type LearningEvent } from './event.ts'
import { isAnswer, isAsserted, isCount, isRecord, isText, isTexts, progressFromData } from './progress-data.ts'

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

const DATA: Record<EventType, (data: Record<string, unknown>) => boolean> = {
  visit: ({ page }) => isText(page),
  answer: isAnswer,
  retake: ({ page, round }) => isText(page) && isCount(round),
  time: ({ seconds }) => isCount(seconds),
  note: ({ field, value }) => isText(field) && isTexts(value),
  draft: ({ question, round, response }) => isText(question) && isCount(round) && isTexts(response),
  complete: isAsserted,
  known: (data) => progressFromData(data) !== null,
  confirmed: ({ rev }) => isCount(rev),
  aside: ({ text }) => typeof text === 'string' && text.length <= LONGEST_ASIDE,
  reset: () => true,
}
