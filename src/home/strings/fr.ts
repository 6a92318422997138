/* eslint-disable no-irregular-whitespace -- French has no-break spaces */
import type { HomeTexts } from './en.ts'

export const fr: HomeTexts = {
  title: 'Accueil',
  views: { courses: 'Cours', resources: 'Ressources', glossary: 'Glossaire', data: 'Vos données' },
  sections: 'Parties de l’accueil',
  language: 'Langue',
  skip: 'Aller au contenu',

  hello: 'Bienvenue',
  helloName: (name) => `Bienvenue, ${name}`,
  again: 'Vous revoilà',
  againName: (name) => `Vous revoilà, ${name}`,
  whereYouWere: (page, title) => `Vous étiez à la page ${page} : ${title}`,
  course: 'Cours en ligne',
  pages: (pages) => (pages === 1 ? '1 page' : `${pages} pages`),
  about: (time) => `environ ${time}`,
  otherCourses: 'Autres cours',
  begin: 'Commencer le cours',
  goOn: (page) => `Continuer à la page ${page}`,
  lookAgain: 'Rouvrir le cours',
  of: (action, course) => `${action} : ${course}`,
  read: (read, pages) => `${read} sur ${pages} pages lues`,
  notBegun: 'Pas encore commencé',
  left: (time) => `encore ${time} environ`,
  nothingLeft: 'toutes les pages sont lues',
  complete: 'Terminé',
  completedOn: (date) => `Terminé le ${date}`,
  score: (score) => `résultat ${score} %`,
  skyline: (title, read, pages) =>
    `${title}, en forme de ville : ${read} bâtiments sur ${pages} sont éclairés, un par page lue.`,
  isRead: 'lue',
  kept: 'Conservé sur cet appareil',
  loading: 'Recherche de votre progression …',
  refused:
    'Ce navigateur ne laisse pas cette page lire tout ce qui est conservé ici : votre progression peut manquer. Les cours s’ouvrent quand même.',
  tryAgain: 'Réessayer',
  hours: (hours, minutes) =>
    hours === 0 ? `${minutes} min` : minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,

  papers: 'Votre plan et vos attestations',
  papersNothing: 'Votre plan et vos attestations apparaissent ici une fois qu’un cours est commencé.',
  plan: 'Votre plan',
  planned: (count) => (count === 0 ? 'encore vide' : count === 1 ? '1 élément' : `${count} éléments`),
  certificate: 'Attestation',
  earned: 'obtenue',
  notEarned: 'une fois le cours terminé',

  library: 'Parmi les ressources',
  libraryAll: (count) => (count === 1 ? 'La ressource' : `Les ${count} ressources`),
  noResources: 'Les cours proposés ici n’ont pas de ressources.',
  noGlossary: 'Les cours proposés ici n’ont pas de glossaire.',
  notArrived: 'Cette partie n’est pas arrivée. Vérifiez la connexion et réessayez.',

  unknownTitle: 'Ce cours n’est pas ici',
  unknown: (id) => `L’adresse demande un cours nommé « ${id} ». Il ne fait pas partie des cours de ce site.`,
  goHome: 'Voir les cours',

  learner: 'Apprenant',
  nameless: 'Sans nom',
  learners: 'Qui apprend ?',
  learnersWhy:
    'Chacun a sa progression, ses notes et ses réglages sur cet appareil. Il n’y a pas de mot de passe : quiconque utilise cet appareil peut choisir n’importe lequel.',
  learnsNow: 'apprend en ce moment',
  switchTo: (name) => `Apprendre en tant que ${name}`,
  addName: 'Nom du nouvel apprenant',
  add: 'Ajouter',
  renameName: (name) => `Nouveau nom pour ${name}`,
  rename: 'Renommer',
  renameOf: (name) => `Renommer ${name}`,
  remove: 'Retirer',
  removeOf: (name) => `Retirer ${name}`,
  removeSure: (name) =>
    `Toute la progression, les réponses et les notes de ${name} sont effacées de cet appareil, définitivement.`,
  removeYes: 'Oui, retirer',
  backupFirst: 'Enregistrer d’abord une sauvegarde',
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  needsName: 'Écrivez d’abord un nom.',
  notKept: 'Ce navigateur ne conserve pas la liste des apprenants.',
  nowLearns: (name) => `${name} apprend maintenant.`,
  removed: (name) => `${name} n’est plus dans la liste.`,

  dataWhy: (name) =>
    `Ce que fait ${name} est conservé dans ce navigateur, sur cet appareil. Rien n’est envoyé ; une sauvegarde est un fichier que vous enregistrez vous-même.`,
  dataYou: 'l’apprenant sans nom',
  where: 'Ce qui est conservé, et où',
  courseColumn: 'Cours',
  stepsColumn: 'Étapes',
  sizeColumn: 'Taille',
  nothingKept: 'Rien n’est encore conservé.',
  room: (used, all) => `Ce site utilise ${used} sur les ${all} que le navigateur lui accorde.`,
  protected: 'Le navigateur a accepté de ne pas l’effacer quand la place manque.',
  unprotected: 'Le navigateur peut l’effacer quand la place manque sur l’appareil.',
  protect: 'Demander au navigateur de le garder',
  protectRefused: 'Le navigateur n’a pas accepté. Il le fait souvent après quelque temps d’utilisation.',
  backup: 'Enregistrer une sauvegarde de tout',
  backupSaved:
    'La sauvegarde est enregistrée dans un fichier. Elle contient progression, réponses et notes de tous les cours.',
  restore: 'Restaurer une sauvegarde',
  restored: (courses) =>
    courses === 1 ? 'La sauvegarde d’un cours a été ajoutée.' : `Les sauvegardes de ${courses} cours ont été ajoutées.`,
  restoredNot: (courses) =>
    courses === 1
      ? '1 cours de la sauvegarde n’est pas ici et a été laissé de côté.'
      : `${courses} cours de la sauvegarde ne sont pas ici et ont été laissés de côté.`,
  openElsewhere: 'Un cours est ouvert dans une autre fenêtre. Fermez-la et réessayez ; rien n’a été changé.',
  failed: 'La mémoire de ce navigateur ne répond pas : rien n’a été changé.',
  forget: 'Tout oublier',
  forgetSure: (name) =>
    `Toute la progression, les réponses et les notes de ${name}, dans tous les cours, sont effacées de cet appareil, définitivement.`,
  forgetYes: 'Oui, tout effacer',
  forgotten: 'Tout est effacé de cet appareil.',
}
