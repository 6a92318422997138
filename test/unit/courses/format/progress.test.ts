import { describe, expect, it } from 'vitest'
import type { LearningEvent, LearningFact } from '../../../../courses/format/event.ts'
import { progressToData } from '../../../../courses/format/plain-progress.ts'
import {
  EMPTY_PROGRESS,
  foldEvents,
  joinProgress,
  knowsMore,
  questionTotal,
  totalSeconds,
  type AnswerRecord,
  type Asserted,
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
const note = (field: string, ...value: string[]): LearningFact => ({ type: 'note', data: { field, value } })
const draft = (question: string, response: string[], round = 1): LearningFact => {
  return { type: 'draft', data: { question, round, response } }
}
const complete = (data: Asserted): LearningFact => ({ type: 'complete', data })
const known = (data: Progress): LearningFact => ({ type: 'known', data: progressToData(data) })
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
      origin: null,
      completed: null,
      confirmed: 0,
      notes: new Map(),
      drafts: new Map(),
    })
  })

  it('of one of each is this value', () => {
    const done = [
      event(1, visit('welcome')),
      event(2, answer('q', 'n1', 0.5)),
      event(3, retake('check', 2)),
      event(4, time(30)),
      event(5, visit('check'), { replica: 'b2' }),
      event(6, note('plan.why', 'Because')),
      event(7, draft('r', ['a'])),
      event(8, complete({ completed: true, passed: false, score: 50 })),
    ]
    expect(foldEvents(done)).toEqual({
      epoch: 0,
      lc: 8,
      visited: new Set(['welcome', 'check']),
      position: { page: 'check', lc: 5, replica: 'b2' },
      questions: new Map([['q', { answers: [recorded('n1', 2, 0.5)], remote: null }]]),
      rounds: new Map([['check', 2]]),
      seconds: new Map([['a1', 30]]),
      asserted: { completed: true, passed: false, score: 50 },
      origin: { lc: 1, replica: 'a1' },
      completed: { lc: 8, replica: 'a1', t: 8000 },
      confirmed: 0,
      notes: new Map([['plan.why', { value: ['Because'], lc: 6, replica: 'a1' }]]),
      drafts: new Map([['r', { round: 1, response: ['a'], lc: 7, replica: 'a1' }]]),
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
    expect(foldEvents([...before, event(11, reset, { epoch: 1 })], start)).toEqual(
      progress({ epoch: 1, lc: 11, origin: { lc: 11, replica: 'a1' } }),
    )
    expect(foldEvents([event(3, reset, { epoch: 1 }), ...before])).toEqual(
      progress({ epoch: 1, lc: 10, origin: { lc: 3, replica: 'a1' } }),
    )
  })

  it('begins a new epoch with any event of it, should the reset be missing', () => {
    const done = [event(1, visit('one')), event(2, visit('two'), { epoch: 3 })]
    expect(foldEvents(done)).toEqual(
      progress({
        epoch: 3,
        lc: 2,
        visited: new Set(['two']),
        position: { page: 'two', lc: 2, replica: 'a1' },
        origin: { lc: 2, replica: 'a1' },
      }),
    )
  })

  it.each([
    ['a type from later', { ...event(50, visit('one'), { epoch: 9 }), type: 'bookmark' }],
    ['a version from later', { ...event(50, visit('one'), { epoch: 9 }), v: 2 }],
  ])('skips %s with all it says, even its epoch', (_, strange) => {
    const done = [event(1, visit('one'))]
    expect(foldEvents([...done, strange as unknown as LearningEvent])).toEqual(foldEvents(done))
  })

  it('is what an LMS knew where an event tells it, below what is done afterwards', () => {
    const lms = foldEvents([
      event(3, visit('one'), { replica: 'b2' }),
      event(4, note('plan.why', 'There'), { replica: 'b2' }),
      event(5, answer('q', 'n1', 0.5), { replica: 'b2' }),
      event(6, complete({ completed: true, passed: true, score: 80 }), { replica: 'b2' }),
    ])
    expect(foldEvents([event(7, known(lms))])).toEqual({ ...lms, lc: 7 })
    const later = foldEvents([event(8, note('plan.why', 'Here')), event(9, visit('two')), event(7, known(lms))])
    expect(later.notes).toEqual(new Map([['plan.why', { value: ['Here'], lc: 8, replica: 'a1' }]]))
    expect(later.visited).toEqual(new Set(['one', 'two']))
    expect(later.origin).toEqual({ lc: 3, replica: 'b2' })
    expect(later.position?.page).toBe('two')
  })

  it('takes nothing from what was known of another epoch, but its Lamport counter', () => {
    const other = progress({ epoch: 4, lc: 50, visited: new Set(['gone']) })
    const folded = foldEvents([event(1, visit('one')), event(2, known(other))])
    expect(folded).toEqual({ ...foldEvents([event(1, visit('one'))]), lc: 50 })
  })

  it('has the greatest Lamport counter in whatever order the epochs come', () => {
    const first = event(2, known(progress({ lc: 50 })))
    const second = event(3, visit('one'), { epoch: 1 })
    expect(foldEvents([second, first])).toEqual(foldEvents([first, second]))
    expect(foldEvents([second, first]).lc).toBe(50)
  })

  it.each<[string, LearningEvent[], string]>([
    ['the later', [event(1, note('f', 'one')), event(2, note('f', 'two'))], 'two'],
    ['the later that comes first', [event(2, note('f', 'two')), event(1, note('f', 'one'))], 'two'],
    [
      'of two at once the device with the greater name',
      [event(2, note('f', 'two'), { replica: 'b2' }), event(2, note('f', 'one'))],
      'two',
    ],
    ['the last, though it is empty', [event(1, note('f', 'one')), event(2, note('f'))], ''],
  ])('keeps of notes in a field %s', (_, done, value) => {
    expect(foldEvents(done).notes.get('f')?.value[0] ?? '').toBe(value)
  })

  it('keeps of drafts of a question the latest, and apart those of others', () => {
    const done = [event(5, draft('q', ['b'], 2)), event(4, draft('q', ['a'])), event(3, draft('r', ['c']))]
    expect(foldEvents(done).drafts).toEqual(
      new Map([
        ['q', { round: 2, response: ['b'], lc: 5, replica: 'a1' }],
        ['r', { round: 1, response: ['c'], lc: 3, replica: 'a1' }],
      ]),
    )
  })

  it('was completed when it was reached first, and by nothing that only passed or scored', () => {
    const scored = event(1, complete({ completed: false, passed: true, score: 70 }))
    const done = event(4, complete({ completed: true, passed: true, score: 70 }))
    const again = event(2, complete({ completed: true, passed: false, score: 90 }), { replica: 'b2' })
    expect(foldEvents([scored]).completed).toBeNull()
    expect(foldEvents([scored, done]).completed).toEqual({ lc: 4, replica: 'a1', t: 4000 })
    expect(foldEvents([done, again, scored]).completed).toEqual({ lc: 2, replica: 'b2', t: 2000 })
    expect(foldEvents([done, again, scored]).asserted).toEqual({ completed: true, passed: true, score: 90 })
  })

  it('began with the first event of its epoch, on whatever device', () => {
    const done = [
      event(3, visit('one')),
      event(2, visit('two'), { replica: 'b2' }),
      event(2, time(5), { replica: 'c3' }),
    ]
    expect(foldEvents(done).origin).toEqual({ lc: 2, replica: 'b2' })
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
      origin: { lc: 1, replica: 'a1' },
      completed: null,
      confirmed: 0,
      notes: new Map(),
      drafts: new Map(),
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

describe('knowsMore', () => {
  const here = foldEvents([
    event(1, visit('one')),
    event(2, answer('q', 'n1', 2 / 3)),
    event(3, answer('q', 'n2', 1 / 3)),
    event(4, note('f', 'mine')),
    event(90_000, complete({ completed: true, passed: false, score: 66.67 })),
  ])
  const total = { round: 1, attempts: 1, best: 0.5 }

  it.each<[string, Partial<Progress>]>([
    ['nothing', {}],
    ['a later Lamport counter', { lc: 100_000 }],
    ['a page that is known', { visited: new Set(['one']) }],
    ['the place of earlier', { position: { page: 'two', lc: 0, replica: '' } }],
    ['a total of answers that are known', { questions: new Map([['q', { answers: [], remote: total }]]) }],
    ['an earlier note', { notes: new Map([['f', { value: ['theirs'], lc: 3, replica: 'z' }]]) }],
    ['the same in whole minutes', { completed: { lc: 90_000, replica: 'a1', t: 60_000 * 1500 - 60_000 } }],
    ['a lower score', { asserted: { completed: true, passed: false, score: 66.66 } }],
  ])('is not so of %s', (_, parts) => {
    expect(knowsMore(progress(parts), here)).toBe(false)
  })

  it.each<[string, Partial<Progress>]>([
    ['another page', { visited: new Set(['two']) }],
    ['a later place', { position: { page: 'two', lc: 99_999, replica: 'z' } }],
    ['more attempts', { questions: new Map([['q', { answers: [], remote: { ...total, attempts: 3 } }]]) }],
    ['a better score of a question', { questions: new Map([['q', { answers: [], remote: { ...total, best: 0.7 } }]]) }],
    ['another question', { questions: new Map([['r', { answers: [], remote: total }]]) }],
    ['a later round', { rounds: new Map([['check', 2]]) }],
    ['time elsewhere', { seconds: new Map([['b2', 5]]) }],
    ['that it was passed', { asserted: { completed: false, passed: true, score: null } }],
    ['an earlier beginning', { origin: { lc: 0, replica: 'z' } }],
    ['an earlier completion', { completed: { lc: 3, replica: 'z', t: 1 } }],
    ['a later note', { notes: new Map([['f', { value: ['theirs'], lc: 5, replica: 'z' }]]) }],
    ['a draft', { drafts: new Map([['q', { round: 1, response: ['a'], lc: 1, replica: 'z' }]]) }],
    ['a later epoch', { epoch: 1 }],
  ])('is so of %s', (_, parts) => {
    expect(knowsMore(progress(parts), here)).toBe(true)
  })

  it('is not so of an earlier epoch, whatever it knows', () => {
    const again = foldEvents([event(100_000, reset, { epoch: 1 })], here)
    expect(knowsMore(progress({ visited: new Set(['two']) }), again)).toBe(false)
  })
})
