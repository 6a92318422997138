import type { Page } from 'playwright'

/** One state of one screen. `open` comes to it from a fresh visit of the app at `url`. */
export interface Scene {
  name: string
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
  name,
  async open(page, url) {
    await scene.open(page, url)
    await act(page)
  },
})
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click()

const pages = (id: string, ...names: string[]): Scene[] => names.map((name) => at(`page ${name}`, course(id, name)))

/** Every option once checked: right and wrong feedback stand beside each other. */
const answered = async (page: Page) => {
  for (const form of await page.locator('[data-question-id]').all()) {
    const option = form.getByRole('radio').or(form.getByRole('checkbox')).first()
    if ((await option.count()) > 0) await option.check()
    await form
      .getByRole('button', { name: 'Check answer' })
      .click({ timeout: 2_000 })
      .catch(() => undefined)
  }
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
    await page.getByRole('alert').waitFor()
  },
}

const first = at('page welcome', course(BIG))
const city = at('page real-equality', course(BIG, 'real-equality'))

/** What a learner may come to see. */
export const SCENES: readonly Scene[] = [
  at('home', ''),
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
  ...pages(TOUR, 'first-steps', 'finding-your-way', 'questions', 'decisions', 'your-own-notes'),
  ...pages(TOUR, 'where-your-work-is', 'words-and-links', 'short-check'),
  then(at('', course(TOUR, 'questions')), 'questions answered', answered),
  then(at('', course(TOUR, 'short-check')), 'assessment answered', answered),
  then(first, 'outline or drawer', press('Outline')),
  then(first, 'menu', press('Menu')),
  then(first, 'shortcuts', (page) => page.keyboard.press('?')),
  then(first, 'search', press('Search the course')),
  then(first, 'notes', press('Notes and review')),
  then(first, 'settings', press('Reading settings')),
  then(city, 'term opened', (page) => page.locator('main [aria-haspopup], main .term').first().focus()),
  then(at('', ''), 'export', (page) => page.getByRole('button', { name: /^Export for your LMS/ }).first().click()), // prettier-ignore
  then(first, 'left', press('Exit')),
  then(first, 'on paper', (page) => page.emulateMedia({ media: 'print' })),
  withoutStorage,
  missingPage,
]
