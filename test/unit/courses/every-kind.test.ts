import { expect, test } from 'vitest'
import { Block } from '../../../courses/format/course.ts'
import { readCourse } from '../../../src/build/read-course.ts'

const read = await readCourse('using-this-player')
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
const { course, pages } = read.compiled

test('the tour of the player shows every kind of block', () => {
  const shown = new Set(pages.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)))
  const kinds = Block.options.map(({ shape }) => shape.kind.value)
  expect(kinds.filter((kind) => !shown.has(kind))).toEqual([])
})

test('the tour has a question of every type that authors can write', () => {
  const types = new Set(course.questions.map(({ type }) => type))
  expect([...types].toSorted()).toEqual(
    ['allocation', 'choice', 'compose', 'fill-in', 'match', 'multiple-choice', 'numeric', 'order', 'scenario', 'sort', 'true-false'],
  ) // prettier-ignore
})

test('the tour is short, and counts its own pages right', () => {
  expect(pages).toHaveLength(8)
  expect(pages.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'entry' && block.id === 'tour-number')).toMatchObject({
    wanted: { answer: pages.length },
  }) // prettier-ignore
})
