import type { Block, Course, Page } from '../courses/format/course.ts'
import { assessmentState } from '../courses/format/outcome.ts'
import type { Progress } from '../courses/format/progress.ts'
import { isQuestion } from '../courses/format/question.ts'

/** What of a page this learner is shown: of an assessment only the questions that are drawn for this round. */
export function shownBlocks(course: Course, progress: Progress, page: Page): Block[] {
  const info = course.pages.find(({ id }) => id === page.id)
  if (!info?.assessment?.draw) return page.blocks
  const drawn = new Set(assessmentState(course, progress, info).drawn.map(({ id }) => id))
  return page.blocks.filter((block) => !isQuestion(block) || drawn.has(block.id))
}
