import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { choice } from './course.ts'
import { answer, openPlayer, textOf, visit, type Setting } from './render-player.ts'

/** Two modules: two pages of 5 minutes each, and an assessment of 80. */
function open(setting: Partial<Setting> = {}) {
  const assessment = { graded: false, attempts: null }
  const { course, ...rest } = setting
  return openPlayer({
    course: {
      modules: [
        { id: 'first', title: 'First steps', pages: ['one', 'two'] },
        { id: 'second', title: 'Further steps', pages: ['test'] },
      ],
      ...course,
    },
    pages: [
      { id: 'one' },
      { id: 'two' },
      { id: 'test', title: 'Test', minutes: 80, assessment, blocks: [choice({ id: 'q1' })] },
    ],
    ...rest,
  })
}
const outline = () => within(screen.getByRole('navigation', { name: 'Pages of the course' }))
/** The modules as they are read out, and the pages in each. */
const modules = () =>
  outline()
    .getAllByRole('group', { hidden: true })
    .map((module) => ({
      name: textOf(within(module).getByText(/read$/).parentElement),
      isOpen: module.hasAttribute('open'),
      pages: within(module).getAllByRole('listitem', { hidden: true }).map(textOf),
    }))
const links = () => outline().getAllByRole('link', { hidden: true })

describe('the outline', () => {
  it('counts what is read and the time that is left, of the course and of each module', async () => {
    await open()
    expect(textOf(outline().getByText('1 of 3 pages').parentElement)).toBe('1 of 3 pages 1 h 25 min left')
    expect(modules()).toEqual([
      { name: 'First steps 1 / 2 1 of 2 read', isOpen: true, pages: ['One (read)', 'Two'] },
      { name: 'Further steps 0 / 1 0 of 1 read', isOpen: false, pages: ['Test'] },
    ])
  })

  it('goes with the learner: counts, marks, and the module that is open', async () => {
    const { actor } = await open({ wanted: 'two', done: [visit('one')] })
    expect(modules()[0]).toMatchObject({ name: 'First steps 2 / 2 2 of 2 read', pages: ['One (read)', 'Two (read)'] })
    expect(textOf(outline().getByText('2 of 3 pages').parentElement)).toBe('2 of 3 pages 1 h 20 min left')
    actor.send({ type: 'learner.next' })
    expect(await outline().findByText('3 of 3 pages')).toBeInTheDocument()
    expect(outline().getByText('nothing left')).toBeInTheDocument()
    expect(modules()).toEqual([
      { name: 'First steps 2 / 2 2 of 2 read', isOpen: false, pages: ['One (read)', 'Two (read)'] },
      { name: 'Further steps 1 / 1 1 of 1 read', isOpen: true, pages: ['Test (read)'] },
    ])
  })

  it('leaves a module as the learner has put it, whatever is read meanwhile', async () => {
    const { actor } = await open()
    await fireEvent.click(outline().getByText('First steps'))
    await fireEvent.click(outline().getByText('Further steps'))
    const isOpen = () => modules().map(({ isOpen }) => isOpen)
    expect(isOpen()).toEqual([false, true])
    actor.send({ type: 'learner.next' })
    expect(await outline().findByText('2 of 3 pages')).toBeInTheDocument()
    expect(isOpen()).toEqual([false, true])
    actor.send({ type: 'learner.next' })
    expect(await outline().findByText('3 of 3 pages')).toBeInTheDocument()
    expect(isOpen()).toEqual([false, true])
  })

  it('links every page by its address, and marks the current one', async () => {
    await open({ wanted: 'two' })
    expect(links().map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')])).toEqual([
      ['#/one', null],
      ['#/two', 'page'],
      ['#/test', null],
    ])
  })

  it('says of a sequential course which pages are not open yet, and does not link them', async () => {
    const { actor } = await open({ course: { navigation: 'sequential' } })
    const locked = '(opens when the pages before it are done)'
    expect(modules().flatMap(({ pages }) => pages)).toEqual(['One (read)', 'Two', `Test ${locked}`])
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['#/one', '#/two'])
    actor.send({ type: 'learner.next' })
    expect(await outline().findByText('2 of 3 pages')).toBeInTheDocument()
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['#/one', '#/two', '#/test'])
  })

  it('keeps what follows an assessment locked until every question has been answered', async () => {
    const assessment = { graded: false, attempts: null }
    const pages = [{ id: 'one', assessment, blocks: [choice({ id: 'q1' })] }, { id: 'two' }]
    const { actor } = await openPlayer({ course: { navigation: 'sequential' }, pages })
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['#/one'])
    actor.send({ type: 'learner.answer', question: 'q1', round: 1, response: ['b'], score: 0, latency: 1 })
    expect(await outline().findByRole('link', { name: 'Two' })).toHaveAttribute('href', '#/two')
  })

  it('knows what was done before', async () => {
    const done = [visit('one'), visit('two'), visit('test'), answer('q1', ['a'], 1)]
    await open({ done })
    expect(outline().getByText('3 of 3 pages')).toBeInTheDocument()
    expect(links()[2]).toHaveAttribute('aria-current', 'page')
  })

  it('makes the links of a module when it is opened, where a course is long', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `p${i}`)
    const module = (id: string, from: number) => ({ id, title: `Module ${id}`, pages: ids.slice(from, from + 100) })
    await open({ course: { modules: [module('a', 0), module('b', 100)] }, pages: ids.map((id) => ({ id })) })
    expect(links()).toHaveLength(100)
    await fireEvent.click(outline().getByText('Module b'))
    expect(links()).toHaveLength(200)
  })
})
