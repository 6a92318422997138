import { readdirSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { Block, type CompiledCourse, type Question } from '../../courses/format/course.ts'
import { isQuestion, questionType } from '../../courses/format/question.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { giveAnswer, takeAssessment, useBlock } from './hands.ts'
import { byPointer } from './keyboard.ts'
import { responseTo } from './responses.ts'
import { expect, test } from './watched.ts'

/** Has every kind of block, and a question of every type: `test/unit/courses/every-kind.test.ts`. */
const TOUR = 'using-this-player'
const read = await readCourse(TOUR)
if (!read.ok) throw new Error('The tour has problems.')
const tour: CompiledCourse = read.compiled
const blocks = tour.pages.flatMap(({ id, assessment, blocks }) =>
  blocks.map((block) => ({ page: id, isCounted: assessment !== undefined, block })),
)

type Other = Exclude<Block, Question>
/** Where the page has a block that asks for no answer: all elements of it, as children of the page. */
const PLACES: Record<Other['kind'], string> = {
  text: '> p:not(.internet)',
  figure: '> figure:has(img)',
  city: '> article',
  callout: '> aside',
  'key-figure': '> div:has(.value)',
  timeline: '> div:has(ol[aria-label])',
  cards: '> ul:has(.card)',
  quote: '> figure:has(blockquote)',
  resources: '> ul:not([role=search] ~ ul), > .internet',
  'resource-library': '> [role=search], > [role=search] ~ :is(h2, h3, ul)',
  glossary: '> .search, > dl',
  table: '> div:has([role=region] table)',
  video: '> article',
  slides: '> section:has(figure)',
  'course-map': '> section:has(table)',
  form: '> section[data-note-id]:has([data-field-id])',
  checklist: '> section[data-note-id]:has([data-item-id])',
  plan: '> section:not([data-note-id])',
  certificate: '> section[data-complete]:not(.card)',
}
const [questions, others] = [blocks.filter(({ block }) => isQuestion(block)), Object.keys(PLACES) as Other['kind'][]]
const types = [...new Set(tour.course.questions.map(({ type }) => type))]

// Orders that are drawn, the day on the plan and the code of the certificate are the same in every run.
test.beforeEach(async ({ page }) => {
  test.info().snapshotSuffix = ''
  await page.addInitScript(() => {
    let names = 0
    crypto.getRandomValues = (array) => {
      if (array instanceof Uint32Array) array.fill(array.length === 1 ? ++names : 7)
      return array
    }
  })
  await page.clock.install({ time: '2026-03-02T12:00:00Z' })
})

/** What assistive technology is told of these elements, in their order; and of each control what describes it. */
async function treeOf(elements: Locator): Promise<string> {
  await elements.first().waitFor({ timeout: 15_000 })
  const trees = await Promise.all((await elements.all()).map((element) => element.ariaSnapshot()))
  const described = await elements.locator('[aria-describedby]').evaluateAll((all) =>
    all.map((element) => {
      const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
      const words = ids.map((id) => document.getElementById(id)?.innerText.trim().replace(/\s+/g, ' ') ?? `no #${id}`)
      const name = (element as HTMLInputElement).labels?.[0]?.innerText ?? element.querySelector('legend')?.innerText
      return `# described: ${name?.replace(/\s+/g, ' ')} | ${words.join(' ')}`
    }),
  )
  const focus = await elements.evaluateAll((all) => {
    const here = document.activeElement
    const isHere = all.some((element) => element.contains(here))
    return isHere && here instanceof HTMLElement && here.tabIndex === -1
      ? [`# focus: ${here.innerText.split('\n')[0]}`]
      : []
  })
  return [...trees, ...described.filter((line) => !line.endsWith('| ')), ...focus].join('\n')
}

/** The states of a block, one under the other. */
const sheet = (states: Record<string, string>) =>
  `${Object.entries(states).map(([state, tree]) => `## ${state}\n${tree}`).join('\n\n')}\n` // prettier-ignore

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/?course=${TOUR}#/${id}`)
  // What reads the first lines only is there before the rest of the player; with its tools come all blocks of the page.
  await page.getByRole('button', { name: 'Search the course' }).waitFor()
}

test('every kind of block and every type of question has its tree, and nothing else has', () => {
  const kinds = Block.options.map(({ shape }) => shape.kind.value).filter((kind) => kind in PLACES)
  const wanted = [...kinds, ...types].map((name) => `${name}.txt`)
  expect(readdirSync(`${test.info().file}-snapshots`).toSorted()).toEqual(wanted.toSorted())
})

for (const { id, blocks: onPage } of tour.pages.filter(({ assessment }) => !assessment)) {
  const kinds = others.filter((kind) => blocks.find(({ block }) => block.kind === kind)?.page === id)
  if (kinds.length === 0) continue
  test(`${kinds.join(', ')}: at first and in use`, async ({ page }) => {
    await open(page, id)
    for (const kind of kinds) {
      const elements = page.locator('article[data-page-id]').locator(PLACES[kind])
      const atFirst = await treeOf(elements)
      const block = onPage.find((one) => one.kind === kind)
      if (block) await useBlock(page, byPointer, block)
      const inUse = await treeOf(elements)
      expect.soft(sheet({ 'at first': atFirst, ...(inUse !== atFirst && { 'in use': inUse }) })).toMatchSnapshot(`${kind}.txt`) // prettier-ignore
    }
  })
}

for (const id of new Set(questions.filter(({ isCounted }) => !isCounted).map(({ page }) => page))) {
  const here = questions.flatMap(({ page, block }) => (page === id && isQuestion(block) ? [block] : []))
  test(`${here.map(questionType).join(', ')}: open, too early, wrong and right`, async ({ page }) => {
    await open(page, id)
    for (const question of here) {
      expect.soft(sheet(await statesOf(page, question))).toMatchSnapshot(`${questionType(question)}.txt`)
    }
  })
}

async function statesOf(page: Page, question: Question): Promise<Record<string, string>> {
  const form = page.locator(`[data-question-id="${question.id}"]`)
  const states: Record<string, string> = { open: await treeOf(form) }
  if (question.kind !== 'order') {
    await form.getByRole('button', { name: /^(Check answer|Decide|Reply)$/ }).click()
    states['too early'] = await treeOf(form)
  }
  await giveAnswer(page, byPointer, question, responseTo(question, false))
  states['wrong'] = await treeOf(form)
  await form.getByRole('button', { name: 'Try again' }).click()
  await giveAnswer(page, byPointer, question, responseTo(question, true))
  states['right'] = await treeOf(form)
  return states
}

test('key figure, certificate: missing, and given', async ({ page }) => {
  const counted = tour.pages.find(({ assessment }) => assessment)?.id ?? ''
  const article = page.locator('article[data-page-id]')
  await open(page, counted)
  const missing = await treeOf(article.locator(PLACES.certificate))
  expect.soft(sheet({ 'at first': await treeOf(article.locator(PLACES['key-figure'])) })).toMatchSnapshot('key-figure.txt') // prettier-ignore
  await takeAssessment(page, tour, counted)
  for (const { id, title } of tour.course.pages) {
    await page.evaluate((to) => (location.hash = `/${to}`), id)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  }
  await page.evaluate((to) => (location.hash = `/${to}`), counted)
  await article.locator('[data-complete=true]').getByRole('textbox').fill('Sam Reader')
  const given = await treeOf(article.locator(PLACES.certificate))
  expect.soft(sheet({ missing, given })).toMatchSnapshot('certificate.txt')
})
