import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../../../../player/language.svelte.ts'
import { OPTION_LIST, OPTION_NAMES } from '../../../../scorm/option-list.ts'
import { PRESETS } from '../../../../scorm/presets.ts'
import { optionWords, presetWords } from '../../../../src/home/export/words.ts'

afterEach(() => void (language.current = 'en'))

/** What has the same word in both languages. */
const SAME = ['SCORM 1.2', 'Navigation']

const optionTexts = () =>
  OPTION_NAMES.flatMap((name) => {
    const { label, text, choices } = optionWords(name)
    return [label, text, ...choices.map((choice) => choice.label)]
  })
const presetTexts = () =>
  PRESETS.map(presetWords).flatMap(({ why, evidence, steps }) => [why, ...(evidence ? [evidence] : []), ...steps])

describe('the words of an export', () => {
  it('are those of the command line in English', () => {
    for (const name of OPTION_NAMES) expect(OPTION_LIST[name]).toMatchObject({ text: optionWords(name).text })
    expect(optionWords('pages').choices).toEqual([
      { value: 'all', label: 'All pages' },
      { value: 'none', label: 'None' },
    ])
    expect(PRESETS.map(presetWords)).toEqual(PRESETS)
  })

  it.each([
    ['option', optionTexts],
    ['LMS', presetTexts],
  ])('lack no French text of any %s', (_, texts) => {
    const english = texts()
    language.current = 'fr'
    const french = texts()
    expect(french).toHaveLength(english.length)
    expect(french.filter((text, i) => text === '' || (text === english[i] && !SAME.includes(text)))).toEqual([])
  })

  it('name the same values in every language', () => {
    language.current = 'fr'
    for (const name of OPTION_NAMES) {
      const { kind } = OPTION_LIST[name]
      const values = kind.as === 'choice' ? kind.values.map(({ value }) => value) : []
      expect(optionWords(name).choices.map(({ value }) => value)).toEqual(values)
    }
  })
})
