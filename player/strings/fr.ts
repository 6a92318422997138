/* eslint-disable max-lines, no-irregular-whitespace -- one dictionary, a line a text; French has no-break spaces */
import type { Texts } from './en.ts'
import { frame } from './fr-frame.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('fr')
/** Thousands apart: 1 234. */
const number = new Intl.NumberFormat('fr').format

/** All texts of the interface in French. */
export const fr: Texts = {
  ...frame,
  pageFailed: 'Cette page n’a pas pu être chargée.',
  pageFailedWhy: 'Son fichier n’est pas arrivé. Vos réponses sont en sécurité. Vérifiez la connexion et réessayez.',
  pageBroken: 'Cette page ne peut pas s’afficher.',
  pageBrokenWhy: 'Elle contient une erreur. Vos réponses sont en sécurité et les autres pages fonctionnent.',
  question: (index, count) => `Question ${index} sur ${count}`,
  closeOutline: 'Fermer le plan du cours',

  pagesRead: (read, pages) =>
    plural(pages, {
      one: `${number(read)} page sur ${number(pages)}`,
      other: `${number(read)} sur ${number(pages)} pages`,
    }),
  pagesOf: (read, pages) => `${number(read)} / ${number(pages)}`,
  pagesOfModule: (read, pages) =>
    plural(read, {
      one: `${number(read)} page lue sur ${number(pages)}`,
      other: `${number(read)} pages lues sur ${number(pages)}`,
    }),
  timeLeft: (minutes) => (minutes === 0 ? 'plus rien à lire' : `encore ${duration(minutes)}`),
  read: 'lue',
  locked: 's’ouvre quand les pages précédentes sont terminées',
  coursePages: 'Pages du cours',

  cityExample: 'Exemple d’une ville',
  source: 'Source',
  timeline: 'Chronologie',

  exercise: 'À vous',
  selectOne: 'Choisissez une réponse.',
  selectMany: 'Choisissez toutes les réponses justes.',
  trueOrFalse: 'Vrai ou faux ?',
  matchEach: 'Choisissez ce qui va avec chaque élément. Chaque réponse sert une fois.',
  sortEach: 'Faites glisser chaque élément à sa place, ou choisissez-la dans sa liste.',
  putInOrder: 'Faites glisser les éléments pour les ranger, ou servez-vous des flèches.',
  writeNumber: 'Écrivez un nombre.',
  writeWord: 'Écrivez le ou les mots qui manquent.',
  choose: 'Choisir …',
  moveUp: (item) => `Monter : ${item}`,
  moveDown: (item) => `Descendre : ${item}`,
  movedTo: (item, place, count) => `${item} : maintenant en position ${place} sur ${count}`,
  yourAnswer: 'Votre réponse',
  assignFirst: 'Choisissez d’abord quelque chose pour chaque élément.',
  writeFirst: 'Écrivez d’abord une réponse.',
  rightPlace: 'juste',
  belongsTo: (target) => `juste : ${target}`,
  accepted: (answer) => `Bonne réponse : ${answer}`,
  partlyRight: 'En partie juste.',
  true: 'Vrai',
  false: 'Faux',
  checkAnswer: 'Vérifier',
  chooseFirst: 'Choisissez d’abord une réponse.',
  right: 'C’est juste.',
  wrong: 'Pas tout à fait.',
  rightOption: 'bonne réponse',
  yourChoice: 'votre choix',
  readAgain: (title) => `À relire : ${title}`,
  toBePlaced: 'Encore à placer',
  allPlaced: 'Tout est à sa place.',
  emptyColumn: 'Rien pour l’instant',
  tapColumn: (item) => `${item} : touchez maintenant sa place`,
  placedIn: (item, column) => `${item} : maintenant dans « ${column} »`,
  decideHint: 'Décidez étape par étape. Vous pouvez revenir une fois en arrière.',
  decideOnce: 'Choisissez, et voyez ce qui en résulte.',
  replyHint: 'Choisissez ce que vous dites, étape par étape. Vous pouvez revenir une fois en arrière.',
  yourDecision: 'Votre décision',
  yourReply: 'Votre réponse',
  decide: 'Décider',
  reply: 'Répondre',
  goBack: 'Revenir une étape en arrière',
  goneBack: 'Vous avez déjà fait un retour en arrière. L’histoire continue à partir d’ici.',
  pathUnknown: 'Seul le résultat est connu ici, pas le chemin qui y a mené.',
  shareOut: (total) => `Répartissez les ${number(total)} points.`,
  shareOutFirst: (total) => `Donnez d’abord exactement ${number(total)} points.`,
  pointsLeft: (points) =>
    points === 0
      ? 'Tous les points sont donnés'
      : plural(points, { one: `Il reste ${number(points)} point`, other: `Il reste ${number(points)} points` }),
  pointsOver: (points) =>
    plural(points, { one: `${number(points)} point de trop`, other: `${number(points)} points de trop` }),
  morePoints: (points, item) => `${points} de plus : ${item}`,
  lessPoints: (points, item) => `${points} de moins : ${item}`,
  wholePoints: (total) => `Seulement des nombres entiers de 0 à ${number(total)}.`,
  nonLeft: 'Il ne reste plus de points. Enlevez-en d’abord ailleurs.',
  limits: (least, most, total) =>
    most < total
      ? least > 0
        ? `de ${number(least)} à ${number(most)}`
        : `${number(most)} ou moins`
      : least > 0
        ? `${number(least)} ou plus`
        : 'n’importe quel nombre',
  soundPoints: (limits) => `raisonnable : ${limits}`,
  tooLittlePoints: (limits) => `trop peu : ${limits} serait raisonnable`,
  tooMuchPoints: (limits) => `trop : ${limits} serait raisonnable`,
  chooseUpTo: (most) => (most === 1 ? 'Choisissez une option.' : `Choisissez au plus ${most} options.`),
  chosenSoFar: (chosen, most) => `${chosen} sur ${most} choisis`,
  limitReached: (most) => `${most} sur ${most} sont choisis. Enlevez-en un pour en choisir un autre.`,
  before: 'Avant',
  after: 'Après',
  goals: 'Ce qu’il faut',
  goalMet: 'atteint',
  goalNotMet: 'pas encore atteint',
  otherEffects: 'Ce que les autres auraient apporté',
  allEffects: 'Ce que chacun apporterait',
  answered: (answered, count) =>
    plural(answered, { one: `${answered} réponse sur ${count}`, other: `${answered} réponses sur ${count}` }),
  result: 'Votre résultat',
  resultScore: (score) => `${score} % de réponses justes`,
  resultPassed: (mark) => `Vous avez réussi. Le seuil de réussite est de ${mark} %.`,
  resultNotPassed: (mark) => `Le seuil de réussite est de ${mark} %. Vous pouvez refaire l’évaluation.`,
  resultFailed: (mark) => `Le seuil de réussite est de ${mark} %, et il ne reste plus d’essai.`,
  resultPractice: 'Cette vérification est pour vous : elle ne compte pas dans le résultat du cours.',
  bestSoFar: (score) => `Votre meilleur résultat jusqu’ici : ${score} %.`,
  resultSoFar: (left) =>
    plural(left, { one: `${left} question est encore ouverte.`, other: `${left} questions sont encore ouvertes.` }),
  takeAgain: 'Recommencer',
  resultByPage: 'Votre résultat par page',
  reviewWrong: 'À revoir',

  all: 'Tout',
  rowsShown: (shown, all) =>
    plural(all, { one: `${shown} ligne sur ${number(all)}`, other: `${number(shown)} sur ${number(all)} lignes` }),
  captionsIn: (language) => `sous-titres : ${language}`,
  filmOnline: 'nécessite internet',
  filmOffline: 'nécessite internet, absent pour le moment',
  watchFilm: 'Voir le film',
  transcript: 'Transcription',
  previousSlide: 'Vue d’avant',
  nextSlide: 'Vue d’après',
  listen: 'Écouter',
  pause: 'Pause',
  slideOf: (slide, slides) => `Vue ${slide} sur ${slides}`,
  ownVoice: 'Lu par la voix de votre navigateur. Le texte se trouve sous l’image.',
  noVoice: 'Votre navigateur n’a pas de voix pour cette langue : les vues défilent d’elles-mêmes.',

  glossarySearch: 'Chercher dans le glossaire',
  resourceSearch: 'Chercher dans les ressources',
  found: (count) =>
    count === 0 ? 'Rien trouvé.' : plural(count, { one: `${count} trouvé`, other: `${number(count)} trouvés` }),
  isNew: 'Nouveau',
  underPreparation: 'En préparation',
  noAddress: 'Pas encore d’adresse confirmée',
  languages: 'Langues',

  cannotSave:
    'Votre dernière étape n’a pas pu être enregistrée sur cet appareil. Nous continuons d’essayer ; laissez cette fenêtre ouverte.',
  onlyInThisTab:
    'Ce navigateur ne conserve rien pour ce cours. Votre progression reste jusqu’à la fermeture de cet onglet.',
  onlyInThisTabButLms: 'Ce navigateur ne conserve rien pour ce cours. Votre plateforme garde votre progression.',
  lmsAway: 'Enregistré sur cet appareil. Votre plateforme ne répond pas ; nous continuons d’essayer.',
  lmsAwayInTab: 'Votre plateforme ne répond pas ; nous continuons d’essayer. Laissez cette fenêtre ouverte.',
  practice: 'Entraînement : votre plateforme a ouvert ce cours en révision. Rien n’y est enregistré.',
  noLms:
    'Ce cours a été fait pour une plateforme (LMS), et aucune n’a été trouvée. Votre progression est conservée sur cet appareil.',
  noLmsInTab: 'Ce cours a été fait pour une plateforme (LMS), et aucune n’a été trouvée.',
  setAside: {
    'another-course':
      'Votre plateforme contenait l’état d’un autre cours. Il n’a pas été utilisé ; votre progression part de ce que cet appareil connaît.',
    damaged:
      'L’état enregistré par votre plateforme n’a pas pu être lu. Votre progression part de ce que cet appareil connaît.',
    'newer-version':
      'L’état enregistré par votre plateforme vient d’une version plus récente. Votre progression part de ce que cet appareil connaît.',
  },
  attemptAsked:
    'Votre plateforme a commencé une nouvelle tentative. Cet appareil connaît encore la précédente. Laquelle doit compter ?',
  attemptRestart: 'Recommencer, comme la plateforme le demande',
  attemptGoOn: 'Continuer avec ce que cet appareil connaît',
  attemptRestarted: 'Votre plateforme a commencé une nouvelle tentative, et le cours a donc recommencé.',
  attemptRestored: 'Votre plateforme n’avait pas votre progression. Cet appareil la lui renvoie.',
  restored: 'Rien n’était enregistré sur cet appareil. Votre progression a été reprise de votre plateforme.',
  keepInTab: 'Continuer dans cet onglet seulement',
  dismiss: 'Fermer',

  restoredCopy:
    'Ce navigateur avait perdu ce qui était enregistré. Votre progression a été reprise d’une seconde copie.',
  courseChanged: ({ added, gone, questionsAdded, questionsGone }) =>
    [
      'Ce cours a été modifié depuis votre dernière visite.',
      added.length > 0 ? `Nouvelles pages : ${added.join(' · ')}.` : '',
      gone.length > 0 ? `N’en font plus partie : ${gone.join(' · ')}.` : '',
      questionsAdded > 0 ? `Nouvelles questions : ${number(questionsAdded)}.` : '',
      questionsGone > 0 ? `Questions qui ne sont plus posées : ${number(questionsGone)}.` : '',
      'Vos réponses sont restées avec leurs questions.',
    ]
      .filter((text) => text !== '')
      .join(' '),
  unreadable: (count) =>
    plural(count, {
      one: 'Une étape enregistrée n’a pas pu être lue. Elle a été laissée où elle est ; tout le reste est là.',
      other: `${number(count)} étapes enregistrées n’ont pas pu être lues. Elles ont été laissées où elles sont ; tout le reste est là.`,
    }),

  elsewhereTitle: 'Le cours est ouvert dans une autre fenêtre',
  elsewhere:
    'Une seule fenêtre écrit à la fois, pour que rien ne soit écrasé. Toute votre progression y est en sécurité.',
  continueHere: 'Continuer ici',
  outdatedTitle: 'Il existe une version plus récente',
  outdated:
    'Une autre fenêtre a ouvert une version plus récente de ce lecteur. Chargez-la ici aussi ; votre progression est conservée.',
  loadNewer: 'Charger la version récente',
  forgetting: 'Suppression de vos données de cet appareil …',
  forgottenTitle: 'Vos données sont supprimées de cet appareil',
  forgotten: 'Ce navigateur ne conserve plus les réponses, les notes et la progression de ce cours.',
  forgottenLms: 'Ce qui a été envoyé à votre plateforme s’y trouve toujours.',
  beginAnew: 'Recommencer à zéro',

  yourData: 'Vos données',
  backupSave: 'Enregistrer une sauvegarde',
  backupSaved:
    'La sauvegarde est enregistrée dans un fichier. Elle contient votre progression, vos réponses et vos notes.',
  backupRestore: 'Reprendre une sauvegarde',
  backupRestored: 'La sauvegarde a été ajoutée. Rien de ce qui était ici n’est perdu.',
  backupNothingNew: 'Tout ce que contient cette sauvegarde était déjà ici.',
  backupProblems: {
    'no-backup': 'Ce fichier n’est pas une sauvegarde de ce lecteur. Rien n’a été modifié.',
    newer: 'Cette sauvegarde vient d’une version plus récente du lecteur. Rien n’a été modifié.',
    damaged: 'Cette sauvegarde est endommagée ou a été modifiée. Rien n’en a été repris.',
    'another-course': 'Cette sauvegarde ne contient rien de ce cours. Rien n’a été modifié.',
    'too-big': 'Ce fichier est trop gros pour une sauvegarde. Rien n’a été modifié.',
  },
  backupFailed: 'Le journal ne peut pas être lu pour le moment : aucune sauvegarde n’a été faite.',
  startAgain: 'Recommencer le cours',
  startAgainSure:
    'La progression et les réponses repartent de zéro. Ce que vous avez fait avant reste dans le journal et dans les sauvegardes.',
  startAgainYes: 'Oui, recommencer',
  forget: 'Oublier ce cours sur cet appareil',
  forgetSure:
    'La progression, les réponses et les notes sont supprimées définitivement de ce navigateur. En cas de doute, enregistrez d’abord une sauvegarde.',
  forgetYes: 'Oui, les supprimer',
  cancel: 'Annuler',

  failedTitle: 'Votre progression enregistrée ne peut pas être ouverte',
  failedWhy:
    'Ce navigateur refuse d’ouvrir son stockage pour ce cours. C’est ce que font les fenêtres privées et certains réglages de confidentialité.',
  continueUnsaved: 'Continuer sans enregistrer',
  details: 'Détails',

  leaving: 'Enregistrement de votre progression …',
  leftTitle: 'Votre progression est enregistrée',
  leftLms: 'Elle a été envoyée à votre plateforme. Vous pouvez fermer cette fenêtre.',
  leftDevice: 'Elle est conservée sur cet appareil. Vous pouvez fermer cette fenêtre ou continuer.',
  backToCourse: 'Revenir au cours',
  leaveFailedTitle: 'Enregistré sur cet appareil, pas encore sur votre plateforme',
  leaveFailed:
    'Votre plateforme n’a pas accepté le dernier envoi. Vous pouvez réessayer maintenant, ou continuer et quitter plus tard.',

  skyline: (read, pages) =>
    plural(read, {
      one: `Votre ville : ${number(read)} bâtiment éclairé sur ${number(pages)}, un pour chaque page lue.`,
      other: `Votre ville : ${number(read)} bâtiments éclairés sur ${number(pages)}, un pour chaque page lue.`,
    }),
  finishedTitle: 'Vous avez éclairé toute la ville',
  finishedText: (pages) => `Les ${number(pages)} pages sont lues, et le cours est terminé.`,
  almostTitle: 'Vous êtes à la dernière page',
  pagesLeft: (count) =>
    plural(count, {
      one: 'Une page n’est pas encore lue.',
      other: `${number(count)} pages ne sont pas encore lues.`,
    }),
  assessmentLeft: 'L’évaluation finale n’est pas encore réussie.',
  score: (score) => `Résultat : ${score} %`,
  timeSpent: (minutes) => `Durée : ${duration(minutes)}`,
  goToFirstUnread: 'Aller à la première page non lue',
  goToAssessment: 'Aller à l’évaluation',

  print: 'Imprimer',
  printPage: 'Cette page',
  printModule: 'Ce module',
  printCourse: 'Tout le cours',
  printing: 'Préparation des pages …',
  printFailed: 'Une page n’est pas arrivée : rien n’a été imprimé.',
  shortcuts: 'Raccourcis clavier',
  shortcutList: [
    { keys: '→', does: 'Page suivante' },
    { keys: '←', does: 'Page précédente' },
    { keys: 'Page Down', does: 'Faire défiler ; à la fin d’une page, la page suivante' },
    { keys: 'Page Up', does: 'Faire défiler ; au début d’une page, la page précédente' },
    { keys: 'o', does: 'Ouvrir ou fermer le plan du cours' },
    { keys: 'Ctrl + Alt + D', does: 'Connexion à votre plateforme, s’il y en a une' },
    { keys: '?', does: 'Cette liste' },
    { keys: 'Esc', does: 'Fermer ce qui est ouvert' },
  ],
  doctor: {
    lms: 'Plateforme (LMS)',
    title: 'Connexion à votre plateforme',
    comments: 'De votre plateforme',
    found: 'Ce qui a été trouvé',
    standard: 'Norme',
    api: 'API',
    place: (chain, up) => {
      if (chain === 'window') return up === 0 ? 'dans cette fenêtre' : `dans la fenêtre parente ${up}`
      const opener =
        chain === 'opener'
          ? 'dans la fenêtre qui a ouvert celle-ci'
          : 'dans la fenêtre qui a ouvert celle du plus haut niveau'
      return up === 0 ? opener : `${opener}, parente ${up}`
    },
    noApi: 'introuvable',
    session: 'Session',
    read: 'Ce que la plateforme a dit au début',
    keeps: 'Ce que la plateforme conserve en plus',
    yes: 'oui',
    no: 'non',
    saved: 'Ce qui est enregistré, et où',
    keptBy: 'Conservé par',
    device: 'cet appareil',
    tab: 'cet onglet seulement',
    events: 'Étapes enregistrées ici',
    unsaved: 'Étapes pas encore enregistrées',
    rev: 'Révision',
    sentRev: 'Dernière révision envoyée',
    confirmedRev: 'Révision rendue par la plateforme',
    failures: 'Échecs à la suite : plateforme / appareil',
    replica: 'Nom de cet appareil',
    calls: (count) => plural(count, { one: 'Le dernier appel', other: `Les ${number(count)} derniers appels` }),
    report: 'Rapport pour l’assistance',
    reportText: 'Il contient ce qui est écrit ci-dessus : ni nom, ni réponses, ni notes.',
    copy: 'Copier le rapport',
    copied: 'Copié.',
  },
  home: 'Tous les cours, vos données : accueil',
  learner: (name) => `Apprenant : ${name}`,
  language: 'Langue',
  languageFailed: 'Cette langue n’est pas arrivée. Vérifiez la connexion et réessayez.',
  singleKeys: 'Utiliser les raccourcis d’une seule touche (o, b, n, h, / et ?)',
  close: 'Fermer',

  privateLine: 'Ce que vous notez ici reste sur cet appareil. Rien n’est jamais envoyé à votre plateforme.',
  optionalField: 'facultatif',
  stillEmpty: (labels) => `Encore vide : ${labels}`,
  yourSentence: 'Votre phrase',
  saveAsText: 'Enregistrer comme fichier texte',
  clearNotes: 'Effacer ces notes',
  clearAsk: 'Effacer tout ce que vous avez noté ici ?',
  clearYes: 'Effacer',
  clearNo: 'Garder',
  cleared: 'Effacé.',
  nothingYet: 'Rien d’écrit pour l’instant',
  ticked: (ticked, items) =>
    plural(ticked, { one: `${ticked} case cochée sur ${items}`, other: `${ticked} cases cochées sur ${items}` }),
  rated: (rated, items) =>
    plural(rated, { one: `${rated} élément évalué sur ${items}`, other: `${rated} éléments évalués sur ${items}` }),
  openHints: (count) =>
    plural(count, { one: 'Un conseil pour ce qui reste ouvert', other: `${count} conseils pour ce qui reste ouvert` }),
  yourProfile: 'Votre profil',
  worthALook: 'À regarder de près',
  mapTitle: 'Le cours, module par module',
  mapModule: 'Module',
  mapRead: 'Pages lues',
  mapTime: 'Durée',
  mapWeeks: 'Semaine',
  mapDone: 'lu',
  mapWholeCourse: 'Tout le cours',
  mapMinutes: (minutes) => duration(minutes),
  mapWeekRange: (from, to) => (from === to ? `${from}` : `${from} à ${to}`),
  mapPace: (minutes, weeks) =>
    plural(weeks, {
      one: `Avec ${duration(minutes)} par semaine : environ ${number(weeks)} semaine pour ce qui reste.`,
      other: `Avec ${duration(minutes)} par semaine : environ ${number(weeks)} semaines pour ce qui reste.`,
    }),
  mapLongest: (module, weeks) => `« ${module} » en prend environ ${number(weeks)}.`,
  mapAllRead: 'Vous avez lu toutes les pages.',
  mapNoPace: 'Choisissez un rythme pour voir vos semaines.',
  planFrom: 'De la page',
  planStars: 'Ressources marquées d’une étoile',
  planNoStars: 'Aucune étoile pour l’instant',
  planPrint: 'Imprimer le plan',
  planSave: 'Enregistrer le plan',
  notesSave: 'Enregistrer toutes mes notes',
  notesTitle: 'Mes notes',
  notesOther: 'Autres notes',
  notesGathering: 'Rassemblement de vos notes …',
  notesSaved: 'Le fichier avec vos notes est prêt.',
  notesSavedPart:
    'Le fichier avec vos notes est prêt. Certaines pages ne sont pas arrivées ; leurs notes se trouvent à la fin.',
  notesNone: 'Il n’y a pas encore de notes.',
  mayNotPrint:
    'Cette fenêtre ne peut pas imprimer. Enregistrez plutôt un fichier texte, ou ouvrez le cours dans sa propre fenêtre.',
  certificate: 'Votre attestation',
  certificateLater: 'Vous recevez ici votre attestation une fois le cours terminé.',
  certificateName: 'Votre nom, comme il doit figurer sur l’attestation',
  certificateEyebrow: 'Attestation',
  certificateHas: 'a terminé le cours',
  certificateDate: 'Terminé le',
  certificateScore: 'Résultat',
  certificateVersion: 'Version du cours',
  certificateCode: 'Code de contrôle',
  certificatePrint: 'Imprimer l’attestation',
  certificateMayNotPrint: 'Cette fenêtre ne peut pas imprimer. Ouvrez le cours dans sa propre fenêtre pour imprimer.',
  certificateProof:
    'Le code de contrôle est calculé à partir des mots de cette feuille : un mot mal recopié ou modifié plus tard se voit. Il ne prouve pas qui a suivi le cours, et un résultat calculé par un navigateur peut être falsifié.',
  certificateFine: 'Le code montre si ces mots ont été modifiés. Il ne prouve pas qui a suivi le cours.',
  star: (title) => `Étoile : ${title}`,
  needsInternet: 'Ces liens sortent du cours et nécessitent internet.',
  filterSection: 'Rubrique',
  filterType: 'Type de lien',
  filterLanguage: 'Langue',
  filterAny: 'Toutes',
  filterStarred: 'Avec étoile',
  filterClear: 'Effacer les filtres',
}

/** Minutes as people say them. */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
