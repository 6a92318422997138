import { STANDARDS, type PackageEdition } from '../../scorm/schemas.ts'
import type { CompiledCourse } from '../../courses/format/course.ts'
import { PROFILES } from '../lms/profiles/all.ts'
import type { Profile } from '../lms/profiles/profile.ts'
import type { ServedLms } from '../lms/server.ts'
import { expectPage, goOn } from './learner.ts'
import { expectOpened, expectRead, LmsWindow, serveSmall, smallCourse } from './lms-window.ts'
import { IS_LONG } from './long.ts'
import { expect, test } from './watched.ts'

/** Each of their calls takes seconds; the tests in Node count them instead. */
const SLOW = ['slow-calls', 'slow-commits']
/** Behaviours of windows, frames, time and unloading get a whole visit, the others a short one; editions take turns. */
const isWhole = ({ name, place }: Profile): boolean => place !== undefined || name === 'null-at-unload'
const EDITIONS: readonly PackageEdition[] = ['1.2', '2004-4']

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
        // One that is down while the window is closed hears of it at the next launch.
        const isUp = profile.name !== 'down-and-back'
        if (profile.keeps === 'everything' && isUp) await expectRead(window, compiled, 2)

        await window.open()
        const second = await window.launch()
        const isKept = !profile.launch?.learner || profile.keeps === 'everything'
        await expectOpened(second, compiled, isKept ? 1 : 0)
        if (profile.keeps === 'everything') await expectRead(window, compiled, 2)
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
