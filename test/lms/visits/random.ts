/** Random numbers that can be had again: all follow from the seed (mulberry32). */
export interface Random {
  /** 0 … 1, without 1. */
  (): number
  /** A whole number from 0, below `end`. */
  below(end: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** 8 hex digits. */
  hex(): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return Object.assign(next, {
    below,
    chance: (share: number) => next() < share,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    hex: () =>
      below(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
  })
}

/** Runs something while `Math.random` gives these numbers too: back-off times have a random part. */
export async function withRandom<T>(random: Random, run: () => Promise<T>): Promise<T> {
  const original = Math.random
  Math.random = random
  try {
    return await run()
  } finally {
    Math.random = original
  }
}
