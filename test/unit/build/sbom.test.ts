import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readComponents, unfree } from '../../../src/build/sbom.ts'

test('names the packages of a lockfile, without the root and the tools', () => {
  const packages = {
    '': { version: '0.1.0', license: 'MIT' },
    'node_modules/svelte': { version: '5.0.0', license: 'MIT', integrity: 'sha512-AA==' },
    'node_modules/svelte/node_modules/@old/clsx': { version: '1.0.0' },
    'node_modules/vitest': { version: '4.0.0', license: 'MIT', dev: true },
  }
  expect(readComponents(JSON.stringify({ packages }))).toEqual([
    { name: '@old/clsx', version: '1.0.0', licence: '', integrity: '' },
    { name: 'svelte', version: '5.0.0', licence: 'MIT', integrity: 'sha512-AA==' },
  ])
})

test('tells packages that nobody is plainly allowed to pass on', () => {
  const of = (name: string, licence: string) => ({ name, version: '1.0.0', licence, integrity: '' })
  expect(unfree([of('a', 'MIT'), of('b', 'UNLICENSED'), of('c', ''), of('d', 'OFL-1.1')])).toEqual(['b', 'c'])
  expect(unfree([of('a', '(MIT AND Zlib)'), of('b', 'MIT AND UNLICENSED'), of('c', '(MIT OR GPL-3.0)')])).toEqual([
    'b',
    'c',
  ])
})

test('every package that the product is made from has a free licence', () => {
  const components = readComponents(readFileSync('package-lock.json', 'utf8'))
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['dexie', 'svelte', 'xstate']))
  expect(unfree(components)).toEqual([])
})
