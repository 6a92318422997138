import type { Block, Question } from './course.ts'

const KINDS: Record<Question['kind'], true> = { choice: true, assign: true, order: true, entry: true }

/** Whether a block asks for an answer. */
export const isQuestion = (block: Block): block is Question => Object.hasOwn(KINDS, block.kind)
