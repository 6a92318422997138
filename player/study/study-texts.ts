import { inLanguage } from '../language.svelte.ts'
import { studyEn } from '../strings/en-study.ts'
import { studyFr } from '../strings/fr-study.ts'

export const studyTexts = inLanguage({ en: studyEn, fr: studyFr })
