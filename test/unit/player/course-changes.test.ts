import { describe, expect, it } from 'vitest'
import type { Course } from '../../../courses/format/course.ts'
import { courseChanges, seenCourse } from '../../../player/course-changes.ts'
import { en } from '../../../player/strings/en.ts'
import { trackedCourse } from '../../contract/tracked-course.ts'

const seen = seenCourse(trackedCourse)
const edited = (changes: Partial<Course>): Course => ({ ...trackedCourse, version: '1.1.0', ...changes })

describe('what has become of a course since the last visit', () => {
  it('is nothing for whoever comes first, and where nothing was changed', () => {
    expect(courseChanges([], trackedCourse)).toBe(null)
    expect(courseChanges(seen, trackedCourse)).toBe(null)
  })

  it('names pages that are new and pages that are gone, by the titles they had', () => {
    const [one, , three, check] = trackedCourse.pages
    const added = { id: 'four', title: 'Four, with two words', minutes: 1, slot: 9 }
    const pages = [one, added, three, check].flatMap((page) => page ?? [])
    expect(courseChanges(seen, edited({ pages }))).toEqual({
      added: ['Four, with two words'],
      gone: ['Two'],
      questionsAdded: 0,
      questionsGone: 0,
    })
    expect(courseChanges(seenCourse(edited({ pages })), trackedCourse)?.gone).toEqual(['Four, with two words'])
  })

  it('counts questions, and a new version alone is told too', () => {
    const [practice, ...rest] = trackedCourse.questions
    const questions = [...rest, { id: 'q3', page: 'check', slot: 5, points: 1, type: 'choice' as const }]
    expect(practice?.id).toBe('practice')
    expect(courseChanges(seen, edited({ questions }))).toMatchObject({ questionsAdded: 1, questionsGone: 1 })
    expect(courseChanges(seen, edited({}))).toEqual({ added: [], gone: [], questionsAdded: 0, questionsGone: 0 })
    // The same version with other pages: an author who forgot to count it up.
    expect(courseChanges(seen, { ...trackedCourse, pages: trackedCourse.pages.slice(1) })?.gone).toEqual(['One'])
  })

  it('a list that a note cannot hold is left out, and nothing is made up', () => {
    const pages = Array.from({ length: 5000 }, (_, slot) => ({
      id: `page-${slot}`,
      title: 'A title',
      minutes: 1,
      slot,
    }))
    const long = seenCourse({ ...trackedCourse, pages })
    expect(long[1]).toBe('')
    expect(courseChanges(long, trackedCourse)).toBe(null)
    expect(courseChanges(long, edited({}))).toMatchObject({ added: [], gone: [] })
  })

  it('is said in words', () => {
    const changes = { added: ['Four'], gone: ['Two', 'Three'], questionsAdded: 0, questionsGone: 2 }
    expect(en.courseChanged(changes)).toBe(
      'This course has been changed since your last visit. New pages: Four. No longer in it: Two · Three. ' +
        'Questions no longer asked: 2. Your answers have stayed with their questions.',
    )
  })
})
