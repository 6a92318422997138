import { describe, expect, it } from 'vitest'
import type { Page } from '../../../courses/format/course.ts'
import { courseScripts } from '../../../scorm/course-scripts.ts'
import { editedPages, type BuiltCourses } from '../../../src/build/courses-plugin.ts'
import { courseOf, type CourseDraft } from '../../component/course.ts'

/** A course as the development server has it, with a picture that is read anew each time. */
function built(pages: CourseDraft['pages'], parts: Partial<BuiltCourses> = {}): BuiltCourses {
  const compiled = courseOf({ pages })
  const scripts = [...courseScripts(compiled)].map(([path, text]) => [`courses/a-course/${path}`, text] as const)
  const picture = ['courses/a-course/course/assets/city.png', Uint8Array.of(1, 2, 3)] as const
  return { all: [compiled], files: new Map<string, string | Uint8Array>([...scripts, picture]), problems: [], ...parts }
}
const text = (words: string): Page['blocks'] => [{ kind: 'text', text: [{ tag: 'p', children: [words] }] }]
const one = { id: 'one', blocks: text('A bridge') }
const two = { id: 'two', blocks: text('A tram') }
const now = built([one, two])
const problem = { file: 'courses/a-course/pages/one.md', line: 1, column: 1, message: 'It has no title.' }

describe('what the development server tells of a change', () => {
  it('is the page that was edited, where nothing else has changed', () => {
    const edited = editedPages(built([{ ...one, blocks: text('A wooden bridge') }, two]), now)
    expect(edited).toEqual([{ course: 'a-course', pages: [expect.objectContaining(one)] }])
  })

  it.each([
    ['a page was added', built([one])],
    ['a title stands in the index too', built([{ ...one, title: 'First' }, two])],
    ['a picture has changed', built([one, two], { files: new Map([...now.files, ['courses/a-course/course/assets/city.png', Uint8Array.of(9)]]) })],
    ['problems stand over the page', built([{ ...one, blocks: text('A wooden bridge') }, two], { problems: [problem] })],
  ])('is that everything is to be loaded again, where %s', (_, before) => {
    expect(editedPages(before, now)).toBeNull()
  }) // prettier-ignore
})
