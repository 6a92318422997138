import { expect, type Locator, type Page } from '@playwright/test'
import type { Block, Question } from '../../courses/format/course.ts'
import { plainText } from '../../player/plain-text.ts'
import { chooseRadio, pick, press, tabTo, tick, write } from './keyboard.ts'

/** Answers a question by keyboard alone, and checks it. */
export async function answerByKeyboard(page: Page, question: Question, response: string[]): Promise<void> {
  const form = page.locator(`[data-question-id="${question.id}"]`)
  await respond(page, form, question, response)
  if (question.kind !== 'scenario') await press(page, form.getByRole('button', { name: 'Check answer' }))
  await expect(form).toHaveAttribute('data-answered', 'true')
}

async function respond(page: Page, form: Locator, question: Question, response: string[]): Promise<void> {
  const option = (id: string) => form.locator(`[data-option-id="${id}"]`)
  const pairs = response.map((pair) => pair.split('.') as [string, string])
  switch (question.kind) {
    case 'choice':
      if (question.select === 'many') for (const id of response) await tick(page, option(id).locator('input'))
      else await chooseRadio(page, option(response[0] ?? '').locator('input'))
      break
    case 'assign':
      for (const [item, target] of pairs) await pick(page, option(item).locator('select'), target)
      // In a match an item that came first may have lost its target to one that came later.
      for (const [item, target] of pairs) await pick(page, option(item).locator('select'), target)
      break
    case 'order':
      await arrange(page, form, question, response)
      break
    case 'entry':
      await write(page, form.getByRole('textbox', { name: 'Your answer' }), response[0] ?? '')
      break
    case 'allocation':
      for (const [item, points] of pairs) await write(page, option(item).getByRole('spinbutton'), points)
      break
    case 'scenario':
      for (const [, choice] of pairs) {
        await chooseRadio(page, option(choice).locator('input'))
        await press(page, form.getByRole('button', { name: /^(Decide|Reply)$/ }))
      }
      break
    case 'compose':
      for (const id of response) await tick(page, option(id).locator('input'))
  }
}

async function arrange(page: Page, form: Locator, { items }: Question & { kind: 'order' }, wanted: string[]) {
  const ids = () => form.locator('li').evaluateAll((all) => all.map((item) => item.getAttribute('data-option-id')))
  for (const [place, id] of wanted.entries()) {
    const text = plainText(items.find((item) => item.id === id)?.text ?? [])
    for (let at = (await ids()).indexOf(id); at > place; at--) {
      await press(page, form.getByRole('button', { name: `Move up: ${text}`, exact: true }))
    }
  }
}

/** Uses a block that asks for no answer as a learner would, by keyboard alone. */
export async function useByKeyboard(page: Page, block: Block): Promise<void> {
  if (block.kind === 'form' || block.kind === 'checklist' || block.kind === 'course-map') {
    await fillIn(page, page.locator(`[data-note-id="${block.id}"]`), block)
  }
  if (block.kind === 'cards' && block.items.some(({ more }) => more)) await openCards(page)
  if (block.kind === 'slides') {
    await press(page, page.getByRole('button', { name: 'Next slide' }))
    await expect(page.getByText(`Slide 2 of ${block.slides.length}`)).toBeVisible()
  }
  if (block.kind === 'table') await sortTable(page, block)
  if (block.kind === 'resource-library') await starOne(page)
}

type Private = Extract<Block, { kind: 'form' | 'checklist' | 'course-map' }>

async function fillIn(page: Page, section: Locator, block: Private): Promise<void> {
  if (block.kind === 'course-map') return chooseRadio(page, section.getByRole('radio').first())
  if (block.kind === 'checklist') {
    for (const { id } of block.items.slice(0, 3)) {
      const item = section.locator(`[data-item-id="${id}"]`)
      if (block.scale) await chooseRadio(page, item.getByRole('radio').last())
      else await tick(page, item.getByRole('checkbox'))
    }
    return
  }
  for (const { id, as } of block.fields) {
    const field = section.locator(`[data-field-id="${id}"]`)
    if (as === 'one') await chooseRadio(page, field.getByRole('radio').first())
    else if (as === 'many') await tick(page, field.getByRole('checkbox').first())
    else await write(page, field.getByRole('textbox'), `My words on ${id} — שלום ✓`)
  }
}

async function openCards(page: Page): Promise<void> {
  for (const summary of await page.locator('article li.card summary').all()) {
    await tabTo(page, summary)
    await page.keyboard.press('Enter')
  }
  await expect(page.locator('article li.card details:not([open])')).toHaveCount(0)
}

async function sortTable(page: Page, { columns, title }: Extract<Block, { kind: 'table' }>): Promise<void> {
  const column = columns.find(({ sort }) => sort)
  if (!column) return
  const heading = page.getByRole('region', { name: title }).getByRole('columnheader', { name: column.title })
  await press(page, heading.getByRole('button'))
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
}

async function starOne(page: Page): Promise<void> {
  const star = page.getByRole('button', { name: /^Star: / }).first()
  await press(page, star, 'Space')
  await expect(star).toHaveAttribute('aria-pressed', 'true')
}
