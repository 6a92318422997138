import type { AccessibilityTexts } from './en-accessibility.ts'

export const frAccessibility: AccessibilityTexts = {
  title: 'Accessibilité de ce lecteur',
  aim: 'Le lecteur est conçu pour respecter les Règles pour l’accessibilité des contenus Web (WCAG) 2.2 au niveau AA.',
  works: 'Ce qui fonctionne',
  worksList: [
    'Tout peut se faire au clavier seul. Ce qui se fait glisser peut aussi être déplacé par des boutons ou choisi dans une liste.',
    'Les pages, les questions, les réponses et l’état d’enregistrement ont des noms et des rôles que les lecteurs d’écran annoncent. Quand la page change, le focus va à son titre.',
    'Le texte peut être deux fois plus grand, et la fenêtre large de 320 pixels seulement, sans défilement horizontal.',
    'La couleur n’est jamais seule à porter un sens. Il y a un aspect clair, un sombre et un très contrasté, et les couleurs de votre système sont respectées.',
    'Rien n’est limité dans le temps, rien ne clignote, et les mouvements cessent si votre système le demande.',
    'Ce qui est dit à voix haute est aussi écrit.',
  ],
  tested: 'Comment cela a été vérifié',
  testedList: [
    'À chaque version, un programme (axe) cherche les défauts sur chaque page d’un cours de 42 pages, dans une fenêtre large et claire et une étroite et sombre, sur les questions de chaque type après une réponse, et sur la page d’accueil.',
    'À chaque version, un programme suit le cours entier au clavier seul, tous les exercices compris.',
    'Le contraste de toutes les couleurs est calculé pour chaque aspect.',
    'Les écrans ont été regardés de 320 à 1920 pixels, et avec les couleurs d’un système très contrasté.',
  ],
  notTested: 'Ce qui n’a pas été vérifié',
  notTestedText:
    'Les personnes qui utilisent chaque jour un lecteur d’écran, un contacteur ou la commande vocale n’ont pas encore essayé cette version. Les cours écrits par d’autres peuvent avoir leurs propres défauts, par exemple des images mal décrites.',
}
