import type { Course } from '../../courses/format/course.ts'
import type { LearningEvent, LearningFact } from '../../courses/format/event.ts'
import { outcome } from '../../courses/format/outcome.ts'
import { foldEvents, joinProgress, type Progress } from '../../courses/format/progress.ts'
import type { TrackedState } from '../../player/tracker.ts'
import { contentOf } from '../lms/visits/courses.ts'

/** Three pages to read and a check of two questions, passed at 80, that may be taken twice; one question for practice. */
export const trackedCourse: Course = {
  format: 1,
  id: 'tracked-course',
  version: '1.0.0',
  title: 'A course that is tracked',
  language: 'en',
  description: '',
  keywords: [],
  navigation: 'free',
  completion: { pages: 'all', assessment: 'passed' },
  passingScore: 80,
  modules: [{ id: 'all', title: 'All', pages: ['one', 'two', 'three', 'check'] }],
  pages: [
    { id: 'one', title: 'One', minutes: 1, slot: 0 },
    { id: 'two', title: 'Two', minutes: 1, slot: 7 },
    { id: 'three', title: 'Three', minutes: 1, slot: 2 },
    { id: 'check', title: 'Check', minutes: 1, slot: 3, assessment: { graded: true, attempts: 2 } },
  ],
  questions: [
    { id: 'practice', page: 'two', slot: 0, points: 1, type: 'choice' },
    { id: 'q1', page: 'check', slot: 4, points: 2, type: 'choice' },
    { id: 'q2', page: 'check', slot: 2, points: 3, type: 'order' },
  ],
  assets: [],
}

/** The pages of it: one question of two options for each that the course names. */
export const trackedPage = contentOf(trackedCourse)

export const REPLICA = 'a1b2c3d4'

/** What a learner on one device did, in this order. */
export function did(...facts: LearningFact[]): Progress {
  return foldEvents(eventsOf(REPLICA, facts))
}

/** What another did on top of it, on a device of their own. */
export function didThen(before: Progress, replica: string, ...facts: LearningFact[]): Progress {
  return joinProgress(before, foldEvents(eventsOf(replica, facts, before.lc, before.epoch)))
}

export const visit = (page: string): LearningFact => ({ type: 'visit', data: { page } })
export const answer = (question: string, score: number, round = 1): LearningFact => {
  return {
    type: 'answer',
    data: { question, nonce: `${question}-${round}`, response: [score === 1 ? 'a' : 'b'], score, round, latency: 1 },
  }
}
export const retake = (page: string, round: number): LearningFact => ({ type: 'retake', data: { page, round } })
export const readAll: LearningFact[] = ['one', 'two', 'three', 'check'].map(visit)

/** A round of the check that is passed, and one that is not. */
export const pass = (round = 1): LearningFact[] => [answer('q1', 1, round), answer('q2', 1, round)]
export const fail = (round = 1): LearningFact[] => [answer('q1', 0, round), answer('q2', 1, round)]

export const stateOf = (progress: Progress, seconds = 60): TrackedState => {
  return { replica: REPLICA, progress, outcome: outcome(trackedCourse, progress), seconds, mayReplace: true }
}

function eventsOf(replica: string, facts: LearningFact[], lc = 0, epoch = 0): LearningEvent[] {
  return facts.map((fact, i) => ({ replica, seq: i + 1, lc: lc + i + 1, epoch, t: 0, v: 1, ...fact }))
}
