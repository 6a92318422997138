import type { OptionTexts, PresetTexts } from '../export/words.ts'

/** The options of an export in French. */
export const options: OptionTexts = {
  standard: {
    label: 'Norme',
    text: 'Ce qui est créé ; dans le doute 1.2, que tous les LMS acceptent.',
    values: {
      '1.2': 'SCORM 1.2',
      '2004-3': 'SCORM 2004 3e édition',
      '2004-4': 'SCORM 2004 4e édition',
      web: 'Des fichiers pour tout serveur web, sans LMS',
      single: 'Un seul fichier HTML qui s’ouvre par double-clic',
    },
  },
  languages: {
    label: 'Langues',
    text: 'Les langues du paquet ; sans autre choix, celle dans laquelle le cours est écrit.',
  },
  title: { label: 'Titre', text: 'Le titre que voient les apprenants et le LMS.' },
  identifier: {
    label: 'Identifiant',
    text: 'Le LMS y reconnaît le cours quand une nouvelle version est déposée ; les apprenants ne le voient jamais.',
  },
  pages: {
    label: 'Pages à lire',
    text: 'S’il faut avoir lu toutes les pages pour que le cours soit terminé.',
    values: { all: 'Toutes les pages', none: 'Aucune' },
  },
  assessment: {
    label: 'Évaluation',
    text: 'Ce que demande l’évaluation notée pour que le cours soit terminé.',
    values: { passed: 'Il faut la réussir', taken: 'Il faut la passer', none: 'Rien' },
  },
  passingScore: { label: 'Seuil de réussite', text: 'Le pourcentage à partir duquel l’évaluation est réussie.' },
  masteryScore: {
    label: 'Seuil de réussite dans le manifeste',
    text: 'Le LMS juge alors aussi, et l’emporte sur le cours ; non, sauf si le LMS le demande.',
  },
  completionThreshold: {
    label: 'Seuil d’achèvement dans le manifeste',
    text: 'Un LMS SCORM 2004 déduit alors l’achèvement de la progression qu’il reçoit ; non, sauf si le LMS le demande.',
  },
  navigation: {
    label: 'Navigation',
    text: 'Si les pages s’ouvrent dans n’importe quel ordre, ou chacune seulement quand les précédentes sont faites.',
    values: { free: 'Ordre libre', sequential: 'L’une après l’autre' },
  },
  review: {
    label: 'Après la réussite',
    text: 'Un cours terminé peut toujours être relu ; une évaluation réussie ne peut être repassée que si ce choix le permet.',
    values: { allowed: 'Relire et repasser', 'read-only': 'Relire seulement' },
  },
  status: {
    label: 'Mots pour le LMS',
    text: 'Les mots par lesquels le LMS apprend comment le cours s’est terminé.',
    values: {
      'passed-failed': 'passed, et failed quand il ne reste aucun essai',
      'passed-incomplete': 'passed, sinon incomplete',
      'completed-failed': 'completed, et failed quand il ne reste aucun essai',
      'completed-incomplete': 'completed, sinon incomplete',
    },
  },
  onReset: {
    label: 'Nouvel essai dans le LMS',
    text: 'Ce qui se passe quand le LMS commence un nouvel essai alors que la personne était plus avancée.',
    values: { ask: 'La question est posée', restart: 'Recommencer', restore: 'Reprendre depuis l’appareil' },
  },
  interval: {
    label: 'Temps le plus court entre deux envois',
    text: 'Le nombre minimal de secondes entre deux envois de petites choses ; les réponses notées et les pages lues ne l’attendent pas.',
  },
  glossary: { label: 'Glossaire', text: 'Sans lui, ses termes figurent dans le texte comme des mots ordinaires.' },
  resources: {
    label: 'Pour aller plus loin',
    text: 'Sans cela, les listes de ressources ne figurent pas dans les pages.',
  },
  certificate: { label: 'Attestation', text: 'Sans elle, rien n’est proposé à l’impression à la fin.' },
}

const NOT_KNOWN = 'Rien de connu ne demande un autre choix ; c’est donc le choix sûr : SCORM 1.2.'
const MOODLE =
  'SCORM 1.2 : en 2004, une évaluation réussie achève l’activité avant que toutes les pages soient lues, et il n’y a pas de séquencement.'

/** What is known of each LMS, in French. */
export const presets: PresetTexts = {
  moodle: {
    why: MOODLE,
    evidence: 'Vu dans Moodle 4.5.6 avec son propre lecteur.',
    steps: [
      'Ouvrez le cours, activez le mode édition, choisissez « Ajouter une activité ou ressource », puis « Paquetage SCORM ».',
      'Déposez le zip dans le champ prévu pour le paquetage, et enregistrez.',
      'Sous « Achèvement d’activité », demandez le statut réussi ou terminé, puis ouvrez-le une fois comme apprenant.',
    ],
  },
  ilias: {
    why: 'SCORM 1.2 : en 2004, ILIAS commence un nouvel essai à chaque lancement d’un paquet qui ne dit pas qu’il est seulement suspendu.',
    evidence: 'Documentation d’ILIAS, et sa demande d’intégration 2770.',
    steps: [
      'Là où le cours doit figurer, ajoutez un nouvel objet et choisissez le module d’apprentissage SCORM.',
      'Choisissez le zip comme fichier à importer.',
      'Mettez le module en ligne dans ses réglages, et ouvrez-le une fois comme apprenant.',
    ],
  },
  canvas: {
    why: NOT_KNOWN,
    evidence: null,
    steps: [
      'Ouvrez « SCORM » dans la navigation du cours ; une personne qui administre le site doit parfois l’activer d’abord.',
      'Déposez le zip, et choisissez s’il devient un devoir noté ou une page sans note.',
      'Publiez-le, et ouvrez-le une fois comme apprenant.',
    ],
  },
  'open-edx': {
    why: 'Il reçoit « completed » : jusqu’en 2025, son bloc SCORM ne prenait pas « passed » pour la fin d’un cours 1.2.',
    evidence: 'Demande d’intégration 104 de openedx-scorm-xblock.',
    steps: [
      'Dans Studio, ajoutez « scorm » à la liste des modules avancés, dans les paramètres avancés du cours.',
      'Ajoutez le bloc SCORM à une unité depuis les composants avancés, modifiez-le, et choisissez le zip.',
      'Publiez l’unité, et ouvrez-la une fois comme apprenant.',
    ],
  },
  blackboard: {
    why: 'SCORM 1.2 : il emploie le moteur de SCORM Cloud, qui ouvre le cours dans un cadre ou dans sa propre fenêtre ; les deux fonctionnent.',
    evidence: 'Documentation de Blackboard.',
    steps: [
      'Ouvrez le contenu du cours, et ajoutez un paquet SCORM (un paquet de contenu).',
      'Choisissez le zip et, dans ses réglages, comment il est noté et s’il s’ouvre dans sa propre fenêtre.',
      'Rendez-le visible aux apprenants, et ouvrez-le une fois comme l’un d’eux.',
    ],
  },
  cornerstone: {
    why: 'SCORM 1.2 : il veut le score avant le statut, et sa dernière réponse peut être vide ; le lecteur tient compte des deux.',
    evidence: 'Tickets 2604 et 2222 de adapt_framework.',
    steps: [
      'Avec un compte d’administration, ouvrez l’importation de cours et choisissez le zip.',
      'Vérifiez le titre et la langue, et publiez le cours dans le catalogue.',
      'Attribuez-le à un compte, et ouvrez-le une fois avec celui-ci.',
    ],
  },
  successfactors: {
    why: 'SCORM 1.2 : sa liste d’éléments est courte, et le lecteur n’en demande pas plus.',
    evidence: 'Base de connaissances SAP, articles 2154063 et 2978409.',
    steps: [
      'Avec un compte d’administration, importez le zip comme nouveau contenu.',
      'Faites créer un élément avec ce contenu, et attribuez-le à un compte.',
      'Ouvrez-le une fois avec ce compte ; dites aux apprenants de laisser ouverte la fenêtre d’où le cours a été lancé.',
    ],
  },
  'scorm-cloud': {
    why: 'SCORM 1.2 : il est strict, et c’est un réglage du paquet qui décide s’il rend l’endroit où se trouvait la personne.',
    evidence: 'Documentation de SCORM Cloud, et ticket 2458 de adapt-contrib-spoor.',
    steps: [
      'Choisissez d’ajouter un contenu, puis d’importer un paquet SCORM.',
      'Choisissez le zip.',
      'Lancez-le, quittez-le et relancez-le pour voir qu’il reprend où il en était.',
    ],
  },
  totara: {
    why: MOODLE,
    evidence: 'Totara reprend le lecteur SCORM de Moodle ; vu dans Moodle 4.5.6.',
    steps: [
      'Ouvrez le cours, activez le mode édition, ajoutez une activité et choisissez le paquetage SCORM.',
      'Choisissez le zip comme paquetage, et enregistrez.',
      'Faites dépendre l’achèvement de l’activité de son statut, et ouvrez-la une fois comme apprenant.',
    ],
  },
  talentlms: {
    why: NOT_KNOWN,
    evidence: null,
    steps: [
      'Ouvrez le cours comme formateur, ajoutez une unité, et choisissez SCORM.',
      'Choisissez le zip, et enregistrez.',
      'Ouvrez-le une fois comme apprenant.',
    ],
  },
}
