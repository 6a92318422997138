import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { outcome, type Outcome } from '../../../courses/format/outcome.ts'
import { EMPTY_PROGRESS, type Progress } from '../../../courses/format/progress.ts'
import { createLms } from '../../../scorm/host/create-lms.ts'
import { encodeObjectives, objectiveOf, placeObjectives } from '../../../scorm/objectives.ts'
import { smallCourse } from './course-fixture.ts'
import { violations } from './strict-interactions.ts'

const EDITIONS = ['1.2', '2004'] as const

const PAGES = ['one', 'two', 'three', 'quiz', 'end']
const course: Course = {
  ...smallCourse().course,
  language: 'fr',
  modules: [
    { id: 'the-start', title: 'Le début', pages: ['one', 'two', 'three'] },
    { id: 'the-test', title: 'Le test', pages: ['quiz'] },
    { id: 'the-end', title: ' \n', pages: ['end'] },
  ],
  pages: PAGES.map((id, slot) => ({
    id,
    title: id,
    minutes: 1,
    slot,
    ...(id === 'quiz' && { assessment: { graded: true, attempts: 1 } }),
  })),
  questions: smallCourse().course.questions.map((question) => ({ ...question, page: 'quiz' })),
}
const after = (visited: string[], changes: Partial<Progress> = {}): Outcome =>
  outcome(course, { ...EMPTY_PROGRESS, visited: new Set(visited), ...changes })

/** Values of one objective by the names of their elements. */
const values = (edition: '1.2' | '2004', reached: Outcome, index: number) =>
  Object.fromEntries(
    encodeObjectives(edition, course, reached)
      .flat()
      .filter(([element]) => element.startsWith(`cmi.objectives.${index}.`))
      .map(([element, value]) => [element.replace(/^cmi\.objectives\.\d+\./, ''), value]),
  )

describe('objectives', () => {
  it('has one a module, in the order of Set', () => {
    const reached = after(['one', 'two'])
    expect(encodeObjectives('1.2', course, reached).flat().slice(0, 6)).toEqual([
      ['cmi.objectives.0.id', 'the-start'],
      ['cmi.objectives.0.score.min', '0'],
      ['cmi.objectives.0.score.max', '100'],
      ['cmi.objectives.0.score.raw', '67'],
      ['cmi.objectives.0.status', 'incomplete'],
      ['cmi.objectives.1.id', 'the-test'],
    ])
    expect(encodeObjectives('2004', course, reached).flat().slice(0, 7)).toEqual([
      ['cmi.objectives.0.id', 'the-start'],
      ['cmi.objectives.0.description', '{lang=fr}Le début'],
      ['cmi.objectives.0.score.scaled', '0.6666667'],
      ['cmi.objectives.0.progress_measure', '0.6666667'],
      ['cmi.objectives.0.success_status', 'unknown'],
      ['cmi.objectives.0.completion_status', 'incomplete'],
      ['cmi.objectives.1.id', 'the-test'],
    ])
  })

  it('says how far each module is', () => {
    const reached = after(['one', 'two', 'three'])
    expect(values('1.2', reached, 0)).toMatchObject({ 'score.raw': '100', status: 'completed' })
    expect(values('1.2', reached, 2)).toMatchObject({ 'score.raw': '0', status: 'not attempted' })
    expect(values('2004', reached, 0)).toMatchObject({ completion_status: 'completed', progress_measure: '1' })
    expect(values('2004', reached, 2)).toMatchObject({ completion_status: 'not attempted', 'score.scaled': '0' })
    expect(Object.keys(values('2004', reached, 2))).not.toContain('description')
  })

  it.each([
    [true, 'passed'],
    [false, 'failed'],
    [null, 'unknown'],
  ])('says success only of a module with a graded assessment: %s is %s', (passed, success) => {
    const reached = { ...after(PAGES), passed }
    expect(values('2004', reached, 1)).toMatchObject({ success_status: success, completion_status: 'completed' })
    expect(values('2004', reached, 0)).toMatchObject({ success_status: 'unknown' })
    expect(values('1.2', reached, 1)).toMatchObject({ status: success === 'unknown' ? 'completed' : success })
    expect(values('1.2', reached, 0)).toMatchObject({ status: 'completed' })
  })

  it('keeps the place of what the LMS has, and puts the rest behind it', () => {
    expect(placeObjectives(course, [])).toEqual([0, 1, 2])
    expect(placeObjectives(course, ['PRIMARY', 'the-end', 'gone'])).toEqual([3, 4, 1])
    const elements = encodeObjectives('2004', course, after([]), [3, 4, 1])
      .flat()
      .filter(([name]) => name.endsWith('.id'))
    expect(elements).toEqual([
      ['cmi.objectives.3.id', 'the-start'],
      ['cmi.objectives.4.id', 'the-test'],
      ['cmi.objectives.1.id', 'the-end'],
    ])
  })

  it('ends where an LMS has no more room', () => {
    const many = { ...course, modules: Array.from({ length: 130 }, (_, i) => ({ id: `m-${i}`, title: 'M', pages: ['one'] })) } // prettier-ignore
    for (const edition of EDITIONS) {
      const calls = encodeObjectives(edition, many, outcome(many, EMPTY_PROGRESS)).flat()
      expect(calls.filter(([name]) => name.endsWith('.id'))).toHaveLength(100)
      expect(violations(edition, calls)).toEqual([])
    }
  })

  it('knows the module of a question', () => {
    expect(objectiveOf(course, 'q1')).toBe('the-test')
    expect(objectiveOf(course, 'q2')).toBeNull()
  })

  it.each(EDITIONS)('is taken by an LMS at once, and again in the next visit (%s)', async (edition) => {
    const first = encodeObjectives(edition, course, after(['one'])).flat()
    const second = encodeObjectives(edition, course, { ...after(PAGES), passed: true }).flat()
    expect([...violations(edition, first), ...violations(edition, second)]).toEqual([])
    const learner = { id: 'anna', name: 'Nowak, Anna' }
    const set = async (calls: typeof first, saved: Parameters<typeof createLms>[0]['saved']) => {
      const lms = await createLms({ edition, learner, saved })
      const api = lms.api as Record<string, (...args: string[]) => string>
      const prefix = edition === '1.2' ? 'LMS' : ''
      const call = (name: string, ...args: string[]) => api[`${prefix}${name}`]?.(...args)
      call('Initialize', '')
      const refused = calls.filter(([element, value]) => call('SetValue', element, value) !== 'true')
      call('SetValue', edition === '1.2' ? 'cmi.core.exit' : 'cmi.exit', 'suspend')
      call(edition === '1.2' ? 'Finish' : 'Terminate', '')
      expect(refused).toEqual([])
      return lms.save()
    }
    const saved = await set(second, await set(first, null))
    expect(saved?.values).toMatchObject(Object.fromEntries(second))
  })
})
