import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { Assessment, Block } from '../../courses/format/course.ts'
import * as extras from '../../player/extras.ts'
import { choice } from './course.ts'
import { openPlayer, textOf, type Setting } from './render-player.ts'

type Draft = Setting['pages'][number]
async function open(page: Partial<Draft>) {
  const modules = [{ id: 'all', title: 'First steps', pages: ['one', 'two'] }]
  await openPlayer({ course: { modules }, pages: [{ id: 'one', title: 'Welcome', ...page }, { id: 'two' }] })
  return within(screen.getByRole('article'))
}

it('shows nothing after a block whose code is still on its way, so that nothing read is pushed away', async () => {
  let arrive = (_: typeof extras): void => undefined
  const coming = new Promise<typeof extras>((resolve) => (arrive = resolve))
  const text = (words: string): Block => ({ kind: 'text', text: [{ tag: 'p', children: [words] }] })
  const blocks = [text('Before it.'), choice({ id: 'q1' }), text('After it.')]
  await openPlayer({ pages: [{ id: 'one', blocks }], extras: () => coming })
  expect(await screen.findByText('Before it.')).toBeInTheDocument()
  expect(screen.queryByText('After it.')).toBeNull()
  arrive(extras)
  expect(await screen.findByText('After it.')).toBeInTheDocument()
})

describe('the head of a page', () => {
  it('names module, length and title, and nothing that the page has not', async () => {
    const page = await open({ minutes: 12 })
    expect(page.getAllByRole('heading').map(textOf)).toEqual(['Welcome'])
    expect(page.getAllByRole('paragraph').map(textOf)).toEqual(['First steps · 12 min'])
    expect(page.queryByRole('region')).toBeNull()
  })

  it('says the lead, and what one can do after the page', async () => {
    const page = await open({ lead: 'Why we are here.', objectives: ['Name the steps', 'Take the first'] })
    expect(page.getByText('Why we are here.')).toBeInTheDocument()
    const objectives = within(page.getByRole('region', { name: 'After this page you can' }))
    expect(objectives.getAllByRole('listitem').map(textOf)).toEqual(['Name the steps', 'Take the first'])
  })

  it('says the same objective twice when the author did', async () => {
    const page = await open({ objectives: ['Name the steps', 'Name the steps'] })
    expect(page.getAllByRole('listitem').map(textOf)).toEqual(['Name the steps', 'Name the steps'])
  })

  it.each([
    ['Assessment', { graded: true, attempts: null }],
    ['Knowledge check', { graded: false, attempts: null }],
  ] satisfies [string, Assessment][])('says that the page is an assessment: %s', async (name, assessment) => {
    const page = await open({ assessment, blocks: [choice({ id: 'q1' })] })
    expect(textOf(page.getAllByRole('paragraph')[0]!)).toBe(`First steps · ${name} · 5 min`)
  })
})
