import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Block, Page } from '../../courses/format/course.ts'
import * as extras from '../../player/extras.ts'
import { courseOf } from './course.ts'
import { deferred, openPlayer, renderPlayer, textOf, visit } from './render-player.ts'

const note: Block = { kind: 'callout', tone: 'note', title: 'A note', text: [{ tag: 'p', children: ['Noted.'] }] }
const text: Block = { kind: 'text', text: [{ tag: 'p', children: ['Read this.'] }] }
const pages = [{ id: 'one', blocks: [text, note] }, { id: 'two' }, { id: 'three' }]
const [one] = courseOf({ pages }).pages as [Page]
const user = userEvent.setup()
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const missing = () => Promise.reject(new Error('The file did not arrive.'))

/** A source whose pages arrive when the test says so, and what it was asked for. */
function slowSource() {
  const asked: string[] = []
  const answers = new Map<string, ReturnType<typeof deferred<Page>>>()
  const page = (id: string) => {
    asked.push(id)
    const answer = deferred<Page>()
    answers.set(id, answer)
    return answer.promise
  }
  return { asked, answers, source: { page } }
}

describe('a page that is late', () => {
  it('is waited for in words that are read out, and counts as visited only when it stands', async () => {
    const { answers, source } = slowSource()
    const { facts } = renderPlayer({ pages, source })
    expect(await screen.findByText('Loading the page …')).toHaveAttribute('role', 'status')
    expect(screen.queryByRole('heading', { level: 1 })).toBeNull()
    expect(facts()).toEqual([])
    answers.get('one')!.resolve(one)
    expect(await heading('One')).toBeInTheDocument()
    expect(screen.queryByText('Loading the page …')).toBeNull()
    expect(facts()).toEqual([visit('one')])
  })

  it('does not keep the learner from turning to another', async () => {
    const { answers, source } = slowSource()
    const { facts } = renderPlayer({ pages, source })
    expect(await screen.findByText('Loading the page …')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    answers.get('two')!.resolve({ ...one, id: 'two', title: 'Two' })
    expect(await heading('Two')).toBeInTheDocument()
    answers.get('one')!.resolve(one)
    expect(await heading('Two')).toBeInTheDocument()
    expect(facts()).toEqual([visit('two')])
  })
})

describe('a page that does not arrive', () => {
  it('is told, and may be asked for again', async () => {
    const { asked, answers, source } = slowSource()
    const { facts } = renderPlayer({ pages, source })
    expect(await screen.findByText('Loading the page …')).toBeInTheDocument()
    answers.get('one')!.reject(new Error('The file did not arrive.'))
    expect(await heading('This page could not be loaded.')).toHaveFocus()
    const why = 'Its file did not arrive. Your answers are safe. Check the connection and try again.'
    expect(screen.getByText(why)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('Loading the page …')).toBeInTheDocument()
    answers.get('one')!.reject(new Error('The file did not arrive.'))
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(facts()).toEqual([])
    answers.get('one')!.resolve(one)
    expect(await heading('One')).toHaveFocus()
    await vi.waitFor(() => expect(asked).toEqual(['one', 'one', 'one', 'two']))
    expect(facts()).toEqual([visit('one')])
  })

  it('leaves the rest of the course open', async () => {
    const compiled = courseOf({ pages })
    const page = (id: string) => (id === 'one' ? missing() : Promise.resolve(compiled.pages.find((p) => p.id === id)!))
    const { facts } = renderPlayer({ pages, source: { page } })
    expect(await heading('This page could not be loaded.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(await heading('Two')).toBeInTheDocument()
    expect(facts()).toEqual([visit('two')])
  })
})

describe('the next page', () => {
  it('is fetched ahead once a page stands; when that fails, nobody is told, and it is asked for again', async () => {
    const asked: string[] = []
    const compiled = courseOf({ pages })
    const page = (id: string) => {
      asked.push(id)
      const isFirstTry = asked.filter((other) => other === id).length === 1
      return id === 'two' && isFirstTry ? missing() : Promise.resolve(compiled.pages.find((p) => p.id === id)!)
    }
    await openPlayer({ pages, source: { page } })
    await vi.waitFor(() => expect(asked).toEqual(['one', 'two']))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^One$/)
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Two$/)
    await vi.waitFor(() => expect(asked).toEqual(['one', 'two', 'two', 'three', 'three']))
  })
})

describe('a page that cannot be shown', () => {
  it('is told, does not count as visited, and leaves the rest of the course open', async () => {
    const broken = { kind: 'hologram' } as unknown as Block
    const { facts } = await openPlayer({
      pages: [{ id: 'one' }, { id: 'two', blocks: [text, broken] }, { id: 'three' }],
    })
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1, name: 'This page cannot be shown.' })).toHaveFocus()
    const why = 'Something in it went wrong. Your answers are safe, and the other pages work.'
    expect(screen.getByText(why)).toBeInTheDocument()
    expect(screen.queryByText('Read this.')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Three$/)
    expect(facts()).toEqual([visit('one'), visit('three')])
  })
})

describe('parts of the player that are not needed for the first lines', () => {
  it('may come later than the page: its text stands, the blocks follow', async () => {
    const late = deferred<typeof extras>()
    await openPlayer({ pages, extras: () => late.promise })
    expect(screen.getByText('Read this.')).toBeInTheDocument()
    expect(screen.queryByText('Noted.')).toBeNull()
    expect(screen.queryByRole('navigation')).toBeNull()
    late.resolve(extras)
    expect(await screen.findByText('Noted.')).toBeInTheDocument()
    expect(screen.getByRole('navigation', { name: 'Pages of the course' })).toBeInTheDocument()
  })

  it('are asked for again when they did not arrive', async () => {
    let tries = 0
    await openPlayer({ pages, extras: () => (tries++ === 0 ? missing() : Promise.resolve(extras)) })
    const alert = screen.getByRole('alert')
    expect(textOf(alert)).toBe('A part of the player did not arrive. Try again')
    expect(screen.getByText('Read this.')).toBeInTheDocument()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('Noted.')).toBeInTheDocument()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
