import { describe, expect, it } from 'vitest'
import type { Block, CompiledCourse, Page } from '../../../../courses/format/course.ts'
import { reportReading, textsOf, type Reading } from '../../../../courses/format/reading.ts'
import type { RichText } from '../../../../courses/format/rich-text.ts'
import { small } from '../../../fixtures/courses/small.compiled.ts'

const paragraph = (...children: RichText): RichText => [{ tag: 'p', children }]
const text = (...children: RichText): Block => ({ kind: 'text', text: paragraph(...children) })
const words = (count: number): string => `${Array.from({ length: count }, () => 'word').join(' ')}.`

/** The small course with nothing but these blocks on its first page. */
function courseWith(blocks: Block[], changes: Partial<Page> = {}, language = 'en'): CompiledCourse {
  const welcome: Page = { id: 'welcome', title: 'Welcome', minutes: 4, objectives: ['see it'], blocks, ...changes }
  const course = { ...small.course, language, modules: [{ id: 'start', title: 'Start', pages: ['welcome'] }] }
  return { ...small, course, pages: [welcome] }
}
const readingOf = (blocks: Block[], changes?: Partial<Page>, language?: string): Reading =>
  reportReading(courseWith(blocks, changes, language)).course
const remarksOn = (blocks: Block[], changes?: Partial<Page>): string[] =>
  reportReading(courseWith(blocks, changes)).remarks.map(({ message }) => message)

describe('the texts of compiled content', () => {
  it('are paragraphs, headings, items and cells, each with its words joined', () => {
    const rich: RichText = [
      { tag: 'h2', children: ['What ', { tag: 'em', children: ['counts'] }] },
      { tag: 'p', children: ['A ', { tag: 'term', term: 'bridge', children: ['bri', { tag: 'strong', children: ['dge'] }] }, '.'] },
      { tag: 'ul', children: [{ tag: 'li', children: ['Feet'] }, { tag: 'li', children: paragraph('Wheels') }] },
      { tag: 'p', children: ['One', { tag: 'br', children: [] }, 'two'] },
    ] // prettier-ignore
    expect(textsOf(rich)).toEqual(['What counts', 'A bridge.', 'Feet', 'Wheels', 'One', 'two'])
  })

  it('leave out ids, addresses, choices of the format and sources', () => {
    const city = {
      kind: 'city', city: 'Oslo', country: 'Norway', year: '2001', title: 'A campaign', text: paragraph('Told.'),
      source: { title: 'A database', url: 'https://example.org/' },
    } // prettier-ignore
    expect(textsOf(city)).toEqual(['Oslo', 'Norway', '2001', 'A campaign', 'Told.'])
    expect(textsOf({ kind: 'figure', src: 'assets/a.svg', alt: 'A wheel', caption: 'Traffic' })).toEqual(['Traffic'])
    expect(textsOf({ tone: 'reflect', href: 'https://example.org', shuffle: true, points: 2 })).toEqual([])
  })

  it('are found in kinds of block that nobody has thought of yet', () => {
    const block = {
      kind: 'carousel',
      rows: [[['Bilbao'], ['Since ', { tag: 'strong', children: ['2011'] }, '.']]],
      deeper: { said: ['First sentence.', 'Second sentence.'], mode: 'slow-motion', next: 'step-2' },
      empty: null,
    }
    expect(textsOf(block)).toEqual(['Bilbao', 'Since 2011.', 'First sentence.', 'Second sentence.'])
  })
})

describe('the report', () => {
  it('counts words of reading, and words in questions and feedback, apart', () => {
    const [practice] = small.pages.filter(({ id }) => id === 'practice')
    const ferry = practice?.blocks.find((block) => block.kind === 'choice') ?? expect.fail('no question')
    const { words: read, questionWords } = readingOf([text('Three plain words.'), ferry], { lead: 'Two words.' })
    // A ferry is a bridge. True. False. It joins two banks, but only at times.
    expect({ read, questionWords }).toEqual({ read: 5, questionWords: textWords(ferry) })
    expect(questionWords).toBeGreaterThan(12)
  })

  it('counts sentences where there are some, and takes the longest of all', () => {
    const heading: Block = { kind: 'text', text: [{ tag: 'h2', children: ['No sentence but five words'] }] }
    expect(readingOf([heading, text('One two three. Four five? “Six.” Thus:')])).toMatchObject({
      words: 12,
      sentences: 4,
      sentenceWords: 1.8,
      longest: { words: 5, text: 'No sentence but five words' },
    })
  })

  it('tells ease and grade by the formulas of Flesch and Kincaid', () => {
    // 6 words, 1 sentence, 6 syllables: 206.835 - 1.015 * 6 - 84.6 and 0.39 * 6 + 11.8 - 15.59 = -1.45
    expect(readingOf([text('The cat sat on the mat.')])).toMatchObject({ ease: 116.1, grade: -1.4 })
    const hard = readingOf([text('Intercultural participation necessitates institutional reorganisation.')])
    expect(hard.ease).toBeLessThan(0)
  })

  it('leaves numbers out of the syllables', () => {
    expect(readingOf([text('The cat sat on 1,234,567.')])).toMatchObject({ words: 5, ease: 117.2 })
  })

  it.each(['en', 'en-GB', 'EN'])('knows %s as English', (language) => {
    expect(readingOf([text('Plain.')], {}, language).ease).not.toBeNull()
  })

  it.each(['de', 'pt-BR', 'enm'])('tells no ease of %s, but counts', (language) => {
    const none = { words: 3, sentences: 1, sentenceWords: 3, ease: null, grade: null }
    expect(readingOf([text('Um texto curto.')], {}, language)).toMatchObject(none)
  })

  it('counts words of languages without blanks', () => {
    expect(readingOf([text('私は橋を渡ります。川は広いです。')], {}, 'ja').sentences).toBe(2)
    expect(readingOf([text('私は橋を渡ります。')], {}, 'ja').words).toBeGreaterThan(3)
  })

  it('has no average where there is nothing to read', () => {
    const longest = { words: 0, text: '' }
    const nothing = { words: 0, questionWords: 0, sentences: 0, sentenceWords: null, ease: null, grade: null, longest }
    expect(readingOf([])).toEqual({ minutes: 4, ...nothing })
  })

  it('adds pages up to modules and the course, and averages over sentences, not over pages', () => {
    const report = reportReading(small)
    const sum = (key: 'words' | 'questionWords' | 'minutes' | 'sentences') => (total: number, reading: Reading) =>
      total + reading[key]
    for (const key of ['words', 'questionWords', 'minutes', 'sentences'] as const) {
      expect(report.pages.reduce(sum(key), 0)).toBe(report.course[key])
      expect(report.modules.reduce(sum(key), 0)).toBe(report.course[key])
    }
    expect(report.modules.map(({ module, title }) => [module, title])).toEqual([['start', 'Start'], ['close', 'Close']]) // prettier-ignore
    expect(report.pages.map(({ module, page }) => `${module}/${page}`)).toEqual([
      'start/welcome',
      'start/practice',
      'close/check',
      'close/library',
    ])
  })
})

describe('remarks', () => {
  it.each([
    [219, ['219 words of reading. 220 to 500 suit one page.']],
    [220, []],
    [500, []],
    [501, ['501 words of reading. 220 to 500 suit one page.']],
  ])('%i words', (count, expected) => {
    expect(remarksOn(Array.from({ length: count }, () => text('Word.')))).toEqual(expected)
  })

  it('grant an assessment little to read, but not too much', () => {
    const assessment = { graded: false, attempts: null }
    expect(remarksOn([text('Short.')], { assessment })).toEqual([])
    const long = Array.from({ length: 501 }, () => text('Word.'))
    expect(remarksOn(long, { assessment })).toHaveLength(1)
  })

  it('name sentences of more than 35 words by their beginning', () => {
    const enough = Array.from({ length: 220 }, () => text('Word.'))
    expect(remarksOn([...enough, text(words(35))])).toEqual([])
    expect(remarksOn([...enough, text(words(36))])).toEqual([
      'A sentence of 36 words: “word word word word word word word word …”. Up to 35 read well.',
    ])
  })
})

const textWords = (block: Block): number => textsOf(block).join(' ').split(/\s+/).length
