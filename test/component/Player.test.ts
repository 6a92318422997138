import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import * as extras from '../../player/extras.ts'
import { choice } from './course.ts'
import { answer, deferred, openPlayer, renderPlayer, textOf, trackerOf, visit, type Setting } from './render-player.ts'

const pages = [{ id: 'one' }, { id: 'two' }, { id: 'three' }]
const open = (setting: Partial<Setting> = {}) => openPlayer({ pages, ...setting })
const user = userEvent.setup()
const next = () => screen.getByRole('button', { name: 'Next' })
const previous = () => screen.getByRole('button', { name: 'Previous' })
const title = () => textOf(screen.getByRole('heading', { level: 1 }))
const progress = () => screen.getByRole('progressbar', { name: 'Course progress' }).getAttribute('aria-valuenow')
/** What stands between the two buttons: where in the course, and how much of it is done. */
const where = () => textOf(screen.getByRole('progressbar').parentElement)

/** What is told once the last page has been read. */
const allRead = { type: 'complete', data: { completed: true, passed: false, score: null } }

describe('a learner who seems to be new', () => {
  const question = choice({ id: 'q1' })
  const begun = [{ id: 'one', blocks: [question] }, { id: 'two' }, { id: 'three' }]

  /** A player whose storage is open when the test says so, and the article that stands before. */
  async function opening(setting: Partial<Setting> = {}) {
    const storage = deferred<void>()
    const shown = renderPlayer({
      pages: begun,
      seemsNew: true,
      journal: (memory) => ({ ...memory, open: () => storage.promise.then(() => memory.open()) }),
      ...setting,
    })
    await screen.findByRole('heading', { level: 1 })
    await tick()
    return { ...shown, storage, article: screen.getByRole('article') }
  }

  it('reads the first page before the storage is open, and can do no more than that', async () => {
    const { actor, article, facts } = await opening()
    expect([title(), where()]).toEqual(['One', 'Page 1 of 3 0%'])
    expect(article.closest('[inert]')).not.toBeNull()
    expect([next().hasAttribute('disabled'), next().closest('[inert]') === null]).toEqual([true, false])
    expect(screen.queryByRole('radio')).toBeNull()
    expect(document.querySelector('.words')?.textContent).toBe('')
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('One')
    expect([facts(), actor.getSnapshot().value]).toEqual([[], 'opening'])
  })

  it('goes on with the same page once it is open', async () => {
    const { storage, article, facts } = await opening()
    storage.resolve()
    expect(await screen.findByRole('radio', { name: 'Apples' })).toBeEnabled()
    await vi.waitFor(() => expect(facts()).toEqual([visit('one')]))
    expect(screen.getByRole('article')).toBe(article)
    expect([next().hasAttribute('disabled'), next().closest('[inert]')]).toEqual([false, null])
    await user.click(next())
    expect(title()).toBe('Two')
  })

  it('is taken to where they were, if they are not new after all, with what they answered', async () => {
    const { storage, facts } = await opening({ done: [visit('one'), answer('q1', ['a'], 1), visit('two')] })
    expect(title()).toBe('One')
    storage.resolve()
    await vi.waitFor(() => expect(title()).toBe('Two'))
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    await vi.waitFor(() => expect(facts()).toEqual([visit('two')]))
    await user.click(previous())
    expect(await screen.findByRole('radio', { name: /Apples/ })).toBeChecked()
  })

  it('reads the page that the address names', async () => {
    await opening({ wanted: 'two' })
    expect(title()).toBe('Two')
  })

  it('is told when another window has the course', async () => {
    const answer = deferred<void>()
    const { actor } = await opening({
      journal: (memory) => ({
        ...memory,
        open: () => answer.promise.then(async () => ({ ...(await memory.open()), readOnly: true })),
      }),
    })
    answer.resolve()
    await vi.waitFor(() => expect(actor.getSnapshot().value).toBe('elsewhere'))
    expect(await screen.findByRole('heading', { name: /another window/ })).toBeVisible()
    expect(screen.queryByRole('article')).toBeNull()
  })
})

describe('turning pages', () => {
  it('goes from the first page to the last and back, and no further', async () => {
    const { facts } = await open()
    expect([title(), previous().hasAttribute('disabled'), next().hasAttribute('disabled')]).toEqual([
      'One',
      true,
      false,
    ])
    await user.click(next())
    expect([title(), previous().hasAttribute('disabled'), next().hasAttribute('disabled')]).toEqual([
      'Two',
      false,
      false,
    ])
    await user.click(next())
    expect([title(), previous().hasAttribute('disabled'), next().hasAttribute('disabled')]).toEqual([
      'Three',
      false,
      true,
    ])
    await user.click(previous())
    await user.click(previous())
    expect(title()).toBe('One')
    expect(facts()).toEqual([visit('one'), visit('two'), visit('three'), allRead, visit('two'), visit('one')])
  })

  it('works from the keyboard', async () => {
    await open()
    next().focus()
    await user.keyboard('{Enter}')
    expect(title()).toBe('Two')
    previous().focus()
    await user.keyboard(' ')
    expect(title()).toBe('One')
  })

  it('works before the rest of the player has arrived, by button and by key; the menu opens once it is there', async () => {
    const coming = deferred<typeof extras>()
    await open({ extras: () => coming.promise })
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('Two')
    await user.click(next())
    expect(title()).toBe('Three')
    await user.keyboard('{ArrowLeft}')
    expect(title()).toBe('Two')
    await user.click(screen.getByRole('button', { name: 'Menu' }))
    expect(screen.queryByRole('dialog', { name: 'Menu' })).toBeNull()
    coming.resolve(extras)
    expect(await screen.findByRole('dialog', { name: 'Menu' })).toBeVisible()
  })

  it('begins with the first page when the learner starts again, also on the first page itself', async () => {
    const { actor, facts } = await open()
    actor.send({ type: 'learner.startAgain' })
    await vi.waitFor(() => expect(facts().at(-1)).toEqual(visit('one')))
    expect(facts()).toEqual([visit('one'), { type: 'reset', data: {} }, visit('one')])
    expect(actor.getSnapshot().context.progress).toMatchObject({ epoch: 1, visited: new Set(['one']) })
  })

  it('of a course of one page goes nowhere', async () => {
    await openPlayer({ pages: [{ id: 'one' }] })
    expect(next()).toBeDisabled()
    expect(previous()).toBeDisabled()
  })

  it('of a sequential course waits for the assessment to be finished', async () => {
    const assessment = { graded: false, attempts: null }
    const test = { id: 'two', assessment, blocks: [choice({ id: 'q1' })] }
    await open({ course: { navigation: 'sequential' }, pages: [{ id: 'one' }, test, { id: 'three' }], wanted: 'three' })
    expect(title()).toBe('One')
    await user.click(next())
    expect(title()).toBe('Two')
    expect(next()).toBeDisabled()
    await user.click(screen.getByLabelText('Bricks'))
    await user.click(screen.getByRole('button', { name: 'Check answer' }))
    expect(next()).toBeEnabled()
    await user.click(next())
    expect(title()).toBe('Three')
  })
})

describe('where a session begins', () => {
  it('is where the learner left off', async () => {
    await open({ done: [visit('one'), visit('two')] })
    expect(title()).toBe('Two')
  })

  it('is the page that the address names', async () => {
    await open({ done: [visit('one'), visit('two')], wanted: 'three' })
    expect(title()).toBe('Three')
  })

  it('is the first page when the address names none of the course', async () => {
    await open({ wanted: '__proto__' })
    expect(title()).toBe('One')
  })

  it('is told while it is on its way', async () => {
    const connection = deferred<{ attached: false; reason: 'no-api' }>()
    renderPlayer({ pages, tracker: trackerOf({ connect: () => connection.promise }) })
    expect(textOf(screen.getByRole('status'))).toBe('Opening the course …')
    await tick()
    expect(document.title).toBe('A course')
    connection.resolve({ attached: false, reason: 'no-api' })
    expect(await screen.findByRole('heading', { level: 1, name: 'One' })).toBeInTheDocument()
  })
})

describe('progress', () => {
  it('is told by number of the page and share of the course, and grows with what is done', async () => {
    await open()
    const bar = screen.getByRole('progressbar', { name: 'Course progress' })
    expect(['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((name) => bar.getAttribute(name))).toEqual([
      '0',
      '33',
      '100',
    ])
    expect(where()).toBe('Page 1 of 3 33%')
    await user.click(next())
    expect([progress(), where()]).toEqual(['66', 'Page 2 of 3 66%'])
    await user.click(next())
    expect([progress(), where()]).toEqual(['100', 'Page 3 of 3 100%'])
    await user.click(previous())
    expect([progress(), where()]).toEqual(['100', 'Page 2 of 3 100%'])
  })

  it('counts the assessment as a step where the course asks for it', async () => {
    const test = { id: 'one', assessment: { graded: true, attempts: null }, blocks: [choice({ id: 'q1' })] }
    await openPlayer({
      course: { completion: { pages: 'all', assessment: 'passed' }, passingScore: 80 },
      pages: [test, { id: 'two' }],
      done: [visit('two'), answer('q1', ['b'], 0)],
      wanted: 'one',
    })
    expect(progress()).toBe('66')
  })
})

describe('the window', () => {
  it('is titled with page and course', async () => {
    await open({ course: { title: 'A city for all' } })
    expect(document.title).toBe('One – A city for all')
    await user.click(next())
    expect(document.title).toBe('Two – A city for all')
    const [bar] = screen.getAllByRole('banner')
    expect(within(bar!).getByText('A city for all')).toBeInTheDocument()
  })

  it('offers its landmarks and a way past them', async () => {
    await open()
    expect(screen.getByRole('link', { name: 'Skip to the page' })).toBeInTheDocument()
    expect(screen.getByRole('main')).toContainElement(screen.getByRole('article'))
    expect(screen.getByRole('contentinfo')).toContainElement(next())
    const [bar] = screen.getAllByRole('banner')
    expect(
      within(bar!)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label') ?? textOf(button)),
    ).toEqual([
      'Outline',
      ...['Search the course', 'Bookmark this page', 'Notes and review', 'Reading settings'],
      ...['Menu', 'Exit'],
    ])
  })
})
