import { render, screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import Profile from '../../player/Profile.svelte'
import { textOf } from './render-player.ts'

const axes = [
  { id: 'education', label: 'Education', value: 0.705 },
  { id: 'space', label: 'Public space', value: 1 },
  { id: 'media', label: 'Media', value: 0 },
]
const label = 'Your city'
const figure = () => screen.getByRole('figure', { name: label })
const items = () => within(figure()).getAllByRole('listitem')
/** What is left of an item for those who cannot see the chart. */
const spoken = (item: HTMLElement) =>
  [...item.children].filter((part) => part.getAttribute('aria-hidden') !== 'true').map(textOf).filter(Boolean).join(' ') // prettier-ignore

describe.each(['bars', 'wheel', 'spider'] as const)('a profile as %s', (as) => {
  it('has a name, and every figure as text', () => {
    render(Profile, { axes, as, label })
    expect(items().map(spoken)).toEqual(['Education 71%', 'Public space 100%', 'Media 0%'])
  })

  it('tells the figures in the words it is given', () => {
    render(Profile, { axes, as, label, percent: (value: number) => `${value * 10} of 10` })
    expect(items().map(spoken)).toEqual(['Education 7.05 of 10', 'Public space 10 of 10', 'Media 0 of 10'])
  })
})

describe.each(['wheel', 'spider'] as const)('a %s', (as) => {
  it('has the numbers of its list around it, and is not read out twice', () => {
    render(Profile, { axes, as, label })
    const chart = figure().querySelector('svg')
    expect(chart).toHaveAttribute('aria-hidden', 'true')
    expect([...(chart?.querySelectorAll('text') ?? [])].map(textOf)).toEqual(['1', '2', '3'])
    expect(items().map((item) => textOf(item.firstElementChild))).toEqual(['1', '2', '3'])
  })
})

it('fills bars by their value', () => {
  render(Profile, { axes, as: 'bars', label })
  const fills = [...figure().querySelectorAll<HTMLElement>('.fill')]
  expect(fills.map(({ style }) => style.getPropertyValue('inline-size'))).toEqual(['70.5%', '100%', '0%'])
  expect(figure().querySelector('svg')).toBeNull()
})

it('fills the segments of a wheel, and none for nothing', () => {
  render(Profile, { axes, as: 'wheel', label })
  const full = [...figure().querySelectorAll('path.full')]
  const empty = [...figure().querySelectorAll('path.empty')]
  expect(full.map((path) => path.hasAttribute('d'))).toEqual([true, true, false])
  expect(full[1]?.getAttribute('d')).toBe(empty[1]?.getAttribute('d'))
})

it('draws a spider over all axes', () => {
  render(Profile, { axes, as: 'spider', label })
  expect(figure().querySelector('polygon.shape')?.getAttribute('points')?.split(' ')).toHaveLength(3)
  expect(figure().querySelectorAll('line')).toHaveLength(3)
})
