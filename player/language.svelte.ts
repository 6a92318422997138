/** The languages of the interface. A course may have others; their texts then stand in an interface of the nearest. */
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

let current = $state.raw<Language>('en')

/** The language of the interface, for the whole page. */
export const language = {
  get current(): Language {
    return current
  },
  set current(wanted: Language) {
    current = wanted
  },
}

/** Texts in the language that holds when they are read: a component that shows them changes with it. */
export const inLanguage = <Texts extends object>(texts: Record<Language, Texts>): Texts =>
  new Proxy({} as Texts, { get: (_, key) => Reflect.get(texts[language.current], key) as unknown })
