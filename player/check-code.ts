/** Crockford's alphabet: no I, L, O and U, which are taken for other signs. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short code for the words of a certificate: the same words give the same code, whatever their blanks and however
 * their accents are encoded. It finds mistypings and alterations; whoever has the course can compute it, so it proves
 * nobody's identity.
 */
export function checkCode(words: readonly string[]): string {
  const text = words.map((word) => word.normalize('NFC').replace(/\s+/g, ' ').trim()).join('\n')
  let hash = hash53(text)
  let code = ''
  for (let i = 0; i < 8; i++) {
    code = DIGITS.charAt(hash % 32) + code
    hash = Math.floor(hash / 32)
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** 53 bits, all that a number holds exactly: two runs over the text with different factors, mixed until each bit counts. */
function hash53(text: string): number {
  const low = scramble(run(text, 0x01000193, 0x811c9dc5))
  const high = scramble(run(text, 0x85ebca6b, 0x9e3779b9) ^ low)
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
}

function run(text: string, factor: number, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), factor)
    hash ^= hash >>> 15
  }
  return hash ^ text.length
}

function scramble(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return mixed ^ (mixed >>> 16)
}
