import { describe, expect, it } from 'vitest'
import { violations } from './strict-interactions.ts'

type Edition = '1.2' | '2004'

const I = 'cmi.interactions.0'
const O = 'cmi.objectives.0'

/** A record with its id, and a type where one is needed, and then this value. */
const single = (edition: Edition, leaf: string, value: string, type = 'choice') =>
  violations(edition, [
    [`${I}.id`, 'q1'],
    ...(leaf === 'type' ? [] : ([[`${I}.type`, type]] as const)),
    [`${I}.${leaf}`, value],
  ])
const objective = (edition: Edition, leaf: string, value: string) =>
  violations(edition, [...(leaf === 'id' ? [] : ([[`${O}.id`, 'o1']] as const)), [`${O}.${leaf}`, value]])

/** Values of one element (and type) that are taken, and values that are not. */
type Row = [edition: Edition, leaf: string, type: string, taken: string[], refused: string[]]

const IDS_12: [string[], string[]] = [
  ['q1', 'A_b-3', 'x'.repeat(255)],
  ['q 1', 'q.1', 'é', 'x'.repeat(256), ''],
]
const RESPONSE_12 = 'student_response'
const RESPONSE = 'learner_response'
const PATTERN = 'correct_responses.0.pattern'

const ROWS: Row[] = [
  ['1.2', 'objectives.0.id', 'choice', ...IDS_12],
  ['1.2', 'time', 'choice', ['23:59:59', '00:00:00.5', '08:09:10.12'], ['24:00:00', '8:09:10', '08:09', '08:60:00', '08:09:10.123', '2026-01-02T03:04:05']],
  ['1.2', 'latency', 'choice', ['00:10:05', '0000:10:05.50', '9999:59:59.99'], ['PT10M', '1:2:3', '00:00:05.123', '10000:00:00', '00:00:61']],
  ['1.2', 'weighting', 'choice', ['1', '-100', '100', '0.5'], ['101', '-101', '1e2', '1,5', '.5', '']],
  ['1.2', 'result', 'choice', ['correct', 'wrong', 'unanticipated', 'neutral', '0.5', '100'], ['incorrect', 'Correct', '1e-7', '-0.5', '1000', '50%']],
  ['1.2', 'type', '', ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'], ['long-fill-in', 'other', 'Choice', 'multiple']],
  ['1.2', RESPONSE_12, 'true-false', ['t', 'f', '0', '1'], ['true', 'T', '2']],
  ['1.2', RESPONSE_12, 'choice', ['a', 'a,c', '0,z'], ['A', 'ab', 'a,', 'a;c', '{a,c}', 'a,a', 'a, c', '']],
  ['1.2', RESPONSE_12, 'sequencing', ['c,a,b'], ['c.a', 'ca', 'c,,a']],
  ['1.2', RESPONSE_12, 'matching', ['1.c,2.b', 'a.1'], ['1.c.2', '1c', 'aa.b', '1.c,', '1-c']],
  ['1.2', RESPONSE_12, 'numeric', ['5', '-0.5', '1600000'], ['5,0', '1e6', '+5', '.5', '5.', '1[:]2', 'ten']],
  ['1.2', RESPONSE_12, 'fill-in', ['Łódź', 'x'.repeat(255), '{x}[,]'], ['x'.repeat(256), 'a\nb', 'a\u0000', 'a\u2028b', '\ud83c', 'e\u0301', '']],
  ['1.2', RESPONSE_12, 'performance', ['a.1,b.2', 'as you like it'], ['x'.repeat(256), 'a\tb']],
  ['1.2', PATTERN, 'choice', ['a,c'], ['a[,]c', 'one']],
  ['2004', 'objectives.0.id', 'choice', ['o-1', 'urn', 'x'.repeat(4000)], ['o 1', 'é', 'urn:o1', 'x'.repeat(4001), '{a}']],
  ['2004', 'timestamp', 'choice', ['2026-01-02T03:04:05', '2026-01-02T03:04:05.12Z', '2026-01-02T03:04:05.5+02:00', '1970-01-01T00:00:00', '2038-12-31T23:59:59.99-05:45', '2024-02-29T00:00:00'], ['2026-01-02T03:04:05.123Z', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05+01:00', '1969-12-31T23:59:59', '2039-01-01T00:00:00', '2026-02-29T00:00:00', '2026-13-01T00:00:00', '2026-01-02T24:00:00', '2026-01-02 03:04:05', '2026-01-02T03:04:05.1+24:00']],
  ['2004', 'latency', 'choice', ['PT0S', 'PT10M5.25S', 'P1DT2H', 'PT0005M', 'P1Y'], ['PT10M5.255S', 'P1Y6M14DT', 'P', 'PT', '10M', 'P10S', '00:10:05', 'PT-5S', 'PT1.5M']],
  ['2004', 'weighting', 'choice', ['1', '-2.5', '0.8333333', '99999'], ['1e-7', '50%', '1,5', '', '0.83333333', '100000', '.5']],
  ['2004', 'result', 'choice', ['correct', 'incorrect', 'unanticipated', 'neutral', '0.3333333', '-1'], ['wrong', 'Incorrect', '1e-7', '12345', '0.33333333']],
  ['2004', 'type', '', ['long-fill-in', 'other', 'performance'], ['Choice', 'true false', 'essay']],
  ['2004', 'description', 'choice', ['What?', '{lang=de}Was?', '{lang=pt-BR}O quê?', 'x'.repeat(250)], ['x'.repeat(251), `{lang=de}${'x'.repeat(242)}`, '{lang=xx}What?', '{lang=english}What?', '{What?}', '{lang=de}', 'a\nb']],
  ['2004', RESPONSE, 'true-false', ['true', 'false'], ['t', 'f', 'True', '1']],
  ['2004', RESPONSE, 'choice', ['a', 'a[,]c', 'x'.repeat(250)], ['a-b', 'a,c', 'a[,]', 'a[,]a', 'a b', 'x'.repeat(251), Array.from({ length: 37 }, (_, i) => `o${i}`).join('[,]'), '']],
  ['2004', RESPONSE, 'sequencing', ['c[,]a[,]b'], ['c,a', 'c[.]a', 'a-b']],
  ['2004', RESPONSE, 'matching', ['a[.]1', 'a[.]1[,]b[.]1'], ['a.1', 'a[.]', 'a', 'a[.]1[.]2', 'a-b[.]1']],
  ['2004', RESPONSE, 'performance', ['a[.]30[,]b[.]12.5', 'talk[.]ask'], ['a.30', 'a[.]', 'a[.]x-y', 'a[.]10[:]20', 'a b[.]1']],
  ['2004', RESPONSE, 'numeric', ['5', '-0.1234567', '99999'], ['100000', '5[:]5', '1e3', '5.', '0.12345678', 'five']],
  ['2004', RESPONSE, 'fill-in', ['Łódź', '{lang=pl}Łódź', 'a[,]b'], ['{Łódź}', 'x'.repeat(251), 'a\nb', 'a[,]', Array(11).fill('a').join('[,]'), Array(11).fill('a').join(','), 'a,{b']],
  ['2004', RESPONSE, 'long-fill-in', ['a,b,c,d,e,f,g,h,i,j,k,l', `{lang=pl}${'x'.repeat(3991)}`], ['x'.repeat(4001), '{a}', 'a\nb']],
  ['2004', PATTERN, 'long-fill-in', [], ['a', '{case_matters=false}a']],
  ['2004', PATTERN, 'performance', [], ['a[.]30', '{order_matters=false}a[.]30']],
  ['2004', PATTERN, 'fill-in', ['{case_matters=false}Łódź', '{case_matters=true}{order_matters=false}{lang=pl}a[,]b'], ['{lang=pl}{case_matters=false}Łódź', '{case_matters=no}a', '{case_matters=false} a', '{case_matters=false}', 'Paris, France', 'a,a']],
  ['2004', PATTERN, 'numeric', ['4[:]6', '5[:]5', '-1[:]', '[:]3'], ['5', '6[:]4', '1:2', 'a[:]b', '1[:]2[:]3']],
  ['2004', PATTERN, 'choice', ['a[,]c'], ['a,c', 'a-c']],
  ['2004', RESPONSE_12, 'choice', [], ['a']],
  ['1.2', RESPONSE, 'choice', [], ['a']],
  ['1.2', 'description', 'choice', [], ['What?']],
] // prettier-ignore

describe('the strict reader of interactions', () => {
  it.each(ROWS)('%s: %s of %s', (edition, leaf, type, taken, refused) => {
    expect(taken.map((value) => single(edition, leaf, value, type)).flat()).toEqual([])
    for (const value of refused) expect([value, single(edition, leaf, value, type).length]).toEqual([value, 1])
  })

  it.each(['1.2', '2004'] as const)('%s wants records in order, the id first and the type second', (edition) => {
    const faults = (...calls: [string, string][]) => violations(edition, calls).map((text) => text.replace(/.*: /, ''))
    expect(faults([`${I}.type`, 'choice'])).toEqual(['before its id'])
    expect(faults([`${I}.id`, 'a'], [`${I}.result`, 'correct'])).toEqual(['before its type'])
    expect(faults(['cmi.interactions.1.id', 'a'])).toEqual(['a gap in the list'])
    expect(faults([`${I}.id`, 'a'], [`${I}.id`, 'b'])).toEqual(['set again to something else'])
    expect(faults([`${I}.id`, 'a'], ['cmi.interactions.1.id', 'a'])).toEqual([`the same as ${I}.id`])
    expect(faults(['cmi.interactions.250.id', 'a'], ['cmi.objectives.100.id', 'a'])).toEqual([
      'past the last record',
      'past the last record',
    ])
    expect(faults(['cmi.core', 'a'], ['cmi.interactions._count', '1'], ['cmi.interactions.01.id', 'a'])).toHaveLength(3)
  })

  it.each([
    ['1.2', 'true-false', ['t', 'f'], 1],
    ['2004', 'numeric', ['1[:]2', '3[:]4'], 1],
    ['2004', 'choice', Array.from({ length: 12 }, (_, i) => `o${i}`), 10],
    ['2004', 'fill-in', ['a', 'b', 'c', 'd', 'e', 'f'], 5],
    ['2004', 'choice', ['a', 'a'], 1],
  ] as const)('%s: patterns of %s', (edition, type, patterns, most) => {
    const calls = patterns.map((pattern, i) => [`${I}.correct_responses.${i}.pattern`, pattern] as const)
    const faults = violations(edition, [[`${I}.id`, 'q1'], [`${I}.type`, type], ...calls])
    expect(patterns.length - faults.length).toBe(most)
  })
})

const OBJECTIVES: [Edition, string, string[], string[]][] = [
  ['1.2', 'id', ...IDS_12],
  ['1.2', 'score.raw', ['0', '100', '33', '85.5'], ['101', '-1', '1e1', '']],
  ['1.2', 'status', ['not attempted', 'incomplete', 'completed', 'passed', 'failed', 'browsed'], ['unknown', 'Passed']],
  ['1.2', 'success_status', [], ['passed']],
  ['2004', 'id', ['o-1'], ['o 1']],
  ['2004', 'description', ['{lang=de}Anfang'], ['x'.repeat(251)]],
  ['2004', 'score.scaled', ['0', '1', '-1', '0.3333333'], ['1.1', '0.33333333', '33']],
  ['2004', 'score.raw', ['33.3333333', '0', '100'], ['1e2', '']],
  ['2004', 'progress_measure', ['0', '1', '0.5'], ['-0.1', '1.5', '50']],
  ['2004', 'success_status', ['passed', 'failed', 'unknown'], ['completed']],
  ['2004', 'completion_status', ['completed', 'incomplete', 'not attempted', 'unknown'], ['passed']],
  ['2004', 'status', [], ['passed']],
]

describe('the strict reader of objectives', () => {
  it.each(OBJECTIVES)('%s: %s', (edition, leaf, taken, refused) => {
    expect(taken.map((value) => objective(edition, leaf, value)).flat()).toEqual([])
    for (const value of refused) expect([value, objective(edition, leaf, value).length]).toEqual([value, 1])
  })
})
