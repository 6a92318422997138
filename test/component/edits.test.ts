import { screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import type { Page } from '../../courses/format/course.ts'
import { EDITED, followEdits, type EditedPages } from '../../src/edits.ts'
import { choice } from './course.ts'
import { openPlayer, textOf, visit } from './render-player.ts'

const question = choice({ id: 'q1' })
const one: Page = { id: 'one', title: 'One', minutes: 5, objectives: [], blocks: [question] }
const pages = [one, { id: 'two' }]

/** A player beside a development server: what an author edits is sent to it. */
async function open() {
  let listen: (courses: EditedPages[]) => void = () => undefined
  const shown = await openPlayer({ pages })
  const reload = vi.fn()
  const on = (event: string, listener: typeof listen) => void (event === EDITED && (listen = listener))
  followEdits(shown.course, { on } as NonNullable<ImportMeta['hot']>, reload)
  const edit = async (course: string, ...edited: Page[]) => {
    listen([
      { course: 'another-course', pages: [] },
      { course, pages: edited },
    ])
    await tick()
  }
  return { ...shown, edit, reload }
}
const title = () => textOf(screen.getByRole('heading', { level: 1 }))

describe('a page that its author edits', () => {
  it('is shown as it is now, and what was chosen on it stays', async () => {
    const { edit, facts } = await open()
    screen.getByRole('radio', { name: 'Apples' }).click()
    await edit('a-course', { ...one, title: 'The first', lead: 'It begins.' })
    expect([title(), screen.queryByText('It begins.') !== null]).toEqual(['The first', true])
    expect(screen.getByRole('radio', { name: 'Apples' })).toBeChecked()
    expect(facts().filter(({ type }) => type !== 'draft')).toEqual([visit('one')])
  })

  it('keeps its edits beside those of the next page, and those of another course are not its own', async () => {
    const { edit, actor } = await open()
    await edit('a-course', { ...one, title: 'The first' })
    await edit('a-course', { ...one, id: 'two', title: 'The second', blocks: [] })
    await edit('another-course', { ...one, title: 'Elsewhere' })
    expect(title()).toBe('The first')
    actor.send({ type: 'learner.next' })
    expect(await screen.findByRole('heading', { name: 'The second' })).toBeVisible()
  })

  it('is loaded again where a translation is shown', async () => {
    const { course, edit, reload } = await open()
    course.show({ ...course.own, course: { ...course.own.course, title: 'Un cours' }, arrived: { pages: new Map() } })
    await edit('a-course', { ...one, title: 'The first' })
    expect([title(), reload.mock.calls.length]).toEqual(['One', 1])
  })
})
