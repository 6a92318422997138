/** Syllables of an English word, estimated from its spelling: right for nine words in ten, and even over a page. */
export function countSyllables(word: string): number {
  const letters = word.normalize('NFD').toLowerCase().replace(/['’]s$/, '').replace(/[^a-z]/g, '') // prettier-ignore
  if (letters === '') return 0
  const spoken = SILENT.reduce((rest, ending) => rest.replace(ending, ''), letters)
  return Math.max(1, count(spoken, /[aeiouy]+/g) + count(spoken, APART))
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Written and not spoken. */
const SILENT = [
  /(?<=[aeiouy].*)(?<![^aeiouy]l)(?<=[^aeiouy])e(?=(ly|less|ness|ment|ments|ful|fully)$)/, // safely; not settlement
  /(?<=[aeiouy].*[^aeiouytd])ed$/, // named; not wanted
  /(?<=[aeiouy].*)(?<![sxzcg]|[cs]h|[^aeiouy]l|[tb]r)(?<=[^aeiouy])es$/, // names; not houses, tables, centres
  /(?<=[aeiouy].*)(?<![^aeiouyrw]l|[tb]r)(?<=[^aeiouy])e$/, // name; not people, centre
  /(?<=[aeiouy].*[gq])ues?$/, // dialogue
]

/** Vowels side by side that are spoken apart; the first of them is matched. */
const APART = new RegExp(
  [
    /(?<![cstg])i[au]|i(?=at)|(?<![cstgx])io/, // media, association, radio; not social, nation
    /(?<!t|[^s]c)ie(?=n[ct])|ie(?=[rt])/, // science, barrier, society; not patient, friend
    /(?<![gp])eo|crea(?=t)|rea(?=l?i)|(?<=ar|id|th)ea|pea(?=n)/, // video, create, reality, area, European; not people
    /(?<![gq])u(?=a|en|ou)/, // usual, influence; not language
    /[aeou]y(?=[aeiou].)|(?<![aeou])y(?=ing)|[eou](?=ing)/, // player, studying, being
    /sms?$/, // racism
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
