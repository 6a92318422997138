import { isQuestion, questionType } from '../../courses/format/question.ts'
import { compiledCourse, COURSE_ADDRESS } from './course.ts'
import { giveAnswer, takeAssessment, useBlock } from './hands.ts'
import { byPointer } from './keyboard.ts'
import { expectPage } from './learner.ts'
import { responseTo } from './responses.ts'
import { expect, test } from './watched.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

interface Look {
  scheme: 'light' | 'dark'
  width: number
}
/** The two that differ in everything: every page in both of them. */
const OPPOSITE: Look[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
]
/** The other two: the pages that differ most. */
const BETWEEN: Look[] = [
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
]
const FEW = ['welcome', 'real-equality', 'strategy', 'eight-strategies', 'plan-certificate']

// axe is put in beside the page, which its policy would not allow.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

/** What axe finds on a page, one line a finding; and what sticks out of the window. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
  }
  const { violations, sticksOut } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return { violations, sticksOut: document.documentElement.scrollWidth - innerWidth }
  })
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
  return sticksOut > 0 ? [...found, `${sticksOut} px stick out`] : found
}

/** The same page in each of these looks, one after another, without loading it again. */
async function expectNothing(page: Page, what: string, looks: readonly Look[] = OPPOSITE): Promise<void> {
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await findings(page), `${what}, ${scheme}, ${width} px`).toEqual([])
  }
}

/** Goes to a page as a link in the text does, once the last step is saved. */
async function goTo(page: Page, compiled: CompiledCourse, id: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-pending', '0')
  await page.evaluate((hash) => (location.hash = hash), `#/${id}`)
  await expectPage(
    page,
    compiled,
    compiled.course.pages.findIndex((it) => it.id === id),
  )
}

for (const look of [...OPPOSITE, ...BETWEEN]) {
  test(`axe finds nothing on any page, ${look.scheme}, ${look.width} px wide`, async ({ page }) => {
    test.setTimeout(300_000)
    const compiled = await compiledCourse()
    await page.goto(COURSE_ADDRESS)
    for (const { id } of compiled.course.pages) {
      if (BETWEEN.includes(look) && !FEW.includes(id)) continue
      await goTo(page, compiled, id)
      await expectNothing(page, id, [look])
    }
  })
}

test('axe finds nothing on a question of any type, right or wrong', async ({ page }) => {
  const compiled = await compiledCourse()
  const practice = compiled.pages.filter(({ assessment }) => !assessment)
  const all = practice.flatMap(({ id, blocks }) => blocks.filter(isQuestion).map((question) => ({ id, question })))
  const types = new Set(all.map(({ question }) => questionType(question)))
  expect(types.size).toBeGreaterThanOrEqual(11)
  await page.goto(COURSE_ADDRESS)
  for (const type of types) {
    const [first, second = first] = all.filter(({ question }) => questionType(question) === type)
    for (const one of [first, second]) {
      if (!one) throw new Error(`The course has no question of this type: ${type}.`)
      await goTo(page, compiled, one.id)
      const form = page.locator(`[data-question-id="${one.question.id}"]`)
      const again = form.getByRole('button', { name: 'Try again' })
      if (await again.isVisible()) await again.click()
      await giveAnswer(page, byPointer, one.question, responseTo(one.question, one === second))
    }
    await expectNothing(page, `${type}, answered`)
  }
})

test('axe finds nothing on notes, the plan, a result and the certificate', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(COURSE_ADDRESS)
  for (const { id, blocks } of compiled.pages) {
    await goTo(page, compiled, id)
    const notes = blocks.filter(({ kind }) => kind === 'form' || kind === 'checklist' || kind === 'course-map')
    for (const block of notes) await useBlock(page, byPointer, block)
    if (notes.some((block) => block.kind === 'checklist' && block.chart)) await expectNothing(page, `${id}, filled in`)
  }
  await goTo(page, compiled, 'final-assessment')
  await takeAssessment(page, compiled, 'final-assessment', (place) => place % 5 !== 4)
  await expectNothing(page, 'result')
  await goTo(page, compiled, 'plan-certificate')
  await expect(page.getByRole('heading', { name: 'You lit the whole city' })).toBeVisible()
  await page.getByLabel('Your name, as it should stand on the certificate').fill('Ines Arden')
  await expectNothing(page, 'plan and certificate')
})

test('axe finds nothing on feedback, in dialogs, and when the course is left', async ({ page }) => {
  const compiled = await compiledCourse()
  await page.goto(`${COURSE_ADDRESS}#/check-1`)
  await takeAssessment(page, compiled, 'check-1', (place) => place % 2 === 0)
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Menu' }).click()
  await expectNothing(page, 'menu', [...BETWEEN, ...OPPOSITE])
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Outline' }).click()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByRole('heading', { name: 'Your progress is saved' })).toBeFocused()
  expect(await findings(page)).toEqual([])
})
