import { inLanguage } from '../../../player/language.svelte.ts'

const en = {
  title: (course: string) => `Export “${course}”`,
  where: 'Where will it be used?',
  lms: 'In an LMS',
  otherLms: 'Another LMS',
  noLms: 'Without an LMS',
  server: 'On a web server',
  file: 'As one file that opens by double click',
  otherWhy: 'The safe choice for every LMS: SCORM 1.2.',
  serverWhy: 'A zip to unpack on any web server. Progress stays in each learner’s browser.',
  fileWhy: 'One HTML file to pass on. It needs no server and no internet; progress stays in the browser that opens it.',
  source: (evidence: string) => `Where this is known from: ${evidence}`,
  all: 'All options',
  will: 'What will be made',
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  cannot: 'This cannot be exported yet',
  export: 'Export',
  gathering: 'Gathering the files',
  packing: 'Packing',
  cancel: 'Cancel',
  cancelled: 'The export was cancelled. Nothing was saved.',
  failed: 'Nothing was exported.',
  made: 'The file is ready',
  size: (kilobytes: string) => `${kilobytes} kB`,
  tracked: (worst: string, limit: string) =>
    `Checked: everything is in it, and the fullest progress a learner can have fits (${worst} of ${limit} characters).`,
  complete: 'Checked: everything is in it.',
  again: 'Save it again',
  steps: 'What to do with it',
  otherSteps: [
    'Upload the zip where your LMS takes SCORM packages.',
    'Set in the LMS what completes the course, if it asks.',
    'Open it once as a learner before you invite others.',
  ],
  serverSteps: [
    'Unpack the zip into a folder of your web server.',
    'Open the address of that folder in a browser.',
    'Pass the address on.',
  ],
  fileSteps: [
    'Pass the file on: by mail, on a drive, or in a chat.',
    'Whoever gets it opens it by double click.',
    'Progress is kept in that browser, so it should be opened in the same one each time.',
  ],
  close: 'Close',
}
export type ExportTexts = typeof en

const fr: ExportTexts = {
  title: (course) => `Exporter « ${course} »`,
  where: 'Où sera-t-il utilisé ?',
  lms: 'Dans un LMS',
  otherLms: 'Un autre LMS',
  noLms: 'Sans LMS',
  server: 'Sur un serveur web',
  file: 'En un seul fichier qui s’ouvre par double-clic',
  otherWhy: 'Le choix sûr pour tous les LMS : SCORM 1.2.',
  serverWhy:
    'Un zip à décompresser sur n’importe quel serveur web. La progression reste dans le navigateur de chaque personne.',
  fileWhy:
    'Un fichier HTML à transmettre. Il n’a besoin ni de serveur ni d’internet ; la progression reste dans le navigateur qui l’ouvre.',
  source: (evidence) => `D’où on le sait : ${evidence}`,
  all: 'Toutes les options',
  will: 'Ce qui sera créé',
  pages: (count) => (count <= 1 ? `${count} page` : `${count} pages`),
  cannot: 'L’export n’est pas encore possible',
  export: 'Exporter',
  gathering: 'Réunion des fichiers',
  packing: 'Création du paquet',
  cancel: 'Annuler',
  cancelled: 'L’export a été annulé. Rien n’a été enregistré.',
  failed: 'Rien n’a été exporté.',
  made: 'Le fichier est prêt',
  size: (kilobytes) => `${kilobytes} ko`,
  tracked: (worst, limit) =>
    `Vérifié : tout y est, et la progression la plus complète possible tient (${worst} caractères sur ${limit}).`,
  complete: 'Vérifié : tout y est.',
  again: 'Enregistrer de nouveau',
  steps: 'Ce qu’il faut en faire',
  otherSteps: [
    'Déposez le zip là où votre LMS accepte les paquets SCORM.',
    'Réglez dans le LMS ce qui achève le cours, s’il le demande.',
    'Ouvrez-le une fois comme apprenant avant d’inviter les autres.',
  ],
  serverSteps: [
    'Décompressez le zip dans un dossier de votre serveur web.',
    'Ouvrez l’adresse de ce dossier dans un navigateur.',
    'Transmettez l’adresse.',
  ],
  fileSteps: [
    'Transmettez le fichier : par courriel, sur un disque ou par messagerie.',
    'Qui le reçoit l’ouvre par double-clic.',
    'La progression est gardée dans ce navigateur : ouvrez-le donc chaque fois dans le même.',
  ],
  close: 'Fermer',
}

export const exportTexts = inLanguage({ en, fr })
