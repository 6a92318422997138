import type { StudyTexts } from './en-study.ts'

const plural = new Intl.PluralRules('fr')
const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long' })

const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const studyFr: StudyTexts = {
  close: 'Fermer',
  tabs: { page: 'Cette page', all: 'Toutes les notes', left: 'Ce qui reste', review: 'Révision' },
  failed: 'Ce contenu n’est pas arrivé. Vérifiez la connexion et réessayez.',
  tryAgain: 'Réessayer',
  loading: 'Chargement …',
  onlyHere:
    'Les notes, les signets et les passages surlignés restent sur cet appareil. Votre LMS ne les reçoit jamais.',

  highlight: 'Surligner',
  addNote: 'Noter',
  selected: 'Pour le texte sélectionné',
  highlighted: 'Surligné.',
  highlightCut: (characters) => `Surligné : les ${characters} premiers caractères.`,
  pageNote: 'Note sur cette page',
  highlights: 'Passages surlignés',
  noHighlights: 'Sélectionnez du texte dans la page pour le surligner, ou choisissez un paragraphe ci-dessus.',
  paragraphs: 'Surligner un paragraphe',
  noParagraphs: 'Cette page n’a pas de paragraphe à choisir.',
  notOnPage: 'Ces mots ne sont plus dans la page telle qu’elle est maintenant.',
  onPassage: (quote) => `Note sur « ${quote} »`,
  goToPassage: 'Aller au passage',
  remove: (what) => `Supprimer : ${what}`,
  removed: 'Supprimé.',
  undo: 'Annuler',
  restored: 'C’est rétabli.',

  bookmarks: 'Signets',
  nothing: 'Il n’y a pas encore de notes, de passages surlignés ni de signets.',
  saveFile: 'Enregistrer en fichier texte',
  print: 'Imprimer',
  mayNotPrint:
    'Cette fenêtre ne peut pas imprimer. Enregistrez un fichier texte, ou ouvrez le cours dans une fenêtre à part.',
  notesTitle: 'Mes notes et passages surlignés',
  madeOn: (date) => new Intl.DateTimeFormat('fr', { dateStyle: 'long' }).format(date),
  empty: 'Rien d’écrit pour l’instant',

  leftPages: (count, minutes) => `${counted(count, 'page', 'pages')} à lire, ${minutes}`,
  leftQuestions: (count) => `${counted(count, 'question', 'questions')} sans réponse`,
  minutes: (minutes) => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`),
  toRead: 'à lire',
  nothingLeft: 'Toutes les pages sont lues et toutes les questions ont une réponse.',
  locked: 's’ouvre quand les pages précédentes sont terminées',

  due: (count) =>
    count === 0
      ? 'Aucune question à revoir aujourd’hui.'
      : `${counted(count, 'question', 'questions')} à revoir aujourd’hui.`,
  nextDue: (date) => `La prochaine revient le ${day.format(date)}.`,
  howReview:
    'Les questions auxquelles vous avez répondu reviennent après 1, 3, 7 et 21 jours. Vos réponses ici ne changent ni votre progression ni votre score, et votre LMS n’en sait rien.',
  noCards: 'Répondez d’abord à des questions du cours ; elles reviendront ici.',
  startReview: 'Commencer la révision',
  wrongTitle: 'Pas juste la dernière fois',
  noWrong: 'Il ne reste aucune question sans bonne réponse.',
  practiseWrong: 'S’exercer sur celles-ci',
  reviewOf: (index, count) => `Question ${index} sur ${count}`,
  comesBack: (date) => `Cette question revient le ${day.format(date)}.`,
  nextQuestion: 'Continuer',
  endReview: 'Retour à la liste',
  reviewDone: (right, count) => `Terminé : ${right} sur ${count} justes du premier coup.`,
  notAsked: 'Cette question ne peut pas être posée pour l’instant.',

  search: 'Rechercher dans le cours',
  searchFor: 'Pages, glossaire, ressources et vos notes',
  found: (count) => (count === 0 ? 'Rien trouvé.' : counted(count, 'résultat', 'résultats')),
  more: 'Afficher la suite',
  kinds: { page: 'Page', term: 'Glossaire', resource: 'Ressource', note: 'Votre note' },
}
