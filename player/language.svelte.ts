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

const arrived: Partial<Record<Language, object>> = {}
/** The texts of another language have arrived; English comes with the player. */
export const addTexts = (language: Language, texts: object): void => void (arrived[language] = texts)

/** The same texts in the language that holds when they are read; in English as long as that has not arrived. */
export const shownTexts = <Texts extends object>(english: Texts, of: () => Language = () => current): Texts =>
  new Proxy(english, { get: (_, key) => Reflect.get(arrived[of()] ?? english, key) as unknown })

const baseOf = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0]

/** The first wish that can be met: the very language, else the same in another country. */
export function pickLanguage<Tag extends string>(has: readonly Tag[], wanted: readonly string[]): Tag | undefined {
  for (const tag of wanted) {
    const found = has.find((one) => one === tag) ?? has.find((one) => baseOf(one) === baseOf(tag))
    if (found) return found
  }
  return undefined
}

/** The interface that goes with texts in a language. */
export const interfaceFor = (tag: string): Language => pickLanguage(LANGUAGES, [tag]) ?? 'en'
