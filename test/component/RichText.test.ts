import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { RichText } from '../../courses/format/rich-text.ts'
import { openPlayer, textOf } from './render-player.ts'

const open = (...text: RichText) => openPlayer({ pages: [{ id: 'one', blocks: [{ kind: 'text', text }] }, { id: 'two' }] })
const p = (...children: RichText): RichText[number] => ({ tag: 'p', children })

describe('rich text', () => {
  it('makes the elements that its nodes name', async () => {
    await open(
      { tag: 'h2', children: ['Fruit'] },
      p('An ', { tag: 'strong', children: ['apple ', { tag: 'em', children: ['a day'] }] }, '.'),
      { tag: 'ul', children: [{ tag: 'li', children: ['Apples'] }, { tag: 'li', children: ['Pears'] }] },
      { tag: 'hr', children: [] },
      { tag: 'blockquote', children: [p('Eat more ', { tag: 'del', children: ['bricks'] }, ' fruit.')] },
      { tag: 'pre', children: [{ tag: 'code', children: ['1 < 2'] }] },
    )
    expect(screen.getByRole('heading', { level: 2, name: 'Fruit' })).toBeInTheDocument()
    expect(textOf(screen.getByRole('strong').parentElement)).toBe('An apple a day.')
    expect(screen.getByRole('emphasis').parentElement).toBe(screen.getByRole('strong'))
    expect(within(screen.getByRole('article')).getAllByRole('listitem').map(textOf)).toEqual(['Apples', 'Pears'])
    expect(screen.getByRole('separator')).toBeInTheDocument()
    expect(textOf(screen.getByRole('blockquote'))).toBe('Eat more bricks fruit.')
    expect(textOf(screen.getByRole('deletion'))).toBe('bricks')
    expect(textOf(screen.getByRole('code'))).toBe('1 < 2')
  })
})
