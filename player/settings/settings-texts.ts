import { inLanguage } from '../language.svelte.ts'
import { enSettings } from '../strings/en-settings.ts'
import { frSettings } from '../strings/fr-settings.ts'

export const settingsTexts = inLanguage({ en: enSettings, fr: frSettings })
