import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Tokens = ReadonlyMap<string, readonly [light: string, dark: string]>

const tokensIn = (file: string): Tokens =>
  new Map(
    [...readFileSync(file, 'utf8').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]],
    ),
  )
const usual = tokensIn('player/style.css')
const contrast = tokensIn('player/settings/reading.css')

/** WCAG 2.2: relative luminance, and the ratio of two of them. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const ratio = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['paper', 'surface', 'accent-soft', 'warm-soft', 'ok-soft']
/** What is written, and on which grounds. */
const TEXT = [
  ...['ink', 'ink-2', 'accent', 'warm', 'ok'].flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ['on-accent', 'accent'] as const,
]
/** What alone shows where a control is, where the focus is, or how far one has come. */
const CONTROLS = [
  ...['paper', 'surface'].map((ground) => ['control', ground] as const),
  ...GROUNDS.map((ground) => ['accent', ground] as const),
]

const tooFaint = (tokens: Tokens, pairs: readonly (readonly [string, string])[], least: number): string[] =>
  [0, 1].flatMap((scheme) =>
    pairs.flatMap(([front, ground]) => {
      const found = ratio(tokens.get(front)?.[scheme] ?? '', tokens.get(ground)?.[scheme] ?? '')
      return found >= least ? [] : [`${front} on ${ground}, ${scheme ? 'dark' : 'light'}: ${found.toFixed(2)}`]
    }),
  )

describe('the colours', () => {
  it('are computed as WCAG does', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('light and dark: text 4.5:1, controls 3:1', () => {
    expect(usual.size).toBeGreaterThanOrEqual(15)
    expect(tooFaint(usual, TEXT, 4.5)).toEqual([])
    expect(tooFaint(usual, CONTROLS, 3)).toEqual([])
  })

  it('high contrast: text 7:1, controls 4.5:1, pictures 3:1, and every colour has its own', () => {
    expect([...contrast.keys()].sort()).toEqual([...usual.keys()].sort())
    expect(tooFaint(contrast, TEXT, 7)).toEqual([])
    const lines = ['line', 'line-2'].flatMap((line) => ['paper', 'surface'].map((ground) => [line, ground] as const))
    expect(tooFaint(contrast, [...CONTROLS, ...lines], 4.5)).toEqual([])
    expect(tooFaint(contrast, [['sun', 'paper'], ['sun', 'surface']], 3)).toEqual([]) // prettier-ignore
  })
})
