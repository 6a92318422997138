import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, FrameLocator, Page } from '@playwright/test'
import type { CompiledCourse } from '../../courses/format/course.ts'
import type { PackageEdition } from '../../scorm/schemas.ts'
import { decodeSuspendData } from '../../scorm/suspend-data.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { exportPackage } from '../../src/export/cli.ts'
import type { Profile } from '../lms/profiles/profile.ts'
import { serveLms, type ServedLms } from '../lms/server.ts'
import { expectPage, type Player } from './learner.ts'
import { expect } from './watched.ts'

const COURSE = 'small'
const PLACES = { courses: 'test/fixtures/courses', player: 'dist/player' }

export async function smallCourse(): Promise<CompiledCourse> {
  const read = await readCourse(COURSE, PLACES.courses)
  if (!read.ok) throw new Error('The small course has problems.')
  return read.compiled
}

export async function serveSmall(edition: PackageEdition): Promise<ServedLms> {
  const out = await mkdtemp(join(tmpdir(), 'stepwise-'))
  const exported = await exportPackage({ course: COURSE, options: { standard: edition }, out }, PLACES)
  if (!exported.ok) throw new Error(exported.reason)
  return serveLms({ path: exported.path })
}

/** The page that plays LMS, which may lie in a frame of another origin. */
export class LmsWindow {
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
export async function expectOpened(player: Player, compiled: CompiledCourse, index: number): Promise<void> {
  const place = player.getByText(`Page ${index + 1} of ${compiled.course.pages.length}`, { exact: true })
  await expect(place).toBeVisible({ timeout: 25_000 })
  await expectPage(player, compiled, index)
}

export async function expectRead(lms: LmsWindow, { course }: CompiledCourse, count: number): Promise<void> {
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
