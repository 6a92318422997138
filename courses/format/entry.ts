/** Digits that people type besides 0–9: Arabic, Persian, Devanagari. Full-width ones are folded by NFKC. */
const ZEROS = [0x0660, 0x06f0, 0x0966]

/**
 * The numbers a text may mean: "30,000" is thirty thousand or thirty, as readers write it. Empty when it is no number.
 * Blanks, apostrophes and a unit behind the number do not matter.
 */
export function readNumbers(text: string): number[] {
  const plain = toAsciiDigits(text.normalize('NFKC'))
    .replace(/[\s'’_]/g, '')
    .replace(/^\+/, '')
    .replace(/[^\d.,]+$/, '')
    .replace('−', '-')
  if (!/^-?\d[\d.,]*$/.test(plain) || plain.length > 30) return []
  const grouped = plain.replace(/[.,]/g, '')
  const isGrouped = /^-?\d{1,3}([.,]\d{3})+$/.test(plain)
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const decimal = last < 0 ? plain : `${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`
  return [...new Set([...(isGrouped ? [Number(grouped)] : []), Number(decimal)])]
}

/** Whether two texts are the same but for case, accents, blanks and punctuation. */
export const sameText = (a: string, b: string): boolean => fold(a) === fold(b)

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{S}\s]/gu, '')
    .toLowerCase()

const toAsciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((start) => code >= start && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
