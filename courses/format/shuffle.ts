/**
 * The same items in an order that looks like chance and is always the same for the same seed. Each item's place is drawn
 * by its own id, so that one more item, or one less, leaves the order of the others as it was.
 */
export function shuffle<T extends { id: string }>(items: readonly T[], seed: string): T[] {
  const places = new Map(items.map((item) => [item, rank(`${seed} ${item.id}`)]))
  return [...items].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

/** FNV-1a, and the end of MurmurHash3 to spread it: 32 bits, good enough to hide the author's order. */
function rank(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
