import type { SavedAttempt } from '../../scorm/host/create-lms.ts'

/** An attempt in this browser's storage. */
export interface Kept {
  saved(): SavedAttempt | null
  /** What was sent in an earlier launch and has not arrived yet. */
  late(): SavedAttempt | null
  keep(saved: SavedAttempt | null, late: SavedAttempt | null): void
  /** The number of a new launch, from 1. */
  count(): number
  forget(): void
}

export function createKept(key: string): Kept {
  const read = <T>(name: string): T | null => JSON.parse(localStorage.getItem(name) ?? 'null') as T | null
  const write = (name: string, value: unknown): void => {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  }
  const [late, launches] = [`late ${key}`, `launches ${key}`]
  return {
    saved: () => read<SavedAttempt>(key),
    late: () => read<SavedAttempt>(late),
    keep(saved, sent) {
      write(key, saved)
      write(late, sent)
    },
    count() {
      const number = (read<number>(launches) ?? 0) + 1
      write(launches, number)
      return number
    },
    forget: () => [key, late, launches].forEach((name) => localStorage.removeItem(name)),
  }
}
