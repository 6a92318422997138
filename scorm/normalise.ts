/** What an LMS answered, as text. LMSs answer null, undefined, NaN, objects and "null" where they mean nothing: ''. */
export function textOf(answer: unknown): string {
  switch (typeof answer) {
    case 'string':
      return answer === 'null' || answer === 'undefined' ? '' : answer
    case 'number':
      return Number.isNaN(answer) ? '' : String(answer)
    case 'boolean':
      return String(answer)
    default:
      return ''
  }
}

/** A decimal number, or null for anything else. */
export function numberOf(text: string): number | null {
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

/**
 * Whether a call has worked, by its answer and the error code after it: it failed only if it did not say true *and*
 * there is an error, because some LMSs say "false" or nothing for calls that worked. An unreadable code decides
 * nothing; then a plain "false" counts.
 */
export function hasWorked(answer: string, errorCode: () => string): boolean {
  if (/^(true|1)$/i.test(answer)) return true
  const code = Number.parseInt(errorCode(), 10)
  return Number.isNaN(code) ? answer === '' : code === 0
}
