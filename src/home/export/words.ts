import { language, type Language } from '../../../player/language.svelte.ts'
import { OPTION_LIST } from '../../../scorm/option-list.ts'
import type { OptionName, PackageOptions } from '../../../scorm/package-options.ts'
import type { Preset, PresetId } from '../../../scorm/presets.ts'
import * as fr from '../strings/fr-export.ts'

/** The values of an option that has a name for each. */
type Named<Value> = Value extends string ? (string extends Value ? never : Value) : never
type Words<Value> = { label: string; text: string } & ([Named<Value>] extends [never]
  ? unknown
  : { values: Record<Named<Value>, string> })

/** What another language says of the options: all that `OPTION_LIST` says in English. */
export type OptionTexts = { readonly [Name in OptionName]: Words<PackageOptions[Name]> }
/** What another language says of each LMS: all that `PRESETS` says in English. */
export type PresetTexts = Readonly<Record<PresetId, Pick<Preset, 'why' | 'evidence' | 'steps'>>>

/** English is in the lists, for the command line has the same words. */
const OTHERS: Record<Exclude<Language, 'en'>, { options: OptionTexts; presets: PresetTexts }> = { fr }
const other = () => (language.current === 'en' ? undefined : OTHERS[language.current])

/** An option in the language of home; `choices` is empty where any value may be written. */
export function optionWords(name: OptionName) {
  const { label, text, kind } = OPTION_LIST[name]
  const choices = kind.as === 'choice' ? kind.values : []
  const words: { label: string; text: string; values?: Readonly<Record<string, string>> } = other()?.options[name] ?? {
    label,
    text,
  }
  return {
    label: words.label,
    text: words.text,
    choices: choices.map(({ value, label: english }) => ({ value, label: words.values?.[value] ?? english })),
  }
}

/** An LMS in the language of home. */
export const presetWords = (preset: Preset): Preset => ({ ...preset, ...other()?.presets[preset.id] })
