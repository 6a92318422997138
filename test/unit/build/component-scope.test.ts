import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../../src/build/component-scope.ts'

const components = ['player', 'src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => join(folder, name)),
)

describe('the class of a component', () => {
  it('is that of no other', () => {
    const classes = components.map(scopeOf)
    expect(classes.length).toBeGreaterThan(90)
    expect(new Set(classes).size).toBe(classes.length)
    for (const name of classes) expect(name).toMatch(/^s[0-9a-z]{1,2}$/)
  })

  it('is the same however the file is named', () => {
    expect(scopeOf(resolve('player/Term.svelte'))).toBe(scopeOf('player/Term.svelte'))
    expect(scopeOf(join('.', 'player', 'Term.svelte'))).toBe(scopeOf('player/Term.svelte'))
  })

  it('is refused to a file that has none', () => {
    expect(() => scopeOf('test/Term.svelte')).toThrow('test/Term.svelte is no component of player/ or src/.')
  })
})
