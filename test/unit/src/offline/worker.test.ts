import { expect, it, vi } from 'vitest'
import type { Build } from '../../../../src/offline/builds.ts'
import type { Report } from '../../../../src/offline/messages.ts'
import { createWorker, type Worker } from '../../../../src/offline/worker.ts'
import { addressOf, buildWith, fakeFiles, SCOPE, type Fake } from './fake-files.ts'

const CONTENT = {
  one: { 'index.html': 'page one', 'assets/one.js': 'script one', 'course/course.js': 'course one' },
  two: { 'index.html': 'page two', 'assets/two.js': 'script two', 'course/course.js': 'course two' },
}
const one = buildWith(CONTENT.one)
const two = buildWith(CONTENT.two)

/** A host on which builds are deployed, and a browser with its workers. */
function host() {
  const files = fakeFiles({})
  const reports: Report[] = []
  let isBusy = false
  const workerOf = (build: Build): Worker =>
    createWorker(build, {
      ...files,
      fetch: (asked, options) => files.fetch(asked, options),
      tell: (report) => Promise.resolve(void reports.push(report)),
      async alone(work, when) {
        if (isBusy && when === 'if-free') return
        isBusy = true
        await work()
        isBusy = false
      },
    })
  const deploy = (content: Record<string, string>) => {
    files.server = new Map(Object.entries({ ...content, '': content['index.html'] ?? '' }))
  }
  return { files, reports, workerOf, deploy, makeBusy: () => (isBusy = true) }
}

const get = async (worker: Worker, path: string, window = 'new') =>
  (await worker.answer(new Request(`${SCOPE}${path}`), window)).text()
const last = (reports: Report[]) => reports.at(-1)
const cutOff = (files: Fake) => files.server.clear()

it('serves the whole build without a network, the page at the root with any question', async () => {
  const { files, workerOf, deploy } = host()
  deploy(CONTENT.one)
  const worker = workerOf(one)
  await worker.install()
  await worker.activate([])
  cutOff(files)
  expect(await get(worker, '?course=city', '')).toBe('page one')
  expect(await get(worker, 'course/course.js')).toBe('course one')
  await expect(get(worker, 'assets/unknown.js')).rejects.toThrow('Failed to fetch')
})

it('is not installed while a file is missing, and says which', async () => {
  const { reports, workerOf, deploy } = host()
  deploy({ ...CONTENT.one, 'assets/one.js': '<!doctype html>' })
  await expect(workerOf(one).install()).rejects.toThrow('Not every file has arrived.')
  const trouble = { why: 'wrong', path: 'assets/one.js' }
  expect(last(reports)).toEqual({ type: 'files', by: 'install', done: 2, total: 3, trouble, isOver: true, stale: null })
})

it('gives open windows the files of their own build when the next one starts, also after the worker was stopped', async () => {
  const { files, reports, workerOf, deploy } = host()
  deploy(CONTENT.one)
  const old = workerOf(one)
  await old.install()
  await old.activate([])
  deploy(CONTENT.two)
  const next = workerOf(two)
  await next.install()
  expect(last(reports)).toMatchObject({ by: 'update', done: 3, trouble: null, isOver: true })
  await next.activate(['open'])
  cutOff(files)
  for (const worker of [next, workerOf(two)]) {
    expect(await get(worker, 'assets/one.js', 'open')).toBe('script one')
    expect(await get(worker, 'course/course.js', 'open')).toBe('course one')
    expect(await get(worker, 'course/course.js', 'later')).toBe('course two')
    expect(await get(worker, '', '')).toBe('page two')
  }
})

it('removes a build when its last window has gone, but none that is arriving or waits', async () => {
  const { files, workerOf, deploy, makeBusy } = host()
  const three = buildWith({ ...CONTENT.two, 'assets/three.js': 'script three' })
  const kept = (text: string) =>
    Promise.all([...files.kept.values()].map((file) => file.clone().text())).then((all) => all.includes(text))
  deploy(CONTENT.one)
  const old = workerOf(one)
  await old.install()
  await old.activate([])
  deploy(CONTENT.two)
  await workerOf(two).install()
  deploy({ ...CONTENT.two, 'assets/three.js': 'script three' })
  await workerOf(three).install()
  await workerOf(two).activate([])
  expect([await kept('script one'), await kept('script three')]).toEqual([false, true])
  files.kept.delete(`${SCOPE}.builds/next`)
  makeBusy()
  await workerOf(one).activate([])
  expect(await kept('script three')).toBe(true)
})

it('says at once what it has just stored and checked; a worker that was started again looks', async () => {
  const { files, reports, workerOf, deploy } = host()
  deploy(CONTENT.one)
  const worker = workerOf(one)
  await worker.install()
  await worker.activate([])
  const looks = vi.spyOn(files.cache, 'match')
  await worker.check('assets/one.js')
  expect(last(reports)).toMatchObject({ by: 'check', done: 3, trouble: null, isOver: true })
  expect(looks.mock.calls.filter(([address]) => addressOf(address).includes('.files/'))).toHaveLength(0)
  await workerOf(one).check('assets/one.js')
  expect(looks.mock.calls.filter(([address]) => addressOf(address).includes('.files/'))).toHaveLength(3)
})

it('looks after a download that failed', async () => {
  const { files, reports, workerOf, deploy } = host()
  deploy(CONTENT.one)
  const worker = workerOf(one)
  files.server.delete('assets/one.js')
  await expect(worker.install()).rejects.toThrow('Not every file has arrived.')
  await worker.check('assets/one.js')
  expect(last(reports)).toMatchObject({ by: 'check', done: 2, trouble: { path: 'assets/one.js' } })
})

it('looks at all files again when a page asks, repairs them, and tells a page of another build', async () => {
  const { files, reports, workerOf, deploy } = host()
  deploy(CONTENT.one)
  const worker = workerOf(one)
  await worker.install()
  await worker.activate([])
  await worker.check('assets/one.js')
  files.kept.delete([...files.kept.keys()].find((address) => address.endsWith('.js')) ?? '')
  await worker.check('assets/one.js')
  expect(last(reports)).toMatchObject({ by: 'check', done: 3, trouble: null, stale: null })
  cutOff(files)
  files.kept.delete([...files.kept.keys()].find((address) => address.endsWith('.html')) ?? '')
  await worker.check('assets/two.js')
  expect(last(reports)).toMatchObject({
    done: 2,
    trouble: { why: 'unreachable', path: 'index.html' },
    stale: 'assets/two.js',
  })
})
