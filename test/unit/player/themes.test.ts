import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../../courses/format/contrast.ts'

type Tokens = ReadonlyMap<string, readonly [light: string, dark: string]>

const tokensIn = (file: string): Tokens =>
  new Map(
    [...readFileSync(file, 'utf8').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]],
    ),
  )
const usual = tokensIn('player/style.css')
const highContrast = tokensIn('player/settings/reading.css')

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
      const found = contrast(tokens.get(front)?.[scheme] ?? '', tokens.get(ground)?.[scheme] ?? '')
      return found >= least ? [] : [`${front} on ${ground}, ${scheme ? 'dark' : 'light'}: ${found.toFixed(2)}`]
    }),
  )

describe('the colours', () => {
  it('light and dark: text 4.5:1, controls 3:1', () => {
    expect(usual.size).toBeGreaterThanOrEqual(15)
    expect(tooFaint(usual, TEXT, 4.5)).toEqual([])
    expect(tooFaint(usual, CONTROLS, 3)).toEqual([])
  })

  it('high contrast: text 7:1, controls 4.5:1, pictures 3:1, and every colour has its own', () => {
    expect([...highContrast.keys()].sort()).toEqual([...usual.keys()].sort())
    expect(tooFaint(highContrast, TEXT, 7)).toEqual([])
    const lines = ['line', 'line-2'].flatMap((line) => ['paper', 'surface'].map((ground) => [line, ground] as const))
    expect(tooFaint(highContrast, [...CONTROLS, ...lines], 4.5)).toEqual([])
    expect(tooFaint(highContrast, [['sun', 'paper'], ['sun', 'surface']], 3)).toEqual([]) // prettier-ignore
  })
})
