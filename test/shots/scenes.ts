import type { Page } from 'playwright'
import { isQuestion } from '../../courses/format/question.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { giveAnswer, takeAssessment, useBlock } from '../e2e/hands.ts'
import { byPointer } from '../e2e/keyboard.ts'
import { responseTo } from '../e2e/responses.ts'

/** One state of one screen. `open` comes to it from a fresh visit of the app at `url`. */
export interface Scene {
  name: string
  /** The picture is as long as the page, not as high as the window. */
  isWhole?: true
  open(page: Page, url: string): Promise<void>
}

const BIG = 'intercultural-city-step-by-step'
const TOUR = 'using-this-player'

const course = (id: string, page = '') => `?course=${id}${page && `#/${page}`}`
const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
const at = (name: string, address: string): Scene => ({
  name,
  async open(page, url) {
    await page.goto(url + address)
    await settled(page)
  },
})
/** A scene, and then what is done there. */
const then = (scene: Scene, name: string, act: (page: Page) => Promise<unknown>): Scene => ({
  ...scene,
  name,
  async open(page, url) {
    await scene.open(page, url)
    await act(page)
  },
})
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
const opened = (page: Page) => page.getByRole('dialog').waitFor()
const pressFor = (name: string) => async (page: Page) => {
  await press(name)(page)
  await opened(page)
}

const pages = (id: string, ...names: string[]): Scene[] => names.map((name) => at(`page ${name}`, course(id, name)))
/** The same, from top to bottom. */
const whole = (id: string, name: string): Scene => ({ ...at(`page ${name}`, course(id, name)), isWhole: true })

const read = await readCourse(TOUR)
if (!read.ok) throw new Error('The tour has problems.')
const tour = read.compiled
const blocksOf = (name: string) => tour.pages.find(({ id }) => id === name)?.blocks ?? []

/** All questions of a page of the tour, answered right or wrong. */
const answer = (name: string, isRight: boolean) => async (page: Page) => {
  for (const question of blocksOf(name).filter(isQuestion)) {
    await giveAnswer(page, byPointer, question, responseTo(question, isRight))
  }
}
/** All questions of it asked to be checked before they are answered; an order is always an answer. */
const tooEarly = (name: string) => async (page: Page) => {
  for (const { id } of blocksOf(name)
    .filter(isQuestion)
    .filter(({ kind }) => kind !== 'order')) {
    await page
      .locator(`[data-question-id="${id}"]`)
      .getByRole('button', { name: /^(Check answer|Decide)$/ })
      .click()
  }
}
/** All that can be used on a page of the tour without an answer, used: fields, lists, cards, slides, tables, stars. */
const use = (name: string) => async (page: Page) => {
  for (const block of blocksOf(name)) await useBlock(page, byPointer, block)
}
const goTo = async (page: Page, id: string) => {
  await page.evaluate((to) => (location.hash = `/${to}`), id)
  await page.locator(`[data-page-id="${id}"]`).waitFor()
}
/** Every page of the tour read, and its check passed. */
const finish = async (page: Page) => {
  for (const { id } of tour.course.pages) await goTo(page, id)
  await takeAssessment(page, tour, 'short-check')
  await page.getByRole('textbox', { name: /Your name/ }).fill('Sam Reader')
}

/** Without its storage, as in a private window of a strict browser. */
const withoutStorage: Scene = {
  name: 'storage refused',
  async open(page, url) {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined })
      Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError') } }) // prettier-ignore
    })
    await at('', course(BIG)).open(page, url)
  },
}
const missingPage: Scene = {
  name: 'page did not arrive',
  async open(page, url) {
    await page.route('**/practical.js', (route) => route.abort())
    await at('', course(BIG)).open(page, url)
    await press('Next')(page)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
  },
}
const missingCourse: Scene = {
  name: 'course did not arrive',
  async open(page, url) {
    await page.route('**/course/course.js', (route) => route.abort())
    await page.goto(url + course(BIG))
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
}
const slowPage: Scene = {
  name: 'page on its way',
  async open(page, url) {
    await page.route('**/practical.js', () => undefined)
    await page.goto(url + course(BIG), { waitUntil: 'commit' }) // it waits for all that is asked for
    await press('Next')(page)
    await page.getByRole('main').getByRole('status').first().waitFor()
    await page.waitForTimeout(700) // its words come late
  },
}
const offline: Scene = {
  name: 'without a connection',
  isWhole: true,
  async open(page, url) {
    await at('', course(TOUR, 'words-and-links')).open(page, url)
    await page.context().setOffline(true)
    await page.getByText(/needs the internet, which is not there/).waitFor()
  },
}

const first = at('page welcome', course(BIG))
const city = at('page real-equality', course(BIG, 'real-equality'))

/** What a learner may come to see. */
export const SCENES: readonly Scene[] = [
  at('home', ''),
  at('home resources', '#resources'),
  at('home glossary', '#glossary'),
  at('home data', '#data'),
  at('unknown course', course('nowhere')),
  first,
  ...pages(BIG, 'practical', 'why-cities', 'idea-to-network', 'diversity', 'real-equality', 'strategy'),
  ...pages(
    BIG,
    'eight-strategies',
    'rivermouth',
    'housing',
    'glossary-resources',
    'final-assessment',
    'plan-certificate',
  ),
  ...tour.course.pages.map(({ id }) => whole(TOUR, id)),
  ...['questions', 'decisions'].flatMap((name) => [
    then(whole(TOUR, name), `${name} too early`, tooEarly(name)),
    then(whole(TOUR, name), `${name} wrong`, answer(name, false)),
    then(whole(TOUR, name), `${name} right`, answer(name, true)),
  ]),
  ...['first-steps', 'finding-your-way', 'your-own-notes', 'words-and-links'].map((name) =>
    then(whole(TOUR, name), `${name} in use`, use(name)),
  ),
  then(whole(TOUR, 'short-check'), 'assessment wrong', answer('short-check', false)),
  then(whole(TOUR, 'first-steps'), 'finished', finish),
  then(first, 'outline or drawer', press('Outline')),
  then(first, 'menu', pressFor('Menu')),
  then(first, 'shortcuts', (page) => page.keyboard.press('?').then(() => opened(page))),
  then(first, 'search', pressFor('Search the course')),
  then(first, 'notes', pressFor('Notes and review')),
  then(first, 'settings', pressFor('Reading settings')),
  then(city, 'term opened', async (page) => {
    await page.locator('main button.term').first().click()
    await page.getByRole('note').filter({ hasText: /\w{4}/ }).first().waitFor()
  }),
  then(at('', ''), 'export', async (page) => {
    await page
      .getByRole('button', { name: /^Export for your LMS/ })
      .first()
      .click()
    await opened(page)
  }),
  then(first, 'left', press('Exit')),
  then(first, 'on paper', (page) => page.emulateMedia({ media: 'print' })),
  then(whole(TOUR, 'questions'), 'questions on paper', (page) => page.emulateMedia({ media: 'print' })),
  withoutStorage,
  missingPage,
  missingCourse,
  slowPage,
  offline,
]
