import { describe, expect, it } from 'vitest'
import { direction } from '../../../player/direction.ts'
import {
  addTexts,
  inLanguage,
  interfaceFor,
  language,
  pickLanguage,
  shownTexts,
} from '../../../player/language.svelte.ts'
import { en } from '../../../player/strings/en.ts'
import { enAccessibility } from '../../../player/strings/en-accessibility.ts'
import { offlineEn } from '../../../player/strings/en-offline.ts'
import { enSettings } from '../../../player/strings/en-settings.ts'
import { studyEn } from '../../../player/strings/en-study.ts'
import { toolsEn } from '../../../player/strings/en-tools.ts'
import { frAccessibility } from '../../../player/strings/fr-accessibility.ts'
import { offlineFr } from '../../../player/strings/fr-offline.ts'
import { frSettings } from '../../../player/strings/fr-settings.ts'
import { studyFr } from '../../../player/strings/fr-study.ts'
import { toolsFr } from '../../../player/strings/fr-tools.ts'
import { fr } from '../../../player/strings/fr.ts'
import { pluralIn } from '../../../player/strings/plural.ts'
import { tagOf } from '../../../src/language-words.ts'

describe('the language of a learner', () => {
  it('is the first wish that the course can meet: exactly, else in another country', () => {
    expect(pickLanguage(['en', 'fr', 'pt-BR'], ['', 'de', 'fr-CH', 'en'])).toBe('fr')
    expect(pickLanguage(['en', 'fr-CA', 'fr'], ['fr'])).toBe('fr')
    expect(pickLanguage(['en', 'pt-BR'], ['pt'])).toBe('pt-BR')
    expect(pickLanguage(['en'], ['de', ''])).toBeUndefined()
  })

  it('has the nearest interface there is', () => {
    expect(['fr', 'fr-CA', 'en-GB', 'ar', 'zz'].map(interfaceFor)).toEqual(['fr', 'fr', 'en', 'en', 'en'])
  })

  it('is understood in whatever words an LMS has for it', () => {
    const words = ['fr', 'French', 'FRANÇAIS', ' français ', 'English', 'fr-FR', 'Klingon']
    expect(words.map((word) => tagOf(word, ['en', 'fr']))).toEqual(['fr', 'fr', 'fr', 'fr', 'en', 'fr-FR', 'Klingon'])
  })

  it('runs the way its script does', () => {
    expect(['en', 'fr', 'pt-BR', 'ar', 'he', 'fa-IR', 'ur', 'az-Arab', 'not a tag'].map(direction)).toEqual(
      ['ltr', 'ltr', 'ltr', 'rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr'],
    ) // prettier-ignore
  })
})

describe('the texts of the interface', () => {
  it('follow a change of language, and are English until the others have arrived', () => {
    const texts = shownTexts({ next: 'Next' })
    const pair = inLanguage({ en: { star: 'Star' }, fr: { star: 'Étoile' } })
    language.current = 'fr'
    expect([texts.next, pair.star]).toEqual(['Next', 'Étoile'])
    addTexts('fr', fr)
    expect([texts.next, pair.star]).toEqual(['Suivant', 'Étoile'])
    expect(shownTexts({ next: 'Next' }, () => 'en').next).toBe('Next')
    language.current = 'en'
    expect([texts.next, pair.star]).toEqual(['Next', 'Star'])
  })

  it('are all there in French, and none of them is the English one but for names and signs', () => {
    const same = [...leaves(en)].filter(([path, text]) => text === new Map(leaves(fr)).get(path)).map(([path]) => path)
    expect(new Map(leaves(fr)).size).toBe(new Map(leaves(en)).size)
    const alike =
      /^(menu|minutes|source|pause|mapModule|mapMinutes|pagesOf|mapWeekRange|shortcutList\.\d+\.keys|doctor\.(api|session|place|comments))/
    expect(same.filter((path) => !alike.test(path))).toEqual([])
  })

  it('have no-break spaces where French wants them', () => {
    const wrong = [...leaves(fr)].filter(([, text]) =>
      / [:;?!%»]|«(?!\u00a0)|[^\u00a0\u202f\d:][?!;»](?!\d)/.test(text),
    )
    expect(wrong.filter(([path]) => !path.endsWith('.keys') && path !== 'singleKeys')).toEqual([])
  })

  it.each([
    ['en', { ...enAccessibility, ...offlineEn, why: '', ...enSettings, ...studyEn, ...toolsEn, ...en }],
    ['fr', { ...frAccessibility, ...offlineFr, why: '', ...frSettings, ...studyFr, ...toolsFr, ...fr }],
  ])(
    'name no other button like those that turn pages and leave (%s): whoever says "click Next" means one',
    (_, all) => {
      const names = [all.next, all.previous, all.exit].map((name) => name.toLowerCase())
      const short = [...leaves(all)].filter(([path, text]) => !path.startsWith('shortcutList') && text.length < 30)
      const alike = short.filter(([, text]) => names.some((name) => text.toLowerCase().includes(name)))
      expect(alike.map(([path]) => path).sort()).toEqual(['exit', 'next', 'previous'])
    },
  )

  it('count as the language counts', () => {
    const plural = pluralIn('fr')
    const forms = { one: 'page', other: 'pages' }
    expect([0, 1, 2].map((count) => plural(count, forms))).toEqual(['page', 'page', 'pages'])
    expect(pluralIn('en')(0, forms)).toBe('pages')
    expect(fr.pagesLeft(1)).toBe('Une page n’est pas encore lue.')
    expect(fr.pagesLeft(1234)).toBe('1\u202f234 pages ne sont pas encore lues.')
  })
})

/** What functions are given that do not take numbers. */
const GIVEN: Record<string, unknown[]> = {
  courseChanged: [{ added: ['A'], gone: ['B'], questionsAdded: 2, questionsGone: 1 }],
}

/** Every text by its path; what is made by a function, for some numbers. */
function* leaves(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'function') {
    const call = (n: number) => (value as (...given: unknown[]) => unknown)(...(GIVEN[path] ?? [n, 3, 9]))
    for (const n of [0, 1, 2]) yield [`${path}(${n})`, String(call(n))]
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, path ? `${path}.${key}` : key)
  }
}
