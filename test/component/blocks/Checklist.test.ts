import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Checklist } from '../../../courses/format/course.ts'
import { openPlayer, textOf, type Setting } from '../render-player.ts'
import { note, notesOf, watchFiles } from './notes.ts'

const list: Checklist = {
  kind: 'checklist',
  id: 'lens',
  title: 'The lens',
  groups: [
    { id: 'equality', title: 'Equality', low: ['See ', { tag: 'page', page: 'two', children: ['page two'] }] },
    { id: 'contact', title: 'Contact' },
  ],
  items: [
    { id: 'access', text: ['Everyone can get in'], group: 'equality', hint: ['Think of steps.'] },
    { id: 'price', text: ['It is free'], group: 'equality' },
    { id: 'mix', text: ['Strangers talk'], group: 'contact', hint: ['A common task helps.'] },
  ],
  chart: 'bars',
}
const scaled: Checklist = { ...list, scale: ['Not yet', 'Often', 'Always'] }

async function open(block: Checklist, setting: Partial<Setting> = {}) {
  const shown = await openPlayer({ pages: [{ id: 'one', blocks: [block] }, { id: 'two' }], ...setting })
  return { ...shown, list: within(screen.getByRole('region', { name: 'The lens' })), user: userEvent.setup() }
}
type Shown = Awaited<ReturnType<typeof open>>['list']
const profile = (list: Shown) =>
  within(list.getByRole('figure', { name: 'Your profile' }))
    .getAllByRole('listitem')
    .map(textOf)
afterEach(() => void vi.restoreAllMocks())

describe('a checklist', () => {
  it('is ticked by keyboard, group by group, and kept', async () => {
    const { list: shown, user, facts } = await open(list)
    expect(shown.getByText('What you note here stays on this device. It is never sent to your LMS.')).toBeVisible()
    expect(shown.queryByRole('figure')).toBeNull()
    within(shown.getByRole('group', { name: 'Equality' }))
      .getByRole('checkbox', { name: 'Everyone can get in' })
      .focus()
    await user.keyboard(' ')
    expect(profile(shown)).toEqual(['Equality 50%', 'Contact 0%'])
    expect(shown.getByText('1 of 3 ticked')).toBeVisible()
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ lens: ['access'] }))
    await user.keyboard(' ')
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ lens: [] }))
  })

  it('tells what is low, with its links, and hints for what is not ticked', async () => {
    const { list: shown } = await open(list, { done: [note('lens', 'mix')] })
    expect(shown.getByRole('link', { name: 'page two' })).toHaveAttribute('href', '#/two')
    expect(textOf(shown.getByText('A hint for what is open'))).toBe('A hint for what is open')
    expect(shown.getByText('Think of steps.')).toBeInTheDocument()
    expect(shown.queryByText('A common task helps.')).toBeNull()
  })

  it('without groups draws its items, and without a chart nothing', async () => {
    const items = list.items.map(({ id, text }) => ({ id, text }))
    const { list: shown } = await open({ ...list, groups: [], items }, { done: [note('lens', 'mix')] })
    expect(profile(shown)).toEqual(['Everyone can get in 0%', 'It is free 0%', 'Strangers talk 100%'])
    document.body.replaceChildren()
    const { chart: _, ...plain } = list
    const { list: other } = await open(plain, { done: [note('lens', 'mix')] })
    expect(other.queryByRole('figure')).toBeNull()
  })

  it('is rated on a scale, one radio group an item', async () => {
    const { list: shown, user, facts } = await open(scaled, { done: [note('lens', 'mix.2')] })
    const item = (name: string) => within(shown.getByRole('group', { name }))
    expect(item('Strangers talk').getByRole('radio', { name: 'Always' })).toBeChecked()
    item('It is free').getByRole('radio', { name: 'Often' }).focus()
    await user.keyboard(' ')
    await user.click(item('Strangers talk').getByRole('radio', { name: 'Not yet' }))
    expect(shown.getByText('2 of 3 rated')).toBeVisible()
    expect(profile(shown)).toEqual(['Equality 50%', 'Contact 0%'])
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ lens: ['price.1', 'mix.0'] }))
  })

  it('is saved as a text file and cleared', async () => {
    const files = watchFiles()
    const { list: shown, user, facts } = await open(list, { done: [note('lens', 'mix', 'price')] })
    await user.click(shown.getByRole('button', { name: 'Save as text file' }))
    expect(await files.get('the-lens.md')).toContain('- It is free\n- Strangers talk\n')
    await user.click(shown.getByRole('button', { name: 'Clear these notes' }))
    await user.click(shown.getByRole('button', { name: 'Clear' }))
    for (const box of shown.getAllByRole('checkbox')) expect(box).not.toBeChecked()
    await vi.waitFor(() => expect(notesOf(facts())).toEqual({ lens: [] }))
  })
})
