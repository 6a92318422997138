import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applySettings,
  CHOICES,
  clampSize,
  DEFAULT_SETTINGS,
  isDefault,
  readSettings,
  SIZES,
  type ReadingSettings,
} from '../../../player/reading-settings.ts'

const chosen: ReadingSettings = {
  theme: 'dark contrast',
  font: 'system',
  lines: 'widest',
  letters: 'wide',
  measure: 'narrow',
  motion: 'reduced',
  size: 150,
  voice: 'urn:moz-tts:Anna',
  speed: 1.25,
  shortcuts: false,
}

/** As much of an element as is marked. */
function rootOf() {
  const style = new Map<string, string>([['color-scheme', 'dark']])
  const attributes = new Set<string>()
  const root = {
    dataset: {} as Record<string, string>,
    toggleAttribute: (name: string, isThere: boolean) => attributes[isThere ? 'add' : 'delete'](name),
    style: {
      setProperty: (name: string, value: string) => style.set(name, value),
      removeProperty: (name: string) => style.delete(name),
    },
  }
  return { root: root as unknown as HTMLElement, dataset: root.dataset, style, attributes }
}

describe('kept settings', () => {
  it('come back as they were', () => {
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
    expect(readSettings(null)).toEqual(DEFAULT_SETTINGS)
  })

  it('that cannot be taken are as at first, each on its own', () => {
    const damaged = { ...chosen, theme: 'plaid', size: 'huge', speed: 99, voice: 'x'.repeat(301), lines: ['wide'] }
    expect(readSettings(damaged)).toEqual({
      ...chosen,
      theme: 'light dark',
      size: 100,
      speed: 1,
      voice: '',
      lines: 'normal',
    })
  })

  it('of any shape give settings that are whole, and that come back', () => {
    const raw = fc.oneof(
      fc.anything(),
      fc.record({ theme: fc.constantFrom(...CHOICES.theme, 'x', 3), size: fc.double(), shortcuts: fc.anything() }),
      fc.dictionary(fc.constantFrom(...Object.keys(chosen), '__proto__', 'constructor'), fc.anything()),
    )
    fc.assert(
      fc.property(raw, (kept) => {
        const settings = readSettings(kept)
        expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort())
        expect(settings.size % SIZES.step).toBe(0)
        expect(settings.size).toBeGreaterThanOrEqual(SIZES.least)
        expect(settings.size).toBeLessThanOrEqual(SIZES.most)
        expect(readSettings(settings)).toEqual(settings)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it.each([
    [10, 90],
    [94, 90],
    [96, 100],
    [1e9, 200],
    [NaN, 100],
    [Infinity, 100],
    [undefined, 100],
  ])('a text size of %s is %s', (raw, size) => expect(clampSize(raw)).toBe(size))
})

describe('the marks on the page', () => {
  it('say what was chosen, and nothing of what was not', () => {
    const { root, dataset, style, attributes } = rootOf()
    applySettings(chosen, root, false)
    expect(dataset).toEqual({
      theme: 'dark contrast',
      font: 'system',
      lines: 'widest',
      letters: 'wide',
      measure: 'narrow',
      motion: 'reduced',
    })
    expect([...style]).toEqual([['--size', '150%']])
    expect([...attributes]).toEqual(['data-large'])
    applySettings(DEFAULT_SETTINGS, root, false)
    expect(dataset).toEqual({})
    expect([...style]).toEqual([])
    expect([...attributes]).toEqual([])
    expect(isDefault(DEFAULT_SETTINGS)).toBe(true)
    expect(isDefault(chosen)).toBe(false)
  })

  it('give high contrast where the device wants it, unless a theme was chosen', () => {
    const { root, dataset } = rootOf()
    applySettings(DEFAULT_SETTINGS, root, true)
    expect(dataset['theme']).toBe('light dark contrast')
    applySettings({ ...DEFAULT_SETTINGS, theme: 'light' }, root, true)
    expect(dataset['theme']).toBe('light')
  })
})
