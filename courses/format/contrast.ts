/** A colour as CSS writes it in full: `#rrggbb`. */
export const HEX_COLOUR = /^#[0-9a-f]{6}$/i

/** The contrast of two colours as WCAG 2 computes it: 1 for the same, 21 for black and white. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** A colour with a part (0 … 1) of another in it. With black or white in it, it keeps its hue. */
export function mix(colour: string, other: string, part: number): string {
  const others = channels(other)
  const mixed = channels(colour).map((channel, i) => Math.round(channel + ((others[i] ?? 0) - channel) * part))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
