import { tick } from 'svelte'
import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { bookmarkKey, markKey, pageNoteKey, reviewKey } from '../../player/note-keys.ts'
import '../../player/study/tools.ts' // at hand, so that no test waits for it
import { PageText } from '../../player/study/page-text.ts'
import { choice } from './course.ts'
import { answer, openPlayer, textOf, visit, type Setting } from './render-player.ts'

const paragraph = (text: string) => ({ kind: 'text' as const, text: [{ tag: 'p' as const, children: [text] }] })
const course: Setting = {
  pages: [
    { id: 'one', blocks: [paragraph('A tram goes from the harbour to the town hall.'), choice({ id: 'q1' })] },
    { id: 'two', blocks: [paragraph('A bridge leads over the river to the other town.')] },
  ],
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const sheet = async () => {
  await userEvent.click(button('Notes and review'))
  return within(await screen.findByRole('dialog', { name: 'This page' }))
}
const notesOf = (facts: { type: string; data: object }[]) =>
  facts.flatMap(({ type, data }) => (type === 'note' ? [data as { field: string; value: string[] }] : []))

test('a page is bookmarked and not any more, by button and by key', async () => {
  const { facts } = await openPlayer(course)
  await userEvent.click(button('Bookmark this page'))
  expect(button('Bookmark this page').getAttribute('aria-pressed')).toBe('true')
  await userEvent.keyboard('b')
  expect(button('Bookmark this page').getAttribute('aria-pressed')).toBe('false')
  await waitFor(() =>
    expect(notesOf(facts())).toEqual([
      { field: bookmarkKey('one'), value: ['1'] },
      { field: bookmarkKey('one'), value: [] },
    ]),
  )
})

test('a note on the page is kept, a paragraph is highlighted, and what was deleted comes back', async () => {
  const { facts } = await openPlayer(course)
  const panel = await sheet()
  await userEvent.type(panel.getByLabelText('Note on this page'), 'mine')
  await userEvent.click(panel.getByText('Highlight a paragraph'))
  await userEvent.click(panel.getByRole('button', { name: /^A tram goes/ }))
  await waitFor(() => expect(notesOf(facts()).map(({ field }) => field)).toContain(pageNoteKey('one')))
  const mark = notesOf(facts()).find(({ field }) => field.startsWith(markKey('one', '')))
  expect(mark?.value[0]).toBe('A tram goes from the harbour to the town hall.')

  await userEvent.click(panel.getByRole('button', { name: /^Delete: A tram/ }))
  expect(panel.queryByRole('button', { name: /^Delete: A tram/ })).toBeNull()
  await userEvent.click(panel.getByRole('button', { name: 'Undo' }))
  expect(panel.getByRole('button', { name: /^Delete: A tram/ })).toBeTruthy()
})

test('a highlight whose words have gone stays in the list and says so', async () => {
  const value = ['A horse tram goes', '', '', '0', '']
  await openPlayer({ ...course, done: [{ type: 'note', data: { field: markKey('one', 'a'), value } }] })
  const panel = await sheet()
  expect(panel.getByText('A horse tram goes')).toBeTruthy()
  expect(panel.getByText(/no longer on the page/)).toBeTruthy()
})

test('what is left is told by module, with the way there', async () => {
  await openPlayer(course)
  const panel = await sheet()
  await userEvent.click(panel.getByRole('tab', { name: 'What is left' }))
  expect(textOf(panel.getByRole('tabpanel').querySelector('p'))).toBe('1 page to read, 5 min · 1 question to answer')
  expect(panel.getByRole('link', { name: 'Two' }).getAttribute('href')).toBe('#/two')
})

test('the review asks again, and its answer changes nothing but when it comes back', async () => {
  const { facts, actor, time } = await openPlayer({ ...course, done: [visit('one'), answer('q1', ['b'], 0)] })
  time.ms = Date.UTC(2026, 10, 22, 12)
  const before = actor.getSnapshot().context.progress.questions
  const panel = await sheet()
  await userEvent.click(panel.getByRole('tab', { name: 'Review' }))
  expect(await panel.findByText(/Which of these grows on trees/)).toBeTruthy()
  await userEvent.click(panel.getByRole('button', { name: 'Start the review' }))
  await userEvent.click(await panel.findByRole('radio', { name: /Apples/ }))
  await userEvent.click(panel.getByRole('button', { name: 'Check answer' }))
  expect(await panel.findByText(/comes back on 25 November/)).toBeTruthy()
  await waitFor(() => expect(notesOf(facts())).toEqual([{ field: reviewKey('q1'), value: ['1', '2026-11-25'] }]))
  expect(facts().filter(({ type }) => type === 'answer' || type === 'draft')).toEqual([])
  expect([...actor.getSnapshot().context.progress.questions]).toEqual([...before])
})

test('the search goes over the whole course and leads to the page', async () => {
  const { actor } = await openPlayer(course)
  await userEvent.keyboard('/')
  const dialog = within(await screen.findByRole('dialog', { name: 'Search the course' }))
  await userEvent.type(dialog.getByRole('searchbox'), 'bridge')
  expect(textOf(await dialog.findByRole('link', { name: 'Two' }))).toBe('Two')
  expect(await dialog.findByText('bridge')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  await tick()
  expect(actor.getSnapshot().context.page).toBe('two')
})

test('a tool that does not arrive says so, and comes at another try', async () => {
  let tries = 0
  const search = () => (++tries === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(EMPTY))
  const EMPTY = { pages: ['one', 'two'], words: '0tram', places: '1', forms: {} }
  await openPlayer({ ...course, source: { search } })
  await userEvent.keyboard('/')
  const dialog = within(await screen.findByRole('dialog', { name: 'Search the course' }))
  await userEvent.click(await dialog.findByRole('button', { name: 'Try again' }))
  await userEvent.type(dialog.getByRole('searchbox'), 'tram')
  expect(await dialog.findByRole('link', { name: 'One' })).toBeTruthy()
})

test('the text of a page leaves out controls and answers, and leads back to its elements', () => {
  const article = document.createElement('article')
  const parts = [
    'h1:A  title',
    'p:Some ',
    'button.term:words',
    'p: here',
    'button:Press',
    'div.answer:An option',
    'p:The end',
  ]
  for (const part of parts) {
    const [, tag = '', name = '', text = ''] = /^(\w+)\.?(\w*):(.*)$/.exec(part) ?? []
    const into = part.startsWith('button.term') ? (article.lastElementChild ?? article) : article
    const element = into.appendChild(document.createElement(tag))
    element.className = name
    element.append(text)
  }
  const page = new PageText(article)
  expect(page.text).toBe('A title Some words here The end')
  const range = page.rangeOf(8, 18)
  expect(range?.toString()).toBe('Some words')
  const { start, end } = page.partIn(range ?? new Range())
  expect(page.text.slice(start, end).trim()).toBe('Some words')
  expect(page.passages(1).map(({ text }) => text)).toEqual(['A title', 'Some words', 'here', 'The end'])
})
