import { expect, type Locator, type Page } from '@playwright/test'

/** Puts the focus on an element as a keyboard does: by Tab or Shift+Tab, from wherever it is. Fails if it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    const where = await target.evaluate((element) => {
      const { activeElement } = document
      if (activeElement === element) return 'here'
      const isBehind =
        activeElement && element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
      return isBehind ? 'before' : 'after'
    })
    if (where === 'here') return
    await page.keyboard.press(where === 'before' ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`)
}

/** Chooses a radio button of a group: Tab to the group, arrows within it. */
export async function chooseRadio(page: Page, radio: Locator): Promise<void> {
  const name = await radio.getAttribute('name')
  const group = radio.page().locator(`input[type=radio][name="${name}"]`)
  const count = await group.count()
  const checked = await group.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked))
  await tabTo(page, group.nth(Math.max(0, checked)))
  const isHere = () => radio.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < count && !(await isHere()); presses++) await page.keyboard.press('ArrowDown')
  if (!(await radio.isChecked())) await page.keyboard.press('Space')
  await expect(radio).toBeChecked()
}

export async function tick(page: Page, box: Locator, isOn = true): Promise<void> {
  await tabTo(page, box)
  if ((await box.isChecked()) !== isOn) await page.keyboard.press('Space')
  await expect(box).toBeChecked({ checked: isOn })
}

/** Chooses from a list by its arrow keys. */
export async function pick(page: Page, select: Locator, value: string): Promise<void> {
  await tabTo(page, select)
  const values = await select.evaluate((list) => [...(list as HTMLSelectElement).options].map((option) => option.value))
  for (let presses = 0; presses < values.length * 2; presses++) {
    const at = values.indexOf(await select.inputValue())
    const wanted = values.indexOf(value)
    if (at === wanted) return
    await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp')
  }
  throw new Error(`The list has no ${value}.`)
}

/** Writes into a field, in the place of what is there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

export async function press(page: Page, button: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press(key)
}
