/** LMSs name languages as they like ("fr", "French", "français"): the language of the list that is meant, else the word. */
export function tagOf(word: string, languages: readonly string[]): string {
  const wanted = word.trim().toLowerCase()
  const namesOf = (tag: string) =>
    ['en', tag].map((inTag) => new Intl.DisplayNames(inTag, { type: 'language' }).of(tag))
  return languages.find((tag) => namesOf(tag).some((name) => name?.toLowerCase() === wanted)) ?? word.trim()
}
