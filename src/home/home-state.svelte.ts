import { EMPTY_PROGRESS } from '../../courses/format/progress.ts'
import type { Journal } from '../../player/journal.ts'
import { language } from '../../player/language.svelte.ts'
import { openReading, settingsKey } from '../../player/settings/open-reading.ts'
import { courseIn } from '../../player/switch-language.ts'
import type { Peek, Peeked } from '../journal/peek.ts'
import { learnerOfScope, localScope, readLearners, type Learners } from '../learners.ts'
import { inOrder, REFUSED, standingOf, type HomeCourse, type Standing } from './standing.ts'
import * as list from './learner-list.ts'

/** What home needs of this device; tests put another in its place. */
export interface Device {
  storage(): Storage
  peek(scopes: readonly string[]): Promise<Peek>
  openJournal(scope: string): Promise<Journal>
  newId(): string
}

/** A course with where the learner stands in it; `kept` is null where nothing is kept of it. */
export interface OnShelf extends HomeCourse {
  standing: Standing
  kept: Peeked | null
  last: number
}

export type Restored = 'done' | 'open-elsewhere' | 'failed'

/** Who is learning, and what this device knows of them. It only looks, unless it is told to restore or to forget. */
export class HomeState {
  learners = $state.raw<Learners>() as Learners
  /** Null until it has been looked for. */
  peek = $state.raw<Peek | null>(null)
  readonly courses: readonly HomeCourse[]
  readonly #device: Device
  /** The last look counts, whichever comes back first. */
  #looks = 0

  constructor(courses: readonly HomeCourse[], device: Device) {
    this.courses = courses
    this.#device = device
    this.learners = readLearners(device.storage)
  }

  /** All courses in the order in which they are shown. */
  readonly shelf = $derived.by((): OnShelf[] =>
    inOrder(
      this.courses.map((one) => {
        const texts = one.texts.find((text) => text.language === language.current)
        const shown = { ...one, course: texts ? courseIn(one.course, texts) : one.course }
        const kept = this.peek?.kept.get(this.#scope(one)) ?? null
        return { ...shown, kept, standing: standingOf(shown, kept?.progress ?? EMPTY_PROGRESS), last: kept?.last ?? 0 }
      }),
    ),
  )

  readonly #scope = ({ course }: HomeCourse, learner = this.learners.current.id) => localScope(course.id, learner)

  async refresh(): Promise<void> {
    const look = ++this.#looks
    const learners = readLearners(this.#device.storage)
    const scopes = this.courses.map((course) => this.#scope(course, learners.current.id))
    const peek = await this.#device.peek(scopes).catch(() => REFUSED)
    if (look !== this.#looks) return
    this.learners = list.recover(
      learners,
      peek.scopes.flatMap((scope) => learnerOfScope(scope) ?? []),
    )
    this.peek = peek
  }

  /** Makes a changed list hold. False where it cannot be kept; then nothing changes. */
  async change(next: Learners): Promise<boolean> {
    if (!list.keepLearners(next, this.#device.storage)) return false
    if (next.current.id !== this.learners.current.id) {
      this.peek = null
      await openReading(next.current.id)
    }
    this.learners = next
    await this.refresh()
    return true
  }

  add(name: string): Promise<boolean> | null {
    const next = list.add(this.learners, name, this.#device.newId)
    return next && this.change(next)
  }

  rename(id: string, name: string): Promise<boolean> | null {
    const next = list.rename(this.learners, id, name)
    return next && this.change(next)
  }

  choose = (id: string): Promise<boolean> => this.change(list.choose(this.learners, id))

  /** Forgets all that a learner did, and then the learner. False where something is still there. */
  async remove(id: string): Promise<boolean> {
    if (!(await this.forget(id))) return false
    try {
      this.#device.storage().removeItem(settingsKey(id))
    } catch {
      return false
    }
    return this.change(list.remove(this.learners, id))
  }

  /** Everything that is kept of a learner, by course. */
  async everything(learner = this.learners.current.id): Promise<{ id: string; rows: Peeked['rows'] }[]> {
    const { kept, isRefused } = await this.#device.peek(this.courses.map((course) => this.#scope(course, learner)))
    if (isRefused) throw new Error('Not all that is kept could be read.')
    return this.courses.flatMap((course) => {
      const rows = kept.get(this.#scope(course, learner))?.rows
      return rows ? [{ id: course.course.id, rows }] : []
    })
  }

  /** Removes what a learner did in all courses from this device. False where something is still there. */
  async forget(learner = this.learners.current.id): Promise<boolean> {
    try {
      const scopes = this.courses.map((course) => this.#scope(course, learner))
      const { kept } = await this.#device.peek(scopes)
      for (const scope of scopes.filter((scope) => kept.has(scope))) {
        await (await this.#device.openJournal(scope)).forget()
      }
      return true
    } catch {
      return false
    } finally {
      await this.refresh()
    }
  }

  /** Adds the events of backups. Where another window writes in one of the courses, nothing is changed. */
  async restore(backups: readonly { id: string; events: Parameters<Journal['append']>[0] }[]): Promise<Restored> {
    const journals: Journal[] = []
    try {
      for (const { id } of backups) {
        const journal = await this.#device.openJournal(localScope(id, this.learners.current.id))
        journals.push(journal)
        const opened = await journal.open()
        if (opened.readOnly) return 'open-elsewhere'
      }
      for (const [i, { events }] of backups.entries()) await journals[i]?.append(events)
      return 'done'
    } catch {
      return 'failed'
    } finally {
      for (const journal of journals) await journal.close()
      await this.refresh()
    }
  }
}
