import { expect, type Locator, type Page } from '@playwright/test'
import type { Block, CompiledCourse, Question } from '../../courses/format/course.ts'
import { isQuestion } from '../../courses/format/question.ts'
import { scoreAnswer } from '../../courses/format/scoring.ts'
import { plainText } from '../../player/plain-text.ts'
import { byPointer, type Hands } from './keyboard.ts'
import type { Player } from './learner.ts'
import { responseTo } from './responses.ts'

/** Answers a question, and checks it. */
export async function giveAnswer(player: Player, hands: Hands, question: Question, response: string[]): Promise<void> {
  const form = player.locator(`[data-question-id="${question.id}"]`)
  await respond(hands, form, question, response)
  if (question.kind !== 'scenario') await hands.press(form.getByRole('button', { name: 'Check answer' }))
  await expect(form).toHaveAttribute('data-answered', 'true')
}

/** The questions of a page that are on the screen, in its order: of an assessment those that were drawn. */
export async function questionsShown(player: Player, { pages }: CompiledCourse, page: string): Promise<Question[]> {
  const forms = player.locator('[data-question-id]')
  await forms.first().waitFor()
  const ids = await forms.evaluateAll((all) => all.map((form) => form.getAttribute('data-question-id')))
  const blocks = pages.find(({ id }) => id === page)?.blocks ?? []
  return blocks.filter(isQuestion).filter(({ id }) => ids.includes(id))
}

/** Answers all questions of the assessment on the screen; gives the per cent that must come of it. */
export async function takeAssessment(
  player: Player,
  compiled: CompiledCourse,
  page: string,
  isRight: (place: number) => boolean = () => true,
): Promise<number> {
  let [points, all] = [0, 0]
  for (const [place, question] of (await questionsShown(player, compiled, page)).entries()) {
    const response = responseTo(question, isRight(place))
    await giveAnswer(player, byPointer, question, response)
    points += scoreAnswer(question, response) * question.points
    all += question.points
  }
  return Math.round((points / all) * 100)
}

async function respond(hands: Hands, form: Locator, question: Question, response: string[]): Promise<void> {
  const option = (id: string) => form.locator(`[data-option-id="${id}"]`)
  const pairs = response.map((pair) => pair.split('.') as [string, string])
  switch (question.kind) {
    case 'choice':
      if (question.select === 'many') for (const id of response) await hands.tick(option(id).locator('input'))
      else await hands.choose(option(response[0] ?? '').locator('input'))
      break
    case 'assign':
      for (const [item, target] of pairs) await hands.pick(option(item).locator('select'), target)
      // In a match an item that came first may have lost its target to one that came later.
      for (const [item, target] of pairs) await hands.pick(option(item).locator('select'), target)
      break
    case 'order':
      await arrange(hands, form, question, response)
      break
    case 'entry':
      await hands.write(form.getByRole('textbox', { name: 'Your answer' }), response[0] ?? '')
      break
    case 'allocation':
      for (const [item, points] of pairs) await hands.write(option(item).getByRole('spinbutton'), points)
      break
    case 'scenario':
      for (const [, choice] of pairs) {
        await hands.choose(option(choice).locator('input'))
        await hands.press(form.getByRole('button', { name: /^(Decide|Reply)$/ }))
      }
      break
    case 'compose':
      for (const id of response) await hands.tick(option(id).locator('input'))
  }
}

async function arrange(hands: Hands, form: Locator, { items }: Question & { kind: 'order' }, wanted: string[]) {
  const ids = () => form.locator('li').evaluateAll((all) => all.map((item) => item.getAttribute('data-option-id')))
  for (const [place, id] of wanted.entries()) {
    const text = plainText(items.find((item) => item.id === id)?.text ?? [])
    for (let at = (await ids()).indexOf(id); at > place; at--) {
      await hands.press(form.getByRole('button', { name: `Move up: ${text}`, exact: true }))
    }
  }
}

/** Uses a block that asks for no answer, as a learner would. */
export async function useBlock(page: Page, hands: Hands, block: Block): Promise<void> {
  if (block.kind === 'form' || block.kind === 'checklist' || block.kind === 'course-map') {
    await fillIn(hands, page.locator(`[data-note-id="${block.id}"]`), block)
  }
  if (block.kind === 'cards' && block.items.some(({ more }) => more)) await openCards(page, hands)
  if (block.kind === 'slides') {
    await hands.press(page.getByRole('button', { name: 'Slide after' }))
    await expect(page.getByText(`Slide 2 of ${block.slides.length}`)).toBeVisible()
  }
  if (block.kind === 'table') await sortTable(page, hands, block)
  if (block.kind === 'resource-library') await starOne(page, hands)
}

type Private = Extract<Block, { kind: 'form' | 'checklist' | 'course-map' }>

async function fillIn(hands: Hands, section: Locator, block: Private): Promise<void> {
  if (block.kind === 'course-map') return hands.choose(section.getByRole('radio').first())
  if (block.kind === 'checklist') {
    for (const { id } of block.items.slice(0, 3)) {
      const item = section.locator(`[data-item-id="${id}"]`)
      if (block.scale) await hands.choose(item.getByRole('radio').last())
      else await hands.tick(item.getByRole('checkbox'))
    }
    return
  }
  for (const { id, as } of block.fields) {
    const field = section.locator(`[data-field-id="${id}"]`)
    if (as === 'one') await hands.choose(field.getByRole('radio').first())
    else if (as === 'many') await hands.tick(field.getByRole('checkbox').first())
    else await hands.write(field.getByRole('textbox'), `My words on ${id} — שלום ✓`)
  }
}

async function openCards(page: Page, hands: Hands): Promise<void> {
  for (const summary of await page.locator('article li.card summary').all()) {
    await hands.press(summary)
  }
  await expect(page.locator('article li.card details:not([open])')).toHaveCount(0)
}

async function sortTable(
  page: Page,
  hands: Hands,
  { columns, title }: Extract<Block, { kind: 'table' }>,
): Promise<void> {
  const column = columns.find(({ sort }) => sort)
  if (!column) return
  const heading = page.getByRole('region', { name: title }).getByRole('columnheader', { name: column.title })
  await hands.press(heading.getByRole('button'))
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
}

async function starOne(page: Page, hands: Hands): Promise<void> {
  const star = page.getByRole('button', { name: /^Star: / }).first()
  await hands.press(star)
  await expect(star).toHaveAttribute('aria-pressed', 'true')
}
