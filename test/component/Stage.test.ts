import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { tick } from 'svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Block, Page, TranslationSource } from '../../courses/format/course.ts'
import { showLanguage } from '../../player/switch-language.ts'
import { choice, courseOf } from './course.ts'
import { openPlayer, visit, type Setting } from './render-player.ts'

const user = userEvent.setup()
/** What waits until the browser has nothing to do. */
let waiting = new Map<number, () => void>()
beforeEach(() => {
  let handles = 0
  waiting = new Map()
  // Not taken back: the player of a test goes after it.
  vi.stubGlobal('requestIdleCallback', (run: () => void) => (waiting.set(++handles, run), handles))
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle))
})

/** The browser has time, until nobody asks for more of it. */
async function idle(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const now = [...waiting.values()]
    waiting.clear()
    for (const run of now) run()
    await new Promise((resolve) => setTimeout(resolve))
  }
}

const pages: Setting['pages'] = [{ id: 'one' }, { id: 'two', blocks: [choice({ id: 'q1' })] }, { id: 'three' }]
const compiled = courseOf({ pages })
const titles = () => screen.getAllByRole('heading', { level: 1, hidden: true }).map((it) => it.textContent)

/** A player whose source gives each page as often as it is told to, and then never again. */
async function openOnce(times = 1, setting: Partial<Setting> = {}) {
  const asked: string[] = []
  const page = (id: string): Promise<Page> => {
    asked.push(id)
    const isOver = asked.filter((other) => other === id).length > times
    return isOver ? new Promise(() => undefined) : Promise.resolve(compiled.pages.find((it) => it.id === id)!)
  }
  const shown = await openPlayer({ pages, source: { page }, ...setting })
  return { ...shown, asked }
}

it('makes the next page before its turn, where nobody sees it, and shows it without fetching it again', async () => {
  // Once to fetch it ahead, once to make it; and what comes after it is on its way.
  const { actor, asked, facts } = await openOnce(2)
  await idle()
  expect(asked).toEqual(['one', 'two', 'two', 'three'])
  expect(titles()).toEqual(['One'])
  expect(screen.queryByRole('radio')).toBeNull()
  expect(facts()).toEqual([visit('one')])
  screen.getByRole('heading', { level: 1 }).focus()
  actor.send({ type: 'learner.next' })
  expect(document.body).toHaveFocus()
  await tick()
  expect(titles()).toEqual(['Two'])
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  expect(screen.getAllByRole('radio')).toHaveLength(3)
})

it('counts a page that is made as visited in the step that turns to it, once', async () => {
  const { actor, facts } = await openOnce(2)
  await idle()
  actor.send({ type: 'learner.next' })
  expect([...actor.getSnapshot().context.progress.visited]).toEqual(['one', 'two'])
  await idle()
  expect(facts()).toEqual([visit('one'), visit('two')])
})

it('shows the page that was turned to, and not the one that was made', async () => {
  const { actor, facts } = await openPlayer({ pages })
  await idle()
  actor.send({ type: 'learner.goTo', page: 'three' })
  await idle()
  expect(titles()).toEqual(['Three'])
  actor.send({ type: 'learner.previous' })
  await idle()
  expect(titles()).toEqual(['Two'])
  expect(facts().slice(0, 3)).toEqual([visit('one'), visit('three'), visit('two')])
})

it('makes no page after one that has been left already', async () => {
  const { actor, asked } = await openOnce()
  actor.send({ type: 'learner.goTo', page: 'three' })
  await tick()
  await idle()
  expect(asked).toEqual(['one', 'three'])
})

it('counts the time for a question from when it is shown', async () => {
  const { time, facts } = await openOnce(2)
  await idle()
  time.ms += 60_000
  await user.click(screen.getByRole('button', { name: 'Next' }))
  time.ms += 7_000
  await user.click(screen.getByRole('radio', { name: 'Apples' }))
  await user.click(screen.getByRole('button', { name: 'Check answer' }))
  expect(facts().at(-1)).toMatchObject({ type: 'answer', data: { question: 'q1', latency: 7 } })
})

it('goes on with an answer that was begun after the page had been made', async () => {
  const done = [visit('one'), visit('two')]
  const { actor } = await openPlayer({ pages, done, wanted: 'one' })
  await idle()
  actor.send({ type: 'learner.answer', question: 'q1', round: 1, response: ['b'], score: 0, latency: 1 })
  actor.send({ type: 'learner.draft', question: 'q1', round: 1, response: ['a'] })
  actor.send({ type: 'learner.next' })
  await idle()
  expect(screen.getByRole('radio', { name: 'Apples' })).toBeChecked()
  expect(screen.getByRole('button', { name: 'Check answer' })).toBeInTheDocument()
})

it('keeps what was begun on a page at once when it is left', async () => {
  const { facts } = await openPlayer({ pages, wanted: 'two' })
  await idle()
  await user.click(screen.getByRole('radio', { name: 'Coins' }))
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(facts()).toContainEqual({ type: 'draft', data: { question: 'q1', round: 1, response: ['c'] } })
})

it('makes the next page anew for a course that is begun again', async () => {
  const { actor, asked, facts } = await openOnce(9)
  await idle()
  actor.send({ type: 'learner.startAgain' })
  await idle()
  const times = (id: string) => asked.filter((other) => other === id).length
  expect([times('one'), times('two')]).toEqual([2, 4])
  actor.send({ type: 'learner.next' })
  await idle()
  expect(titles()).toEqual(['Two'])
  expect(facts().map(({ type }) => type)).toEqual(['visit', 'reset', 'visit', 'visit'])
})

it('shows the next page in the language that was chosen since', async () => {
  const inFrench = (page: Page): Page => ({ ...page, title: `${page.title} (français)` })
  const translation: TranslationSource = {
    texts: { language: 'fr', title: '', description: '', modules: {}, pages: {}, translated: ['one', 'two'] } as never,
    page: (id) => Promise.resolve(inFrench(compiled.pages.find((it) => it.id === id)!)),
    reference: () => Promise.resolve(compiled.reference),
    search: () => Promise.reject(new Error('not asked for')),
  }
  const { actor, course } = await openPlayer({ pages, source: { translation: () => Promise.resolve(translation) } })
  await idle()
  await showLanguage(course, 'fr', () => actor.getSnapshot().context.page)
  expect(titles()).toEqual(['One (français)'])
  actor.send({ type: 'learner.next' })
  await tick()
  await vi.waitFor(() => expect(titles()).toEqual(['Two (français)']))
})

it('makes a page that could not be shown once more when it is turned to', async () => {
  const broken = { kind: 'hologram' } as unknown as Block
  const { actor, facts } = await openPlayer({ pages: [{ id: 'one' }, { id: 'two', blocks: [broken] }] })
  await idle()
  expect(titles()).toEqual(['One'])
  actor.send({ type: 'learner.next' })
  await idle()
  expect(screen.getByRole('heading', { level: 1, name: 'This page cannot be shown.' })).toHaveFocus()
  expect(facts()).toEqual([visit('one')])
})

it('leaves nothing behind', async () => {
  const { actor } = await openPlayer({ pages, wanted: 'two' })
  await idle()
  actor.send({ type: 'learner.exit' })
  await vi.waitFor(() => expect(screen.queryByRole('article')).toBeNull())
  expect(waiting.size).toBe(0)
})
