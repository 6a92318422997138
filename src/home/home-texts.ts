import { inLanguage, language } from '../../player/language.svelte.ts'
import { en } from './strings/en.ts'
import { fr } from './strings/fr.ts'

export const homeTexts = inLanguage({ en, fr })

/** Marks what stands in another language than home. */
export const foreign = (tag: string): string | undefined => (tag === language.current ? undefined : tag)

/** Minutes as people say them: rounded to five, for they are an estimate. */
export function timeOf(minutes: number): string {
  const rounded = minutes < 10 ? minutes : Math.round(minutes / 5) * 5
  return homeTexts.hours(Math.floor(rounded / 60), rounded % 60)
}

export const dayOf = (t: number): string =>
  new Intl.DateTimeFormat(language.current, { dateStyle: 'long' }).format(new Date(t))

/** Bytes as people say them. */
export function sizeOf(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language.current, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step)
}
