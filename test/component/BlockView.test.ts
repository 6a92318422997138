import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../courses/format/course.ts'
import { openPlayer, textOf } from './render-player.ts'

/** Opens a page of these blocks, and looks at that page only. */
async function open(...blocks: Block[]) {
  await openPlayer({ pages: [{ id: 'one', blocks }, { id: 'two' }] })
  return within(screen.getByRole('article', { name: '' }))
}

const oslo: Block = {
  kind: 'city',
  city: 'Oslo',
  country: 'Norway',
  year: 'since 2001',
  title: 'A campaign that outlived its occasion',
  text: [{ tag: 'p', children: ['The city ', { tag: 'strong', children: ['kept'] }, ' it.'] }],
}
const EXTERNAL = ' (opens a new window outside the course)'

describe('a city example', () => {
  it('is an article named after its place, with year, title, rich text and linked source', async () => {
    const page = await open({ ...oslo, source: { title: 'Good practice', url: 'https://example.org/oslo' } })
    const city = page.getByRole('article', { name: 'Oslo, Norway' })
    expect(within(city).getByRole('heading', { level: 2, name: 'Oslo, Norway' })).toBeInTheDocument()
    expect(within(city).getAllByRole('paragraph').map(textOf)).toEqual([
      'City example · since 2001',
      'A campaign that outlived its occasion',
      'The city kept it.',
      `Source: Good practice${EXTERNAL}`,
    ])
    const link = within(city).getByRole('link', { name: `Good practice${EXTERNAL}` })
    expect(link).toHaveAttribute('href', 'https://example.org/oslo')
  })

  it('names a source without an address as plain text', async () => {
    const page = await open({ ...oslo, source: { title: 'The city archive' } })
    expect(page.getByText(/^Source:/)).toHaveTextContent(/^Source: The city archive$/)
    expect(page.queryByRole('link')).toBeNull()
  })

  it('says nothing of a source when there is none', async () => {
    const page = await open(oslo)
    expect(page.queryByText(/^Source:/)).toBeNull()
  })
})

describe('a callout', () => {
  it.each(['reflect', 'note', 'care'] as const)('is an aside named by its title (%s)', async (tone) => {
    const page = await open({
      kind: 'callout',
      tone,
      title: 'Food for thought',
      text: [{ tag: 'p', children: ['Who is ', { tag: 'em', children: ['missing'] }, '?'] }],
    })
    const aside = page.getByRole('complementary', { name: 'Food for thought' })
    expect(aside).toHaveClass(tone)
    expect(within(aside).getByRole('heading', { level: 2, name: 'Food for thought' })).toBeInTheDocument()
    expect(within(aside).getAllByRole('paragraph').map(textOf)).toEqual(['Who is missing?'])
  })
})

describe('a key figure', () => {
  it('says its number, what it counts, and where it is from', async () => {
    const page = await open({
      kind: 'key-figure',
      value: '515',
      label: 'studies in the meta-analysis of 2006',
      source: { title: 'Pettigrew and Tropp, 2006' },
    })
    const sentence = page.getByText('515').parentElement
    expect(textOf(sentence)).toBe('515 studies in the meta-analysis of 2006')
    expect(textOf(page.getByText(/^Source:/))).toBe('Source: Pettigrew and Tropp, 2006')
  })
})

describe('a timeline', () => {
  const items = [
    { when: '2004', text: ['Comedia starts its ', { tag: 'em' as const, children: ['research'] }, '.'] },
    { when: '2008', text: ['Eleven cities try it.'] },
  ]
  it('is an ordered list named by its title', async () => {
    const page = await open({ kind: 'timeline', title: 'From idea to network', items })
    expect(page.getByRole('heading', { level: 2, name: 'From idea to network' })).toBeInTheDocument()
    const list = page.getByRole('list', { name: 'From idea to network' })
    expect(list.tagName).toBe('OL')
    expect(within(list).getAllByRole('listitem').map(textOf)).toEqual([
      '2004 Comedia starts its research.',
      '2008 Eleven cities try it.',
    ])
  })

  it('has a name even without a title', async () => {
    const page = await open({ kind: 'timeline', items })
    expect(page.getByRole('list', { name: 'Timeline' })).toBeInTheDocument()
    expect(page.queryByRole('heading', { level: 2 })).toBeNull()
  })
})

describe('cards', () => {
  it('are a list; each has a heading, its remark if any, and rich text', async () => {
    const page = await open({
      kind: 'cards',
      items: [
        {
          title: 'White Paper',
          meta: '2008 · ministers',
          text: [{ tag: 'p', children: ['Promotes ', { tag: 'strong', children: ['dialogue'] }, '.'] }],
        },
        { title: 'Policy', text: [{ tag: 'p', children: ['Ask early.'] }] },
      ],
    })
    const cards = within(page.getByRole('list')).getAllByRole('listitem')
    expect(cards.map(textOf)).toEqual(['White Paper 2008 · ministers Promotes dialogue.', 'Policy Ask early.'])
    expect(page.getAllByRole('heading', { level: 2 }).map(textOf)).toEqual(['White Paper', 'Policy'])
  })
})

describe('a figure', () => {
  it('shows the picture of the course’s assets, with its alternative text and caption', async () => {
    const page = await open({ kind: 'figure', src: 'assets/wheel.svg', alt: 'A wheel', caption: 'The wheel of policy' })
    expect(page.getByRole('figure')).toHaveTextContent(/^The wheel of policy$/)
    expect(page.getByRole('img', { name: 'A wheel' })).toHaveAttribute('src', './assets/wheel.svg')
  })

  it('has no empty caption', async () => {
    const page = await open({ kind: 'figure', src: 'assets/wheel.svg', alt: 'A wheel' })
    expect(page.getByRole('figure').children).toHaveLength(1)
  })
})

describe('headings of blocks', () => {
  const callout = (title: string): Block => ({ kind: 'callout', tone: 'note', title, text: [] })

  it('stand below the heading of the text above them, and no level is left out where there is none', async () => {
    const heading: Block = { kind: 'text', text: [{ tag: 'h2', children: ['A section'] }] }
    const page = await open(callout('Before'), heading, callout('After'), oslo)
    const levels = page.getAllByRole('heading').map((element) => `${element.tagName} ${textOf(element)}`)
    expect(levels).toEqual(['H1 One', 'H2 Before', 'H2 A section', 'H3 After', 'H3 Oslo, Norway'])
  })
})
