import { JournalError } from '../../player/journal.ts'

/** Milliseconds after which a read or write that hangs counts as refused. It may still be done: the next try finds it. */
export const ANSWER = 5_000

/** What may be behind an error of the browser's storage, as far as it makes a difference. */
export type Failure = 'full' | 'silent' | 'newer' | 'refused' | 'cut' | 'broken' | 'other'

/** Nothing was heard in time. */
class Silence extends Error {
  override readonly name = 'Silence'
}

/** The row about this scope is gone: the browser, or a person, has cleared the storage. */
export class Cleared extends Error {
  override readonly name = 'Cleared'
}

/** Another tab has become the writer. */
export class Outdone extends Error {
  override readonly name = 'Outdone'
}

const NAMES: Record<string, Failure> = {
  QuotaExceededError: 'full',
  Silence: 'silent',
  VersionError: 'newer',
  SecurityError: 'refused',
  MissingAPIError: 'refused',
  InvalidStateError: 'cut',
  DatabaseClosedError: 'cut',
  TransactionInactiveError: 'cut',
  Cleared: 'cut',
  UnknownError: 'broken',
  DataError: 'broken',
  NotFoundError: 'broken',
  NotReadableError: 'broken',
  OperationError: 'broken',
  AbortError: 'broken',
  OpenFailedError: 'broken',
  UpgradeError: 'broken',
}

export function failureOf(error: unknown): Failure {
  const names = namesOf(error)
  return names.includes('QuotaExceededError') ? 'full' : (NAMES[names[0] ?? ''] ?? 'other')
}

/** The names of an error, of the one inside (as Dexie wraps them) and of its cause. */
function namesOf(error: unknown): string[] {
  const names: string[] = []
  for (let it = error, depth = 0; typeof it === 'object' && it !== null && depth < 4; depth++) {
    const { name, inner, cause } = it as { name?: unknown; inner?: unknown; cause?: unknown }
    names.push(String(name))
    it = inner ?? cause
  }
  return names
}

const MESSAGES: Record<Failure, string> = {
  full: 'The storage of this browser is full.',
  silent: 'The browser’s storage does not answer.',
  newer: 'A newer version of this course has been open in this browser. Reload the page to go on with it.',
  refused: 'The browser does not allow this page to store anything.',
  cut: 'The connection to the browser’s storage was lost.',
  broken: 'The storage of this browser is damaged.',
  other: 'The storage of this browser cannot be used.',
}

export const OPEN_ELSEWHERE = 'This course is open in another window, which does the saving.'
const BLOCKED = 'An older version of this course is open in another window. Close the other windows of this course.'

/** Turns whatever storage throws into what a learner can do something about. */
export function explain(error: unknown): never {
  if (error instanceof JournalError) throw error
  if (error instanceof Outdone) throw new JournalError('closed', OPEN_ELSEWHERE, { cause: error })
  const failure = failureOf(error)
  const detail = failure === 'broken' || failure === 'other' ? ` (${String(error)})` : ''
  throw new JournalError(failure === 'full' ? 'full' : 'unavailable', MESSAGES[failure] + detail, { cause: error })
}

export const blocked = (): JournalError => new JournalError('unavailable', BLOCKED)

/** The promise, or a silence after so many milliseconds. */
export function within<T>(ms: number, promise: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence(`No answer in ${ms} ms.`)), ms)
    promise.then(resolve, reject)
    const stop = () => clearTimeout(timer)
    promise.then(stop, stop)
  })
}
