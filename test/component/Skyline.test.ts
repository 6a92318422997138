import { render, screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import Skyline from '../../player/Skyline.svelte'
import { courseOf } from './course.ts'
import { textOf } from './render-player.ts'

const LABEL = '2 of 4 pages read'
const { course } = courseOf({
  course: {
    modules: [
      { id: 'first', title: 'First steps', pages: ['one', 'two'] },
      { id: 'second', title: 'Further steps', pages: ['three', 'four'] },
    ],
  },
  pages: [{ id: 'one' }, { id: 'two' }, { id: 'three' }, { id: 'four' }],
})
const visited = new Set(['one', 'two'])
const links = (id: string) => `#/${id}`
const picture = () => screen.getByRole('img', { name: LABEL })
const buildings = (state: string) => picture().querySelectorAll(`g.${state}`)

describe('the skyline', () => {
  it('is one picture with the figures in words, and nothing to stop at', () => {
    render(Skyline, { course, visited, current: 'two', label: LABEL })
    expect(picture().querySelectorAll('g')).toHaveLength(4)
    expect(screen.queryByRole('link')).toBeNull()
    expect(textOf(document.body)).toBe('')
  })

  it('lights the pages that are read, and marks the current one', async () => {
    const { rerender } = render(Skyline, { course, visited, current: 'two', label: LABEL })
    expect(buildings('read')).toHaveLength(2)
    expect(buildings('current')).toHaveLength(1)
    await rerender({ visited: new Set(['one', 'two', 'three']), current: null })
    expect(buildings('read')).toHaveLength(3)
    expect(buildings('current')).toHaveLength(0)
  })

  it('has a sun when everything is read', async () => {
    const { rerender } = render(Skyline, { course, visited, label: LABEL })
    expect(picture().querySelector('.sky.shown')).toBeNull()
    await rerender({ visited: new Set(course.pages.map(({ id }) => id)) })
    expect(picture().querySelector('.sky.shown')).not.toBeNull()
  })

  it('has a link for each building, named after its page, in the order of the course', () => {
    render(Skyline, { course, visited, current: 'two', label: LABEL, links, readLabel: 'read' })
    expect(picture()).toBeVisible()
    expect(screen.getAllByRole('link').map((link) => [textOf(link), link.getAttribute('href')])).toEqual([
      ['One (read)', '#/one'],
      ['Two (read)', '#/two'],
      ['Three', '#/three'],
      ['Four', '#/four'],
    ])
    expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('Two')
    expect(within(picture()).queryByRole('link')).toBeNull()
  })

  it('has no link to a page that has no address', () => {
    render(Skyline, { course, visited, label: LABEL, links: (id: string) => (id === 'four' ? undefined : links(id)) })
    expect(screen.getAllByRole('link').map(textOf)).toEqual(['One', 'Two', 'Three'])
  })

  it('lights a building of many pages floor by floor', () => {
    const many = courseOf({ pages: Array.from({ length: 600 }, (_, i) => ({ id: `p${i}` })) }).course
    const read = new Set(many.pages.slice(0, 8).map(({ id }) => id))
    render(Skyline, { course: many, visited: read, current: 'p7', label: LABEL, links })
    expect(buildings('part')).toHaveLength(1)
    expect(buildings('part')[0]?.querySelector('.lower')).not.toBeNull()
    const all = screen.getAllByRole('link')
    expect(all.length).toBeLessThanOrEqual(120)
    expect(screen.getByRole('link', { current: 'page' })).toHaveAttribute('href', '#/p7')
  })
})
