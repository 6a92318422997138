import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, FrameLocator, Page } from '@playwright/test'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'
import { decodeSuspendData } from '../../scorm/suspend-data.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { exportPackage } from '../../src/export/cli.ts'
import { PROFILES } from '../lms/profiles/all.ts'
import type { Profile } from '../lms/profiles/profile.ts'
import { serveLms, type ServedLms } from '../lms/server.ts'
import { IS_LONG } from './long.ts'
import { expectPage, goOn, type Player } from './learner.ts'
import { expect, test } from './watched.ts'

const COURSE = 'small'
const PLACES = { courses: 'test/fixtures/courses', player: 'dist/player' }

/** Each of their calls takes seconds; the tests in Node count them instead. */
const SLOW = ['slow-calls', 'slow-commits']
/** Behaviours of windows, frames, time and unloading get a whole visit, the others a short one; editions take turns. */
const isWhole = ({ name, place }: Profile): boolean => place !== undefined || name === 'null-at-unload'
const EDITIONS: readonly PackageEdition[] = ['1.2', '2004-4']

async function smallCourse(): Promise<CompiledCourse> {
  const read = await readCourse(COURSE, PLACES.courses)
  if (!read.ok) throw new Error('The small course has problems.')
  return read.compiled
}

async function serveSmall(edition: PackageEdition): Promise<ServedLms> {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const exported = await exportPackage({ course: COURSE, options: { standard: edition }, out }, PLACES)
  if (!exported.ok) throw new Error(exported.reason)
  return serveLms({ path: exported.path })
}

/** The page that plays LMS, which may lie in a frame of another origin. */
class LmsWindow {
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly profile: Profile | null,
  ) {}

  get #place() {
    return this.profile?.place ?? {}
  }

  get #button() {
    return this.screen.getByRole('button', { name: /^(Launch|Relaunch)$/ })
  }

  get screen(): Page | FrameLocator {
    return this.#place.foreign === 'above' ? this.page.frameLocator('iframe') : this.page
  }

  /** Opens it anew: everything that was open goes away without a word. */
  async open(parameters = ''): Promise<void> {
    await this.page.goto(`${this.url}?profile=${this.profile?.name ?? ''}${parameters}`)
    await expect(this.#button).toBeEnabled()
  }

  async launch(): Promise<Player> {
    const button = this.#button
    if (!this.#place.popup) {
      await button.click()
      return this.#frame()
    }
    const [popup] = await Promise.all([this.page.waitForEvent('popup'), button.click()])
    return popup
  }

  #frame(): FrameLocator {
    const depth = (this.#place.frames ?? 1) + (this.#place.foreign === 'between' ? 1 : 0)
    let frame = this.screen.frameLocator('main iframe')
    for (let i = 1; i < depth; i++) frame = frame.frameLocator('iframe')
    return frame
  }

  async close(): Promise<void> {
    await this.screen.getByRole('button', { name: 'Close the window' }).click()
  }

  /** The stored values by their elements. */
  values(): Promise<Record<string, string>> {
    const isLms = (frame: Frame): boolean => frame.url().startsWith(`${this.url}?`)
    const frame = this.page.frames().find(isLms) ?? this.page.mainFrame()
    return frame.evaluate(() => globalThis.lms.values())
  }
}

/** An LMS that is looked for is waited for; one that comes late moves whoever has only opened the course. */
async function expectOpened(player: Player, compiled: CompiledCourse, index: number): Promise<void> {
  const place = player.getByText(`Page ${index + 1} of ${compiled.course.pages.length}`, { exact: true })
  await expect(place).toBeVisible({ timeout: 25_000 })
  await expectPage(player, compiled, index)
}

async function expectRead(lms: LmsWindow, { course }: CompiledCourse, count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const found = decodeSuspendData(course, (await lms.values())['cmi.suspend_data'] ?? '')
        return found.kind === 'ok' ? found.progress.visited.size : found.kind
      },
      { timeout: 25_000 },
    )
    .toBe(count)
}

for (const edition of EDITIONS) {
  test.describe(`SCORM ${edition}`, () => {
    let lms: ServedLms
    let compiled: CompiledCourse
    test.beforeAll(async () => {
      ;[lms, compiled] = await Promise.all([serveSmall(edition), smallCourse()])
    })
    test.afterAll(() => lms.close())

    const offered = PROFILES.filter(({ name, editions }, index) => {
      const isTurn = editions.length === 1 || EDITIONS[index % 2] === edition
      return isTurn && editions.includes(STANDARDS[edition].runtime) && !SLOW.includes(name)
    })

    for (const profile of offered.filter(isWhole)) {
      test(`${profile.name}: a visit, a relaunch, and all of it is with the LMS`, async ({ page, context }) => {
        if (profile.place?.offline) {
          await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }))
        }
        const window = new LmsWindow(page, lms.url, profile)
        await window.open()
        const first = await window.launch()
        await expectOpened(first, compiled, 0)
        await goOn(first, compiled, 1)
        await expect(first.locator('html')).toHaveAttribute('data-save-state', 'sent-to-lms', { timeout: 15_000 })
        await goOn(first, compiled, 2)
        await window.close()
        await expectRead(window, compiled, 3)

        await window.open()
        const second = await window.launch()
        await expectOpened(second, compiled, 2)
        await goOn(second, compiled, 3)
        await expect(second.locator('html')).toHaveAttribute('data-save-state', 'sent-to-lms', { timeout: 15_000 })
        await second.getByRole('button', { name: 'Exit' }).click()
        await expect(second.getByText('It was sent to your LMS.')).toBeVisible()
        await window.close()
        await expectRead(window, compiled, 4)
      })
    }

    // Not about windows or time: `contract/lms-profiles.test.ts` runs them in Node each time.
    for (const profile of IS_LONG ? offered.filter((one) => !isWhole(one)) : []) {
      test(`${profile.name}: a short visit and a relaunch lose nothing`, async ({ page }) => {
        const window = new LmsWindow(page, lms.url, profile)
        await window.open()
        const first = await window.launch()
        await expectOpened(first, compiled, 0)
        await goOn(first, compiled, 1)
        await expect(first.locator('html')).toHaveAttribute('data-pending', '0')
        await window.close()
        if (profile.keeps === 'everything') await expectRead(window, compiled, 2)

        await window.open()
        const second = await window.launch()
        const isKept = !profile.launch?.learner || profile.keeps === 'everything'
        await expectOpened(second, compiled, isKept ? 1 : 0)
      })
    }

    test('unload events are forbidden, as in Moodle: a closed window is reported all the same', async ({ page }) => {
      const window = new LmsWindow(page, lms.url, null)
      await window.open('&unload=blocked')
      const player = await window.launch()
      await expectPage(player, compiled, 0)
      await goOn(player, compiled, 1)
      await window.open('&unload=blocked')
      await expectRead(window, compiled, 2)
    })
  })
}
