import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../player/style.css'
import type { Block, Reference } from '../../courses/format/course.ts'
import type { RichText } from '../../courses/format/rich-text.ts'
import { choice } from './course.ts'
import { openPlayer } from './render-player.ts'

const glossary: Reference['glossary'] = [
  { id: 'agency', term: 'Agency', meaning: 'Power to act.', pages: [] },
  { id: 'diversity', term: 'Diversity', meaning: 'Differences between people.', pages: [] },
]
const term = (id: string): RichText[number] => ({ tag: 'term', term: id, children: [id] })
const text: Block = { kind: 'text', text: [{ tag: 'p', children: [term('agency'), ' and ', term('diversity')] }] }
const open = (...blocks: Block[]) =>
  openPlayer({ pages: [{ id: 'one', blocks }, { id: 'two' }], reference: { glossary } })
const agency = page.getByRole('button', { name: 'agency' })
const diversity = page.getByRole('button', { name: 'diversity' })
const meaning = page.getByRole('note')
const { keyboard } = userEvent

beforeEach(() => page.viewport(390, 700))

describe('a term of the glossary', () => {
  it('opens its meaning from the keyboard, and closes with Escape; the focus stays on the term', async () => {
    await open(text)
    await expect.element(meaning).not.toBeInTheDocument()
    agency.element().focus()
    await keyboard('{Enter}')
    await expect.element(meaning).toBeVisible()
    await expect.element(meaning).toHaveTextContent(/^Agency Power to act\.$/)
    await expect.element(agency).toHaveFocus()
    await keyboard('{Escape}')
    await expect.element(meaning).not.toBeInTheDocument()
    await expect.element(agency).toHaveFocus()
    await keyboard(' ')
    await expect.element(meaning).toBeVisible()
  })

  it.each([
    ['a term', term('agency')],
    ['a link to another site', { tag: 'a', href: 'https://example.org', children: ['agency'] }],
  ] as [string, RichText[number]][])(
    '%s holds the marks that touch it: no line begins or ends with them',
    async (_, node) => {
      await open({ kind: 'text', text: [{ tag: 'p', children: ['A word such as (', node, '), opens its meaning.'] }] })
      const article = document.querySelector<HTMLElement>('article')!
      expect(article.textContent).toMatch(/such as \(agency.*?\), opens/)
      const paragraph = article.querySelector('p:not(.eyebrow)')!
      const placeOf = (mark: string): DOMRect => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
          const { textContent, parentElement } = walker.currentNode
          const at = textContent?.indexOf(mark) ?? -1
          if (at < 0 || parentElement?.closest('.visually-hidden')) continue
          const range = document.createRange()
          range.setStart(walker.currentNode, at)
          range.setEnd(walker.currentNode, at + 1)
          return range.getBoundingClientRect()
        }
        throw new Error(`There is no ${mark}`)
      }
      const lines = new Set<number>()
      for (let width = 100; width < 330; width += 3) {
        article.style.width = `${width}px`
        const start = paragraph.getBoundingClientRect().left
        for (const mark of [')', ',']) expect(placeOf(mark).left, `${mark} at ${width} px`).toBeGreaterThan(start + 8)
        expect(placeOf('agency').bottom, `( at ${width} px`).toBeCloseTo(placeOf('(').bottom, -1)
        lines.add(Math.round(placeOf(')').bottom - placeOf('A word').bottom))
      }
      expect(lines.size).toBeGreaterThan(2)
    },
  )

  it('closes with a click outside', async () => {
    await open(text)
    await agency.click()
    await expect.element(meaning).toBeVisible()
    await page.getByRole('heading', { level: 1 }).click()
    await expect.element(meaning).not.toBeInTheDocument()
  })

  it('gives way to the next one', async () => {
    await open(text)
    await agency.click()
    await expect.element(meaning).toHaveTextContent(/^Agency/)
    await diversity.click()
    await expect.element(meaning).toHaveTextContent(/^Diversity/)
  })

  it('stays inside a narrow window', async () => {
    await open(text)
    await diversity.click()
    await expect.element(meaning).toHaveTextContent('Differences between people.')
    const { left, right, top, bottom } = meaning.element().getBoundingClientRect()
    expect([left >= 0, right <= 390, top >= 0, bottom <= 700]).toEqual([true, true, true, true])
  })

  it('inside a question explains itself and answers nothing', async () => {
    const options = [
      { id: 'a', text: ['More ', term('agency')], right: true },
      { id: 'b', text: ['Less'], right: false },
    ]
    const { facts } = await open(choice({ id: 'q1', prompt: ['About ', term('diversity')], options }))
    await agency.click()
    await expect.element(meaning).toHaveTextContent(/^Agency/)
    await keyboard('{Escape}')
    await diversity.click()
    await expect.element(meaning).toHaveTextContent(/^Diversity/)
    for (const radio of page.getByRole('radio').elements()) expect((radio as HTMLInputElement).checked).toBe(false)
    expect(facts().map(({ type }) => type)).toEqual(['visit'])
  })

  /** Whether the meaning covers its word, even by a pixel. */
  const covers = () => {
    const [word, note] = [agency.element(), meaning.element()].map((element) => element.getBoundingClientRect())
    return word!.left < note!.right && note!.left < word!.right && word!.top < note!.bottom && note!.top < word!.bottom
  }

  it('opens for a mouse that rests on it, stays while the mouse is in it, and closes when it leaves', async () => {
    await open(text)
    await agency.hover()
    await expect.element(meaning).toHaveTextContent(/^Agency/)
    await meaning.hover()
    await new Promise((resolve) => setTimeout(resolve, 500))
    await expect.element(meaning).toBeVisible()
    await page.getByRole('heading', { level: 1 }).hover()
    await expect.element(meaning).not.toBeInTheDocument()
  })

  it('closes with Escape while the mouse stays, and opens again only when it comes back', async () => {
    await open(text)
    await agency.hover()
    await expect.element(meaning).toBeVisible()
    await keyboard('{Escape}')
    await expect.element(meaning).not.toBeInTheDocument()
    await new Promise((resolve) => setTimeout(resolve, 600))
    await expect.element(meaning).not.toBeInTheDocument()
  })

  it('opens for the focus of the keyboard, and goes with it', async () => {
    await open(text)
    agency.element().focus()
    await expect.element(meaning).toHaveTextContent(/^Agency/)
    await userEvent.tab()
    await expect.element(diversity).toHaveFocus()
    await expect.element(meaning).toHaveTextContent(/^Diversity/)
  })

  it('that was pressed stays when the mouse leaves, and closes with another press', async () => {
    await open(text)
    await agency.click()
    await page.getByRole('heading', { level: 1 }).hover()
    await new Promise((resolve) => setTimeout(resolve, 500))
    await expect.element(meaning).toBeVisible()
    await agency.click()
    await expect.element(meaning).not.toBeInTheDocument()
  })

  it.each(['top', 'bottom'])('never covers its word, at the %s of the window too', async (place) => {
    const filler: Block = { kind: 'text', text: Array.from({ length: 40 }, () => ({ tag: 'p', children: ['…'] })) }
    await open(filler, text, filler)
    agency.element().scrollIntoView({ block: place === 'top' ? 'start' : 'end' })
    await agency.click()
    await expect.element(meaning).toHaveTextContent(/^Agency Power/)
    expect(covers()).toBe(false)
  })
})
