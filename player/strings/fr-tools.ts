import type { ToolsTexts } from './en-tools.ts'

export const toolsFr: ToolsTexts = {
  search: 'Rechercher dans le cours',
  bookmark: 'Marquer cette page',
  notes: 'Notes et révision',
  settings: 'Réglages de lecture',
  bookmarked: 'Cette page est marquée.',
  notBookmarked: 'Le signet est enlevé.',
  failed: 'Cet outil n’est pas arrivé. Vérifiez la connexion et réessayez.',
  tryAgain: 'Réessayer',
  dismiss: 'Masquer',
  otherPage: 'Une page qui n’est plus dans ce cours',
  bookmarkOf: 'Signet',
  noteOf: 'Note sur cette page',
  highlightsOf: 'Passages surlignés',
  shortcutList: [
    { keys: '/', does: 'Rechercher' },
    { keys: 'Ctrl + K', does: 'Rechercher' },
    { keys: 'b', does: 'Marquer cette page, ou enlever le signet' },
    { keys: 'n', does: 'Notes et révision' },
    { keys: 'h', does: 'Surligner le texte sélectionné' },
  ],
}
