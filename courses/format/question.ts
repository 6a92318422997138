import type { Block, Question } from './course.ts'

const KINDS: Record<Question['kind'], true> = {
  choice: true,
  assign: true,
  order: true,
  entry: true,
  allocation: true,
  scenario: true,
  compose: true,
}

/** Whether a block asks for an answer. */
export const isQuestion = (block: Block): block is Question => Object.hasOwn(KINDS, block.kind)

/** What authors call the kind of a question: the name of its fence. */
export function questionType(question: Question): string {
  switch (question.kind) {
    case 'choice':
      return { one: 'choice', many: 'multiple-choice', 'true-false': 'true-false' }[question.select]
    case 'assign':
      return question.as
    case 'entry':
      return question.wanted.as === 'number' ? 'numeric' : 'fill-in'
    default:
      return question.kind
  }
}
