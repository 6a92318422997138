import { describe, expect, test, vi } from 'vitest'
import { openChunks, type Chunk } from '../../../src/chunks.ts'

/** Chunks as a page would load them; `asked` are the ones that were. */
function page(files: Record<string, Chunk | Error>) {
  const part = vi.fn((name: string): Promise<unknown> => {
    const file = files[name] ?? new Error(`${name} is not there`)
    return file instanceof Error ? Promise.reject(file) : Promise.resolve(file)
  })
  return { require: openChunks(part), asked: () => part.mock.calls.map(([name]) => name), files }
}

const first = { greet: () => 'hello' }
const PLAYER: Chunk = [[], first]

describe('the chunks of a packed player', () => {
  test('one gets the exports of those it needs, at once', async () => {
    const { require } = page({
      './player.js': PLAYER,
      './extras.js': [
        ['./player.js'],
        {},
        (require, exports) => Object.assign(exports, { loud: (require('./player.js') as typeof first).greet().toUpperCase() }),
      ],
    }) // prettier-ignore
    expect(await require('./extras.js')).toEqual({ loud: 'HELLO' })
  })

  test('one that two need runs once, and before them', async () => {
    const order: string[] = []
    const running = (name: string, ...needs: string[]): Chunk => [needs, {}, () => void order.push(name)]
    const { require, asked } = page({
      './shared.js': running('shared'),
      './a.js': running('a', './shared.js'),
      './b.js': running('b', './shared.js'),
    })
    const [a] = await Promise.all([require('./a.js'), require('./b.js')])
    expect(order.toSorted()).toEqual(['a', 'b', 'shared'])
    expect(order[0]).toBe('shared')
    expect(asked().filter((name) => name === './shared.js')).toHaveLength(1)
    expect(require('./a.js')).toBe(a)
  })

  test('one that did not arrive may be asked for again', async () => {
    const { require, files } = page({ './tools.js': new Error('offline') })
    await expect(require('./tools.js')).rejects.toThrow('offline')
    files['./tools.js'] = [[], { open: true }]
    expect(await require('./tools.js')).toEqual({ open: true })
  })

  test('one whose needs did not arrive does not run', async () => {
    const run = vi.fn()
    const { require } = page({ './extras.js': [['./gone.js'], {}, run] })
    await expect(require('./extras.js')).rejects.toThrow('./gone.js is not there')
    expect(run).not.toHaveBeenCalled()
  })
})
