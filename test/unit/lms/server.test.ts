import { strToU8, zipSync } from 'fflate'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifest } from '../../../scorm/manifest.ts'
import { PACKAGE_EDITIONS } from '../../../scorm/schemas.ts'
import { smallCourse } from '../scorm/course-fixture.ts'
import { readManifest } from '../../lms/package-content.ts'
import { serveLms, type ServedLms } from '../../lms/server.ts'

const { course } = smallCourse({ title: 'A & B' })
const files = {
  'imsmanifest.xml': strToU8(manifest({ course, edition: '1.2', files: ['index.html'] })),
  'index.html': strToU8('<!doctype html><title>Course</title>'),
  'player.js': strToU8('1'),
  'fonts/text.woff2': strToU8('font'),
}

describe('LMS server', () => {
  let folder: string
  let served: ServedLms
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lms-'))
    await writeFile(join(folder, 'course.zip'), zipSync(files))
    served = await serveLms({ path: join(folder, 'course.zip') })
  })
  afterAll(async () => {
    await served.close()
    await rm(folder, { recursive: true })
  })
  const get = (path: string) => fetch(new URL(path, served.url))

  it.each([
    ['content/index.html', 'text/html; charset=utf-8'],
    ['content/player.js', 'text/javascript; charset=utf-8'],
    ['content/fonts/text.woff2', 'font/woff2'],
    ['', 'text/html; charset=utf-8'],
  ])('serves %s as %s, never from a cache', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('serves the page with its script and the launch', async () => {
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(await (await get('')).text())?.[1] ?? 'none'
    expect((await get(script)).status).toBe(200)
    expect(await (await get('launch.json')).json()).toEqual({
      id: 'course-small-course',
      title: 'A & B',
      edition: '1.2',
      href: 'index.html',
      launchData: '',
      elsewhere: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) as string,
    })
  })

  it('serves a page that frames another, from a second origin too', async () => {
    const { elsewhere } = (await (await get('launch.json')).json()) as { elsewhere: string }
    expect(new URL(elsewhere).origin).not.toBe(new URL(served.url).origin)
    expect(await (await fetch(`${elsewhere}frame.html`)).text()).toContain('<iframe')
    expect(await (await get('frame.html')).text()).toContain('<iframe')
  })

  it.each(['content/gone.js', 'content/../package.json', 'content/%2e%2e/package.json', 'content/%zz', 'gone'])(
    'has nothing at %s',
    async (path) => expect((await get(path)).status).toBe(404),
  )

  it('forbids unload events on demand', async () => {
    expect((await get('?unload=blocked')).headers.get('Permissions-Policy')).toBe('unload=()')
    expect((await get('')).headers.get('Permissions-Policy')).toBeNull()
  })

  it('says when the port is taken or there is no package', async () => {
    const port = Number(new URL(served.url).port)
    await expect(serveLms({ path: join(folder, 'course.zip'), port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await expect(serveLms({ path: join(folder, 'gone.zip') })).rejects.toThrow('gone.zip')
    await writeFile(join(folder, 'empty.zip'), zipSync({ 'a.txt': strToU8('') }))
    await expect(serveLms({ path: join(folder, 'empty.zip') })).rejects.toThrow('There is no imsmanifest.xml')
  })

  it('serves an unpacked package too', async () => {
    for (const name of ['imsmanifest.xml', 'index.html'] as const) await writeFile(join(folder, name), files[name])
    const other = await serveLms({ path: folder, edition: '2004' })
    expect(await (await fetch(`${other.url}launch.json`)).json()).toMatchObject({ edition: '2004', href: 'index.html' })
    await other.close()
  })
})

describe('launch of a manifest', () => {
  const read = (xml: string) => readManifest(new Map([['imsmanifest.xml', strToU8(xml)]]))

  it.each(PACKAGE_EDITIONS)('of our own, %s', (edition) => {
    const info = read(manifest({ course, edition, files: ['index.html'] }))
    expect(info).toMatchObject({ title: 'A & B', edition: edition === '1.2' ? '1.2' : '2004', href: 'index.html' })
    expect(info).not.toHaveProperty('masteryScore')
  })

  it('of others: nested items, a base, parameters and a pass mark', () => {
    const info = read(`<manifest identifier="M"><metadata><schemaversion>1.2</schemaversion></metadata>
      <organizations><organization><title>T</title><item><title>Part</title><item identifierref="R" parameters="?a=1">
      <title>S</title><adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>d</adlcp:datafromlms></item></item>
      </organization></organizations><resources xml:base="x/"><resource identifier="R" href="go.html"/></resources></manifest>`)
    expect(info).toEqual({
      id: 'M',
      title: 'T',
      edition: '1.2',
      href: 'x/go.html?a=1',
      masteryScore: 80,
      launchData: 'd',
    })
  })

  it('fails in words where there is nothing to launch', () => {
    expect(() => read('<manifest/>')).toThrow('no item that can be launched')
  })
})
