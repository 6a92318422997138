import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../player/style.css'
import { reading } from '../../player/settings/reading.svelte.ts'
import { openPlayer } from './render-player.ts'

const open = () => openPlayer({ pages: [{ id: 'one' }, { id: 'two' }] })
const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const menu = page.getByRole('button', { name: 'Menu' })
async function openList() {
  await menu.click()
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'Keyboard shortcuts' }).click()
}
const outline = page.getByRole('navigation', { name: 'Pages of the course' })
const { keyboard } = userEvent

beforeEach(() => {
  reading.open('')
  return page.viewport(1200, 800)
})

describe('the list of shortcuts', () => {
  it('opens from the menu, says what every key does, and gives the focus back when it closes', async () => {
    await open()
    await expect.element(dialog).not.toBeInTheDocument()
    await openList()
    await expect.element(dialog).toBeVisible()
    const terms = dialog.getByRole('term').elements()
    expect(terms.map((term) => [term.textContent.trim(), term.nextElementSibling?.textContent.trim()])).toEqual([
      ['→', 'Next page'],
      ['←', 'Previous page'],
      ['Page Down', 'Scroll; at the end of a page, the next page'],
      ['Page Up', 'Scroll; at the start of a page, the previous page'],
      ['o', 'Open or close the outline'],
      ['Ctrl + Alt + D', 'Connection to your LMS, where there is one'],
      ['?', 'This list'],
      ['Esc', 'Close what is open'],
      ['/', 'Search'],
      ['Ctrl + K', 'Search'],
      ['b', 'Bookmark this page, or take the bookmark away'],
      ['n', 'Notes and review'],
      ['h', 'Highlight the selected text'],
    ])
    await keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(menu).toHaveFocus()
  })

  it('opens at its top on a small screen, where it does not fit', async () => {
    await page.viewport(320, 500)
    await open()
    await keyboard('?')
    const title = dialog.getByRole('heading', { name: 'Keyboard shortcuts' })
    await expect.element(title).toBeInViewport({ ratio: 1 })
    await expect.element(dialog.getByRole('button', { name: 'Close' })).not.toBeInViewport()
  })

  it('opens with "?", closes with its own button, and keeps the other keys to itself', async () => {
    const { actor } = await open()
    await keyboard('?')
    await expect.element(dialog).toBeVisible()
    await keyboard('{ArrowRight}')
    expect(actor.getSnapshot().context.page).toBe('one')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect.element(dialog).not.toBeInTheDocument()
    await keyboard('{ArrowRight}')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Two' })).toHaveFocus()
  })

  it('switches the single letters off, for this browser and not only for now; other keys go on', async () => {
    const { actor } = await open()
    await openList()
    const singleKeys = dialog.getByRole('checkbox', { name: 'Use the single-letter shortcuts (o, b, n, h, / and ?)' })
    await expect.element(singleKeys).toBeChecked()
    await singleKeys.click()
    await keyboard('{Escape}')
    expect(localStorage.getItem('stepwise:settings')).toContain('"shortcuts":false')
    await keyboard('o')
    await keyboard('?')
    await expect.element(outline).toBeVisible()
    await expect.element(dialog).not.toBeInTheDocument()
    await keyboard('{ArrowRight}')
    expect(actor.getSnapshot().context.page).toBe('two')
  })

  it('remembers that single letters are off, and switches them on again', async () => {
    localStorage.setItem('stepwise:settings', '{"shortcuts":false}')
    reading.open('')
    await open()
    await keyboard('o')
    await expect.element(outline).toBeVisible()
    await openList()
    await dialog.getByRole('checkbox').click()
    await keyboard('{Escape}')
    await keyboard('o')
    await expect.element(outline).not.toBeInTheDocument()
  })
})
