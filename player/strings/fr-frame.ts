/* eslint-disable no-irregular-whitespace -- French has no-break spaces */
import type { FrameTexts } from './en-frame.ts'

/** The texts of the frame in French. Before : ; ? ! % and within « » stand no-break spaces. */
export const frame: FrameTexts = {
  next: 'Suivant',
  previous: 'Précédent',
  exit: 'Quitter',
  pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  percent: (measure) => `${Math.floor(measure * 100)} %`,
  progress: 'Progression dans le cours',
  skipToPage: 'Aller à la page',
  opening: 'Ouverture du cours …',
  outline: 'Plan du cours',
  minutes: (minutes) => `${minutes} min`,
  afterThisPage: 'Après cette page, vous saurez',
  loadingPage: 'Chargement de la page …',
  tryAgain: 'Réessayer',
  extrasFailed: 'Une partie du lecteur n’est pas arrivée.',
  leavesCourse: 'ouvre une nouvelle fenêtre hors du cours',
  notTranslated: (language) => `Cette page n’est pas encore traduite. Elle s’affiche en ${language}.`,
  table: 'Tableau',
  knowledgeCheck: 'Vérifiez vos acquis',
  finalAssessment: 'Évaluation',
  saveStates: {
    saving: 'Enregistrement …',
    'saved-on-this-device': 'Enregistré sur cet appareil',
    'sent-to-lms': 'Enregistré et envoyé à votre plateforme',
    'confirmed-by-lms': 'Enregistré et confirmé par votre plateforme',
    'only-in-this-tab': 'Seulement dans cet onglet',
    'cannot-save': 'Non enregistré',
  },
  courseFailed: 'Le cours n’a pas pu être chargé',
  courseFailedWhy:
    'Un fichier du cours manque ou n’est pas arrivé. Réessayez ; si cela échoue encore, prévenez la personne qui vous a donné le cours.',
  menu: 'Menu',
}
