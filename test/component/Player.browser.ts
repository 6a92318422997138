import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../player/style.css'
import type { Block } from '../../courses/format/course.ts'
import { choice } from './course.ts'
import { openPlayer, visit, type Setting } from './render-player.ts'

const pages = [{ id: 'one' }, { id: 'two' }, { id: 'three' }]
const open = (setting: Partial<Setting> = {}) => openPlayer({ pages, ...setting })
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const drawer = page.getByRole('dialog', { name: 'Outline' })
const outline = page.getByRole('navigation', { name: 'Pages of the course' })
const { keyboard } = userEvent

/** A page of many screens. */
const long: Block = {
  kind: 'text',
  text: Array.from({ length: 80 }, (_, i) => ({ tag: 'p' as const, children: [`Paragraph ${i + 1}.`] })),
}
const longPages = [{ id: 'one' }, { id: 'two', blocks: [long] }, { id: 'three', blocks: [long] }]
const scrolled = () => document.documentElement.scrollTop
const scrollTo = (top: number) => document.documentElement.scrollTo({ top, behavior: 'instant' })

beforeEach(() => page.viewport(1200, 800))

describe('the focus', () => {
  it('stays where it is when the first page arrives', async () => {
    const before = document.body.appendChild(document.createElement('button'))
    before.focus()
    await open()
    await expect.element(heading('One')).toBeVisible()
    expect(document.activeElement).toBe(before)
    before.remove()
  })

  it('goes to the heading of every page that follows, and the view to its start', async () => {
    await open({ pages: longPages, wanted: 'two' })
    scrollTo(600)
    await button('Next').click()
    await expect.element(heading('Three')).toHaveFocus()
    expect(scrolled()).toBe(0)
    scrollTo(600)
    await button('Previous').click()
    await expect.element(heading('Two')).toHaveFocus()
    expect(scrolled()).toBe(0)
  })

  it('jumps over bars and outline to the page', async () => {
    await open()
    await keyboard('{Tab}')
    const skip = page.getByRole('link', { name: 'Skip to the page' })
    await expect.element(skip).toHaveFocus()
    await expect.element(skip).toBeInViewport()
    await keyboard('{Enter}')
    await expect.element(heading('One')).toHaveFocus()
  })

  it('reaches everything in the order in which it is read', async () => {
    const link = { tag: 'page' as const, page: 'three', children: ['the third page'] }
    const text: Block = { kind: 'text', text: [{ tag: 'p', children: ['On to ', link] }] }
    await open({
      pages: [{ id: 'one' }, { id: 'two', blocks: [text, choice({ id: 'q1' })] }, { id: 'three' }],
      wanted: 'two',
    })
    const reached: string[] = []
    for (let i = 0; i < 17; i++) {
      await keyboard('{Tab}')
      const { activeElement } = document
      reached.push(
        activeElement?.getAttribute('aria-label') ??
          activeElement?.closest('label')?.innerText ??
          (activeElement as HTMLElement).innerText,
      )
    }
    expect(reached.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Skip to the page',
      'Outline',
      'Search the course',
      'Bookmark this page',
      'Notes and review',
      'Reading settings',
      'Menu',
      'Exit',
      'All pages 1 / 3 1 of 3 read',
      'One',
      'Two (read)',
      'Three',
      'the third page',
      'Apples',
      'Check answer',
      'Previous',
      'Next',
    ])
  })
})

describe('keys', () => {
  it('turn pages with the arrows, and stop at the ends', async () => {
    const { facts } = await open()
    await keyboard('{ArrowLeft}')
    await keyboard('{ArrowRight}')
    await expect.element(heading('Two')).toHaveFocus()
    await keyboard('{ArrowRight}')
    await expect.element(heading('Three')).toHaveFocus()
    await keyboard('{ArrowRight}')
    await keyboard('{ArrowLeft}')
    await expect.element(heading('Two')).toHaveFocus()
    const visits = facts().filter(({ type }) => type === 'visit')
    expect(visits).toEqual([visit('one'), visit('two'), visit('three'), visit('two')])
  })

  it('scroll with Page Down, and turn the page only at its end', async () => {
    const { actor } = await open({ pages: longPages, wanted: 'two' })
    const end = new Promise((resolve) => document.addEventListener('scrollend', resolve, { once: true }))
    await keyboard('{PageDown}')
    await end
    expect(scrolled()).toBeGreaterThan(300)
    expect(actor.getSnapshot().context.page).toBe('two')
    scrollTo(100_000)
    await keyboard('{PageDown}')
    await expect.element(heading('Three')).toHaveFocus()
    expect(scrolled()).toBe(0)
    await keyboard('{PageUp}')
    await expect.element(heading('Two')).toHaveFocus()
  })

  it('choose options inside a question and turn no page there', async () => {
    await open({ pages: [{ id: 'one', blocks: [choice({ id: 'q1' })] }, { id: 'two' }] })
    await page.getByLabelText('Apples').click()
    await keyboard('{ArrowRight}')
    await expect.element(page.getByLabelText('Bricks')).toBeChecked()
    await expect.element(heading('One')).toBeVisible()
  })

  it('with a modifier are left to the browser', async () => {
    const { actor } = await open()
    for (const modifier of ['Control', 'Alt', 'Shift', 'Meta']) {
      const event = {
        key: 'ArrowRight',
        bubbles: true,
        cancelable: true,
        [`${modifier.toLowerCase().replace('control', 'ctrl')}Key`]: true,
      }
      document.body.dispatchEvent(new KeyboardEvent('keydown', event))
    }
    expect(actor.getSnapshot().context.page).toBe('one')
  })
})

describe('the outline beside the page', () => {
  it('is closed and opened with its button and with "o", and stays as it was left', async () => {
    await open()
    await expect.element(outline).toBeVisible()
    await expect.element(button('Outline')).toHaveAttribute('aria-expanded', 'true')
    await button('Outline').click()
    await expect.element(outline).not.toBeInTheDocument()
    await expect.element(button('Outline')).toHaveAttribute('aria-expanded', 'false')
    expect(localStorage.getItem('stepwise:outline')).toBe('false')
    await keyboard('o')
    await expect.element(outline).toBeVisible()
    expect(localStorage.getItem('stepwise:outline')).toBe('true')
  })

  it('is closed from the start where it was left closed', async () => {
    localStorage.setItem('stepwise:outline', 'false')
    await open()
    await expect.element(button('Outline')).toHaveAttribute('aria-expanded', 'false')
    await expect.element(outline).not.toBeInTheDocument()
  })
})

describe('the outline on a narrow screen', () => {
  beforeEach(() => page.viewport(390, 800))

  it('opens over the page, closes with Escape, and gives the focus back', async () => {
    await open()
    await expect.element(outline).not.toBeInTheDocument()
    await expect.element(button('Outline')).toHaveAttribute('aria-expanded', 'false')
    await button('Outline').click()
    await expect.element(drawer).toBeVisible()
    await expect.element(outline).toBeVisible()
    await keyboard('{Escape}')
    await expect.element(drawer).not.toBeInTheDocument()
    await expect.element(button('Outline')).toHaveFocus()
  })

  it('closes with its own button and with a click beside it', async () => {
    await open()
    await button('Outline').click()
    await drawer.getByRole('button', { name: 'Close the outline' }).click()
    await expect.element(drawer).not.toBeInTheDocument()
    await button('Outline').click()
    await expect.element(drawer).toBeVisible()
    await userEvent.click(document.documentElement, { position: { x: 385, y: 400 } })
    await expect.element(drawer).not.toBeInTheDocument()
  })

  it('opens with "o"', async () => {
    await open()
    await keyboard('o')
    await expect.element(drawer).toBeVisible()
    await expect.element(outline).toBeVisible()
  })

  it('closes when a page is chosen', async () => {
    await open()
    await button('Outline').click()
    await drawer.getByRole('link', { name: 'Two' }).click()
    await expect.element(drawer).not.toBeInTheDocument()
    expect(location.hash).toBe('#/two')
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('keeps keys to itself while it is open', async () => {
    const { actor } = await open()
    await button('Outline').click()
    await drawer.getByText('1 of 3 pages').click()
    await keyboard('{ArrowRight}')
    await expect.element(drawer).toBeVisible()
    expect(actor.getSnapshot().context.page).toBe('one')
  })
})

describe('the layout', () => {
  const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
  const table = (...cells: string[]) => ({
    tag: 'tr' as const,
    children: cells.map((cell) => ({ tag: 'td' as const, children: [cell] })),
  })
  const blocks: Block[] = [
    {
      kind: 'text',
      text: [{ tag: 'table', children: [{ tag: 'tbody', children: [table(...Array<string>(9).fill('A city'))] }] }],
    },
    { kind: 'callout', tone: 'note', title: 'A note', text: [{ tag: 'p', children: ['Noted.'] }] },
    { kind: 'timeline', items: [{ when: '2004', text: ['Comedia starts.'] }] },
    { kind: 'cards', items: [{ title: 'A card', text: [{ tag: 'p', children: ['Text.'] }] }] },
    choice({ id: 'q1' }),
  ]

  it.each([320, 390, 1200])('needs no sideways scrolling at %i pixels', async (width) => {
    await page.viewport(width, 700)
    await open({ course: { title: `A course about ${word}` }, pages: [{ id: 'one', blocks }, { id: 'two' }] })
    await expect.element(page.getByText('Comedia starts.')).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })

  it('scrolls a wide table by itself, with the keyboard too, and turns no page meanwhile', async () => {
    await page.viewport(390, 700)
    const { actor } = await open({ pages: [{ id: 'one', blocks }, { id: 'two' }] })
    const scroller = page.getByRole('group', { name: 'Table' })
    scroller.element().focus()
    await keyboard('{ArrowRight}')
    await expect.poll(() => scroller.element().scrollLeft).toBeGreaterThan(0)
    expect(actor.getSnapshot().context.page).toBe('one')
  })

  it('keeps the save sign readable for those who hear it on a narrow screen', async () => {
    await page.viewport(390, 700)
    await open()
    await expect.element(page.getByText('Saved on this device')).toBeInTheDocument()
    await expect.element(page.getByText('Saved on this device')).not.toHaveStyle({ display: 'none' })
  })
})
