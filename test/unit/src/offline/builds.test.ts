import { expect, it } from 'vitest'
import { buildOf, buildsOf, hashAt, startBuild, type Build } from '../../../../src/offline/builds.ts'

const build = (name: string): Build => [['index.html', `${name}-index`], [`assets/${name}.js`, `${name}-script`]] // prettier-ignore
const [one, two, three] = [build('one'), build('two'), build('three')]

it('the first build has no older one, whatever windows are open', () => {
  expect(startBuild(null, one, ['a'])).toEqual({ newest: one, older: [] })
})

it('windows that are open go on with their build; new ones get the newest', () => {
  const running = startBuild(startBuild(null, one, []), two, ['a', 'b'])
  expect(running).toEqual({ newest: two, older: [{ build: one, windows: ['a', 'b'] }] })
  expect([buildOf(running, 'a'), buildOf(running, 'c')]).toEqual([one, two])
})

it('each window stays with its own build through several; builds without windows are left out', () => {
  const first = startBuild(startBuild(null, one, []), two, ['a', 'b'])
  const second = startBuild(first, three, ['b', 'c'])
  expect(second.older).toEqual([{ build: one, windows: ['b'] }, { build: two, windows: ['c'] }]) // prettier-ignore
  expect(buildsOf(second)).toEqual([three, one, two])
  expect(startBuild(second, three, []).older).toEqual([])
})

it('the root of the app is its page; what a build does not have is nothing', () => {
  expect([hashAt(one, ''), hashAt(one, 'index.html'), hashAt(one, 'assets/two.js')]).toEqual([
    'one-index',
    'one-index',
    undefined,
  ])
})
