import { describe, expect, it } from 'vitest'
import { pageAddress } from '../../../player/page-address.ts'
import { followAddresses, wantedPage } from '../../../src/addresses.ts'
import { trackedCourse, visit } from '../../contract/tracked-course.ts'
import { create, createWorld, earlier, promised, settle, start, type World } from '../player/session-bench.ts'

/** A window with an address bar, and with Back and Forward. */
class Browser extends EventTarget {
  entries: string[]
  index = 0
  constructor(hash: string) {
    super()
    this.entries = [hash]
  }

  get location() {
    return { hash: this.entries[this.index] ?? '' }
  }
  history = {
    pushState: (_: unknown, __: string, hash: string) => this.#add(hash),
    replaceState: (_: unknown, __: string, hash: string) => void (this.entries[this.index] = hash),
  }

  /** The learner follows a link or types an address. */
  go(hash: string) {
    if (hash === this.location.hash) return
    this.#add(hash)
    this.#tell()
  }
  back() {
    if (this.index > 0) this.#move(-1)
  }
  forward() {
    if (this.index < this.entries.length - 1) this.#move(1)
  }
  #move(by: number) {
    this.index += by
    this.#tell()
  }
  #add(hash: string) {
    this.entries.splice(++this.index, Infinity, hash)
  }
  #tell() {
    this.dispatchEvent(new Event('hashchange'))
  }
}

/** A course that is opened at an address, as `launch` does it. */
async function opened(hash: string, parts: Partial<World> = {}, whenShown = (run: () => void) => run()) {
  const browser = new Browser(hash)
  const session = start(createWorld({ wanted: wantedPage(hash), ...parts }))
  followAddresses(session, browser as unknown as Window, whenShown)
  await settle()
  const page = () => session.getSnapshot().context.page
  return { browser, session, page }
}

describe('an address', () => {
  it.each([
    ['#/real-equality', 'real-equality'],
    ['#/one2', 'one2'],
    ['', null],
    ['#', null],
    ['#/', null],
    ['#one', null],
    ['#/One', null],
    ['#/one/two', null],
    ['#/one?x=1', null],
    ['#/%3Cscript%3E', null],
    ['#/one\n', null],
  ])('%j asks for %j', (hash, page) => {
    expect(wantedPage(hash)).toBe(page)
  })

  it('of a page asks for that page', () => {
    expect(trackedCourse.pages.map(({ id }) => wantedPage(pageAddress(id)))).toEqual(['one', 'two', 'three', 'check'])
  })
})

describe('the address bar', () => {
  it('names the page that was opened, without a step in the history', async () => {
    const { browser } = await opened('', { stored: [earlier(1, visit('two'))] })
    expect(browser.entries).toEqual(['#/two'])
  })

  it('names no page that is only shown until the storage is open', async () => {
    const opening = promised()
    const stored = [earlier(1, visit('two'))]
    const browser = new Browser('')
    const session = create(createWorld({ seemsNew: true, stored, opening: () => opening.promise }))
    followAddresses(session, browser as unknown as Window, (run) => run())
    session.start()
    await settle()
    expect(session.getSnapshot().context.page).toBe('one')
    browser.go('#/check')
    expect(browser.entries).toEqual(['', '#/check'])
    opening.keep()
    await settle()
    expect(browser.entries).toEqual(['', '#/two'])
  })

  it('names each page that is opened after it, with a step each', async () => {
    const { browser, session } = await opened('')
    session.send({ type: 'learner.next' })
    session.send({ type: 'learner.goTo', page: 'check' })
    session.send({ type: 'learner.shown', page: 'check' })
    expect(browser.entries).toEqual(['#/one', '#/two', '#/check'])
  })

  it('is told of a page once that is on the screen, and of none that was left before', async () => {
    const paints: (() => void)[] = []
    const { browser, session } = await opened('', {}, (run) => void paints.push(run))
    const paint = () => paints.splice(0).forEach((run) => run())
    session.send({ type: 'learner.next' })
    expect(browser.entries).toEqual(['#/one'])
    paint()
    expect(browser.entries).toEqual(['#/one', '#/two'])
    session.send({ type: 'learner.next' })
    session.send({ type: 'learner.next' })
    paint()
    expect(browser.entries).toEqual(['#/one', '#/two', '#/check'])
    session.send({ type: 'learner.previous' })
    browser.go('#/one')
    paint()
    expect(browser.entries).toEqual(['#/one', '#/two', '#/check', '#/one'])
    session.send({ type: 'learner.next' })
    browser.go('#/two') // a link to the page that is just being shown
    paint()
    expect(browser.entries).toEqual(['#/one', '#/two', '#/check', '#/one', '#/two'])
  })

  it('keeps the page that a link named, when the learner goes on', async () => {
    const { browser, session } = await opened('#/two')
    session.send({ type: 'learner.next' })
    expect(browser.entries).toEqual(['#/two', '#/three'])
  })

  it('is put right when it names no page of the course', async () => {
    const { browser, page } = await opened('#/nowhere')
    expect(page()).toBe('one')
    expect(browser.entries).toEqual(['#/one'])
  })
})

describe('Back and Forward', () => {
  it('turn the pages', async () => {
    const { browser, session, page } = await opened('')
    session.send({ type: 'learner.next' })
    session.send({ type: 'learner.next' })
    const walk = (['back', 'back', 'back', 'forward', 'forward', 'forward'] as const).map((step) => {
      browser[step]()
      return page()
    })
    expect(walk).toEqual(['two', 'one', 'one', 'two', 'three', 'three'])
    expect(browser.entries).toEqual(['#/one', '#/two', '#/three'])
  })

  it('reach the page of a link after the learner went on', async () => {
    const { browser, session, page } = await opened('#/two')
    session.send({ type: 'learner.next' })
    browser.back()
    expect(page()).toBe('two')
  })
})

describe('an address that is changed while the course is open', () => {
  it('opens its page', async () => {
    const { browser, page } = await opened('')
    browser.go('#/check')
    expect(page()).toBe('check')
    expect(browser.entries).toEqual(['#/one', '#/check'])
  })

  it.each(['#/nowhere', '#elsewhere', '#/', ''])('is put back when it names no page (%j)', async (hash) => {
    const { browser, page } = await opened('')
    browser.go(hash)
    expect(page()).toBe('one')
    expect(browser.location.hash).toBe('#/one')
  })

  it('is put back when its page is not open yet', async () => {
    const { browser, page } = await opened('', { course: { ...trackedCourse, navigation: 'sequential' } })
    browser.go('#/three')
    expect(page()).toBe('one')
    expect(browser.location.hash).toBe('#/one')
  })

  it('is put back when the learner has left', async () => {
    const { browser, session, page } = await opened('', { connection: null })
    session.send({ type: 'learner.exit' })
    await settle()
    browser.go('#/three')
    expect(page()).toBe('one')
    expect(browser.location.hash).toBe('#/one')
  })

  it('does nothing while the course is still opening', async () => {
    const opening = promised()
    const { browser, page } = await opened('#/two', { opening: () => opening.promise })
    browser.go('#/three')
    expect(browser.location.hash).toBe('#/three')
    opening.keep()
    await settle()
    expect(page()).toBe('two')
    expect(browser.location.hash).toBe('#/two')
  })

  it('is left alone by what happens on the page before the browser tells of its change', async () => {
    const { browser, session } = await opened('#/one')
    browser.entries[browser.index] = '#/two' // before `hashchange`
    session.send({ type: 'learner.note', field: 'city.name', value: ['Rivermouth'] })
    await settle()
    expect(browser.location.hash).toBe('#/two')
  })
})
