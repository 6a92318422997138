import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import type { LearningFact } from '../../../courses/format/event.ts'
import { EMPTY_PROGRESS, joinProgress, knowsMore, type Progress } from '../../../courses/format/progress.ts'
import { fromBase64Url, toBase64Url } from '../../../scorm/bytes.ts'
import {
  decodeSuspendData,
  encodeSuspendData,
  SUSPEND_DATA_LIMIT,
  worstCaseLength,
  type SuspendDataOptions,
} from '../../../scorm/suspend-data.ts'
import {
  answer,
  did,
  didThen,
  fail,
  pass,
  readAll,
  REPLICA,
  retake,
  stateOf,
  trackedCourse,
  visit,
} from '../../contract/tracked-course.ts'

const encode = (progress: Progress, options: Partial<SuspendDataOptions> = {}, course = trackedCourse) =>
  encodeSuspendData(course, progress, { rev: 7, replica: REPLICA, ...options })

function decodeOk(text: string, course = trackedCourse) {
  const decoded = decodeSuspendData(course, text)
  if (decoded.kind !== 'ok') throw new Error(`decoded as ${decoded.kind}`)
  return decoded
}
const through = (progress: Progress, course = trackedCourse) => decodeOk(encode(progress, {}, course), course).progress

describe('format 1', () => {
  /** Written before a state told its beginnings. Never edited: learners have states like these. */
  const OLD: [string, Progress, string][] = [
    ['nobody', EMPTY_PROGRESS, 'Q1AeB1X2NgIAAHAKGyw9RlJhKZAQAWnwIAPPcDAQAwcAQAaCcFAQDmqQ'],
    [
      'begun',
      did(visit('one'), visit('two'), answer('practice', 0.5), { type: 'time', data: { seconds: 75 } }),
      'Q1AeB1X2NgIAAHBKGyw9SQprRZAQGBEEkCAiETaOEDAQAwcAQFobLD1EtvmQUGCAKhssPUihg',
    ],
    [
      'retaken',
      did(...readAll, ...fail(), retake('check', 2), answer('q1', 1, 2)),
      'Q1AeB1X2NgIAAHCKGyw9RVVllYAQGN2iUCCQAAAAR5ACDkASmIAwME8C4gYwQAaCcFCAQEobLD1AMCzkQ',
    ],
  ]

  const begun = OLD[1]?.[2] ?? ''
  /** Never edited either. A new format gets new lines. */
  const STATES: [string, Progress, string][] = [
    ['nobody', EMPTY_PROGRESS, OLD[0]?.[2] ?? ''],
    [
      'begun',
      OLD[1]?.[1] ?? EMPTY_PROGRESS,
      'Q1AeB1X2NgIAAHBKGyw9SQprRZAQGBEEkCAiETaOEDAQAwcAQFobLD1EtvmQUGCAKhssPUihgIBQGhssPUvEg',
    ],
    [
      'retaken',
      OLD[2]?.[1] ?? EMPTY_PROGRESS,
      'Q1AeB1X2NgIAAHCKGyw9RVVllYAQGN2iUCCQAAAAR5ACDkASmIAwME8C4gYwQAaCcFCAQEobLD1AMCzkQIBQGhssPUvEg',
    ],
    [
      'completed',
      { ...did(...readAll, ...pass()), completed: { lc: 7, replica: 'ffffffff', t: 1_790_000_040_000 } },
      'Q1AeB1X2NgIAAHBqGyw9TqZuc5AQGN2iUCCQAAAAR5ABDkAa8mAwMHkE7JVAQAaCcFBgQEobLD1IB0CA4BobLD1Af_____9vCcDshS',
    ],
  ]

  /** The second version: longer sums, shorter questions. Never edited either. */
  const SECOND: [string, Progress, string][] = [
    ['nobody', EMPTY_PROGRESS, 'Q1AuB1X2NgIAAHAKGyw9QZRzdCAQBYwiO-AgBz73B9AwEA5BxWCgQAJbXX-wUBAOCRKrg'],
    [
      'begun',
      OLD[1]?.[1] ?? EMPTY_PROGRESS,
      'Q1AuB1X2NgIAAHBKGyw9Tsx5GCAQGBfScx0gICIQuThA-SAwEA5BxWCgQFobLD1EtUYerzBQYIAqGyw9SK5fNkCAUBobLD1JFK70Q',
    ],
    [
      'retaken',
      OLD[2]?.[1] ?? EMPTY_PROGRESS,
      'Q1AuB1X2NgIAAHCKGyw9QpN3yDAQGNdJF9-QIIAAAAQQ4AQg78HBwZAwME8C5cVGaNBAAltdf7BQgEBKGyw9QDAl1iXBcIBQGhssPUkUrvRA',
    ],
    [
      'completed',
      STATES[3]?.[1] ?? EMPTY_PROGRESS,
      'Q1AuB1X2NgIAAHBqGyw9SWB8LiAQGNdJF9-QIIAAAAQQ4AQQ7XMU_aAwMHkE52XdIrBAAltdf7BQYEBKGyw9RyZ8a_CA4BobLD1Af_____9vCcDgULp6I',
    ],
  ]

  /** The third: questions in runs where that is shorter. Never edited either. */
  const THIRD: [string, Progress, string][] = [
    ['nobody', EMPTY_PROGRESS, 'Q1A-B1X2NgIAAHAKGyw9SESNY0AQBYwiO-AgBz73B9AwEA5BxWCgQAJbXX-wUBAOCRKrg'],
    [
      'begun',
      OLD[1]?.[1] ?? EMPTY_PROGRESS,
      'Q1A-B1X2NgIAAHBKGyw9RxyHD0AQGBfScx0gIDACELtRrH-AMBAOQcVgoEBaGyw9RLVGHq8wUGCAKhssPUiuXzZAgFAaGyw9SRSu9E',
    ],
    [
      'retaken',
      OLD[2]?.[1] ?? EMPTY_PROGRESS,
      'Q1A-B1X2NgIAAHCKGyw9S0OJ31AQGNdJF9-QIJAAAAAEEOAEIOb0UlrQMDBPAuXFRmjQQAJbXX-wUIBAShssPUAwJdYlwXCAUBobLD1JFK70Q',
    ],
    [
      'completed',
      STATES[3]?.[1] ?? EMPTY_PROGRESS,
      'Q1A-B1X2NgIAAHBqGyw9QLCCOUAQGNdJF9-QIJAAAAAEEOAEEORGh2bgMDB5BOdl3SKwQAJbXX-wUGBAShssPUcmfGvwgOAaGyw9QH______bwnA4FC6ei',
    ],
  ]

  it.each(THIRD)('writes the state of %s as ever', (_, progress, text) => {
    expect(encode(progress)).toBe(text)
  })

  it.each([...STATES, ...SECOND, ...THIRD])('reads the state of %s as ever', (_, progress, text) => {
    const { asserted: _asserted, questions: _questions, ...known } = decodeOk(text).progress
    const { asserted: _a, questions: _q, ...expected } = progress
    expect(known).toEqual(expected)
  })

  it.each(OLD)('reads the state of %s without its beginnings, and it is whole', (_, progress, text) => {
    const { progress: found, intact } = decodeOk(text)
    const { asserted: _asserted, questions: _questions, ...known } = found
    const { asserted: _a, questions: _q, ...expected } = progress
    expect(known).toEqual({ ...expected, origin: null })
    expect(intact).toBe(true)
  })

  it('gets its beginnings when an old state is joined with the journal and written again', () => {
    const { progress } = decodeOk(begun)
    const joined = joinProgress(did(visit('one')), progress)
    expect(through(joined)).toMatchObject({ origin: { lc: 1, replica: REPLICA }, completed: null })
  })

  it.each([
    ['first', STATES],
    ['second', SECOND],
  ])('reads the questions of the %s version as those of the third', (_, states) => {
    for (const [i, [, , text]] of states.entries()) {
      expect(decodeOk(text).progress.questions).toEqual(decodeOk(THIRD[i]?.[2] ?? '').progress.questions)
    }
  })

  it('takes little room for a few answers in a long course, and 12 bits each for many', () => {
    const questions = Array.from({ length: 500 }, (_, i) => ({ ...trackedCourse.questions[0], id: `q-${i}`, slot: i }))
    const course = { ...trackedCourse, questions } as Course
    const after = (asked: number[]) => encode(did(...asked.map((i) => answer(`q-${i}`, 1))), {}, course)
    const bytesOf = (asked: number[]) => fromBase64Url(after(asked).slice(2)).length
    const none = bytesOf([])
    expect(bytesOf([3, 120, 121, 499]) - none).toBeLessThanOrEqual(26)
    for (const asked of [questions.map(({ slot }) => slot), questions.flatMap(({ slot }) => (slot % 2 ? slot : []))]) {
      expect(bytesOf(asked) - none).toBeLessThanOrEqual(500 * 1.5 + 20) // with the counters, which grow too
      expect(decodeOk(after(asked), course).progress.questions.size).toBe(asked.length)
    }
  })

  it('has only characters that survive URLs, XML and trimming', () => {
    expect(encode(did(...readAll, ...pass()))).toMatch(/^Q1[A-Za-z0-9_-]+$/)
  })

  it('says who wrote it, and which revision it is', () => {
    expect(decodeOk(encode(did(visit('one'))))).toMatchObject({ rev: 7, replica: REPLICA, intact: true, unknown: [] })
  })
})

describe('what comes back', () => {
  it('is position, epoch and counters', () => {
    const progress = { ...did(visit('one'), visit('three'), { type: 'time', data: { seconds: 90 } }), epoch: 3 }
    expect(through(progress)).toMatchObject({
      epoch: 3,
      lc: 3,
      visited: new Set(['one', 'three']),
      position: { page: 'three', lc: 2, replica: REPLICA },
      seconds: new Map([[REPLICA, 90]]),
    })
  })

  it('is attempts and best for practice, and the round and its score for an assessment', () => {
    const practice = [0, 0.5, 0.25].map((score, i) => ({ ...answer('practice', score, 1), i }))
    const facts = practice.map(({ i, ...fact }) =>
      fact.type === 'answer' ? { ...fact, data: { ...fact.data, nonce: String(i) } } : fact,
    )
    const { questions } = through(did(...facts, ...fail(), retake('check', 2), answer('q2', 0.6, 2)))
    expect(questions.get('practice')?.remote).toEqual({ round: 1, attempts: 3, best: 0.5 })
    expect(questions.get('q1')?.remote).toEqual({ round: 1, attempts: 1, best: 0 })
    expect(questions.get('q2')?.remote).toEqual({ round: 2, attempts: 1, best: 0.6 })
  })

  it('is the answer that counts where a round was answered on two devices', () => {
    const here = did(answer('q1', 0))
    const there = didThen(here, 'ffffffff', {
      type: 'answer',
      data: { question: 'q1', nonce: 'x', response: [], score: 1, round: 1, latency: 1 },
    })
    expect(through(there).questions.get('q1')?.remote?.best).toBe(0)
  })

  it('never has more points than were given', () => {
    const { questions } = through(did(answer('practice', 2 / 3), answer('q1', 0.999)))
    expect(questions.get('practice')?.remote?.best).toBe(0.66)
    expect(questions.get('q1')?.remote?.best).toBe(0.99)
  })

  it.each([0, 0.07, 0.29, 0.57, 0.58, 1])('has %d of the points unchanged', (score) => {
    expect(through(did(answer('practice', score))).questions.get('practice')?.remote?.best).toBe(score)
  })

  it('has the best finished round as asserted, and its score does not sink by going through', () => {
    let progress = did(...readAll, answer('q1', 1), answer('q2', 1 / 3))
    const { score } = stateOf(progress).outcome
    expect(score).toBe(60)
    progress = through(didThen(progress, REPLICA, retake('check', 2)))
    for (let launch = 0; launch < 5; launch++) progress = through(progress)
    expect(progress.asserted).toEqual({ completed: false, passed: false, score: 60 })
    expect(stateOf(progress).outcome).toMatchObject({ score: 60, passed: null })
  })

  it('does not mix late rounds', () => {
    const late = did(answer('q1', 1, 16), retake('check', 17), answer('q2', 1, 17))
    const { questions, rounds } = through(late)
    expect(rounds.get('check')).toBe(17)
    expect(questions.get('q1')).toBeUndefined()
    expect(questions.get('q2')?.remote).toEqual({ round: 17, attempts: 1, best: 1 })
  })

  it('has the four greatest time counters, so that none is counted twice', () => {
    const seconds = new Map(['1', '2', '3', '4', '5', '6'].map((digit, i) => [digit.repeat(8), (i + 1) * 10]))
    const back = through({ ...EMPTY_PROGRESS, seconds })
    expect([...back.seconds.values()]).toEqual([60, 50, 40, 30])
    expect(joinProgress({ ...EMPTY_PROGRESS, seconds }, back).seconds).toEqual(seconds)
  })

  it('joins with the journal to what the journal had', () => {
    const progress = did(...readAll, ...fail(), retake('check', 2), answer('q1', 1, 2))
    const joined = joinProgress(progress, through(progress))
    expect(stateOf(joined).outcome).toEqual(stateOf(progress).outcome)
  })

  it('leaves out pages and questions that are not in the course', () => {
    const progress = did(visit('gone'), answer('gone', 1))
    expect(through(progress)).toMatchObject({ visited: new Set(), questions: new Map(), position: null })
  })
})

describe('the beginnings', () => {
  const completed = { lc: 9, replica: '0badcafe', t: 1_790_000_123_456 }

  it('come back: the first event, and when the course was completed, in whole minutes', () => {
    const back = through({ ...did(...readAll), completed })
    expect(back.origin).toEqual({ lc: 1, replica: REPLICA })
    expect(back.completed).toEqual({ ...completed, t: 1_790_000_100_000 })
  })

  it('do not make the device forget the seconds', () => {
    const here = { ...did(...readAll), completed }
    expect(joinProgress(here, through(here)).completed).toEqual(completed)
    expect(joinProgress(through(here), here).completed).toEqual(completed)
  })

  it('tell nothing new to whoever wrote them', () => {
    const done: LearningFact = { type: 'complete', data: { completed: true, passed: true, score: 100 } }
    const here = { ...did(...readAll, ...pass(), done), completed }
    expect(knowsMore(through(here), here)).toBe(false)
    expect(knowsMore(here, through(here))).toBe(true)
  })

  it('are not made up: no notes, no drafts, no first event where there was none', () => {
    const note: LearningFact = { type: 'note', data: { field: 'plan.why', value: ['Because'] } }
    const draft: LearningFact = { type: 'draft', data: { question: 'q1', round: 1, response: ['a'] } }
    expect(through(did(note, draft))).toMatchObject({ notes: new Map(), drafts: new Map(), completed: null })
    expect(encode(did(note, draft))).not.toContain('Because')
    expect(through(EMPTY_PROGRESS)).toEqual(EMPTY_PROGRESS)
  })

  it('may be lost: the rest remains, and the revision proves nothing', () => {
    const { progress, intact } = decodeOk(encode(did(...readAll)).slice(0, -3))
    expect(progress).toMatchObject({ origin: null, visited: new Set(['one', 'two', 'three', 'check']) })
    expect(intact).toBe(false)
  })
})

describe('a course that has changed', () => {
  it('is read by slots, which keep their meaning', () => {
    const newer: Course = {
      ...trackedCourse,
      pages: [
        { id: 'zero', title: 'Zero', minutes: 1, slot: 9 },
        ...trackedCourse.pages.filter(({ id }) => id !== 'one'),
      ],
      questions: trackedCourse.questions.filter(({ id }) => id !== 'q1'),
    }
    const { progress } = decodeOk(encode(did(visit('one'), visit('two'), ...pass())), newer)
    expect(progress.visited).toEqual(new Set(['two']))
    expect([...progress.questions.keys()]).toEqual(['q2'])
  })

  it('is another course when its id is', () => {
    const text = encode(did(visit('one')))
    expect(decodeSuspendData({ ...trackedCourse, id: 'other' }, text)).toEqual({ kind: 'another-course' })
  })
})

describe('what an LMS can do to it', () => {
  const text = encode(did(...readAll, ...pass()))

  it.each([
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['Q1', 'damaged'],
    ['Q1AAAA', 'damaged'],
    ['{"a":1}', 'damaged'],
    ['q1' + text.slice(2), 'damaged'],
    ['Q1' + 'A'.repeat(70_000), 'damaged'],
    ['Q2' + text.slice(2), 'newer-version'],
  ] as const)('%.20j is %s', (content, kind) => {
    expect(decodeSuspendData(trackedCourse, content)).toEqual({ kind })
  })

  it('may add white space', () => {
    expect(decodeSuspendData(trackedCourse, `\n ${text} \n`)).toEqual(decodeSuspendData(trackedCourse, text))
  })

  it('may cut it: whole sections remain, and the revision proves nothing', () => {
    const { progress, intact } = decodeOk(text.slice(0, -20))
    expect(intact).toBe(false)
    expect(progress.visited.size).toBe(4)
    expect(progress.position).toBeNull()
  })

  it('may change a byte: that section and those after it are lost', () => {
    const bytes = [...fromBase64Url(text.slice(2))]
    const second = bytes.findIndex((byte, at) => at > 20 && byte === 2 && bytes[at + 1] === 9)
    expect(second).toBeGreaterThan(20)
    bytes[second + 3] = (bytes[second + 3] ?? 0) ^ 64
    const { progress, intact } = decodeOk('Q1' + toBase64Url(bytes))
    expect(intact).toBe(false)
    expect(progress.visited.size).toBe(4)
    expect(progress.questions.size).toBe(0)
    expect(progress.asserted.passed).toBe(false)
  })

  it('may lose the places: the rounds of assessments are seen from their answers', () => {
    const whole = encode(did(...fail(), retake('check', 2), answer('q1', 1, 2)))
    expect(decodeOk(whole.slice(0, -20)).progress.position).toBeNull()
    expect(decodeOk(whole.slice(0, -20)).progress.rounds).toEqual(new Map([['check', 2]]))
  })
})

describe('unknown sections', () => {
  const unknown = [9, 10, 200].map((id) => ({ id, body: Uint8Array.from({ length: 30 }, (_, i) => i * id) }))

  it('come back as they were', () => {
    expect(decodeOk(encode(did(visit('one')), { unknown })).unknown).toEqual(unknown)
  })

  it('are dropped over budget, the highest id first, and the core never', () => {
    const progress = did(visit('one'))
    const core = encode(progress)
    const idsWithin = (budget: number) => decodeOk(encode(progress, { unknown, budget })).unknown.map(({ id }) => id)
    expect(idsWithin(core.length + 150)).toEqual([9, 10, 200])
    expect(idsWithin(core.length + 100)).toEqual([9, 10])
    expect(idsWithin(core.length + 60)).toEqual([9])
    expect(idsWithin(core.length)).toEqual([])
    expect(encode(progress, { unknown, budget: 0 })).toBe(core)
  })
})

describe('length', () => {
  const courseOf = (pages: number, questions: number): Course => ({
    ...trackedCourse,
    pages: Array.from({ length: pages }, (_, slot) => ({ id: `p${slot}`, title: '', minutes: 1, slot })),
    questions: Array.from({ length: questions }, (_, slot) => ({
      id: `q${slot}`,
      page: 'p0',
      slot,
      points: 1,
      type: 'choice',
    })),
  })

  it('is at most 1,300 characters for 300 pages and 500 questions', () => {
    expect(worstCaseLength(courseOf(300, 500))).toBeLessThanOrEqual(1300)
  })

  it('tells courses that fit from those that do not', () => {
    expect(worstCaseLength(courseOf(1000, 1600))).toBeLessThanOrEqual(SUSPEND_DATA_LIMIT)
    expect(worstCaseLength(courseOf(1000, 1900))).toBeGreaterThan(SUSPEND_DATA_LIMIT)
  })

  it('is short at the beginning', () => {
    expect(encodeSuspendData(courseOf(300, 500), EMPTY_PROGRESS, { rev: 1, replica: REPLICA }).length).toBeLessThan(70)
  })
})
