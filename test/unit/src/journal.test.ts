import { describe, expect, it } from 'vitest'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { foldEvents } from '../../../courses/format/progress.ts'
import { checksum, checksumOf, quickChecksum } from '../../../src/journal/checksum.ts'
import { explain, failureOf, Outdone, within } from '../../../src/journal/failures.ts'
import { createProgressCodec } from '../../../src/journal/progress-codec.ts'

const note = (seq: number, text: string): LearningEvent => ({
  ...{ replica: 'a', seq, lc: seq, epoch: 0, t: 0, v: 1 },
  type: 'note',
  data: { field: 'f', value: [text] },
})
const progress = foldEvents([note(1, 'Thoughts')])

describe('checksums', () => {
  it('are those of zip, for ASCII', () => {
    expect(checksum('123456789')).toBe(0xcbf4_3926)
  })

  it('notice a change of any one character, in every script', () => {
    for (const sum of [checksum, quickChecksum]) {
      expect(new Set(['Łódź', 'Lódź', 'Łodź', 'Łódz', 'Ł\u200dódź', '𝄞', '\ud834'].map(sum)).size).toBe(7)
    }
  })

  it('of an event depend on every part of it, and on nothing else', () => {
    const event = note(1, 'Thoughts')
    const stored: LearningEvent = Object.assign({}, event, { scope: 'course', n: 4 })
    expect(checksumOf(stored)).toBe(checksumOf(event))
    const changed = [
      { replica: 'b' },
      { seq: 2 },
      { lc: 2 },
      { epoch: 1 },
      { t: 1 },
      { data: { field: 'f', value: [''] } },
    ]
    const sums = changed.map((part) => checksumOf(Object.assign({}, event, part)))
    expect(new Set([checksumOf(event), ...sums]).size).toBe(changed.length + 1)
  })
})

describe('a progress as text', () => {
  const codec = createProgressCodec()

  it('is read as it was written', () => {
    expect(codec.decode(codec.encode(progress, 1) ?? '')).toEqual(progress)
  })

  it('is left out when it is too long, or written in a shorter way where there is one', () => {
    const short = createProgressCodec({
      encode: (_, rev) => `Q${rev}`,
      decode: (text) => (text === 'Q7' ? progress : null),
    })
    expect(codec.encode(progress, 7, 20)).toBeNull()
    expect(short.encode(progress, 7, 20)).toBe('Q7')
    expect(short.encode(progress, 7, 1)).toBeNull()
    expect([short.decode('Q7'), short.decode('Q8')]).toEqual([progress, null])
  })

  it.each(['', '{', '[]', 'null', '{"epoch":0}', 'Q1abc'])('%j is none', (text) => {
    expect(codec.decode(text)).toBeNull()
  })
})

describe('failures of a storage', () => {
  const dom = (name: string) => new DOMException('It failed.', name)
  it.each([
    ['full', dom('QuotaExceededError')],
    ['full', Object.assign(new Error('Aborted.'), { name: 'AbortError', inner: dom('QuotaExceededError') })],
    ['newer', dom('VersionError')],
    ['refused', dom('SecurityError')],
    ['cut', dom('InvalidStateError')],
    ['broken', dom('UnknownError')],
    ['other', new TypeError('A mistake in a program moves nobody to another database.')],
    ['other', undefined],
  ])('%s', (failure, error) => {
    expect(failureOf(error)).toBe(failure)
  })

  it('are told in words, with a code', () => {
    expect(() => explain(dom('QuotaExceededError'))).toThrow('The storage of this browser is full.')
    expect(() => explain(new Outdone(''))).toThrow('This course is open in another window')
    expect(() => explain(dom('VersionError'))).toThrow('Reload the page')
  })

  it('an answer that does not come is a silence', async () => {
    const silence = await within(1, new Promise(() => undefined)).catch((error: unknown) => failureOf(error))
    expect(silence).toBe('silent')
    expect(await within(1_000, Promise.resolve('done'))).toBe('done')
  })
})
