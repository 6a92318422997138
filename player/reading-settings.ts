/** The settings that are one of a few. */
export interface Choices {
  /** A `color-scheme`, so that the browser understands it before our styles have arrived. */
  readonly theme: 'light dark' | 'light' | 'dark' | 'light contrast' | 'dark contrast'
  readonly font: 'course' | 'system'
  readonly lines: 'normal' | 'wide' | 'widest'
  readonly letters: 'normal' | 'wide' | 'widest'
  readonly measure: 'normal' | 'narrow' | 'wide'
  readonly motion: 'system' | 'reduced'
}
export type ChoiceKey = keyof Choices

/** In the order in which they are offered. */
export const CHOICES: { readonly [Key in ChoiceKey]: readonly Choices[Key][] } = {
  theme: ['light dark', 'light', 'dark', 'light contrast', 'dark contrast'],
  font: ['course', 'system'],
  lines: ['normal', 'wide', 'widest'],
  letters: ['normal', 'wide', 'widest'],
  measure: ['narrow', 'normal', 'wide'],
  motion: ['system', 'reduced'],
}

/** How a learner likes to read. */
export interface ReadingSettings extends Choices {
  /** Per cent. */
  readonly size: number
  /** The address of a voice of this device; empty for the browser's own choice. */
  readonly voice: string
  /** Times the usual speed. */
  readonly speed: number
  /** Single letters are shortcuts. */
  readonly shortcuts: boolean
}

export const SIZES = { least: 90, most: 200, step: 10 }
export const SPEEDS = [0.6, 0.8, 1, 1.25, 1.5, 2]
/** Beyond this size a row of controls may be too short for its words. */
const LARGE = 110
const LONGEST_VOICE = 300

export const DEFAULT_SETTINGS: ReadingSettings = {
  theme: 'light dark',
  font: 'course',
  lines: 'normal',
  letters: 'normal',
  measure: 'normal',
  motion: 'system',
  size: 100,
  voice: '',
  speed: 1,
  shortcuts: true,
}

const CHOICE_KEYS = Object.keys(CHOICES) as ChoiceKey[]
const KEYS = Object.keys(DEFAULT_SETTINGS) as (keyof ReadingSettings)[]

/** Settings as they were kept, anywhere and by any version: whatever cannot be taken is as it is at first. */
export function readSettings(raw: unknown): ReadingSettings {
  const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const chosen = CHOICE_KEYS.filter((key) => (CHOICES[key] as readonly unknown[]).includes(kept[key]))
  const { size, speed, voice, shortcuts } = kept
  return {
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(chosen.map((key) => [key, kept[key]])),
    size: clampSize(size),
    speed: SPEEDS.find((one) => one === speed) ?? DEFAULT_SETTINGS.speed,
    voice: typeof voice === 'string' && voice.length <= LONGEST_VOICE ? voice : '',
    shortcuts: shortcuts !== false,
  }
}

/** The nearest text size that there is. */
export function clampSize(size: unknown): number {
  if (typeof size !== 'number' || !Number.isFinite(size)) return DEFAULT_SETTINGS.size
  const { least, most, step } = SIZES
  return Math.min(most, Math.max(least, Math.round(size / step) * step))
}

export const isDefault = (settings: ReadingSettings): boolean =>
  KEYS.every((key) => settings[key] === DEFAULT_SETTINGS[key])

/** Marks the page for `settings/reading.css`: an attribute for every setting that is not as at first. */
export function applySettings(settings: ReadingSettings, root: HTMLElement, deviceWantsContrast: boolean): void {
  for (const key of CHOICE_KEYS) {
    if (settings[key] === DEFAULT_SETTINGS[key]) delete root.dataset[key]
    else root.dataset[key] = settings[key]
  }
  if (deviceWantsContrast && settings.theme === DEFAULT_SETTINGS.theme) root.dataset['theme'] = 'light dark contrast'
  root.toggleAttribute('data-large', settings.size > LARGE)
  if (settings.size === DEFAULT_SETTINGS.size) root.style.removeProperty('--size')
  else root.style.setProperty('--size', `${settings.size}%`)
  // From here on the theme's own rules say it, and only for the screen.
  root.style.removeProperty('color-scheme')
}
