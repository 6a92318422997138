import { expect, type FrameLocator, type Page } from '@playwright/test'
import type { Choice, CompiledCourse } from '../../courses/format/course.ts'

/** The player as a learner meets it: a page of the standalone app, or a frame inside an LMS. */
export type Player = Page | FrameLocator

/** Presses Next and waits until the page with that number and title stands. */
export async function goOn(player: Player, { course }: CompiledCourse, index: number): Promise<void> {
  await player.getByRole('button', { name: 'Next', exact: true }).click()
  await expectPage(player, { course }, index)
}

/** The page with that index (from 0) is shown, its number and its title, and takes keys: while the storage opens it does not. */
export async function expectPage(
  player: Player,
  { course }: Pick<CompiledCourse, 'course'>,
  index: number,
): Promise<void> {
  await expect(player.getByText(`Page ${index + 1} of ${course.pages.length}`, { exact: true })).toBeVisible()
  await expect(player.getByRole('heading', { level: 1 })).toHaveText(course.pages[index]?.title ?? '')
  await expect(player.locator('.player[inert]')).toHaveCount(0)
}

/** The questions of a page, in its order. */
export const questionsOf = ({ pages }: CompiledCourse, page: string): Choice[] =>
  pages.find(({ id }) => id === page)?.blocks.filter((block) => block.kind === 'choice') ?? []

/** Answers a question by its right options, or by the others, and checks it. */
export async function answer(player: Player, question: Choice, isRight = true): Promise<void> {
  const form = player.locator(`[data-question-id="${question.id}"]`)
  const right = question.options.filter((option) => option.right)
  const wrong = question.options.filter((option) => !option.right).slice(0, 1)
  for (const { id } of isRight ? right : wrong) {
    await form.locator(`[data-option-id="${id}"] input`).check()
  }
  await form.getByRole('button', { name: 'Check answer' }).click()
  await expect(form.getByText(isRight ? 'That’s right.' : 'Not quite.')).toBeVisible()
}
