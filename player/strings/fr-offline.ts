import type { OfflineTrouble } from '../offline.svelte.ts'
import type { OfflineTexts } from './en-offline.ts'

const WHY: Record<OfflineTrouble['why'], (path: string) => string> = {
  unreachable: (path) => `« ${path} » n’est pas arrivé.`,
  wrong: (path) => `Autre chose est arrivé à la place de « ${path} ».`,
  'no-room': () => 'Il n’y a pas assez de place sur cet appareil.',
}

export const offlineFr: OfflineTexts = {
  title: 'Hors connexion',
  starting: 'Vérification des fichiers sur cet appareil …',
  storing: (done, total) => `Préparation pour le mode hors connexion : ${done} fichiers sur ${total}`,
  available: 'Disponible hors connexion',
  availableWhy: (total) => `Les ${total} fichiers sont sur cet appareil et vérifiés.`,
  refused: 'Ce navigateur ne garde pas l’application hors connexion. Elle fonctionne tant que vous êtes en ligne.',
  incomplete: (done, total) => `Pas disponible hors connexion : ${done} fichiers sur ${total} sont sur cet appareil.`,
  why: ({ why, path }) => WHY[why](path),
  goesOn: 'Les cours fonctionnent tant que vous êtes en ligne. Un nouvel essai est prévu.',
  goesOnNoRoom: 'Les cours fonctionnent tant que vous êtes en ligne. Libérez de la place, puis réessayez.',
  tryAgain: 'Réessayer maintenant',
  updateReady: 'Une nouvelle version est prête.',
  updateStarts: 'Elle démarre à la prochaine ouverture de l’application.',
  updateFailed:
    'Une nouvelle version n’est pas arrivée en entier. Vous continuez avec la vôtre ; un nouvel essai est prévu.',
  restart: 'Redémarrer maintenant',
  restarting: 'Vos réponses sont gardées, puis l’application redémarre …',
  later: 'Plus tard',
}
