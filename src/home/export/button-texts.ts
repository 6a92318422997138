import { inLanguage } from '../../../player/language.svelte.ts'

const en = {
  export: 'Export for your LMS',
  exportOf: (course: string) => `Export for your LMS: ${course}`,
  failed: 'The export could not be opened. Check the connection and try again.',
}

export const exportButtonTexts = inLanguage<typeof en>({
  en,
  fr: {
    export: 'Exporter pour votre LMS',
    exportOf: (course) => `Exporter pour votre LMS : ${course}`,
    failed: 'L’export n’a pas pu être ouvert. Vérifiez la connexion et réessayez.',
  },
})
