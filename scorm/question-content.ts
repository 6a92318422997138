import type { Page, Question } from '../courses/format/course.ts'
import { isQuestion } from '../courses/format/question.ts'

/** The questions of the pages that have been asked for. */
export interface QuestionContent {
  get(question: string): Question | undefined
  /** Resolves once the page is there, or is not: then it may be asked for again. */
  load(page: string): Promise<void>
}

export function createQuestionContent(page: (id: string) => Promise<Page>): QuestionContent {
  const questions = new Map<string, Question>()
  const loading = new Map<string, Promise<void>>()

  async function read(id: string): Promise<void> {
    try {
      for (const block of (await page(id)).blocks) if (isQuestion(block)) questions.set(block.id, block)
    } catch {
      loading.delete(id)
    }
  }
  return {
    get: (question) => questions.get(question),
    load(id) {
      const known = loading.get(id) ?? read(id)
      loading.set(id, known)
      return known
    },
  }
}
