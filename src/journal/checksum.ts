import type { LearningEvent } from '../../courses/format/event.ts'

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1
  return sum
})

/** CRC-32 of a text's UTF-16 units, one byte for those below 256. With a table: it runs over every row at each start. */
export function checksum(text: string): number {
  let sum = -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    sum = (sum >>> 8) ^ (TABLE[(sum ^ unit) & 255] ?? 0)
    if (unit > 255) sum = (sum >>> 8) ^ (TABLE[(sum ^ (unit >>> 8)) & 255] ?? 0)
  }
  return ~sum >>> 0
}

export const checksumOf = ({ replica, seq, lc, epoch, t, v, type, data }: LearningEvent): number =>
  checksum(JSON.stringify([replica, seq, lc, epoch, t, v, type, data]))

/** FNV-1a of a text's UTF-16 units: for megabytes, several times as fast, and no change of one character escapes it. */
export function quickChecksum(text: string): number {
  let sum = 0x811c_9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x0100_0193)
  return sum >>> 0
}
