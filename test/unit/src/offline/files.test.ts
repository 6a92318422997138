import { expect, it } from 'vitest'
import { removeOthers, storeBuild, storedFile } from '../../../../src/offline/files.ts'
import { addressOf, buildWith, fakeFiles, SCOPE, sha256, type Fake } from './fake-files.ts'

const CONTENT = { 'index.html': '<!doctype html>', 'assets/app.js': 'run()', 'course/one.js': 'one' }
const SERVED = { '': CONTENT['index.html'], 'assets/app.js': 'run()', 'course/one.js': 'one' }
const build = buildWith(CONTENT)

/** Stores the build; with what was told on the way. */
async function store(files: Fake) {
  const told: number[] = []
  return { ...(await storeBuild(files, build, (done) => told.push(done))), told }
}
const textOf = async (files: Fake, path: keyof typeof CONTENT) =>
  (await storedFile(files, path, sha256(CONTENT[path])))?.text()

it('stores every file, and tells of each', async () => {
  const files = fakeFiles(SERVED)
  expect(await store(files)).toEqual({ done: 3, trouble: null, told: [1, 2, 3] })
  expect(await textOf(files, 'assets/app.js')).toBe('run()')
  const kept = await storedFile(files, 'index.html', sha256(CONTENT['index.html']))
  expect(Object.fromEntries(kept?.headers ?? [])).toEqual({ 'content-type': 'text/x' })
})

it('asks for the page by its folder, which hosts redirect to, and each file once', async () => {
  const files = fakeFiles(SERVED)
  await store(files)
  expect(files.asked.sort()).toEqual(['default ', 'default assets/app.js', 'default course/one.js'])
  files.asked.length = 0
  expect(await store(files)).toEqual({ done: 3, trouble: null, told: [1, 2, 3] })
  expect(files.asked).toEqual([])
})

it.each([
  ['another page in its place', '<!doctype html><p>Sign in</p>', 'wrong'],
  ['an error with the right bytes', { body: 'run()', status: 500 }, 'wrong'],
  ['a file that is not there', { body: 'Not found', status: 404 }, 'wrong'],
  ['no connection', new TypeError('Failed to fetch'), 'unreachable'],
  ...['', 'r', 'ru', 'run', 'run('].map((cut) => [`one that is cut after “${cut}”`, cut, 'wrong'] as const),
] as const)('tells of %s, keeps the others, and not that one', async (_, answer, why) => {
  const files = fakeFiles({ ...SERVED, 'assets/app.js': answer })
  expect(await store(files)).toEqual({ done: 2, trouble: { why, path: 'assets/app.js' }, told: [1, 2] })
  expect(await textOf(files, 'assets/app.js')).toBeUndefined()
  files.server.set('assets/app.js', 'run()')
  files.asked.length = 0
  expect(await store(files)).toMatchObject({ done: 3, trouble: null })
  expect(files.asked).toEqual(['default assets/app.js'])
})

it('goes past what the browser has kept, when that is wrong', async () => {
  const files = fakeFiles(SERVED)
  const { fetch } = files
  files.fetch = (asked, options) => {
    const isStale = options?.cache === 'default' && addressOf(asked).endsWith('one.js')
    return isStale ? Promise.resolve(new Response('old')) : fetch(asked, options)
  }
  expect(await store(files)).toMatchObject({ done: 3, trouble: null })
  expect(files.asked).toContain('reload course/one.js')
})

it('gets a file again that is damaged in the cache', async () => {
  const files = fakeFiles(SERVED)
  await store(files)
  const address = `${SCOPE}.files/${sha256('one')}.js`
  files.kept.set(address, new Response('on'))
  expect(await store(files)).toMatchObject({ done: 3, trouble: null })
  expect(await files.kept.get(address)?.text()).toBe('one')
})

it('stops where there is no room', async () => {
  const files = fakeFiles(SERVED)
  files.hasRoom = false
  expect(await store(files)).toMatchObject({ done: 0, trouble: { why: 'no-room' }, told: [] })
})

it('keeps what two builds share once, and removes what no build has', async () => {
  const files = fakeFiles({ ...SERVED, 'assets/new.js': 'new()' })
  await store(files)
  files.kept.set(`${SCOPE}.builds/running`, new Response('{}'))
  const next = buildWith({ 'index.html': CONTENT['index.html'], 'assets/new.js': 'new()' })
  await storeBuild(files, next, () => undefined)
  expect(files.kept.size).toBe(5)
  await removeOthers(files, [next])
  expect([...files.kept.keys()].sort()).toEqual(
    [
      `${SCOPE}.builds/running`,
      ...next.map(([path, hash]) => `${SCOPE}.files/${hash}.${path.split('.').pop()}`),
    ].sort(),
  )
})
