// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openParts, type Part } from '../../../src/parts.ts'

/** Scripts that were put into the page, in order. */
let asked: HTMLScriptElement[]
const addresses = () => asked.map((script) => script.getAttribute('src'))
const push = (key: string, value: unknown) => (globalThis.stepwise ??= new Array<Part>()).push([key, value])
const arrive = (script = asked.at(-1)) => void script?.onload?.(new Event('load'))
const fail = (script = asked.at(-1)) => void script?.onerror?.(new Event('error'))

beforeEach(() => {
  asked = []
  vi.spyOn(document.head, 'append').mockImplementation((script) => void asked.push(script as HTMLScriptElement))
})
afterEach(() => {
  vi.restoreAllMocks()
  globalThis.stepwise = undefined
  delete (window as { trustedTypes?: unknown }).trustedTypes
})

describe('a part', () => {
  it('that came before the player is not asked for', async () => {
    push('course', { id: 'a-course' })
    push('page:one', null)
    const part = openParts()
    expect(await part('course', './course/course.js')).toEqual({ id: 'a-course' })
    expect(await part('page:one', './course/pages/one.js')).toBeNull()
    expect(asked).toEqual([])
  })

  it('that comes without being asked for is taken', async () => {
    const part = openParts()
    push('page:one', 'one')
    expect(await part('page:one', './pages/one.js')).toBe('one')
    expect(asked).toEqual([])
  })

  it('that is missing is asked for when it is wanted, and once', async () => {
    const part = openParts()
    expect(asked).toEqual([])
    const both = [part('page:one', './pages/one.js'), part('page:one', './pages/one.js')]
    expect(addresses()).toEqual(['./pages/one.js'])
    push('page:one', 'one')
    arrive()
    expect(await Promise.all(both)).toEqual(['one', 'one'])
    expect(await part('page:one', './pages/one.js')).toBe('one')
    expect(asked).toHaveLength(1)
  })

  it('is not mistaken for another that arrives first', async () => {
    const part = openParts()
    const one = part('page:one', './pages/one.js')
    const two = part('page:two', './pages/two.js')
    const [first, second] = asked
    push('page:two', 'two')
    arrive(second)
    push('page:one', 'one')
    arrive(first)
    expect(await Promise.all([one, two])).toEqual(['one', 'two'])
  })

  it('whose script does not arrive is told to all who wait, and may be asked for again', async () => {
    const part = openParts()
    const both = [part('page:one', './pages/one.js'), part('page:one', './pages/one.js')]
    fail()
    for (const one of both) await expect(one).rejects.toThrow('The file ./pages/one.js did not arrive.')
    const again = part('page:one', './pages/one.js')
    expect(addresses()).toEqual(['./pages/one.js', './pages/one.js'])
    push('page:one', 'one')
    arrive()
    expect(await again).toBe('one')
  })

  it('whose script brings something else is told, and may be asked for again', async () => {
    const part = openParts()
    const first = part('page:one', './pages/one.js')
    push('page:two', 'two')
    arrive()
    await expect(first).rejects.toThrow('The file ./pages/one.js did not bring what it should.')
    const again = part('page:one', './pages/one.js')
    push('page:one', 'one')
    arrive()
    expect(await again).toBe('one')
  })
})

describe('a script', () => {
  it('does not stay in the page, whether it arrived or not', async () => {
    const head = document.createElement('head')
    vi.mocked(document.head.append).mockImplementation((script) => {
      asked.push(script as HTMLScriptElement)
      head.append(script)
    })
    const part = openParts()
    const both = [part('page:one', './pages/one.js'), part('page:two', './pages/two.js')]
    expect([...head.children]).toEqual(asked)
    push('page:one', 'one')
    arrive(asked[0])
    fail(asked[1])
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect([...head.children]).toEqual([])
  })

  it.each([
    './pages/../../secret.js',
    '../secret.js',
    './../secret.js',
    '/secret.js',
    'pages/one.js',
    'https://elsewhere.example/one.js',
    '//elsewhere.example/one.js',
    './/elsewhere.example/one.js',
    'data:text/javascript,1',
    './pages/One.js',
    './pages/one.js?x',
    './pages/one.js\n',
    './pages/one.mjs',
    './pages/.js',
    '.\\one.js',
    '',
  ])('from elsewhere is refused (%j)', async (address) => {
    const part = openParts()
    await expect(part('page:one', address)).rejects.toThrow(TypeError)
    expect(asked).toEqual([])
  })

  it.each(['./journal.js', './course/course.js', './courses/a-course/course/pages/one-2.js'])(
    'beside or below the page is loaded (%j)',
    (address) => {
      void openParts()('page:one', address)
      expect(addresses()).toEqual([address])
    },
  )

  it('passes the one policy of browsers that have Trusted Types, which refuses the same', async () => {
    const names: string[] = []
    const createPolicy = (name: string, rules: { createScriptURL(address: string): string }) => {
      names.push(name)
      return { createScriptURL: (address: string) => `${rules.createScriptURL(address)}#trusted` }
    }
    Object.assign(window, { trustedTypes: { createPolicy } })
    const part = openParts()
    const one = part('page:one', './pages/one.js')
    expect(addresses()).toEqual(['./pages/one.js#trusted'])
    push('page:one', 'one')
    arrive()
    expect(await one).toBe('one')
    await expect(part('page:two', '../secret.js')).rejects.toThrow('"../secret.js" is not a file of the course.')
    expect(names).toEqual(['course-script'])
    expect(asked).toHaveLength(1)
  })
})
