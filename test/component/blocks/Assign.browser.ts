import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import type { Assign } from '../../../courses/format/course.ts'
import { EMPTY_PROGRESS } from '../../../courses/format/progress.ts'
import { assign } from '../course.ts'
import { draft, withoutDrafts } from '../exercises.ts'
import { answer, attached, openPlayer, retake, trackerOf, visit, type Setting } from '../render-player.ts'

// Here and not in happy-dom, which chooses another option of a list than the one that is said to be selected.

const apple = page.getByRole('combobox', { name: 'An apple' })
const carrot = page.getByRole('combobox', { name: 'A carrot' })
const tryAgain = page.getByRole('button', { name: 'Try again' })
const checkAnswer = page.getByRole('button', { name: 'Check answer' })
const { keyboard } = userEvent

async function open(question: Assign, setting: Partial<Setting> = {}) {
  return withoutDrafts(await openPlayer({ pages: [{ id: 'one', blocks: [question] }, { id: 'two' }], ...setting }))
}
function openAssessment(question: Assign, setting: Partial<Setting> = {}) {
  const assessment = { graded: false, attempts: null }
  return open(question, { pages: [{ id: 'one', assessment, blocks: [question] }, { id: 'two' }], ...setting })
}
const before = [visit('one'), answer('q1', ['apple.shop', 'carrot.soil'], 0)]
async function expectChosen(ofApple: string, ofCarrot: string) {
  await expect.element(apple).toHaveDisplayValue(ofApple)
  await expect.element(carrot).toHaveDisplayValue(ofCarrot)
}
/** The list that comes first on the page: the items are shuffled. */
const first = () => page.getByRole('combobox').elements()[0]

it('has what can be matched on paper too, where no list opens', async () => {
  await open(assign({ as: 'match' }))
  const onPaper = document.querySelector('.answer ul')
  expect([...(onPaper?.children ?? [])].map(({ textContent }) => textContent).toSorted()).toEqual(
    ['In a shop', 'In the soil', 'On a tree'],
  ) // prettier-ignore
  expect(onPaper?.checkVisibility()).toBe(false)
})

describe.each(['match', 'sort'] as const)('a question to %s', (as) => {
  it('shows again what was answered before, and is empty when it is tried again', async () => {
    await open(assign({ as }), { done: before })
    await expectChosen('In a shop', 'In the soil')
    await expect.element(page.getByText('Not quite.')).toBeVisible()
    await expect.element(apple).toHaveAccessibleDescription('Not quite. right: On a tree')
    await tryAgain.click()
    await expectChosen('Choose …', 'Choose …')
    expect(document.activeElement).toBe(first())
  })

  it('goes on with what was chosen, as far as it still is there', async () => {
    const begun = draft('q1', ['carrot.shop', 'apple.moon', 'pear.tree', 'nonsense'])
    const { facts } = await open(assign({ as }), { done: [visit('one'), begun] })
    await expectChosen('Choose …', 'In a shop')
    await apple.selectOptions('On a tree')
    await checkAnswer.click()
    await expect.element(page.getByText('Not quite.')).toBeVisible()
    expect(facts().flatMap((fact) => (fact.type === 'answer' ? [fact.data.response] : []))).toEqual([
      ['apple.tree', 'carrot.shop'],
    ])
  })

  it('is locked after one answer in an assessment, and empty in the next round', async () => {
    const { facts } = await openAssessment(assign({ as }), { done: before })
    await expect.element(apple).toBeDisabled()
    await expect.element(tryAgain).not.toBeInTheDocument()
    await expect.element(checkAnswer).not.toBeInTheDocument()
    await page.getByRole('button', { name: 'Take it again' }).click()
    await expectChosen('Choose …', 'Choose …')
    expect(document.activeElement).toBe(first())
    expect(facts().at(-1)).toEqual(retake('one', 2))
  })

  it.each([
    [1, 'That’s right.'],
    [0, 'Not quite.'],
  ])(
    'that only the LMS knows (score %i) shows what is right, and claims nothing about single items',
    async (best, verdict) => {
      const questions = new Map([['q1', { answers: [], remote: { round: 1, attempts: 1, best } }]])
      const remote = { ...EMPTY_PROGRESS, questions }
      await openAssessment(assign({ as }), {
        tracker: trackerOf({ connect: () => Promise.resolve(attached({ remote })) }),
      })
      await expect.element(page.getByText(verdict)).toBeVisible()
      await expectChosen('On a tree', 'In the soil')
      await expect.element(apple).not.toHaveAccessibleDescription()
    },
  )

  it('is answered with the keyboard alone, and turns no page meanwhile', async () => {
    const { facts } = await open(assign({ as }))
    for (const [list, letters] of [
      [apple, 'on'],
      [carrot, 'in the'],
    ] as const) {
      list.element().focus()
      await keyboard(letters)
    }
    await expectChosen('On a tree', 'In the soil')
    checkAnswer.element().focus()
    await keyboard('{Enter}')
    await expect.element(page.getByText('That’s right.')).toBeVisible()
    const response = ['apple.tree', 'carrot.soil']
    const data = { question: 'q1', nonce: 'nonce-1', response, score: 1, round: 1, latency: 0 }
    expect(facts()).toEqual([visit('one'), { type: 'answer', data }])
  })
})

describe('a target', () => {
  it('of a match goes from one item to the other', async () => {
    await open(assign({ as: 'match' }))
    await apple.selectOptions('In the soil')
    await carrot.selectOptions('In the soil')
    await expectChosen('Choose …', 'In the soil')
  })

  it('of a sort may hold any number of items', async () => {
    await open(assign({ as: 'sort' }))
    await apple.selectOptions('In the soil')
    await carrot.selectOptions('In the soil')
    await expectChosen('In the soil', 'In the soil')
  })
})
