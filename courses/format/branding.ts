import { contrast, mix } from './contrast.ts'
import type { Branding } from './course.ts'
import type { Place, Problem } from './problem.ts'
import type { CourseFile } from './source.ts'
import type { Read } from './yaml.ts'
import type { z } from 'zod'

type Theme = 'light' | 'dark'

/** What the accent stands on, by the names that the player's style sheet has for it. A test compares the two. */
export const GROUNDS = {
  light: { paper: '#fbfaf7', surface: '#ffffff', 'warm-soft': '#fbeae2', 'ok-soft': '#e3f3ea' },
  dark: { paper: '#12151c', surface: '#191d27', 'warm-soft': '#3a241b', 'ok-soft': '#17322a' },
} as const

/** The accent colours links and headings; what is only a control would do with 3. */
export const LEAST_CONTRAST = 4.5
/** Which way a colour goes to be read better. */
const BETTER = { light: { end: '#000000', name: 'darker' }, dark: { end: '#ffffff', name: 'lighter' } } as const
/** How much of the accent is in its soft ground: as much as leaves it, and every other colour, readable there. */
const SOFT_PART = { light: 0.08, dark: 0.12 }

/** The accent as a ground. */
export const softOf = (accent: string, theme: Theme): string => mix(GROUNDS[theme].surface, accent, SOFT_PART[theme])

/**
 * The contrast of the accent where it is least. What is written on it has no less: that is white in the light theme and
 * the paper's colour in the dark one, and both are among the grounds.
 */
export const leastContrast = (accent: string, theme: Theme): number =>
  Math.min(...Object.values(GROUNDS[theme]).map((ground) => contrast(accent, ground)))

/** The colour itself if it can be read in the theme, else the nearest one of its hue that can. */
export function readable(accent: string, theme: Theme): string {
  const { end } = BETTER[theme]
  const nearest = Array.from({ length: 256 }, (_, step) => mix(accent, end, step / 255))
  return nearest.find((colour) => leastContrast(colour, theme) >= LEAST_CONTRAST) ?? end
}

type Written = NonNullable<z.infer<typeof CourseFile>['branding']>

/** Problems of colours that cannot be read, and of a logo that is not there. */
export function checkBranding(
  { value: { branding }, at }: Read<z.infer<typeof CourseFile>>,
  check: { asset(path: string, place: Place): void },
  problems: Problem[],
): void {
  const checkColour = (key: 'accent' | 'accentDark', theme: Theme) => {
    const colour = branding?.[key]
    if (colour === undefined || leastContrast(colour, theme) >= LEAST_CONTRAST) return
    problems.push({ ...at(['branding', key]), message: tooFaint(colour, theme) })
  }
  checkColour('accent', 'light')
  checkColour('accentDark', 'dark')
  if (branding?.logo) check.asset(branding.logo.src, at(['branding', 'logo', 'src']))
}

function tooFaint(colour: string, theme: Theme): string {
  const least = leastContrast(colour, theme)
  const ground = Object.values(GROUNDS[theme]).find((one) => contrast(colour, one) === least)
  const found = Math.floor(least * 100) / 100
  return (
    `"${colour}" is hard to read in the ${theme} theme: it has a contrast of ${found}:1 on ${ground} and needs ` +
    `${LEAST_CONTRAST}:1. The nearest ${BETTER[theme].name} colour of its hue is "${readable(colour, theme)}".`
  )
}

/** As the player wants it; a dark accent that was left out is worked out. */
export function toBranding({ accent: light, accentDark, logo }: Written): Branding {
  const branding: Branding = {}
  if (light !== undefined) {
    const dark = accentDark ?? readable(light, 'dark')
    branding.accent = { light, dark }
    branding.accentSoft = { light: softOf(light, 'light'), dark: softOf(dark, 'dark') }
  }
  if (logo) branding.logo = logo
  return branding
}
