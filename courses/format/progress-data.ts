import { LONGEST_NOTE, MOST_TEXTS, progressOf, type ProgressData } from './plain-progress.ts'
import type { Progress } from './progress.ts'

/** Reads what `progressToData` made, from wherever it was kept. Null when any of it is not as it should be. */
export function progressFromData(raw: unknown): Progress | null {
  if (!isRecord(raw)) return null
  const { epoch, lc, visited, position, questions, rounds, seconds, asserted, origin, completed, notes, drafts } = raw
  const { confirmed = 0 } = raw
  const isWhole =
    isCount(epoch) &&
    isCount(lc) &&
    isListOf(visited, isText) &&
    isNullOr(position, (it) => isStamp(it) && isText(it['page'])) &&
    isMapOf(questions, isQuestion) &&
    isMapOf(rounds, isCount) &&
    isMapOf(seconds, isCount) &&
    isAsserted(asserted) &&
    isNullOr(origin, isStamp) &&
    isNullOr(completed, (it) => isStamp(it) && isNumber(it['t'])) &&
    isCount(confirmed) &&
    isMapOf(notes, (it) => isStamp(it) && isTexts(it['value'])) &&
    isMapOf(drafts, (it) => isStamp(it) && isCount(it['round']) && isTexts(it['response']))
  if (!isWhole) return null
  // Named one by one: what else a hostile text holds is left behind.
  return progressOf({
    epoch, lc, visited, position, questions, rounds, seconds, asserted, origin, completed, confirmed, notes, drafts,
  } as unknown as ProgressData) // prettier-ignore
}

export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
export const isText = (raw: unknown): raw is string => typeof raw === 'string' && raw.length > 0 && raw.length <= 200
export const isCount = (raw: unknown): raw is number => Number.isSafeInteger(raw) && (raw as number) >= 0
const isNumber = (raw: unknown): raw is number => typeof raw === 'number' && Number.isFinite(raw)
const isShare = (raw: unknown): boolean => isNumber(raw) && raw >= 0 && raw <= 1
/** What a learner wrote or chose. */
export const isTexts = (raw: unknown): raw is string[] =>
  Array.isArray(raw) &&
  raw.length <= MOST_TEXTS &&
  raw.every((text) => typeof text === 'string' && text.length <= LONGEST_NOTE)

const isStamp = (raw: unknown): raw is Record<string, unknown> =>
  isRecord(raw) && isCount(raw['lc']) && typeof raw['replica'] === 'string' && raw['replica'].length <= 200
const isNullOr = (raw: unknown, is: (it: unknown) => boolean): boolean => raw === null || is(raw)
const isListOf = (raw: unknown, is: (it: unknown) => boolean): boolean => Array.isArray(raw) && raw.every(is)
const isMapOf = (raw: unknown, is: (it: unknown) => boolean): boolean =>
  isListOf(raw, (it) => Array.isArray(it) && it.length === 2 && isText(it[0]) && is(it[1]))

export const isAsserted = (raw: unknown): boolean =>
  isRecord(raw) &&
  typeof raw['completed'] === 'boolean' &&
  typeof raw['passed'] === 'boolean' &&
  isNullOr(raw['score'], (it) => isNumber(it) && it >= 0 && it <= 100)

/** The data of an `answer` event. */
export const isAnswer = (raw: unknown): boolean =>
  isRecord(raw) &&
  isText(raw['question']) &&
  isText(raw['nonce']) &&
  isTexts(raw['response']) &&
  isShare(raw['score']) &&
  isCount(raw['round']) &&
  isCount(raw['latency'])

const isAnswerRecord = (raw: unknown): boolean => isAnswer(raw) && isStamp(raw) && isNumber(raw['t'])
const isTotal = (raw: unknown): boolean =>
  isRecord(raw) && isCount(raw['round']) && isCount(raw['attempts']) && isShare(raw['best'])
const isQuestion = (raw: unknown): boolean =>
  isRecord(raw) && isListOf(raw['answers'], isAnswerRecord) && isNullOr(raw['remote'], isTotal)
