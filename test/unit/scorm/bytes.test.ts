import { describe, expect, it } from 'vitest'
import {
  bitsAt,
  crc16,
  crc32,
  fromBase64Url,
  MAX_UINT,
  packBits,
  readBytes,
  toBase64Url,
  uint,
  varint,
} from '../../../scorm/bytes.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

describe('checksums', () => {
  it('are the catalogued ones (check value of "123456789")', () => {
    expect(crc32(ascii('123456789'))).toBe(0xcbf4_3926)
    expect(crc16(ascii('123456789'))).toBe(0x906e)
    expect(crc32([])).toBe(0)
  })
})

describe('base64url', () => {
  const bytes = Array.from({ length: 256 }, (_, i) => (i * 167) & 255)

  it.each([0, 1, 2, 3, 4, 255, 256])('agrees with Node about %i bytes', (length) => {
    const some = bytes.slice(0, length)
    expect(toBase64Url(some)).toBe(Buffer.from(some).toString('base64url'))
    expect([...fromBase64Url(toBase64Url(some))]).toEqual(some)
  })

  it.each([
    ['TWFu', 'Man'],
    ['TWF', 'Ma'],
    ['TW', 'M'],
    ['T', ''],
    ['TWFu TWFu', 'Man'],
    ['=', ''],
  ])('keeps the whole bytes of %j', (text, expected) => {
    expect(fromBase64Url(text)).toEqual(ascii(expected))
  })
})

describe('numbers', () => {
  it.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [MAX_UINT, 5],
  ])('writes %i in %i bytes and reads it again', (value, length) => {
    const bytes = varint(value)
    expect(bytes).toHaveLength(length)
    expect(readBytes(Uint8Array.from(bytes)).varint()).toBe(value)
  })

  it.each([
    [-1, 0],
    [1.9, 1],
    [NaN, 0],
    [Infinity, MAX_UINT],
    [2 ** 40, MAX_UINT],
  ])('writes %d as %i', (value, written) => {
    expect(readBytes(Uint8Array.from(varint(value))).varint()).toBe(written)
  })

  it('puts the most significant byte first', () => {
    expect(uint(0xdeadbeef, 4)).toEqual([0xde, 0xad, 0xbe, 0xef])
    expect(readBytes(Uint8Array.from(uint(0xdeadbeef, 4))).uint(4)).toBe(0xdeadbeef)
  })

  it('reads 0 beyond the end, and says where it is', () => {
    const reader = readBytes(Uint8Array.of(1))
    expect([reader.uint(4), reader.varint(), reader.take(3)]).toEqual([0x0100_0000, 0, new Uint8Array()])
    expect([reader.at, reader.done]).toEqual([8, true])
  })
})

describe('bits', () => {
  it('lie side by side, lowest first', () => {
    expect(packBits([1, 0, 0, 0, 0, 0, 0, 0, 1], 1)).toEqual([1, 1])
    expect(packBits([0x1fff, 0, 0x1555], 13)).toHaveLength(5)
  })

  it('are found again at their index, and are 0 beyond the end', () => {
    const values = [0x1fff, 0, 0x1555, 1]
    const bytes = Uint8Array.from(packBits(values, 13))
    expect(values.map((_, i) => bitsAt(bytes, 13, i))).toEqual(values)
    expect(bitsAt(bytes, 13, 99)).toBe(0)
  })
})
