import { describe, expect, it } from 'vitest'
import type { Course } from '../../courses/format/course.ts'
import { progressToData, type ProgressData } from '../../courses/format/plain-progress.ts'
import { EMPTY_PROGRESS, type Progress } from '../../courses/format/progress.ts'
import { decodeSuspendData, encodeSuspendData } from '../../scorm/suspend-data.ts'

/** 50,000 in `npm test`; a long run sets more. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 50_000)
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ %&+;=\n\u00e9'

/** The same numbers at each run (mulberry32). */
function createRandom(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function courseOf(pages: number, questions: number): Course {
  const ids = Array.from({ length: pages }, (_, i) => `page-${i}`)
  return {
    format: 1,
    id: `course-${pages}-${questions}`,
    version: '1.0.0',
    title: '',
    language: 'en',
    description: '',
    keywords: [],
    navigation: 'free',
    completion: { pages: 'all', assessment: 'none' },
    passingScore: null,
    modules: [{ id: 'all', title: '', pages: ids }],
    pages: ids.map((id, slot) => ({ id, title: '', minutes: 1, slot })),
    questions: Array.from({ length: questions }, (_, slot) => {
      return { id: `q-${slot}`, page: `page-${slot % pages}`, slot, points: 1, type: 'choice' }
    }),
    assets: [],
  }
}

function progressIn(course: Course, random: (below: number) => number): Progress {
  const some = <T>(items: readonly T[]) => items.filter(() => random(3) > 0)
  return {
    ...EMPTY_PROGRESS,
    epoch: random(3),
    lc: random(5_000),
    visited: new Set(some(course.pages).map(({ id }) => id)),
    position: { page: `page-${random(course.pages.length)}`, lc: random(900), replica: 'a1b2c3d4' },
    questions: new Map(
      some(course.questions).map(({ id }) => {
        return [id, { answers: [], remote: { round: 1, attempts: 1 + random(14), best: random(101) / 100 } }]
      }),
    ),
    seconds: new Map([['a1b2c3d4', random(90_000)]]),
    asserted: { completed: random(2) > 0, passed: random(2) > 0, score: random(101) },
    origin: { lc: 1, replica: 'a1b2c3d4' },
  }
}

/** What may happen to a text on its way through an LMS, or by hand. */
function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1)
  const span = 1 + random(random(4) === 0 ? 60 : 4)
  const any = Array.from({ length: span }, () => CHARACTERS[random(CHARACTERS.length)]).join('')
  switch (random(7)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(at + span)
    case 2:
      return text.slice(0, at) + any + text.slice(at)
    case 3:
      return text.slice(0, at) + any + text.slice(at + span)
    case 4:
      return text.slice(0, at) + text.slice(at, at + span).toUpperCase() + text.slice(at + span)
    case 5:
      return text.slice(0, at) + text.slice(at, at + span) + text.slice(at)
    default:
      return text.slice(0, at) + [...text.slice(at, at + span)].reverse().join('') + text.slice(at + span)
  }
}

type Told = readonly [rev: number, replica: string, data: ProgressData]

function said(course: Course, text: string): Told | null {
  const found = decodeSuspendData(course, text)
  return found.kind === 'ok' ? [found.rev, found.replica, progressToData(found.progress)] : null
}

const NOTHING = progressToData(EMPTY_PROGRESS)
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Of each part all or nothing: no other page, answer, time or place than what was written. */
function isTrue([rev, replica, data]: Told, [writtenRev, writer, written]: Told): boolean {
  if (rev !== writtenRev || replica !== writer) return false
  if (data.epoch !== written.epoch || data.lc !== written.lc) return false
  return (Object.keys(NOTHING) as (keyof ProgressData)[])
    .filter((part) => part !== 'epoch' && part !== 'lc')
    .every((part) => isSame(data[part], written[part]) || isSame(data[part], NOTHING[part]))
}

describe('a state that was changed on its way', () => {
  it(
    'is what is left of the one that was written, or none: never another',
    () => {
      const random = createRandom(20_261_121)
      const course = courseOf(40, 60)
      const sources = Array.from({ length: 40 }, (_, i) => {
        const text = encodeSuspendData(course, progressIn(course, random), { rev: i + 1, replica: 'a1b2c3d4' })
        return { text, written: said(course, text) }
      })
      const wrong: string[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const source = sources[random(sources.length)]
        if (!source?.written) throw new Error('A state cannot be read.')
        let text = source.text
        for (let edits = 1 + random(3); edits > 0; edits--) text = mutate(text, random)
        const read = said(course, text)
        if (read && !isTrue(read, source.written)) wrong.push(text)
      }
      expect(wrong).toEqual([])
    },
    60_000 + ROUNDS,
  )

  it('takes at most 1,300 characters in a course of 300 pages and 500 questions', () => {
    const course = courseOf(300, 500)
    const all: Progress = {
      ...progressIn(course, createRandom(1)),
      visited: new Set(course.pages.map(({ id }) => id)),
      questions: new Map(
        course.questions.map(({ id }) => [id, { answers: [], remote: { round: 1, attempts: 15, best: 1 } }]),
      ),
      seconds: new Map(['00000001', '00000002', '00000003', '00000004'].map((replica) => [replica, 360_000])),
      completed: { lc: 9_999, replica: 'a1b2c3d4', t: 1_800_000_000_000 },
    }
    const text = encodeSuspendData(course, all, { rev: 9_999, replica: 'ffffffff' })
    expect(text.length).toBeLessThanOrEqual(1300)
    expect(text.length).toBeGreaterThan(1000)
  })

  it('is made in at most 8 milliseconds', () => {
    const course = courseOf(300, 500)
    const progress = progressIn(course, createRandom(2))
    const times = Array.from({ length: 50 }, (_, rev) => {
      const began = performance.now()
      encodeSuspendData(course, progress, { rev, replica: 'a1b2c3d4' })
      return performance.now() - began
    })
    const median = times.sort((a, b) => a - b)[25]
    expect(median).toBeLessThanOrEqual(8)
  })
})
