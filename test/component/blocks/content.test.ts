import { screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Block } from '../../../courses/format/course.ts'
import { openPlayer, textOf } from '../render-player.ts'

const user = userEvent.setup()
const show = (...blocks: Block[]) => openPlayer({ pages: [{ id: 'one', blocks }] })

describe('a table', () => {
  const table: Block = {
    kind: 'table',
    title: 'Strategies',
    columns: [
      { id: 'city', title: 'City', as: 'text', sort: true },
      { id: 'themes', title: 'Themes', as: 'number', sort: true },
      { id: 'by', title: 'Written by', as: 'text', filter: true },
    ],
    rows: [
      [['Oslo'], ['12'], ['Staff']],
      [['Bergen'], ['5'], ['Group']],
      [['Cork'], ['9'], ['Staff']],
    ],
  }
  const cities = () => screen.getAllByRole('rowheader').map(textOf)

  it('is named, has headings for rows and columns, and can be reached to be scrolled', async () => {
    await show(table)
    const region = screen.getByRole('region', { name: 'Strategies' })
    expect(within(region).getAllByRole('columnheader').map(textOf)).toEqual(['City↕', 'Themes↕', 'Written by'])
    expect(cities()).toEqual(['Oslo', 'Bergen', 'Cork'])
  })

  it('is sorted by a press on a heading, and the other way by another', async () => {
    await show(table)
    const heading = () => screen.getByRole('columnheader', { name: /Themes/ })
    await user.click(within(heading()).getByRole('button'))
    expect([cities(), heading().getAttribute('aria-sort')]).toEqual([['Bergen', 'Cork', 'Oslo'], 'ascending'])
    await user.click(within(heading()).getByRole('button'))
    expect([cities(), heading().getAttribute('aria-sort')]).toEqual([['Oslo', 'Cork', 'Bergen'], 'descending'])
  })

  it('shows the rows of one value, says how many, and all of them again', async () => {
    await show(table)
    const select = screen.getByRole('combobox', { name: 'Written by' })
    await user.selectOptions(select, 'Staff')
    expect([cities(), screen.getByText('2 of 3 rows').getAttribute('role')]).toEqual([['Oslo', 'Cork'], 'status'])
    await user.selectOptions(select, 'All')
    expect(cities()).toEqual(['Oslo', 'Bergen', 'Cork'])
  })
})

describe('cards', () => {
  it('open what more there is by a press on its label', async () => {
    await show({
      kind: 'cards',
      items: [
        { title: 'White Paper', text: ['Dialogue.'], more: { label: 'For a town hall', text: ['Every department.'] } },
        { title: 'Framework', text: ['A model.'] },
      ],
    })
    const details = [...document.querySelectorAll('article details')]
    expect(details).toHaveLength(1)
    expect(details[0]).not.toHaveAttribute('open')
    await user.click(screen.getByText('For a town hall'))
    expect(details[0]).toHaveAttribute('open')
  })
})

describe('a quote', () => {
  it('says whose words it holds, and where they stand', async () => {
    await show({ kind: 'quote', text: [{ tag: 'p', children: ['We plan with them.'] }], who: 'A planner', source: { title: 'Minutes' } }) // prettier-ignore
    const figure = screen.getByRole('figure')
    expect(textOf(figure)).toBe('We plan with them. A planner Source: Minutes')
  })
})

describe('a film', () => {
  const film: Block = { kind: 'video', title: 'Four minutes', url: 'https://www.coe.int/film', length: '4 min', captions: 'English' } // prettier-ignore
  afterEach(() => vi.restoreAllMocks())

  it('is a card with a link out of the course, and asks for nothing by itself', async () => {
    await show(film)
    const card = within(screen.getByRole('article', { name: 'Four minutes' }))
    expect(card.getByText('4 min · captions: English · needs the internet')).toBeVisible()
    expect(card.getByRole('link', { name: /Watch the film/ })).toHaveAttribute('href', 'https://www.coe.int/film')
    expect(document.querySelectorAll('iframe, video, object, embed')).toHaveLength(0)
  })

  it('says when the internet is not there', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await show(film)
    expect(screen.getByText(/needs the internet, which is not there now/)).toBeVisible()
  })
})

describe('slides', () => {
  const slides: Block = {
    kind: 'slides',
    title: 'Why cities?',
    slides: [
      { src: 'assets/1.svg', alt: 'A street', title: 'Streets', said: ['People meet here.', 'Every day.'] },
      { src: 'assets/2.svg', alt: 'A school', title: 'Schools', said: ['Children too.'] },
    ],
  }
  const card = () => within(screen.getByRole('region', { name: 'Why cities?' }))
  const spoken = () => [...document.querySelectorAll('.spoken')].map(textOf)
  afterEach(() => vi.unstubAllGlobals())

  it('go on and back by buttons, with captions, and a transcript of everything', async () => {
    await show(slides)
    expect(card().getByRole('img')).toHaveAccessibleName('A street')
    expect(card().getByRole('button', { name: 'Slide before' })).toBeDisabled()
    await user.click(card().getByRole('button', { name: 'Slide after' }))
    expect(card().getByRole('img')).toHaveAccessibleName('A school')
    expect(textOf(card().getByRole('status'))).toBe('Slide 2 of 2: Schools')
    expect(card().getByRole('figure', { name: 'Schools' })).toBeVisible()
    const paragraphs = [...document.querySelectorAll('article details p')].map(textOf)
    expect(paragraphs).toEqual(['Streets. People meet here. Every day.', 'Schools. Children too.'])
  })

  it('are read sentence by sentence by a voice of the device, which stops when it is told to', async () => {
    const said: { text: string; onend: () => void }[] = []
    const synthesis = {
      getVoices: () => [{ lang: 'de-DE', localService: true }, { lang: 'en_GB', localService: true }],
      speak: (utterance: { text: string; onend: () => void }) => void said.push(utterance),
      cancel: vi.fn(),
    } // prettier-ignore
    vi.stubGlobal('speechSynthesis', synthesis)
    vi.stubGlobal('SpeechSynthesisUtterance', class { constructor(readonly text: string) {} }) // prettier-ignore
    await show(slides)
    await user.click(card().getByRole('button', { name: 'Listen' }))
    expect([said.map(({ text }) => text), spoken()]).toEqual([['People meet here.'], ['People meet here.']])
    said[0]?.onend()
    await vi.waitFor(() => expect(spoken()).toEqual(['Every day.']))
    said[1]?.onend()
    await vi.waitFor(() => expect(card().getByRole('img')).toHaveAccessibleName('A school'))
    await user.click(card().getByRole('button', { name: 'Pause' }))
    expect(synthesis.cancel).toHaveBeenCalled()
    said[2]?.onend()
    expect(spoken()).toEqual([])
  })

  it('go on by themselves where there is no voice, and say so; a voice of the network is none', async () => {
    vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'en', localService: false }], speak: () => { throw new Error('The text would leave the device.') } }) // prettier-ignore
    await show(slides)
    await user.click(card().getByRole('button', { name: 'Listen' }))
    expect(card().getByText(/has no voice for this language/)).toBeVisible()
    await user.click(card().getByRole('button', { name: 'Pause' }))
    expect(card().getByText(/Read by the voice of your browser/)).toBeVisible()
  })
})
