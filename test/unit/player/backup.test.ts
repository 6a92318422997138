import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LearningEvent } from '../../../courses/format/event.ts'
import { DEFAULT_SETTINGS, type ReadingSettings } from '../../../player/reading-settings.ts'
import { LARGEST_BACKUP, readBackup, writeBackup } from '../../../player/backup.ts'

const event = (seq: number, rest: Partial<LearningEvent> = {}): LearningEvent =>
  ({
    replica: 'a1b2c3d4',
    seq,
    lc: seq,
    epoch: 0,
    t: 5,
    v: 1,
    type: 'note',
    data: { field: 'vision.more', value: ['mehr Plätze ✓'] },
    ...rest,
  }) as LearningEvent
const rows = (...events: LearningEvent[]) => events.map((it) => ({ ...it, scope: 'course/local', crc: 7 }))
/** What the backup of the course comes to. */
const whole = (...events: LearningEvent[]) => ({ ok: true, courses: [{ id: 'course', events }], others: 0 })
const backup = () => writeBackup('course', rows(event(1), event(2)))
const settings: ReadingSettings = { ...DEFAULT_SETTINGS, size: 150, theme: 'dark', voice: 'urn:a' }
const withSettings = () => writeBackup('course', rows(event(1), event(2)), settings)
const changed = async (change: (file: Record<string, unknown>) => void) => {
  const file = JSON.parse(await backup()) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

afterEach(() => vi.unstubAllGlobals())

describe('a backup', () => {
  it('gives back the events, without what names the device', async () => {
    expect(await readBackup(['course'], await backup())).toEqual(whole(event(1), event(2)))
  })

  it('takes along how the learner likes to read', async () => {
    expect(await readBackup(['course'], await withSettings())).toEqual({ ...whole(event(1), event(2)), settings })
    const forged = JSON.parse(await withSettings()) as Record<string, unknown>
    forged['settings'] = { ...settings, size: 200 }
    expect(await readBackup(['course'], JSON.stringify(forged))).toEqual({ ok: false, problem: 'damaged' })
    const newer = { theme: 'plaid', size: 150 } as unknown as ReadingSettings
    expect(await readBackup(['course'], await writeBackup('course', [], newer))).toEqual({
      ...whole(),
      settings: { ...DEFAULT_SETTINGS, size: 150 },
    })
  })

  it('of a version without settings is read as ever', async () => {
    const old =
      '{"magic":"stepwise-backup","format":1,"course":"course","events":[],"sha256":"e7b4c94769bde606f7e0f262b06246bb8bc5efc37c1e7769ec776e13cc1911f7"}'
    expect(await readBackup(['course'], old)).toEqual(whole())
  })

  it('keeps events of newer versions, and leaves out what no version can read', async () => {
    const newer = event(3, { type: 'dream', v: 9, data: { of: 'x' } } as unknown as LearningEvent)
    const text = await writeBackup('course', [...rows(event(1), newer), { seq: 'x' }])
    expect(await readBackup(['course'], text)).toEqual(whole(event(1), newer))
  })

  it.each([
    ['no-backup', () => 'a shopping list'],
    ['no-backup', () => ''],
    ['no-backup', () => 'null'],
    ['no-backup', () => '['.repeat(100_000)],
    ['no-backup', () => '{"magic":' + '['.repeat(50_000) + ']'.repeat(50_000) + '}'],
    ['no-backup', () => changed((file) => (file['magic'] = 'another'))],
    ['newer', () => changed((file) => (file['format'] = 2))],
    ['damaged', () => changed((file) => (file['format'] = 'one'))],
    ['damaged', () => changed((file) => (file['events'] = {}))],
    ['damaged', () => changed((file) => (file['events'] as unknown[]).pop())],
    ['damaged', async () => (await backup()).replace('mehr', 'Mehr')],
    ['damaged', () => changed((file) => delete file['sha256'])],
    ['damaged', () => changed((file) => (file['course'] = 'other'))],
    ['damaged', () => changed((file) => (file['course'] = 7))],
    ['another-course', () => writeBackup('other', rows(event(1)))],
    ['too-big', () => ' '.repeat(LARGEST_BACKUP + 1)],
  ])('that is none is %s', async (problem, text) => {
    expect(await readBackup(['course'], await text())).toEqual({ ok: false, problem })
  })

  it('leaves out counters that would leave no room for what comes after', async () => {
    const forged = [event(2 ** 41), event(2, { lc: 2 ** 41 }), event(3, { epoch: 2 ** 41 })]
    const text = await writeBackup('course', rows(event(1), ...forged))
    expect(await readBackup(['course'], text)).toEqual(whole(event(1)))
  })

  it('works without a secure address, where browsers have no SHA-256', async () => {
    const withSum = await backup()
    vi.stubGlobal('crypto', {})
    const withoutSum = await backup()
    expect(JSON.parse(withoutSum)).toMatchObject({ sha256: null })
    expect(await readBackup(['course'], withSum)).toEqual(whole(event(1), event(2)))
    vi.unstubAllGlobals()
    expect(await readBackup(['course'], withoutSum)).toEqual(whole(event(1), event(2)))
  })

  it('is refused, or gives exactly what was saved, whatever became of its text', async () => {
    const text = await withSettings()
    const unchanged = await readBackup(['course'], text)
    const mutation = fc.record({ at: fc.nat(text.length), cut: fc.nat(40), put: fc.string({ maxLength: 10 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const mutated = mutations.reduce((old, { at, cut, put }) => old.slice(0, at) + put + old.slice(at + cut), text)
        const result = await readBackup(['course'], mutated)
        if (result.ok) expect(result).toEqual(unchanged)
      }),
      { numRuns: Number(process.env['ROUNDS'] ?? 2_000), seed: 7 },
    )
  }, 60_000)
})
