import { expect, type Locator, type Page } from '@playwright/test'

/** How a learner operates the page. */
export interface Hands {
  choose(radio: Locator): Promise<void>
  tick(box: Locator): Promise<void>
  pick(select: Locator, value: string): Promise<void>
  write(field: Locator, text: string): Promise<void>
  press(button: Locator): Promise<void>
}

/** With mouse or finger. */
export const byPointer: Hands = {
  choose: (radio) => radio.check(),
  tick: (box) => box.check(),
  pick: async (select, value) => void (await select.selectOption(value)),
  write: (field, text) => field.fill(text),
  press: (button) => button.click(),
}

/** With the keyboard and nothing else. */
export const byKeyboard = (page: Page): Hands => ({
  async choose(radio) {
    const group = page.locator(`input[type=radio][name="${await radio.getAttribute('name')}"]`)
    const checked = await group.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked))
    await tabTo(page, group.nth(Math.max(0, checked)))
    const isHere = () => radio.evaluate((element) => element === document.activeElement)
    const count = await group.count()
    for (let presses = 0; presses < count && !(await isHere()); presses++) await page.keyboard.press('ArrowDown')
    if (!(await radio.isChecked())) await page.keyboard.press('Space')
    await expect(radio).toBeChecked()
  },
  async tick(box) {
    await tabTo(page, box)
    if (!(await box.isChecked())) await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  },
  async pick(select, value) {
    await tabTo(page, select)
    const values = await select.evaluate((list) => [...(list as HTMLSelectElement).options].map((it) => it.value))
    for (let presses = 0; presses < values.length * 2; presses++) {
      const [at, wanted] = [values.indexOf(await select.inputValue()), values.indexOf(value)]
      if (at === wanted) return
      await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp')
    }
    throw new Error(`The list has no ${value}.`)
  },
  async write(field, text) {
    await tabTo(page, field)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
  },
  async press(button) {
    await tabTo(page, button)
    await page.keyboard.press('Enter')
  },
})

/** Puts the focus on an element as a keyboard does: by Tab or Shift+Tab, from wherever it is. Fails if it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const way = await target.evaluate(wayTo)
    if (way === 0) return
    // All but the last are pressed without looking: what stands between is only roughly known.
    const presses = Math.max(1, Math.abs(way) - 2)
    // Not one after the other's answer: the browser takes them in this order all the same.
    await Promise.all(Array.from({ length: presses }, () => page.keyboard.press(way > 0 ? 'Tab' : 'Shift+Tab')))
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`)
}

/** About how many presses of Tab away an element is; negative for Shift+Tab, 0 when it has the focus. */
function wayTo(target: Element): number {
  const from = document.activeElement ?? document.body
  if (from === target) return 0
  const isOnTheWay = (element: Element, i: number, all: Element[]) =>
    element.checkVisibility() &&
    !(element as HTMLInputElement).disabled &&
    // A group of radio buttons is one stop.
    ((element as HTMLInputElement).type !== 'radio' ||
      all.findIndex((one) => (one as HTMLInputElement).name === (element as HTMLInputElement).name) === i)
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  const isAfter = (a: Element, b: Element) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)
  const isAhead = isAfter(from, target)
  const [first, last] = isAhead ? [from, target] : [target, from]
  const between = stops.filter(isOnTheWay).filter((stop) => isAfter(first, stop) && isAfter(stop, last)).length
  return isAhead ? between + 1 : -(between + 1)
}
