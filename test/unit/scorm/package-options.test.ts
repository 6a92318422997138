import { describe, expect, it } from 'vitest'
import { CompiledCourse, type Block, type Course } from '../../../courses/format/course.ts'
import { outcome, assessmentState } from '../../../courses/format/outcome.ts'
import { EMPTY_PROGRESS, foldEvents } from '../../../courses/format/progress.ts'
import { OPTION_LIST, OPTION_NAMES, readOptions, wordsOf } from '../../../scorm/option-list.ts'
import { defaultOptions, optionsProblems, type PackageOptions } from '../../../scorm/package-options.ts'
import { PRESETS } from '../../../scorm/presets.ts'
import { withOptions } from '../../../scorm/with-options.ts'
import { smallCourse } from './course-fixture.ts'

const withChanges = (changes: Partial<PackageOptions>, course: Partial<Course> = {}) => {
  const compiled = smallCourse(course)
  return withOptions(compiled, { ...defaultOptions(compiled.course), ...changes })
}
const problems = (changes: Partial<PackageOptions>, course: Partial<Course> = {}) => {
  const compiled = smallCourse(course)
  return optionsProblems(compiled.course, { ...defaultOptions(compiled.course), ...changes }).join('\n')
}

describe('what is chosen', () => {
  it('changes nothing when nothing is chosen', () => {
    const compiled = smallCourse({ lms: { interval: 20 }, review: 'read-only' })
    expect(withOptions(compiled, defaultOptions(compiled.course))).toEqual(compiled)
    expect(problems({})).toBe('')
  })

  it('stands in the course that a package holds, which stays one that the player can read', () => {
    const rules = { onReset: 'restore', interval: 30, status: 'completed-failed' } as const
    const compiled = withChanges({
      ...{ title: 'Ours', navigation: 'sequential', pages: 'none', assessment: 'taken', passingScore: 55 },
      ...{ review: 'read-only', ...rules },
    })
    expect(compiled.course).toMatchObject({ title: 'Ours', navigation: 'sequential', passingScore: 55, lms: rules })
    expect(compiled.course).toMatchObject({ completion: { pages: 'none', assessment: 'taken' }, review: 'read-only' })
    expect(CompiledCourse.parse(compiled)).toEqual(compiled)
  })

  it.each<[string, Partial<PackageOptions>, RegExp, Partial<Course>?]>([
    ['another language', { languages: ['en', 'fr'] }, /not there in "fr". Languages: en/],
    ['not the own language', { languages: [] }, /must hold "en"/],
    ['nothing to do', { pages: 'none', assessment: 'none' }, /could never be complete/],
    ['no score', { passingScore: null }, /from 1 to 100/],
    ['too great a score', { passingScore: 101 }, /from 1 to 100/],
    ['too small an interval', { interval: 1 }, /from 5 to 300/],
    ['a mark for no LMS', { masteryScore: true, standard: 'single' }, /for SCORM packages only/],
    ['a threshold in 1.2', { completionThreshold: true }, /for SCORM 2004 only/],
    ['no title', { title: ' ' }, /title is empty/],
    ['a long title', { title: 'x'.repeat(201) }, /more than 200/],
    ['no identifier', { identifier: 'a b' }, /begins with a letter/],
    [
      'a score for nothing',
      { passingScore: 50 },
      /no passing score/,
      { pages: smallCourse().course.pages.slice(0, 1) },
    ],
  ])('is refused in a sentence: %s', (_, changes, sentence, course) => {
    expect(problems(changes, course)).toMatch(sentence)
  })

  it('may leave translations out', () => {
    const { course, pages, reference } = smallCourse({ languages: ['en', 'fr', 'it'] })
    const translations = ['fr', 'it'].map((language) => ({
      language,
      texts: { language, title: 'T', description: '', modules: {}, pages: {}, translated: [], reference: false },
      pages: [],
    }))
    const compiled = { course, pages, reference, translations }
    const some = withOptions(compiled, { ...defaultOptions(course), languages: ['en', 'it'] })
    expect(some.course.languages).toEqual(['en', 'it'])
    expect(some.translations?.map(({ language }) => language)).toEqual(['it'])
    expect(some.translations?.map(({ texts }) => texts.title)).toEqual(['T'])
    const titled = withOptions(compiled, { ...defaultOptions(course), languages: ['en', 'it'], title: 'Ours' })
    expect(titled.translations?.map(({ texts }) => texts.title)).toEqual(['Ours'])
    const none = withOptions(compiled, { ...defaultOptions(course), languages: ['en'] })
    expect(none.translations).toBeUndefined()
    expect(none.course).not.toHaveProperty('languages')
  })
})

describe('a package without a part', () => {
  const heading = (text: string) => ({ tag: 'h2' as const, children: [text] })
  const term = { tag: 'term' as const, term: 'city', children: ['cities'] }
  const without = (blocks: Block[], changes: Partial<PackageOptions>) => {
    const compiled = smallCourse()
    const [page] = compiled.pages
    if (page) page.blocks = blocks
    compiled.reference.glossary.push({ id: 'city', term: 'City', meaning: 'A place.', pages: [] })
    const changed = withOptions(compiled, { ...defaultOptions(compiled.course), ...changes })
    return { blocks: changed.pages[0]?.blocks, reference: changed.reference }
  }

  it('shows terms as words, also deep in a block, and brings no glossary', () => {
    const cards: Block = { kind: 'cards', items: [{ title: 'A', text: [{ tag: 'p', children: ['In ', term, '.'] }] }] }
    const { blocks, reference } = without([cards], { glossary: false })
    expect(JSON.stringify(blocks)).not.toContain('"term"')
    expect(blocks?.[0]).toMatchObject({ items: [{ text: [{ children: ['In ', 'cities', '.'] }] }] })
    expect(reference.glossary).toEqual([])
  })

  it('loses the heading that announced nothing else, and keeps one that did', () => {
    const text = (...nodes: (ReturnType<typeof heading> | string)[]): Block => ({ kind: 'text', text: nodes })
    const resources: Block = { kind: 'resources', items: [1] }
    const cut = (...blocks: Block[]) => without(blocks, { resources: false }).blocks
    expect(cut(text('Hello', heading('Read on')), resources)).toEqual([text('Hello')])
    expect(cut(text(heading('Read on')), resources, text(heading('Next'), 'More'))).toEqual([
      text(heading('Next'), 'More'),
    ])
    expect(cut(text(heading('Both')), resources, text('Of this heading'))).toHaveLength(2)
  })

  it('says so on a page that held nothing else', () => {
    const { blocks } = without([{ kind: 'glossary' }], { glossary: false })
    expect(JSON.stringify(blocks)).toContain('not in this package')
    expect(without([{ kind: 'certificate' }], { certificate: false }).blocks).toHaveLength(1)
    expect(without([{ kind: 'certificate' }], {}).blocks).toEqual([{ kind: 'certificate' }])
  })
})

describe('after passing', () => {
  const answered = (score: number) =>
    foldEvents([
      {
        ...{ replica: 'aaaaaaaa', seq: 1, lc: 1, epoch: EMPTY_PROGRESS.epoch, t: 0, v: 1 },
        type: 'answer',
        data: { question: 'q1', round: 1, response: ['a'], score, latency: 1, nonce: 'n' },
      },
    ])
  const stateOf = (changes: Partial<Course>, score: number) => {
    const { course } = smallCourse(changes)
    const page = course.pages[1]
    return {
      left: page && assessmentState(course, answered(score), page).attemptsLeft,
      outcome: outcome(course, answered(score)),
    }
  }

  it('an assessment may be taken again, unless the course is read only from then on', () => {
    expect(stateOf({}, 1).left).toBe(true)
    expect(stateOf({ review: 'read-only' }, 1).left).toBe(false)
    expect(stateOf({ review: 'read-only' }, 1).outcome.passed).toBe(true)
  })

  it('one that is not passed may be taken again all the same', () => {
    expect(stateOf({ review: 'read-only' }, 0).left).toBe(true)
    expect(stateOf({ review: 'read-only' }, 0).outcome.passed).toBeNull()
  })
})

describe('the list of options', () => {
  it('reads every word it offers, and refuses others', () => {
    for (const name of OPTION_NAMES) {
      for (const word of wordsOf(name))
        expect([name, readOptions({ [name]: word })]).not.toEqual([name, expect.any(String)])
      if (wordsOf(name).length > 0) expect(readOptions({ [name]: 'nonsense' })).toContain('"nonsense"')
    }
    expect(readOptions({ passingScore: '66.5', languages: 'en, fr', glossary: 'no' })).toEqual({
      ...{ passingScore: 66.5, languages: ['en', 'fr'], glossary: false },
    })
    expect(readOptions({ interval: '1e3' })).toBe('--interval is a number, not "1e3".')
  })

  it('describes each with one sentence', () => {
    for (const name of OPTION_NAMES) expect(OPTION_LIST[name].text).toMatch(/^[A-Z][^.]+[^.\s]\.$|^[^]*1\.2[^]*\.$/)
  })
})

describe('presets', () => {
  it('choose what a course can be exported with, and say why', () => {
    for (const { id, options, why, evidence, steps } of PRESETS) {
      expect([id, problems(options)]).toEqual([id, ''])
      expect(why.endsWith('.')).toBe(true)
      expect(steps).toHaveLength(3)
      // Where nothing is known, the choice is the safe one and nothing else.
      if (evidence === null) expect([id, options]).toEqual([id, { standard: '1.2' }])
    }
  })
})
