import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Block, Resource, Resources } from '../../../courses/format/course.ts'
import { openPlayer, textOf, type Setting } from '../render-player.ts'
import { note, notesOf } from './notes.ts'

const EXTERNAL = ' (opens a new window outside the course)'
const manual: Resource = {
  number: 1,
  section: 'guides',
  title: 'Manual for cities',
  languages: ['en', 'fr'],
  new: true,
  links: [
    { label: 'English edition', type: 'pdf', url: 'https://example.org/en.pdf' },
    { label: 'Édition française', type: 'pdf', url: 'https://example.org/fr.pdf', new: true },
  ],
}
const toolkit: Resource = {
  number: 2,
  section: 'guides',
  title: 'Toolkit',
  languages: ['en'],
  underPreparation: true,
  links: [{ label: 'Draft', type: 'pdf', url: 'https://example.org/draft.pdf' }],
}
const film: Resource = {
  number: 7,
  section: 'films',
  title: 'A film about Neuchâtel',
  languages: ['en'],
  links: [{ label: 'Watch', type: 'video' }],
}
const resources: Resources = {
  sections: [
    { id: 'guides', title: 'Guides' },
    { id: 'empty', title: 'Nothing here' },
    { id: 'films', title: 'Films' },
  ],
  items: [manual, toolkit, film],
}

async function open(block: Block, setting: Partial<Setting> = {}) {
  await openPlayer({ pages: [{ id: 'one', blocks: [block] }, { id: 'two' }], reference: { resources }, ...setting })
  return within(screen.getByRole('article'))
}
type Page = Awaited<ReturnType<typeof open>>
/** The resources shown: each is a list item that holds a list of links. */
const items = (page: Page) => page.queryAllByRole('listitem').filter((item) => within(item).queryByRole('list'))
const library: Block = { kind: 'resource-library' }

describe('the resource library', () => {
  it('lists the resources under the headings of their sections, and no section without any', async () => {
    const page = await open(library)
    const headings = page.getAllByRole('heading').map((heading) => `${heading.tagName} ${textOf(heading)}`)
    expect(headings).toEqual(['H1 One', 'H2 Guides', 'H2 Films'])
    expect(items(page).map(textOf)).toEqual([
      `1 Manual for cities New English edition${EXTERNAL} Édition française${EXTERNAL} New Languages: English, French`,
      '2 Toolkit Under preparation Draft',
      '7 A film about Neuchâtel Watch · No confirmed address yet',
    ])
  })

  it('links outside in a new window', async () => {
    const page = await open(library)
    const links = page.getAllByRole('link').map((link) => [textOf(link), link.getAttribute('href')])
    expect(links).toEqual([
      [`English edition${EXTERNAL}`, 'https://example.org/en.pdf'],
      [`Édition française${EXTERNAL}`, 'https://example.org/fr.pdf'],
    ])
  })

  it('does not link what is under preparation, even where an address is known', async () => {
    const page = await open(library)
    const [, second] = items(page)
    expect(textOf(second ?? null)).toBe('2 Toolkit Under preparation Draft')
    expect(within(second!).queryByRole('link')).toBeNull()
  })

  it('is searched from the keyboard in titles, links and types, and says what it found', async () => {
    const page = await open(library)
    const user = userEvent.setup()
    page.getByRole('searchbox', { name: 'Search the resources' }).focus()
    await user.keyboard('neuchatel')
    expect(items(page).map(textOf)).toEqual(['7 A film about Neuchâtel Watch · No confirmed address yet'])
    expect(page.getAllByRole('heading').map(textOf)).toEqual(['One', 'Films'])
    expect(textOf(page.getByRole('status'))).toBe('1 found')
    await user.clear(page.getByRole('searchbox'))
    await user.keyboard('PDF')
    expect(textOf(page.getByRole('status'))).toBe('2 found')
    await user.keyboard(' edition')
    expect(items(page)).toHaveLength(1)
    await user.keyboard(' of bricks')
    expect(items(page)).toEqual([])
    expect(textOf(page.getByRole('status'))).toBe('Nothing found.')
  })

  it('says so when it does not arrive', async () => {
    const page = await open(library, { source: { reference: () => Promise.reject(new Error('gone')) } })
    expect(page.getByText('This page could not be loaded.')).toBeInTheDocument()
  })

  it('shows a language it cannot name as the author wrote it', async () => {
    const odd = { ...film, languages: ['en', 'en_US!'] }
    const page = await open(library, { reference: { resources: { ...resources, items: [odd] } } })
    expect(page.getByText(/^Languages:/)).toHaveTextContent(/^Languages: English, en_US!$/)
  })
})

describe('the filters of the library', () => {
  const titles = (page: Page) => items(page).map((item) => textOf(item).split(' ')[0])

  it('narrow the list by section, type, language and marks, and say how many are found', async () => {
    const page = await open(library)
    const user = userEvent.setup()
    const choose = (name: string, option: string) => user.selectOptions(page.getByRole('combobox', { name }), option)
    await choose('Section', 'Guides')
    expect([titles(page), textOf(page.getByRole('status'))]).toEqual([['1', '2'], '2 found'])
    await choose('Language', 'French')
    expect(titles(page)).toEqual(['1'])
    await choose('Language', 'Any')
    await user.click(page.getByRole('checkbox', { name: 'Under preparation' }))
    expect(titles(page)).toEqual(['2'])
    await choose('Type of link', 'video')
    expect([titles(page), textOf(page.getByRole('status'))]).toEqual([[], 'Nothing found.'])
    await user.click(page.getByRole('button', { name: 'Clear the filters' }))
    expect([titles(page), textOf(page.getByRole('status'))]).toEqual([['1', '2', '7'], ''])
    for (const box of page.getAllByRole('combobox')) expect(box).toHaveValue('')
    for (const box of page.getAllByRole('checkbox')) expect(box).not.toBeChecked()
    expect(page.getByRole('searchbox')).toHaveFocus()
  })

  it('find what is new, and say that links need the internet', async () => {
    const page = await open(library)
    await userEvent.setup().click(page.getByRole('checkbox', { name: 'New' }))
    expect(titles(page)).toEqual(['1'])
    expect(page.getByText('Links leave the course and need the internet.')).toBeVisible()
  })

  it('find what is starred; an item whose star is taken away stays until the list is narrowed again', async () => {
    const page = await open(library, { done: [note('star.7', '1'), note('star.1', '1')] })
    const user = userEvent.setup()
    const starred = page.getByRole('checkbox', { name: 'Starred' })
    await user.click(starred)
    expect(titles(page)).toEqual(['1', '7'])
    const star = page.getByRole('button', { name: 'Star: Manual for cities' })
    await user.click(star)
    expect([titles(page), star.getAttribute('aria-pressed')]).toEqual([['1', '7'], 'false'])
    expect(star).toHaveFocus()
    await user.click(starred)
    await user.click(starred)
    expect(titles(page)).toEqual(['7'])
  })
})

describe('a star', () => {
  it('is put and taken away by keyboard, and kept', async () => {
    const { facts } = await openPlayer({
      pages: [{ id: 'one', blocks: [{ kind: 'resources', items: [7] }] }, { id: 'two' }],
      reference: { resources },
    })
    const user = userEvent.setup()
    const star = screen.getByRole('button', { name: 'Star: A film about Neuchâtel' })
    expect(star).toHaveAttribute('aria-pressed', 'false')
    star.focus()
    await user.keyboard(' ')
    expect(star).toHaveAttribute('aria-pressed', 'true')
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'star.7': ['1'] }))
    await user.keyboard('{Enter}')
    expect(star).toHaveAttribute('aria-pressed', 'false')
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ 'star.7': [] }))
  })
})

describe('resources of a page', () => {
  it('are those that the author numbered', async () => {
    const page = await open({ kind: 'resources', items: [7, 2] })
    expect(items(page).map(textOf)).toEqual([
      '2 Toolkit Under preparation Draft',
      '7 A film about Neuchâtel Watch · No confirmed address yet',
    ])
    expect(page.queryByRole('searchbox')).toBeNull()
  })

  it('say so when they do not arrive', async () => {
    const page = await open(
      { kind: 'resources', items: [7] },
      { source: { reference: () => Promise.reject(new Error('gone')) } },
    )
    expect(page.getByText('This page could not be loaded.')).toBeInTheDocument()
  })
})
