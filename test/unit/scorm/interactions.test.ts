import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Course, Question } from '../../../courses/format/course.ts'
import { encodeInteraction, interactionId, type GivenAnswer } from '../../../scorm/interactions.ts'
import { cut, formatTimestamp, localized, oneLine, plainText } from '../../../scorm/interactions-values.ts'
import { smallCourse } from './course-fixture.ts'
import { violations } from './strict-interactions.ts'

type Edition = '1.2' | '2004'
const EDITIONS = ['1.2', '2004'] as const

beforeEach(() => vi.stubEnv('TZ', 'Asia/Kathmandu'))
afterEach(() => vi.unstubAllEnvs())

const course = (language = 'en'): Course => ({ ...smallCourse().course, language })
const common = { id: 'q1', prompt: ['Which ', { tag: 'em', children: ['city'] }, '?'], explanation: [], points: 2 } satisfies Partial<Question> // prettier-ignore
const named = <const Id extends string>(id: Id) => ({ id, text: [`Text of ${id}`] })

const CHOICE: Question = {
  kind: 'choice',
  ...common,
  select: 'many',
  options: [
    { ...named('old-town'), right: true },
    { ...named('harbour'), right: false },
    { ...named('tram-7'), right: true },
  ],
  shuffle: true,
}
const ONE: Question = { ...CHOICE, select: 'one' }
const TRUTH: Question = {
  ...CHOICE,
  select: 'true-false',
  options: [
    { id: 'true', text: ['True'], right: false },
    { id: 'false', text: ['False'], right: true },
  ],
}
const ASSIGN: Question = {
  kind: 'assign',
  ...common,
  as: 'sort',
  items: [
    { ...named('bus-stop'), target: 'public' },
    { ...named('garden'), target: 'private' },
  ],
  targets: [named('private'), named('public')],
}
const ORDER: Question = { kind: 'order', ...common, items: [named('plan'), named('build-it'), named('open')] }
const NUMBER: Question = { kind: 'entry', ...common, wanted: { as: 'number', answer: 1500, tolerance: 50 } }
const TEXT: Question = { kind: 'entry', ...common, wanted: { as: 'text', accept: ['Łódź', 'Lodz'] } }
const ALLOCATION: Question = {
  kind: 'allocation',
  ...common,
  total: 100,
  items: [
    { ...named('parks'), least: 20, most: 60 },
    { ...named('bike-lanes'), least: 10, most: 90 },
  ],
}
const SCENARIO: Question = {
  kind: 'scenario',
  ...common,
  as: 'decisions',
  steps: [
    {
      ...named('first-talk'),
      choices: ['listen', 'speak-up'].map((id) => ({ ...named(id), then: ['So.'], next: 'end' })),
    },
  ],
  ends: [{ id: 'end', title: 'The end', text: [], score: 0.5 }],
}
const COMPOSE: Question = {
  kind: 'compose',
  ...common,
  most: 2,
  options: ['trees', 'play-ground', 'benches'].map((id) => ({
    ...named(id),
    effect: [],
    serves: ['shade'],
    harms: [],
  })),
  goals: [{ ...named('shade'), needs: 1, hint: [] }],
}

const answer = (response: readonly string[], changes: Partial<GivenAnswer> = {}): GivenAnswer => ({
  question: 'q1',
  nonce: '5f3a9c1e',
  response,
  score: 1,
  round: 1,
  latency: 65.25,
  t: Date.UTC(2026, 10, 22, 20, 30, 5, 678),
  ...changes,
})

/** The values by the names of their elements within the record. */
function encode(edition: Edition, question: Question, given: GivenAnswer, index = 0, of = course()) {
  const values = encodeInteraction(edition, of, question, given, index)
  return Object.fromEntries(values.map(([name, value]) => [name.replace(`cmi.interactions.${index}.`, ''), value]))
}

/** What a kind says: type, patterns, response. */
function said(
  edition: Edition,
  question: Question,
  response: readonly string[],
  of = course(),
): [type: string | undefined, patterns: (string | undefined)[], response: string | undefined] {
  expect(violations(edition, encodeInteraction(edition, of, question, answer(response), 0))).toEqual([])
  const values = encode(edition, question, answer(response), 0, of)
  const patterns = Object.keys(values).filter((name) => name.endsWith('.pattern'))
  return [
    values['type'],
    patterns.map((name) => values[name]),
    values['student_response'] ?? values['learner_response'],
  ]
}

describe('one interaction', () => {
  it('has all its values in the order of Set, in 1.2', () => {
    expect(encodeInteraction('1.2', course(), CHOICE, answer(['old-town', 'tram-7']), 3)).toEqual([
      ['cmi.interactions.3.id', 'q1_1_5ae28066'],
      ['cmi.interactions.3.type', 'choice'],
      ['cmi.interactions.3.time', '02:15:05'],
      ['cmi.interactions.3.objectives.0.id', 'start'],
      ['cmi.interactions.3.correct_responses.0.pattern', 'a,c'],
      ['cmi.interactions.3.weighting', '2'],
      ['cmi.interactions.3.student_response', 'a,c'],
      ['cmi.interactions.3.result', 'correct'],
      ['cmi.interactions.3.latency', '0000:01:05.25'],
    ])
  })

  it('has all its values in the order of Set, in 2004', () => {
    expect(encodeInteraction('2004', course('de-CH'), CHOICE, answer(['old-town', 'tram-7']), 3)).toEqual([
      ['cmi.interactions.3.id', 'q1_1_5ae28066'],
      ['cmi.interactions.3.type', 'choice'],
      ['cmi.interactions.3.timestamp', '2026-11-23T02:15:05.67+05:45'],
      ['cmi.interactions.3.objectives.0.id', 'start'],
      ['cmi.interactions.3.correct_responses.0.pattern', 'old_town[,]tram_7'],
      ['cmi.interactions.3.weighting', '2'],
      ['cmi.interactions.3.learner_response', 'old_town[,]tram_7'],
      ['cmi.interactions.3.result', 'correct'],
      ['cmi.interactions.3.latency', 'PT1M5.25S'],
      ['cmi.interactions.3.description', '{lang=de}Which city?'],
    ])
  })

  it.each(EDITIONS)('has an id of its own for each answer, and always the same (%s)', (edition) => {
    const ids = [
      answer(['old-town']),
      answer(['old-town'], { nonce: 'another' }),
      answer(['old-town'], { round: 2 }),
      answer(['harbour'], { t: 5, score: 0, latency: 9 }),
    ].map((given, index) => encode(edition, CHOICE, given, index)['id'])
    expect(new Set(ids.slice(0, 3)).size).toBe(3)
    expect(ids[3]).toBe(ids[0])
    expect(interactionId('q1', answer([]))).toBe(ids[0])
  })

  it.each([
    ['1.2', 1, 'correct'],
    ['1.2', 0, 'wrong'],
    ['1.2', 0.5, '0.5'],
    ['1.2', 1 / 3, '0.3333333'],
    ['2004', 1, 'correct'],
    ['2004', 0, 'incorrect'],
    ['2004', 2 / 3, '0.6666667'],
    ['2004', 1e-9, 'incorrect'],
    ['2004', 1 - 1e-9, 'correct'],
    ['2004', NaN, undefined],
  ] as const)('in %s a score of %d is the result %s', (edition, score, result) => {
    expect(encode(edition, CHOICE, answer(['harbour'], { score }))['result']).toBe(result)
  })

  it.each([
    ['1.2', 0.5, '0.5'],
    ['1.2', 100, '100'],
    ['1.2', 100.5, undefined],
    ['1.2', 1e-9, undefined],
    ['2004', 100.5, '100.5'],
    ['2004', 99_999, '99999'],
    ['2004', 1e6, undefined],
    ['2004', Infinity, undefined],
  ] as const)('in %s %d points are the weighting %s', (edition, points, weighting) => {
    expect(encode(edition, { ...CHOICE, points }, answer([]))['weighting']).toBe(weighting)
  })

  it.each(EDITIONS)('leaves out a time that is none, and the objective of an unknown question (%s)', (edition) => {
    const unknown = { ...CHOICE, id: 'elsewhere' }
    const values = encode(edition, unknown, answer(['harbour'], { t: NaN, latency: Infinity }))
    expect(Object.keys(values)).not.toContain('objectives.0.id')
    expect(values['time'] ?? values['timestamp']).toBeUndefined()
    expect(values['latency']).toBe(edition === '1.2' ? '9999:59:59.99' : 'PT9999H59M59.99S')
  })
})

describe('what each kind says', () => {
  it.each([
    ['several of many', CHOICE, ['old-town', 'harbour'], ['choice', ['a,c'], 'a,b'], ['choice', ['old_town[,]tram_7'], 'old_town[,]harbour']],
    ['one of many, where any right one will do', ONE, ['tram-7'], ['choice', ['a', 'c'], 'c'], ['choice', ['old_town', 'tram_7'], 'tram_7']],
    ['the same option twice', CHOICE, ['tram-7', 'tram-7'], ['choice', ['a,c'], 'c'], ['choice', ['old_town[,]tram_7'], 'tram_7']],
    ['nothing chosen', CHOICE, [], ['choice', ['a,c'], undefined], ['choice', ['old_town[,]tram_7'], undefined]],
    ['an option that is gone', CHOICE, ['gone', 'tram-7'], ['choice', ['a,c'], undefined], ['choice', ['old_town[,]tram_7'], 'gone[,]tram_7']],
    ['true', TRUTH, ['true'], ['true-false', ['f'], 't'], ['true-false', ['false'], 'true']],
    ['neither true nor false', TRUTH, ['maybe'], ['true-false', ['f'], undefined], ['true-false', ['false'], undefined]],
    ['pairs', ASSIGN, ['bus-stop.private', 'garden.private'], ['matching', ['a.2,b.1'], 'a.1,b.1'], ['matching', ['bus_stop[.]public[,]garden[.]private'], 'bus_stop[.]private[,]garden[.]private']],
    ['half a pair', ASSIGN, ['bus-stop', 'garden.private'], ['matching', ['a.2,b.1'], undefined], ['matching', ['bus_stop[.]public[,]garden[.]private'], undefined]],
    ['an order', ORDER, ['open', 'plan', 'build-it'], ['sequencing', ['a,b,c'], 'c,a,b'], ['sequencing', ['plan[,]build_it[,]open'], 'open[,]plan[,]build_it']],
    ['points shared out', ALLOCATION, ['parks.70', 'bike-lanes.30'], ['performance', [], 'parks.70,bike-lanes.30'], ['performance', [], 'parks[.]70[,]bike_lanes[.]30']],
    ['points that are none', ALLOCATION, ['parks.-5', 'bike-lanes.30'], ['performance', [], undefined], ['performance', [], undefined]],
    ['decisions', SCENARIO, ['first-talk.speak-up'], ['performance', [], 'first-talk.speak-up'], ['performance', [], 'first_talk[.]speak_up']],
    ['a composition', COMPOSE, ['play-ground', 'benches'], ['choice', [], 'b,c'], ['choice', [], 'play_ground[,]benches']],
    ['a number', NUMBER, ['1.520 people'], ['numeric', ['1500'], '1520'], ['numeric', ['1450[:]1550'], '1520']],
    ['a number in other digits', NUMBER, ['−١٫٥'.replace('٫', '.')], ['numeric', ['1500'], '-1.5'], ['numeric', ['1450[:]1550'], '-1.5']],
    ['hardly less than nothing', NUMBER, ['-0.00000001'], ['numeric', ['1500'], '0'], ['numeric', ['1450[:]1550'], '0']],
    ['no number', NUMBER, ['quite a few'], ['fill-in', ['1500'], 'quite a few'], ['fill-in', ['{case_matters=false}1500'], 'quite a few']],
    ['a number too great for 2004', NUMBER, ['100000'], ['numeric', ['1500'], '100000'], ['fill-in', ['{case_matters=false}1500'], '100000']],
    ['a word', TEXT, [' Łodz\n'], ['fill-in', ['Łódź', 'Lodz'], 'Łodz'], ['fill-in', ['{case_matters=false}Łódź', '{case_matters=false}Lodz'], 'Łodz']],
    ['what looks like a delimiter', TEXT, ['{lang=xx}a[,]b[.]c[:]d[e]{'], ['fill-in', ['Łódź', 'Lodz'], '{lang=xx}a[,]b[.]c[:]d[e]{'], ['fill-in', ['{case_matters=false}Łódź', '{case_matters=false}Lodz'], '｛lang=xx}a［,]b［.]c［:]d[e]｛']],
    ['only blanks', TEXT, [' \u2028\u0000\n'], ['fill-in', ['Łódź', 'Lodz'], undefined], ['fill-in', ['{case_matters=false}Łódź', '{case_matters=false}Lodz'], undefined]],
  ] as const)('%s', (_what, question, response, in12, in2004) => {
    expect(said('1.2', question, response)).toEqual(in12)
    expect(said('2004', question, response)).toEqual(in2004)
  }) // prettier-ignore

  it('puts the language on texts of a course that is not in English', () => {
    expect(said('2004', TEXT, ['Lodz'], course('pl-PL'))).toEqual([
      'fill-in',
      ['{case_matters=false}{lang=pl}Łódź', '{case_matters=false}{lang=pl}Lodz'],
      '{lang=pl}Lodz',
    ])
    expect(said('1.2', TEXT, ['Lodz'], course('pl-PL'))).toEqual(['fill-in', ['Łódź', 'Lodz'], 'Lodz'])
    expect(said('2004', TEXT, ['Lodz'], course('klingon'))[2]).toBe('Lodz')
  })

  it('has a sign for each of 36 options, items and targets', () => {
    const names = Array.from({ length: 36 }, (_, i) => named(`o-${i}`))
    const all = names.map(({ id }) => id)
    const choice: Question = { ...CHOICE, options: names.map((option) => ({ ...option, right: true })) }
    const letters = 'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,0,1,2,3,4,5,6,7,8,9'
    expect(said('1.2', choice, all)).toEqual(['choice', [letters], letters])
    expect(said('2004', choice, all)[2]).toBe(all.map((id) => id.replace('-', '_')).join('[,]'))
    const assign: Question = { ...ASSIGN, items: names.map((item) => ({ ...item, target: item.id })), targets: names }
    const [, [pattern], response] = said('1.2', assign, all.map((id) => `${id}.${id}`)) // prettier-ignore
    expect(response).toBe(pattern)
    expect(String(pattern).split(',').slice(0, 3)).toEqual(['a.1', 'b.2', 'c.3'])
    expect(new Set(String(pattern).split(',').map((one) => one[2])).size).toBe(36) // prettier-ignore
  })

  it('leaves out more than the standard has room for', () => {
    const choice: Question = { ...COMPOSE, options: Array.from({ length: 37 }, (_, i) => ({ ...named(`o${i}`), effect: [], serves: [], harms: [] })) } // prettier-ignore
    const all = choice.options.map(({ id }) => id)
    expect(said('2004', choice, all)).toEqual(['choice', [], undefined])
    expect(said('1.2', choice, ['o36'])).toEqual(['choice', [], undefined])
    const steps = Array.from({ length: 251 }, (_, i) => `s${i}.a`)
    expect(said('2004', SCENARIO, steps)[2]).toBeUndefined()
    expect(String(said('2004', SCENARIO, steps.slice(1))[2]).split('[,]')).toHaveLength(250)
    const long: Question = { ...TEXT, wanted: { as: 'text', accept: ['x'.repeat(256), 'y'.repeat(240), ' ', 'ab', 'AB', 'ab', 'c', 'd', 'e'] } } // prettier-ignore
    expect(said('2004', long, ['a'])[1]).toEqual(
      ['ab', 'AB', 'c', 'd', 'e'].map((text) => `{case_matters=false}${text}`),
    )
    expect(said('1.2', long, ['a'])[1]).toEqual(['y'.repeat(240), 'ab', 'AB', 'c', 'd'])
    const any: Question = {
      ...ONE,
      options: Array.from({ length: 12 }, (_, i) => ({ ...named(`o${i}`), right: true })),
    }
    expect(said('2004', any, ['o1'])[1]).toHaveLength(10)
    const commas: Question = { ...TEXT, wanted: { as: 'text', accept: ['Paris, France', 'Paris'] } }
    expect(said('2004', commas, ['Paris, France'])).toEqual(['fill-in', ['{case_matters=false}Paris'], 'Paris, France'])
    expect(said('1.2', commas, ['Paris'])[1]).toEqual(['Paris, France', 'Paris'])
    const great: Question = { ...NUMBER, wanted: { as: 'number', answer: 1_600_000, tolerance: 1000 } }
    expect(said('2004', great, ['1,600,000'])).toEqual(['fill-in', ['{case_matters=false}1600000'], '1,600,000'])
    expect(said('1.2', great, ['1,600,000'])).toEqual(['numeric', ['1600000'], '1600000'])
  })

  it('cuts free text, and of decisions only whole ones', () => {
    const huge = '🏙️'.repeat(70_000)
    expect(String(said('1.2', TEXT, [huge])[2])).toMatch(/^🏙️.*…$/u)
    expect(said('2004', TEXT, [huge])).toEqual(['long-fill-in', [], `${huge.slice(0, 3999)}…`])
    expect(said('2004', TEXT, ['x'.repeat(250)])[0]).toBe('fill-in')
    expect(said('2004', TEXT, ['x'.repeat(251)])).toEqual(['long-fill-in', [], 'x'.repeat(251)])
    expect(said('2004', TEXT, ['a,'.repeat(9)])[0]).toBe('fill-in')
    expect(said('2004', TEXT, ['a,'.repeat(10)])).toEqual(['long-fill-in', [], 'a,'.repeat(10)])
    const steps = Array.from({ length: 36 }, (_, i) => `step-${i}.choice-${i}`)
    const told = String(said('1.2', SCENARIO, steps)[2])
    expect(told.endsWith(',...')).toBe(true)
    const whole = told.slice(0, -4).split(',')
    expect(whole).toEqual(steps.slice(0, whole.length))
    expect(`${told},${steps[whole.length]}`.length).toBeGreaterThan(255)
    expect(said('1.2', SCENARIO, [`${'s'.repeat(200)}.${'c'.repeat(200)}`])[2]).toBeUndefined()
    const full = [`${'s'.repeat(125)}.a`, `${'t'.repeat(125)}.b`]
    expect(said('1.2', SCENARIO, full)[2]).toBe(full.join(','))
    const over = [`${'s'.repeat(125)}.a`, `${'t'.repeat(126)}.b`]
    expect(said('1.2', SCENARIO, over)[2]).toBe(`${over[0]},...`)
    for (let more = 1; more < 30; more++) {
      expect(said('1.2', SCENARIO, [`s.${'c'.repeat(more)}`, ...steps])[2]).toMatch(/,\.\.\.$/)
    }
  })
})

describe('values', () => {
  it.each([
    ['UTC', '2026-03-29T01:30:00.05+00:00'],
    ['America/St_Johns', '2026-03-28T23:00:00.05-02:30'],
    ['Europe/Warsaw', '2026-03-29T03:30:00.05+02:00'],
  ])('the time in %s is %s', (zone, text) => {
    vi.stubEnv('TZ', zone)
    expect(formatTimestamp(Date.UTC(2026, 2, 29, 1, 30, 0, 59))).toBe(text)
  })

  it.each([NaN, Infinity, -1e9 * 86_400, Date.UTC(2039, 0, 2), Date.UTC(1969, 11, 30)])('%d is no time', (t) => {
    expect(formatTimestamp(t)).toBeNull()
  })

  it('reads rich text as words', () => {
    expect(oneLine(plainText([{ tag: 'p', children: ['A ', { tag: 'strong', children: ['b'] }, 'c'] }, { tag: 'ul', children: [{ tag: 'li', children: ['d'] }, { tag: 'li', children: ['e'] }] }]))).toBe('A bc d e') // prettier-ignore
  })

  it.each([
    ['half \ud83c and \udfd9', 'half � and �'],
    ['e\u0301\ufffe', 'é'],
    ['\u0000a\u0007\r\n\tb\u0085c\u2029', 'a b c'],
    ['\u202eשלום\u202c', '\u202eשלום\u202c'],
  ])('makes one line of %j', (text, line) => {
    expect(oneLine(text)).toBe(line)
  })

  it('cuts between characters', () => {
    expect(cut('🏙🏙🏙', 6)).toBe('🏙🏙🏙')
    expect(cut('🏙🏙🏙', 5)).toBe('🏙🏙…')
    expect(cut('🏙🏙🏙', 4)).toBe('🏙…')
    expect(localized('x'.repeat(300), 'fr')).toBe(`{lang=fr}${'x'.repeat(240)}…`)
  })
})
