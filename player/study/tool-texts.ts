import { inLanguage } from '../language.svelte.ts'
import { toolsEn } from '../strings/en-tools.ts'
import { toolsFr } from '../strings/fr-tools.ts'

export const toolTexts = inLanguage({ en: toolsEn, fr: toolsFr })
