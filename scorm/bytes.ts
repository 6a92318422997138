const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The greatest number written anywhere; larger ones are written as this, negative ones as 0, fractions floored. */
export const MAX_UINT = 0xffff_ffff

/** Text in `A–Z a–z 0–9 - _` without padding (RFC 4648 §5). Not `btoa`: that would want a string of bytes first. */
export function toBase64Url(bytes: readonly number[]): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held & 63) << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += ALPHABET[(held >> bits) & 63]
    }
  }
  return bits > 0 ? text + ALPHABET[(held << (6 - bits)) & 63] : text
}

/** The bytes up to the first character that is not base64url, so that of a cut text all whole bytes remain. */
export function fromBase64Url(text: string): Uint8Array {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) break
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
  }
  return Uint8Array.from(bytes)
}

/** CRC-32/ISO-HDLC, the one of zip and PNG. */
export const crc32 = crc(0xedb8_8320, MAX_UINT)

/** CRC-16/IBM-SDLC, the one of X.25. */
export const crc16 = crc(0x8408, 0xffff)

/** Both sums are reflected and have start value and final complement of all ones. */
function crc(polynomial: number, ones: number): (bytes: Iterable<number>) => number {
  const table = Uint32Array.from({ length: 256 }, (_, sum) => {
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1
    return sum
  })
  return (bytes) => {
    let sum = ones
    for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
    return (sum ^ ones) >>> 0
  }
}

/** `width` bytes, the most significant first. */
export function uint(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => (value >>> (8 * (width - 1 - i))) & 255)
}

/** 1 to 5 bytes of 7 bits, the least significant first (LEB128). */
export function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = Math.min(MAX_UINT, Math.max(0, Math.floor(value) || 0))
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
  return [...bytes, rest]
}

/** Numbers of `width` bits side by side, each with its lowest bit first; the last byte is filled with zeros. */
export function packBits(values: readonly number[], width: number): number[] {
  const bytes = new Array<number>(Math.ceil((values.length * width) / 8)).fill(0)
  values.forEach((value, index) => {
    for (let bit = 0; bit < width; bit++) {
      const at = index * width + bit
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((value >> bit) & 1) << (at & 7))
    }
  })
  return bytes
}

/** The `index`-th number of `packBits`; beyond the end it is 0. */
export function bitsAt(bytes: Uint8Array, width: number, index: number): number {
  let value = 0
  for (let bit = 0; bit < width; bit++) {
    const at = index * width + bit
    value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << bit
  }
  return value
}

export interface ByteReader {
  /** Where the next read begins. Beyond the length of the bytes once more was read than there was. */
  readonly at: number
  readonly done: boolean
  uint(width: number): number
  varint(): number
  take(length: number): Uint8Array
}

/** Reads what `uint` and `varint` wrote. Total: bytes that are not there are read as 0. */
export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0
  const next = (): number => bytes[at++] ?? 0
  return {
    get at() {
      return at
    },
    get done() {
      return at >= bytes.length
    },
    uint(width) {
      let value = 0
      for (let i = 0; i < width; i++) value = value * 256 + next()
      return value
    },
    varint() {
      let value = 0
      for (let shift = 0; shift < 5; shift++) {
        const byte = next()
        value += (byte & 127) * 128 ** shift
        if (byte < 128) break
      }
      return Math.min(value, MAX_UINT)
    },
    take(length) {
      at += length
      return bytes.subarray(at - length, at)
    },
  }
}
