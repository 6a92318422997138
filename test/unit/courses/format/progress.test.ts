import { describe, expect, it } from 'vitest'
import type { LearningEvent, LearningFact } from '../../../../courses/format/event.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  questionTotal,
  totalSeconds,
  type AnswerRecord,
  type Progress,
  type QuestionTotal,
} from '../../../../courses/format/progress.ts'

interface Stamp {
  replica?: string
  seq?: number
  lc?: number
  epoch?: number
}
const event = (lc: number, fact: LearningFact, { replica = 'a1', epoch = 0 }: Stamp = {}): LearningEvent => {
  return { replica, seq: lc, lc, epoch, t: lc * 1000, v: 1, ...fact }
}
const visit = (page: string): LearningFact => ({ type: 'visit', data: { page } })
const time = (seconds: number): LearningFact => ({ type: 'time', data: { seconds } })
const retake = (page: string, round: number): LearningFact => ({ type: 'retake', data: { page, round } })
const reset: LearningFact = { type: 'reset', data: {} }
const answer = (question: string, nonce: string, score = 1, round = 1): LearningFact => {
  return { type: 'answer', data: { question, nonce, response: ['a'], score, round, latency: 3 } }
}
const recorded = (nonce: string, lc: number, score = 1, round = 1, replica = 'a1', question = 'q'): AnswerRecord => {
  return { question, nonce, response: ['a'], score, round, latency: 3, lc, replica, t: lc * 1000 }
}
const progress = (changes: Partial<Progress>): Progress => ({ ...EMPTY_PROGRESS, ...changes })

describe('foldEvents', () => {
  it('of nothing is the progress of someone who has not begun', () => {
    expect(foldEvents([])).toEqual({
      epoch: 0,
      lc: 0,
      visited: new Set(),
      position: null,
      questions: new Map(),
      rounds: new Map(),
      seconds: new Map(),
      asserted: { completed: false, passed: false, score: null },
    })
  })

  it('of one of each is this value', () => {
    const done = [
      event(1, visit('welcome')),
      event(2, answer('q', 'n1', 0.5)),
      event(3, retake('check', 2)),
      event(4, time(30)),
      event(5, visit('check'), { replica: 'b2' }),
    ]
    expect(foldEvents(done)).toEqual({
      epoch: 0,
      lc: 5,
      visited: new Set(['welcome', 'check']),
      position: { page: 'check', lc: 5, replica: 'b2' },
      questions: new Map([['q', { answers: [recorded('n1', 2, 0.5)], remote: null }]]),
      rounds: new Map([['check', 2]]),
      seconds: new Map([['a1', 30]]),
      asserted: { completed: false, passed: false, score: null },
    })
  })

  it('leaves the progress it begins with as it is', () => {
    const before = foldEvents([event(1, visit('welcome')), event(2, answer('q', 'n1'))])
    const copy = structuredClone(before)
    foldEvents(
      [event(3, visit('check')), event(4, answer('q', 'n2')), event(5, time(9)), event(6, retake('c', 2))],
      before,
    )
    expect(before).toEqual(copy)
    expect(EMPTY_PROGRESS).toEqual(foldEvents([]))
  })

  it.each<[string, LearningEvent[], string]>([
    ['the later of two visits', [event(1, visit('one')), event(2, visit('two'))], 'two'],
    ['the later of two visits that come the other way round', [event(2, visit('two')), event(1, visit('one'))], 'two'],
    ['a page that is visited again', [event(1, visit('one')), event(2, visit('two')), event(3, visit('one'))], 'one'],
    [
      'of two devices at once the one with the greater name',
      [event(2, visit('two'), { replica: 'b2' }), event(2, visit('one'))],
      'two',
    ],
  ])('stands at %s', (_, done, page) => {
    expect(foldEvents(done).position?.page).toBe(page)
  })

  it('counts an answer that came twice once, and as it was given first', () => {
    const done = [event(9, answer('q', 'n1', 0)), event(4, answer('q', 'n1', 1)), event(9, answer('q', 'n1', 0))]
    expect(foldEvents(done).questions).toEqual(new Map([['q', { answers: [recorded('n1', 4, 1)], remote: null }]]))
  })

  it('puts answers in the order they were given, on whatever device', () => {
    const done = [
      event(7, answer('q', 'n3')),
      event(5, answer('q', 'n2'), { replica: 'b2' }),
      event(5, answer('q', 'n9'), { replica: 'a1' }),
      event(5, answer('q', 'n1'), { replica: 'b2' }),
    ]
    expect(
      foldEvents(done)
        .questions.get('q')
        ?.answers.map(({ nonce }) => nonce),
    ).toEqual(['n9', 'n1', 'n2', 'n3'])
  })

  it('keeps apart what was answered to other questions', () => {
    const { questions } = foldEvents([event(1, answer('q', 'n1')), event(2, answer('r', 'n2'))])
    expect([...questions].map(([id, { answers }]) => [id, answers.length])).toEqual([
      ['q', 1],
      ['r', 1],
    ])
  })

  it('takes the greatest time of each device and the greatest round of each page', () => {
    const done = [
      event(1, time(60)),
      event(2, time(90), { replica: 'b2' }),
      event(3, time(30)),
      event(4, retake('check', 3)),
      event(5, retake('check', 2)),
    ]
    const folded = foldEvents(done)
    expect(folded.seconds).toEqual(
      new Map([
        ['a1', 60],
        ['b2', 90],
      ]),
    )
    expect(totalSeconds(folded)).toBe(150)
    expect(folded.rounds).toEqual(new Map([['check', 3]]))
  })

  it('forgets everything when the learner starts again, but no Lamport counter', () => {
    const before = [event(7, visit('one')), event(8, answer('q', 'n1')), event(9, time(60)), event(10, retake('c', 2))]
    const start = progress({ asserted: { completed: true, passed: true, score: 90 } })
    expect(foldEvents([...before, event(11, reset, { epoch: 1 })], start)).toEqual(progress({ epoch: 1, lc: 11 }))
    expect(foldEvents([event(3, reset, { epoch: 1 }), ...before])).toEqual(progress({ epoch: 1, lc: 10 }))
  })

  it('begins a new epoch with any event of it, should the reset be missing', () => {
    const done = [event(1, visit('one')), event(2, visit('two'), { epoch: 3 })]
    expect(foldEvents(done)).toEqual(
      progress({ epoch: 3, lc: 2, visited: new Set(['two']), position: { page: 'two', lc: 2, replica: 'a1' } }),
    )
  })

  it.each([
    ['a type from later', { ...event(50, visit('one'), { epoch: 9 }), type: 'bookmark' }],
    ['a version from later', { ...event(50, visit('one'), { epoch: 9 }), v: 2 }],
  ])('skips %s with all it says, even its epoch', (_, strange) => {
    const done = [event(1, visit('one'))]
    expect(foldEvents([...done, strange as unknown as LearningEvent])).toEqual(foldEvents(done))
  })

  it('keeps pages and questions that the course no longer has', () => {
    const folded = foldEvents([event(1, visit('gone')), event(2, answer('gone-too', 'n1'))])
    expect([...folded.visited, ...folded.questions.keys()]).toEqual(['gone', 'gone-too'])
  })
})

describe('joinProgress', () => {
  const here = foldEvents([
    event(1, visit('one')),
    event(3, answer('q', 'n1', 0)),
    event(4, time(60)),
    event(5, retake('check', 2)),
  ])
  const there = foldEvents([
    event(2, visit('two'), { replica: 'b2' }),
    event(2, answer('q', 'n2'), { replica: 'b2' }),
    event(3, time(45), { replica: 'b2' }),
    event(9, visit('three'), { replica: 'b2' }),
  ])

  it('of two devices is this value', () => {
    expect(joinProgress(here, there)).toEqual({
      epoch: 0,
      lc: 9,
      visited: new Set(['one', 'two', 'three']),
      position: { page: 'three', lc: 9, replica: 'b2' },
      questions: new Map([['q', { answers: [recorded('n2', 2, 1, 1, 'b2'), recorded('n1', 3, 0)], remote: null }]]),
      rounds: new Map([['check', 2]]),
      seconds: new Map([
        ['a1', 60],
        ['b2', 45],
      ]),
      asserted: { completed: false, passed: false, score: null },
    })
  })

  it('takes the higher epoch whole, and the greater Lamport counter', () => {
    const again = progress({ epoch: 1, lc: 4, visited: new Set(['one']) })
    expect(joinProgress(there, again)).toEqual({ ...again, lc: 9 })
    expect(joinProgress(again, there)).toEqual({ ...again, lc: 9 })
  })

  it('leaves both as they are', () => {
    const copies = structuredClone([here, there])
    joinProgress(here, there)
    expect([here, there]).toEqual(copies)
  })

  it.each<[string, QuestionTotal | null, QuestionTotal | null, QuestionTotal | null]>([
    ['nothing with nothing', null, null, null],
    ['one with nothing', { round: 1, attempts: 2, best: 0.5 }, null, { round: 1, attempts: 2, best: 0.5 }],
    [
      'two of a round: the most attempts, the best score',
      { round: 2, attempts: 3, best: 0.2 },
      { round: 2, attempts: 1, best: 1 },
      { round: 2, attempts: 3, best: 1 },
    ],
    [
      'two of different rounds: the later',
      { round: 1, attempts: 9, best: 1 },
      { round: 2, attempts: 1, best: 0 },
      { round: 2, attempts: 1, best: 0 },
    ],
  ])('joins totals of %s', (_, a, b, expected) => {
    const of = (remote: QuestionTotal | null) => progress({ questions: new Map([['q', { answers: [], remote }]]) })
    expect(joinProgress(of(a), of(b)).questions.get('q')).toEqual({ answers: [], remote: expected })
    expect(joinProgress(of(b), of(a)).questions.get('q')).toEqual({ answers: [], remote: expected })
  })

  it.each([
    [
      [false, false, null],
      [false, false, null],
      [false, false, null],
    ],
    [
      [true, false, 40],
      [false, true, null],
      [true, true, 40],
    ],
    [
      [false, false, 40],
      [false, false, 69.5],
      [false, false, 69.5],
    ],
    [
      [true, true, 100],
      [false, false, 0],
      [true, true, 100],
    ],
  ] as const)('asserts of %j and %j the most: %j', (a, b, most) => {
    const of = ([completed, passed, score]: readonly [boolean, boolean, number | null]) =>
      progress({ asserted: { completed, passed, score } })
    expect(joinProgress(of(a), of(b))).toEqual(of(most))
    expect(joinProgress(of(b), of(a))).toEqual(of(most))
  })
})

describe('questionTotal', () => {
  const remote = (round: number, attempts: number, best: number): QuestionTotal => ({ round, attempts, best })

  it.each<[string, AnswerRecord[], QuestionTotal | null, QuestionTotal | null]>([
    ['no answers', [], null, null],
    ['answers of a round', [recorded('a', 1, 0.5), recorded('b', 2, 0.25)], null, remote(1, 2, 0.5)],
    [
      'answers of two rounds: the later',
      [recorded('a', 1, 1), recorded('b', 2, 0, 2), recorded('c', 3, 0.5, 2)],
      null,
      remote(2, 2, 0.5),
    ],
    [
      'answers of an earlier round that came later',
      [recorded('a', 1, 0, 2), recorded('b', 2, 1, 1)],
      null,
      remote(2, 1, 0),
    ],
    ['an LMS alone', [], remote(1, 3, 1), remote(1, 3, 1)],
    ['an LMS that knows of more', [recorded('a', 1, 0)], remote(1, 3, 0.75), remote(1, 3, 0.75)],
    ['an LMS that knows of less', [recorded('a', 1, 1), recorded('b', 2, 1)], remote(1, 1, 0), remote(1, 2, 1)],
    ['an LMS in an earlier round', [recorded('a', 1, 0, 2)], remote(1, 5, 1), remote(2, 1, 0)],
    ['an LMS in a later round', [recorded('a', 1, 1)], remote(3, 1, 0), remote(3, 1, 0)],
  ])('of %s', (_, answers, known, expected) => {
    expect(questionTotal({ answers, remote: known })).toEqual(expected)
  })

  it('of a question nobody answered is null', () => {
    expect(questionTotal(undefined)).toBeNull()
  })
})
