import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Reference } from '../../courses/format/course.ts'
import type { RichText } from '../../courses/format/rich-text.ts'
import { openPlayer, textOf, type Setting } from './render-player.ts'

const p = (...children: RichText): RichText[number] => ({ tag: 'p', children })
const glossary: Reference['glossary'] = [
  { id: 'diversity', term: 'Diversity', meaning: 'Differences between people.', pages: ['one'] },
]

/** Opens a page of this text, and looks at that page only. */
async function open(text: RichText, setting: Partial<Setting> = {}) {
  const pages = [{ id: 'one', blocks: [{ kind: 'text' as const, text }] }, { id: 'two' }]
  await openPlayer({ pages, reference: { glossary }, ...setting })
  return within(screen.getByRole('article'))
}

describe('rich text', () => {
  it('makes the elements that its nodes name, in their order', async () => {
    const page = await open([
      { tag: 'h2', children: ['Fruit'] },
      p('An ', { tag: 'strong', children: ['apple ', { tag: 'em', children: ['a day'] }] }, '.'),
      {
        tag: 'ol',
        children: [
          { tag: 'li', children: ['Apples'] },
          { tag: 'li', children: ['Pears'] },
        ],
      },
      { tag: 'hr', children: [] },
      { tag: 'blockquote', children: [p('Eat more ', { tag: 'del', children: ['bricks'] }, ' fruit.')] },
      { tag: 'pre', children: [{ tag: 'code', children: ['1 < 2 && 3 > 2'] }] },
      p('One line', { tag: 'br', children: [] }, 'and another'),
    ])
    expect(page.getByRole('heading', { level: 2 })).toHaveTextContent(/^Fruit$/)
    expect(page.getByRole('strong')).toContainElement(page.getByRole('emphasis'))
    expect(page.getAllByRole('paragraph').map(textOf)).toContain('An apple a day.')
    expect(within(page.getByRole('list')).getAllByRole('listitem').map(textOf)).toEqual(['Apples', 'Pears'])
    expect(page.getByRole('separator')).toBeInTheDocument()
    expect(textOf(page.getByRole('blockquote'))).toBe('Eat more bricks fruit.')
    expect(textOf(page.getByRole('deletion'))).toBe('bricks')
    expect(textOf(page.getByRole('code'))).toBe('1 < 2 && 3 > 2')
    expect(page.getByText(/^One lineand another$/).querySelector('br')).toBeInTheDocument()
  })

  it('opens a link to another site in a new window, says so, and tells that site nothing', async () => {
    const page = await open([
      p('See ', { tag: 'a', href: 'https://example.org/?a=1&b=2', children: ['the network'] }, '.'),
    ])
    const link = page.getByRole('link', { name: 'the network (opens a new window outside the course)' })
    expect(link).toHaveAttribute('href', 'https://example.org/?a=1&b=2')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(textOf(link.parentElement)).toBe('See the network (opens a new window outside the course).')
  })

  it('links to a page of the course by its address, in the same window', async () => {
    const page = await open([p('Go on to ', { tag: 'page', page: 'two', children: ['the second page'] }, '.')])
    const link = page.getByRole('link', { name: 'the second page' })
    expect(link).toHaveAttribute('href', '#/two')
    expect(link).not.toHaveAttribute('target')
  })

  it('makes a term of the glossary a button, and fetches the meaning only when it is asked for', async () => {
    let fetched = 0
    const reference = () => {
      fetched++
      return Promise.resolve({ glossary, resources: { sections: [], items: [] } })
    }
    const text: RichText = [p('About ', { tag: 'term', term: 'diversity', children: ['diversity'] }, '.')]
    const page = await open(text, { source: { reference } })
    const button = page.getByRole('button', { name: 'diversity' })
    expect(fetched).toBe(0)
    const user = userEvent.setup()
    await user.click(button)
    await user.click(button)
    expect(textOf(page.getByRole('note'))).toBe('Diversity Differences between people.')
    expect(page.getByRole('note')).toHaveAttribute('id', button.getAttribute('popovertarget'))
    expect(fetched).toBe(1)
  })

  it('says so when the meaning of a term does not arrive', async () => {
    const text: RichText = [p({ tag: 'term', term: 'diversity', children: ['diversity'] })]
    const page = await open(text, { source: { reference: () => Promise.reject(new Error('gone')) } })
    await userEvent.click(page.getByRole('button', { name: 'diversity' }))
    expect(textOf(page.getByRole('note'))).toBe('This page could not be loaded.')
  })

  it('shows a term as plain words while the part of the player that explains it is not there', async () => {
    const text: RichText = [p('About ', { tag: 'term', term: 'diversity', children: ['diversity'] }, '.')]
    const page = await open(text, { extras: () => Promise.reject(new Error('gone')) })
    expect(page.getAllByRole('paragraph').map(textOf)).toContain('About diversity.')
    expect(page.queryByRole('button')).toBeNull()
  })

  it('makes a table with column headings, in a group that the keyboard can scroll', async () => {
    const row = (tag: 'th' | 'td', ...cells: string[]): RichText[number] => {
      return { tag: 'tr', children: cells.map((cell) => ({ tag, children: [cell] })) }
    }
    const body = [row('td', 'Oslo', '2001'), row('td', 'Bergen', '2010')]
    const page = await open([
      {
        tag: 'table',
        children: [
          { tag: 'thead', children: [row('th', 'City', 'Since')] },
          { tag: 'tbody', children: body },
        ],
      },
    ])
    const region = page.getByRole('group', { name: 'Table' })
    expect(region).toHaveAttribute('tabindex', '0')
    const table = within(within(region).getByRole('table'))
    expect(table.getAllByRole('columnheader').map(textOf)).toEqual(['City', 'Since'])
    expect(table.getAllByRole('columnheader').map((cell) => cell.getAttribute('scope'))).toEqual(['col', 'col'])
    expect(table.getAllByRole('row').map(textOf)).toEqual(['CitySince', 'Oslo2001', 'Bergen2010'])
  })
})
